"""One article in a list: what its card shows, read with two queries for any number of cards."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Left

from newsloom.model.article import Kind
from newsloom.store.models import Article, ArticleTag
from newsloom.store.reading.story_cards import SourceName, StoryBadge, story_badge

LEAD_CHARS = 700  # what a card may need of the text; the longest lead shown is 600 and is cut at a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCard:
    """`at` is when it was published, or else first seen; `lead` is the beginning of the text."""

    id: int
    url: str
    title: str
    language: str
    kind: str
    source: SourceName
    at: dt.datetime
    sort_at: dt.datetime
    offset_min: int | None
    is_exact: bool
    section: str
    displayed_sections: tuple[str, ...]
    standfirst: str
    lead: str
    agency: str
    dateline: str
    image_url: str
    tags: tuple[str, ...]
    story: StoryBadge | None
    copy_of_id: int | None
    copies: int  # how many more carry the same text
    origin: str
    version_count: int
    edited_at: dt.datetime | None
    permitted_in_full: bool  # the publisher lets guests read all of it

    @property
    def is_link(self) -> bool:
        """Whether the article itself is only at the publisher's: a teaser, or a page that gave no text."""
        return self.kind == Kind.STUB or not self.lead.strip()

    @property
    def sections(self) -> tuple[str, ...]:
        """The section line the publisher shows, or else ours."""
        return self.displayed_sections or (self.section,)


def card_rows() -> QuerySet[Article]:
    """Articles with all a card needs, and without their long texts."""
    return (
        Article.objects.select_related("source", "story", "copy_group")
        .defer("text", "html", "story_reason", "key_points", "story__key_points", "story__outlets", "publisher_tags")
        .annotate(lead=Left("text", LEAD_CHARS))
    )


def cards(rows: Iterable[Article]) -> tuple[ArticleCard, ...]:
    """The cards of `card_rows()`, in the order given; one query more for their hashtags."""
    articles = list(rows)
    tags: defaultdict[int, list[str]] = defaultdict(list)
    pairs = ArticleTag.objects.filter(article_id__in=[article.pk for article in articles]).order_by("-score", "tag_id")
    for article_id, name in pairs.values_list("article_id", "tag__name"):
        tags[article_id].append(name)
    return tuple(_card(article, tuple(tags[article.pk])) for article in articles)


def cards_by_id(ids: Iterable[int]) -> tuple[ArticleCard, ...]:
    """The cards of these articles in this order; those that no longer exist are left out."""
    wanted = list(ids)
    found = {card.id: card for card in cards(card_rows().filter(pk__in=wanted))}
    return tuple(found[number] for number in wanted if number in found)


def _card(article: Article, tags: tuple[str, ...]) -> ArticleCard:
    group = article.copy_group
    return ArticleCard(
        id=article.pk,
        url=article.url,
        title=article.title,
        language=article.language,
        kind=article.kind,
        source=SourceName(name=article.source.name, slug=article.source.slug, language=article.source.language),
        at=article.published_at or article.first_seen_at,
        sort_at=article.sort_at,
        offset_min=article.published_offset_min,
        is_exact=article.published_is_exact,
        section=article.section,
        displayed_sections=tuple(str(name) for name in article.displayed_sections),
        standfirst=article.standfirst,
        lead=getattr(article, "lead", "") or "",
        agency=article.agency,
        dateline=article.dateline,
        image_url=article.image_url,
        tags=tags,
        story=story_badge(article.story) if article.story else None,
        copy_of_id=article.copy_of_id,
        copies=max(0, group.size - 1) if group else 0,
        origin=group.origin if group else "",
        version_count=article.version_count,
        edited_at=article.edited_at,
        permitted_in_full=article.source.full_text_for_guests and not article.noarchive,
    )
