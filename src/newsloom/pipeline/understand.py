"""From a gathered article to a decided one: language, section, hashtags, key points, and its place in time."""

import datetime as dt
from collections.abc import Sequence

import structlog

from newsloom.brief.points import key_points
from newsloom.language.prose import Prose
from newsloom.language.read import read
from newsloom.language.roles import RoleTable
from newsloom.language.said import read_said
from newsloom.model.article import ArticleId
from newsloom.model.intent import ArticleIntent, Gathered
from newsloom.model.reading import Hashtag, Readable, Span
from newsloom.model.said import Said
from newsloom.model.weave import Doc
from newsloom.ports import Unread
from newsloom.text.corrections import all_notes

log = structlog.get_logger()

_MISTAKES = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_POINTS = 4  # of one article
_FUTURE = dt.timedelta(hours=1)  # DESIGN.md §5
_MOST_TAGS = 8


def understand(
    gathered: Gathered, *, id: ArticleId, now: dt.datetime, offices: RoleTable | None = None
) -> ArticleIntent:
    """The article with what its text says. `sort_at` = min(published, first seen + 1 h).

    `offices`: who held which office when, as far as is known here.
    """
    page = gathered.extracted
    reading = read(
        Readable(
            title=page.title,
            text=page.text,
            url=page.url,
            language=page.language,
            breadcrumb=page.breadcrumb or page.displayed_sections,
            publisher_tags=page.publisher_tags,
            feed_categories=gathered.feed_categories,
        )
    )
    published = page.published_at.astimezone(dt.UTC) if page.published_at else now
    prose = Prose(text=page.text, title=page.title, language=reading.language, published_at=page.published_at or now)
    sort_at = min(published, now + _FUTURE)
    doc = Doc(id=str(id), title=page.title, text=page.text, language=reading.language)
    return ArticleIntent(
        id=id,
        gathered=gathered,
        first_seen_at=now,
        sort_at=sort_at,
        language=reading.language,
        section=reading.section,
        hashtags=_with_page_tags(reading.hashtags, page.hashtags),
        key_points=key_points([doc], limit=_POINTS) if page.kind.may_enter_stories else (),
        corrections=all_notes(page.text, page.corrections),
        said=_read(prose, offices, str(id)),
    )


def said_of(one: Unread, offices: RoleTable | None = None) -> Said:
    """What the text of a stored article says."""
    prose = Prose(text=one.text, title=one.title, language=one.language or "en", published_at=one.published_at)
    return _read(prose, offices, str(one.id))


def _read(prose: Prose, offices: RoleTable | None, article: str) -> Said:
    """What the text says; nothing where the reader stumbles, which is its mistake and shall cost no article."""
    try:
        return read_said(prose, offices)
    except _MISTAKES:
        log.exception("a text could not be read", article=article)
        return Said()


def doc_of(intent: ArticleIntent) -> Doc:
    """What `copies` and `stories` need to know of it."""
    page = intent.gathered.extracted
    return Doc(
        id=str(intent.id),
        title=page.title,
        text=page.text,
        source=str(intent.gathered.source_id),
        at=intent.sort_at.timestamp(),
        agency=page.agency,
        dateline=page.dateline,
        language=intent.language,
        vector=intent.vector,
    )


def _with_page_tags(found: Sequence[Hashtag], page_tags: Sequence[str]) -> tuple[Hashtag, ...]:
    """Hashtags of the page an article was saved from come first: somebody put it there. Their span is that page's title."""
    given = [
        Hashtag(tag=tag, score=1.0, spans=(Span(start=0, end=len(tag), field="page"),)) for tag in page_tags if tag
    ]
    keys = {tag.key for tag in given}
    return tuple([*given, *(tag for tag in found if tag.key not in keys)][:_MOST_TAGS])
