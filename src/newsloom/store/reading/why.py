"""Two articles of a story side by side, with the reason that was stored for the first."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from newsloom.model.weave import Doc, Reason
from newsloom.store.models import Article
from newsloom.store.reading.story_cards import SourceName
from newsloom.store.rows import reason_of
from newsloom.store.weaving import doc_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two articles."""

    id: int
    doc: Doc
    source: SourceName
    at: dt.datetime
    offset_min: int | None
    is_exact: bool
    permitted_in_full: bool
    story_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An article, the one it was found nearest to, and the reason as it was stored then."""

    article: Side
    nearest: Side
    reason: Reason


def pairs(article_ids: Collection[int]) -> dict[int, Pair]:
    """The articles that joined a story, each with its nearest, by the article's number; in two queries."""
    rows = {row.pk: row for row in _rows().filter(pk__in=article_ids)}
    reasons = {key: reason for key, row in rows.items() if (reason := reason_of(row.story_reason)) is not None}
    nearest = {key: int(reason.nearest) for key, reason in reasons.items() if reason.nearest.isdecimal()}
    missing = set(nearest.values()) - rows.keys()
    others = rows | {row.pk: row for row in _rows().filter(pk__in=missing)} if missing else rows
    return {
        key: Pair(article=_side(rows[key]), nearest=_side(others[near]), reason=reasons[key])
        for key, near in nearest.items()
        if near in others
    }


def _rows() -> QuerySet[Article]:
    return Article.objects.select_related("source").defer("html", "key_points")


def _side(row: Article) -> Side:
    source = row.source
    return Side(
        id=row.pk,
        doc=doc_of(row),
        source=SourceName(name=source.name, slug=source.slug, language=source.language),
        at=row.published_at or row.first_seen_at,
        offset_min=row.published_offset_min,
        is_exact=row.published_is_exact,
        permitted_in_full=source.full_text_for_guests and not row.noarchive,
        story_id=row.story_id,
    )
