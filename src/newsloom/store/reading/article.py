"""Everything the page of one article shows."""

import datetime as dt
from dataclasses import dataclass

from newsloom.store.models import Article, CopyGroup, Version
from newsloom.store.reading.cards import ArticleCard, card_rows, cards
from newsloom.store.reading.story_cards import StoryCard, points, story_card, story_rows

COPIES_SHOWN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpan:
    """Half-open range of code points of the article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of an article, and when we first saw it."""

    number: int
    title: str
    text: str
    seen_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """One more article with the same text."""

    article_id: int
    title: str
    language: str
    source: str
    source_language: str
    at: dt.datetime
    is_origin: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article with its texts and what stands around it. `copies` are the others of its group, earliest first."""

    card: ArticleCard
    authors: tuple[str, ...]
    text: str
    html: str
    source_home_url: str
    modified_at: dt.datetime | None
    first_seen_at: dt.datetime
    image_caption: str
    image_credit: str
    noindex: bool
    noarchive: bool
    points: tuple[TextSpan, ...]
    cited: tuple[TextSpan, ...]  # what its story quotes of it
    story: StoryCard | None
    origin: str
    copies: tuple[CopyLine, ...]
    copy_total: int
    versions: tuple[Wording, ...]  # oldest first, the present one last; empty when it never changed

    @property
    def is_origin(self) -> bool:
        """Whether the others carry this one's text."""
        return self.card.copy_of_id is None


def article_view(article_id: int) -> ArticleView | None:
    """The article with this number, in five queries at most; None where there is none."""
    row = card_rows().defer(None).defer("story__outlets").filter(pk=article_id).first()
    if row is None:
        return None
    (card,) = cards([row])
    story = story_rows().filter(pk=row.story_id).first() if row.story_id else None
    others, total = _copies(row)
    return ArticleView(
        card=card,
        authors=tuple(str(author["name"]) for author in row.authors),
        text=row.text,
        html=row.html,
        source_home_url=row.source.home_url,
        modified_at=row.modified_at,
        first_seen_at=row.first_seen_at,
        image_caption=row.image_caption,
        image_credit=row.image_credit,
        noindex=row.noindex,
        noarchive=row.noarchive,
        points=tuple(TextSpan(start=int(point["start"]), end=int(point["end"])) for point in row.key_points),
        cited=_cited(row),
        story=story_card(story) if story else None,
        origin=row.copy_group.origin if row.copy_group else "",
        copies=others,
        copy_total=total,
        versions=_versions(row),
    )


def _cited(row: Article) -> tuple[TextSpan, ...]:
    if row.story is None:
        return ()
    mine = (point for point in points(row.story.key_points) if point.article_id == row.pk)
    return tuple(TextSpan(start=point.start, end=point.end) for point in mine)


def _copies(row: Article) -> tuple[tuple[CopyLine, ...], int]:
    group: CopyGroup | None = row.copy_group
    if group is None or group.size < 2:
        return (), 0
    others = (
        Article.objects.filter(copy_group=group)
        .exclude(pk=row.pk)
        .select_related("source")
        .only("title", "language", "published_at", "first_seen_at", "source__name", "source__language")
        .order_by("sort_at", "id")[:COPIES_SHOWN]
    )
    lines = tuple(
        CopyLine(
            article_id=other.pk,
            title=other.title,
            language=other.language,
            source=other.source.name,
            source_language=other.source.language,
            at=other.published_at or other.first_seen_at,
            is_origin=other.pk == group.origin_article_id,
        )
        for other in others
    )
    return lines, max(len(lines), group.size - 1)


def _versions(row: Article) -> tuple[Wording, ...]:
    if row.version_count < 2:
        return ()
    earlier = [
        Wording(number=version.number, title=version.title, text=version.text, seen_at=version.seen_at)
        for version in Version.objects.filter(article=row).order_by("number")
    ]
    if not earlier or earlier[-1].title != row.title or earlier[-1].text != row.text:
        seen_at = row.modified_at or row.first_seen_at
        number = max(row.version_count, earlier[-1].number + 1 if earlier else 1)
        earlier.append(Wording(number=number, title=row.title, text=row.text, seen_at=seen_at))
    return tuple(earlier) if len(earlier) > 1 else ()
