"""`newsloom stage extract`: pages in, articles out."""

import base64
import binascii
import datetime as dt

from newsloom.errors import InputError
from newsloom.extract.page import extract
from newsloom.model.article import Extracted


def answer(row: dict[str, object]) -> dict[str, object]:
    """The article on the page in `html` or `html_b64` (as `headers` say), as DESIGN.md §6 names its fields."""
    url = str(row.get("url") or "")
    found = extract(_markup(row), url=url, content_type=_content_type(row))
    picture = found.picture
    return {
        "id": row.get("id"),
        "url": url,
        "title": found.title,
        "text": found.text,
        "html": found.html,
        "authors": [author.name for author in found.authors],
        "published": _published(found),
        "published_exact": found.published_is_exact,
        "modified": found.modified_at.isoformat() if found.modified_at else None,
        "language": found.language,
        "site_name": found.site_name,
        "breadcrumb": list(found.breadcrumb),
        "publisher_tags": list(found.publisher_tags),
        "agency": found.agency or None,
        "dateline": found.dateline or None,
        "paywall": found.paywalled,
        "kind": str(found.kind),
        "image": {"url": picture.url, "caption": picture.caption, "credit": picture.credit} if picture else None,
    }


def _published(found: Extracted) -> str | None:
    """ISO 8601. Where the page names no more than a day: its first moment in the publisher's zone, else the day alone."""
    at = found.published_at
    if not at:
        return None
    return at.isoformat() if found.published_is_exact or at.tzinfo is not dt.UTC else at.date().isoformat()


def _content_type(row: dict[str, object]) -> str:
    headers = row.get("headers")
    if not isinstance(headers, dict):
        return ""
    return next((str(value) for name, value in headers.items() if str(name).lower() == "content-type"), "")


def _markup(row: dict[str, object]) -> bytes | str:
    markup, encoded = row.get("html"), row.get("html_b64")
    if isinstance(markup, str):
        return markup
    if not isinstance(encoded, str):
        raise InputError("The line has no page: give its markup as text in `html` or as base64 in `html_b64`.")
    try:
        return base64.b64decode(encoded, validate=False)
    except (binascii.Error, ValueError) as error:
        raise InputError(f"`html_b64` is no base64 ({error}).") from error
