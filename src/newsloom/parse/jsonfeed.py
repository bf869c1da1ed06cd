"""JSON Feed 1 and 1.1 (jsonfeed.org) as a parsed feed."""

import json
from collections.abc import Iterator
from html import escape

from newsloom.errors import Malformed, ParseLimit, UnknownFormat
from newsloom.model.entry import Enclosure, Entry, FeedHead, ParsedFeed, Person
from newsloom.parse.dates import unix_seconds
from newsloom.parse.markup import tidy
from newsloom.parse.tree import MAX_ITEMS
from newsloom.text.urls import absolute

_MAX_LIST = 100
_MAX_CHARS = 2_000_000
_Object = dict[str, object]  # an object of the document, never handed on


def _text(row: _Object, *names: str) -> str:
    for name in names:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()[:_MAX_CHARS]
        if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e300:
            return str(value)
    return ""


def _objects(value: object) -> Iterator[_Object]:
    for each in value[:_MAX_LIST] if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield each


def _link(row: _Object, base: str, *names: str) -> str:
    link = _text(row, *names)
    return absolute(base, link) if link else ""


def _author(row: _Object) -> Person | None:
    for name in ("authors", "author"):
        for each in _objects(row.get(name)):
            if _text(each, "name"):
                return Person(name=_text(each, "name"))
    return None


def _enclosures(row: _Object, base: str) -> Iterator[Enclosure]:
    for each in _objects(row.get("attachments")):
        size = each.get("size_in_bytes")
        url = _link(each, base, "url")
        if url:
            whole = int(size) if isinstance(size, (int, float)) and 0 <= size < 2**53 else None
            yield Enclosure(url=url, type=_text(each, "mime_type"), length=whole)


def _entry(row: _Object, base: str, editor: Person | None) -> Entry:
    html, plain = _text(row, "content_html"), _text(row, "content_text")
    writer, tags = _author(row) or editor, row.get("tags")
    return Entry(
        title=_text(row, "title"),
        summary=_text(row, "summary"),
        content=tidy(html, base) if html else escape(plain, quote=False),
        link=_link(row, base, "url", "external_url"),
        id=_text(row, "id", "url"),
        author=writer.name if writer else "",
        categories=tuple(tag.strip() for tag in tags[:_MAX_LIST] if isinstance(tag, str))
        if isinstance(tags, list)
        else (),
        enclosures=tuple(_enclosures(row, base)),
        published=unix_seconds(_text(row, "date_published")),
        updated=unix_seconds(_text(row, "date_modified")),
        image=_link(row, base, "image", "banner_image"),
    )


def parse_json_feed(text: str, *, url: str = "") -> ParsedFeed:
    """The feed of a JSON document; raises UnknownFormat, Malformed or ParseLimit."""
    try:
        document = json.loads(text)
    except RecursionError as error:
        raise ParseLimit("The JSON document is nested too deeply.", url=url) from error
    except ValueError as error:
        raise Malformed(f"The JSON document is broken: {error}.", url=url) from error
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        raise UnknownFormat("The JSON document is no JSON Feed: it has no list named items.", url=url)
    head = FeedHead(
        title=_text(document, "title"),
        description=_text(document, "description"),
        link=_link(document, url, "home_page_url"),
        language=_text(document, "language")[:50],
        id=_text(document, "feed_url"),
        image=_link(document, url, "icon", "favicon"),
        author=_author(document),
    )
    rows = [each for each in document["items"][:MAX_ITEMS] if isinstance(each, dict)]
    return ParsedFeed(feed=head, items=tuple(_entry(row, url, head.author) for row in rows))
