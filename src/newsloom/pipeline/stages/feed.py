"""The `feed` stage command: a feed's text in, its head and items out (DESIGN.md, section 6)."""

import base64
import binascii
from collections.abc import Mapping

from newsloom.errors import InputError
from newsloom.model.entry import Entry, FeedHead, Person
from newsloom.parse.feed import parse_feed
from newsloom.text.urls import absolute


def _text(row: Mapping[str, object], name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"The field {name} must be text.")
    return value


def _body(row: Mapping[str, object]) -> bytes:
    encoded = _text(row, "xml_b64")
    if encoded:
        try:
            return base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError) as error:
            raise InputError(f"The field xml_b64 is no base64: {error}.") from error
    if "xml" not in row:
        raise InputError("The row has neither xml nor xml_b64.")
    return _text(row, "xml").encode("utf-8", "replace")


def _headers(row: Mapping[str, object]) -> dict[str, str]:
    headers = row.get("headers") or {}
    if not isinstance(headers, dict):
        raise InputError("The field headers must be an object of names and values.")
    return {str(name).lower(): str(value) for name, value in headers.items()}


def _person(person: Person | None) -> dict[str, str] | None:
    return {"name": person.name, "email": person.email} if person and (person.name or person.email) else None


def _head(head: FeedHead) -> dict[str, object]:
    return {
        "title": head.title,
        "description": head.description,
        "link": head.link,
        "language": head.language,
        "rights": head.rights,
        "generator": head.generator,
        "id": head.id,
        "image": head.image,
        "author": _person(head.author),
        "categories": list(head.categories),
        "updated": head.updated,
        "published": head.published,
    }


def _item(entry: Entry) -> dict[str, object]:
    return {
        "title": entry.title,
        "summary": entry.summary,
        "content": entry.content,
        "link": entry.link,
        "id": entry.id,
        "author": _person(Person(name=entry.author, email=entry.author_email)),
        "categories": list(entry.categories),
        "enclosures": [{"url": each.url, "type": each.type, "length": each.length} for each in entry.enclosures],
        "comments": entry.comments,
        "rights": entry.rights,
        "published": entry.published,
        "updated": entry.updated,
        "image": entry.image,
    }


def answer(row: dict[str, object]) -> dict[str, object]:
    """`{feed, items}` of one row; raises InputError for a row that holds no feed text, ParseError for what is no feed."""
    headers = _headers(row)
    url = absolute(_text(row, "url"), headers.get("content-location", "")) or _text(row, "url")
    content_type = headers.get("content-type", "") if row.get("xml_b64") else "text/xml; charset=utf-8"
    parsed = parse_feed(_body(row), url=url, content_type=content_type)
    return {"feed": _head(parsed.feed), "items": [_item(entry) for entry in parsed.items]}
