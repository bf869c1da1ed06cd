"""Decided values as columns, and columns as the values they were."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from newsloom.model.article import Author, Correction, CorrectionKind, Extracted, Kind, Picture
from newsloom.model.intent import ArticleIntent
from newsloom.model.reading import Span
from newsloom.model.refetch import PageState
from newsloom.model.weave import Reason, Shared, SharedKind
from newsloom.store.models import Article, ArticlePage

_REASON = 2  # version of a stored reason; the first had no spans, only "shared_names", "shared_numbers", "shared_words"
_FIRST_KINDS = (
    ("shared_names", SharedKind.NAME),
    ("shared_numbers", SharedKind.NUMBER),
    ("shared_words", SharedKind.WORD),
)
PAGE_FIELDS = tuple(field.name for field in fields(PageState))


def article_fields(intent: ArticleIntent) -> dict[str, Any]:
    """Columns of an article that a new wording replaces."""
    page = intent.gathered.extracted
    return {
        **header_fields(page),
        "url": page.url[:2000],
        "title": page.title[:1000],
        "text": page.text,
        "html": page.html,
        "language": intent.language[:20],
        "sort_at": intent.sort_at,
        "section": intent.section.value,
        "agency": page.agency[:100],
        "dateline": page.dateline[:200],
        "kind": page.kind.value,
        "content_hash": intent.gathered.content_hash,
        "key_points": [{"start": p.span.start, "end": p.span.end, "text": p.text} for p in intent.key_points],
        "corrections": note_rows(intent.corrections),
        "feed_categories": list(intent.gathered.feed_categories),
        "vector": intent.vector or None,
    }


def header_fields(page: Extracted) -> dict[str, Any]:
    """Columns of what is said beside an article's words."""
    offset = page.published_at.utcoffset() if page.published_at else None
    picture = page.picture
    return {
        "standfirst": page.standfirst,
        "authors": [{"name": a.name, "is_organisation": a.is_organisation} for a in page.authors],
        "published_at": page.published_at,
        "published_offset_min": int(offset.total_seconds() // 60) if offset is not None else None,
        "published_is_exact": page.published_is_exact,
        "modified_at": page.modified_at,
        "displayed_sections": list(page.displayed_sections),
        "breadcrumb": list(page.breadcrumb),
        "publisher_tags": list(page.publisher_tags),
        "comment_count": page.comment_count,
        "image_url": (picture.url if picture else "")[:2000],
        "image_caption": picture.caption if picture else "",
        "image_credit": (picture.credit if picture else "")[:500],
        "noindex": page.noindex,
        "noarchive": page.noarchive,
    }


def extracted_of(row: Article) -> Extracted:
    """The article a row was made of, as far as it is kept."""
    published = row.published_at
    if published is not None and row.published_offset_min is not None:
        published = published.astimezone(dt.timezone(dt.timedelta(minutes=row.published_offset_min)))
    has_picture = row.image_url or row.image_caption or row.image_credit
    return Extracted(
        url=row.url,
        title=row.title,
        text=row.text,
        html=row.html,
        authors=tuple(Author(name=str(a["name"]), is_organisation=bool(a["is_organisation"])) for a in row.authors),
        published_at=published,
        modified_at=row.modified_at,
        published_is_exact=row.published_is_exact,
        language=row.language,
        breadcrumb=tuple(row.breadcrumb),
        publisher_tags=tuple(row.publisher_tags),
        displayed_sections=tuple(row.displayed_sections),
        standfirst=row.standfirst,
        agency=row.agency,
        dateline=row.dateline,
        kind=Kind(row.kind),
        picture=Picture(url=row.image_url, caption=row.image_caption, credit=row.image_credit) if has_picture else None,
        comment_count=row.comment_count,
        noindex=row.noindex,
        noarchive=row.noarchive,
        corrections=notes_of(row.corrections),
    )


def note_rows(notes: Iterable[Correction]) -> list[dict[str, str]]:
    """Correction notes as their JSON column holds them."""
    return [{"kind": note.kind.value, "text": note.text} for note in notes]


def notes_of(rows: list[dict[str, str]] | None) -> tuple[Correction, ...]:
    """The notes of a JSON column."""
    return tuple(Correction(kind=CorrectionKind(note["kind"]), text=str(note["text"])) for note in rows or ())


def page_state_of(row: ArticlePage) -> PageState:
    """The domain value of a row."""
    return PageState(**{name: getattr(row, name) for name in PAGE_FIELDS})


def reason_row(reason: Reason) -> dict[str, Any]:
    """A reason as its JSON column holds it; empty for the article that began its story."""
    if not reason.nearest:
        return {}
    return {
        "version": _REASON,
        "nearest": reason.nearest,
        "similarity": reason.similarity,
        "parts": dict(reason.parts),
        "gap_h": reason.gap_h,
        "shared": [
            {
                "kind": one.kind.value,
                "text": one.text,
                **({"other": one.other} if one.other != one.text else {}),
                "here": [[span.start, span.end, span.field] for span in one.here],
                "there": [[span.start, span.end, span.field] for span in one.there],
            }
            for one in reason.shared
        ],
    }


def reason_of(row: dict[str, Any] | None) -> Reason | None:
    """The reason of a JSON column of any version; None where the article began its story or is in none."""
    if not row or not row.get("nearest"):
        return None
    if row.get("version", 1) == 1:
        shared = tuple(
            Shared(kind=kind, text=str(text), other=str(text))
            for name, kind in _FIRST_KINDS
            for text in row.get(name) or ()
        )
    else:
        shared = tuple(_shared_of(one) for one in row.get("shared") or ())
    gap_h = row.get("gap_h")
    return Reason(
        nearest=str(row["nearest"]),
        similarity=float(row.get("similarity") or 0.0),
        parts={str(name): float(value) for name, value in (row.get("parts") or {}).items()},
        shared=shared,
        gap_h=float(gap_h) if gap_h is not None else None,
    )


def _shared_of(row: dict[str, Any]) -> Shared:
    text = str(row["text"])
    here, there = (
        tuple(Span(start=int(start), end=int(end), field=str(field)) for start, end, field in row.get(side) or ())
        for side in ("here", "there")
    )
    return Shared(kind=SharedKind(row["kind"]), text=text, other=str(row.get("other", text)), here=here, there=there)
