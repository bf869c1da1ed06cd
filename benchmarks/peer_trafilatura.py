"""trafilatura's reading of a page alone, in the shape `newsloom stage extract` answers."""

import base64
from typing import Any

import trafilatura


def answer(row: dict[str, Any], **options: bool) -> dict[str, Any]:
    """Text and metadata of `bare_extraction` with its defaults, metadata asked for; it knows a day and no caption."""
    html = base64.b64decode(row["html_b64"]) if row.get("html_b64") else row["html"]
    found = trafilatura.bare_extraction(html, url=row.get("url"), with_metadata=True, **options)
    if found is None:
        return {"id": row["id"]}
    return {
        "id": row["id"],
        "title": found.title,
        "text": found.text,
        "authors": [name for name in (found.author or "").split("; ") if name],
        "published": found.date,
        "image": {"url": found.image} if found.image else None,
    }
