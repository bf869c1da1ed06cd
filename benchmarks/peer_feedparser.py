"""feedparser's reading of a row, in the shape `newsloom stage feed` answers."""

import base64
import calendar
import io
from typing import Any

import feedparser


def answer(row: dict[str, Any]) -> dict[str, Any]:
    """`id, feed, items` as feedparser reads the row with its own defaults."""
    headers = {str(name).lower(): str(value) for name, value in (row.get("headers") or {}).items()}
    if row.get("xml_b64"):
        body = base64.b64decode(row["xml_b64"])
    else:
        body = row["xml"].encode("utf-8", "replace")
        headers["content-type"] = "text/xml; charset=utf-8"
    if row.get("url"):
        headers.setdefault("content-location", row["url"])
    parsed = feedparser.parse(io.BytesIO(body), response_headers=headers)
    return {"id": row["id"], "feed": _head(parsed.feed), "items": [_item(entry) for entry in parsed.entries]}


def _head(feed: Any) -> dict[str, Any]:
    return {
        "title": feed.get("title"),
        "description": feed.get("subtitle") or feed.get("info"),
        "link": feed.get("link"),
        "language": feed.get("language"),
        "rights": feed.get("rights"),
        "generator": feed.get("generator"),
        "id": feed.get("id"),
        "image": (feed.get("image") or {}).get("href") or feed.get("logo") or feed.get("icon"),
        "author": _person(feed),
        "categories": [tag.get("term") for tag in feed.get("tags") or []],
        "updated": _seconds(feed.get("updated_parsed")),
        "published": _seconds(feed.get("published_parsed")),
    }


def _item(entry: Any) -> dict[str, Any]:
    content = entry.get("content") or []
    return {
        "title": entry.get("title"),
        "summary": entry.get("summary"),
        "content": content[0].get("value") if content else None,
        "link": entry.get("link"),
        "id": entry.get("id"),
        "author": _person(entry),
        "categories": [tag.get("term") for tag in entry.get("tags") or []],
        "enclosures": [
            {"url": each.get("href"), "type": each.get("type"), "length": each.get("length")}
            for each in entry.get("enclosures") or []
        ],
        "comments": entry.get("comments"),
        "rights": entry.get("rights"),
        "published": _seconds(entry.get("published_parsed")),
        "updated": _seconds(entry.get("updated_parsed")),
    }


def _person(element: Any) -> dict[str, str] | None:
    detail = element.get("author_detail") or {}
    name, email = detail.get("name") or "", detail.get("email") or ""
    return {"name": name, "email": email} if name or email else None


def _seconds(parsed: Any) -> int | None:
    return calendar.timegm(parsed) if parsed else None
