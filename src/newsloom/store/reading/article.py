"""Everything the page of one article shows."""

import datetime as dt
from dataclasses import dataclass

from newsloom.model.article import Change, Correction
from newsloom.store.models import Ahead, Article, ArticlePage, CopyGroup, Version
from newsloom.store.reading.cards import ArticleCard, card_rows, cards
from newsloom.store.reading.story_cards import StoryCard, points, story_card, story_rows
from newsloom.store.rows import notes_of

COPIES_SHOWN = 30
AHEAD_CITED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpan:
    """Half-open range of code points of the article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of an article, when it came, what it changed of the one before, and the publisher's notes in it."""

    number: int
    title: str
    text: str
    seen_at: dt.datetime
    changes: tuple[Change, ...] = ()
    corrections: tuple[Correction, ...] = ()


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
    edited_at: dt.datetime | None
    withdrawn_at: dt.datetime | None  # the publisher has taken it down
    first_seen_at: dt.datetime
    image_caption: str
    image_credit: str
    noindex: bool
    noarchive: bool
    points: tuple[TextSpan, ...]
    cited: tuple[TextSpan, ...]  # what its story quotes of it, and what it says lies ahead
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
    """The article with this number, in seven queries at most; None where there is none."""
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
        edited_at=row.edited_at,
        withdrawn_at=_withdrawn_at(row.pk),
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
    """What its story quotes of it, and the sentences the calendar leads to."""
    mine = [point for point in points(row.story.key_points) if point.article_id == row.pk] if row.story else []
    ahead = Ahead.objects.filter(article_id=row.pk).order_by("start").values_list("start", "end")[:AHEAD_CITED]
    spans = [*((point.start, point.end) for point in mine), *ahead]
    return tuple(TextSpan(start=start, end=end) for start, end in spans)


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


def _withdrawn_at(article_id: int) -> dt.datetime | None:
    pages = ArticlePage.objects.filter(article_id=article_id, is_withdrawn=True)
    return pages.values_list("missing_since", flat=True).first()


def _versions(row: Article) -> tuple[Wording, ...]:
    if row.version_count < 2:
        return ()
    kept = list(Version.objects.filter(article=row).order_by("number"))
    if not kept:
        return ()
    rows: list[Article | Version] = [*kept]
    if (kept[-1].title, kept[-1].text) != (row.title, row.text):
        rows.append(row)
    seen = [version.seen_at for version in kept] + [row.edited_at or row.modified_at or row.first_seen_at]
    found = [
        Wording(
            number=place,
            title=each.title,
            text=each.text,
            seen_at=at,
            changes=_changes(rows[place - 2], each) if place > 1 else (),
            corrections=notes_of(each.corrections),
        )
        for place, (each, at) in enumerate(zip(rows, seen, strict=False), 1)
    ]
    return tuple(found) if len(found) > 1 else ()


def _changes(before: Article | Version, after: Article | Version) -> tuple[Change, ...]:
    """What was noted when the wording changed; found by comparing where nothing was noted."""
    noted = before.changes if isinstance(before, Version) else None
    if noted is not None:
        return tuple(Change(name) for name in noted)
    different = {Change.HEADLINE: before.title != after.title, Change.TEXT: before.text != after.text}
    return tuple(change for change, differs in different.items() if differs)
