"""Decided values as columns."""

from typing import Any

from newsloom.model.intent import ArticleIntent


def article_fields(intent: ArticleIntent) -> dict[str, Any]:
    """Columns of an article that a new wording replaces."""
    page = intent.gathered.extracted
    offset = page.published_at.utcoffset() if page.published_at else None
    picture = page.picture
    return {
        "url": page.url[:2000],
        "title": page.title[:1000],
        "standfirst": page.standfirst,
        "text": page.text,
        "html": page.html,
        "authors": [{"name": a.name, "is_organisation": a.is_organisation} for a in page.authors],
        "language": intent.language[:20],
        "published_at": page.published_at,
        "published_offset_min": int(offset.total_seconds() // 60) if offset is not None else None,
        "published_is_exact": page.published_is_exact,
        "modified_at": page.modified_at,
        "sort_at": intent.sort_at,
        "section": intent.section.value,
        "displayed_sections": list(page.displayed_sections),
        "breadcrumb": list(page.breadcrumb),
        "publisher_tags": list(page.publisher_tags),
        "agency": page.agency[:100],
        "dateline": page.dateline[:200],
        "kind": page.kind.value,
        "comment_count": page.comment_count,
        "image_url": (picture.url if picture else "")[:2000],
        "image_caption": picture.caption if picture else "",
        "image_credit": (picture.credit if picture else "")[:500],
        "noindex": page.noindex,
        "noarchive": page.noarchive,
        "content_hash": intent.gathered.content_hash,
        "key_points": [{"start": p.span.start, "end": p.span.end, "text": p.text} for p in intent.key_points],
    }
