"""Files a person has at hand, as articles: saved HTML pages, web archives, saved page texts, JSON lines."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape

from newsloom.copies.identity import content_hash
from newsloom.errors import InputError
from newsloom.extract.page import extract
from newsloom.extract.sanitise import sanitise
from newsloom.extract.saved import read_saved_text
from newsloom.model.article import Author, Extracted, Kind, Picture
from newsloom.model.intent import Gathered, Raw
from newsloom.model.source import SourceId
from newsloom.pipeline.cleaning import cleaned
from newsloom.pipeline.warc import Capture
from newsloom.text.addresses import address_key
from newsloom.text.urls import is_http

Publisher = Callable[[str], SourceId]  # the id of the source with this name


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    captured_at: dt.datetime | None = None
    source: str = ""


def from_html(body: bytes, *, options: ImportOptions, publisher: Publisher, where: str) -> Gathered:
    """The article of a saved HTML page. Raises ExtractError or InputError."""
    page = extract(body)
    name = options.source or page.site_name
    if not name:
        raise InputError(f"{where} does not say who published it; name the publisher with --source.")
    if not page.title and not page.text:
        raise InputError(f"{where} has no headline and no text.")
    return _gathered(page, publisher(name), raw=Raw(body=body, content_type="text/html"))


def from_capture(found: Capture, *, options: ImportOptions, publisher: Publisher) -> Gathered | None:
    """The article of an archived page, dated by its capture where it says no time; None where the page holds none.

    Raises ExtractError.
    """
    page = extract(found.body, url=found.url, content_type=found.content_type)
    if not page.title or not page.text:
        return None
    if page.published_at is None:
        page = replace(page, published_at=_capture_instant(found) or options.captured_at, published_is_exact=False)
    raw = Raw(body=found.body, content_type=found.content_type)
    return _gathered(page, publisher(options.source or page.site_name or "Archive"), raw=raw)


def _capture_instant(found: Capture) -> dt.datetime | None:
    try:
        return _instant(found.captured_at, found.id)
    except InputError:
        return None


def from_saved_text(text: str, *, options: ImportOptions, publisher: Publisher) -> list[Gathered]:
    """The articles of a saved page text. Raises ExtractError or InputError."""
    pages = read_saved_text(text, captured_at=options.captured_at, source=options.source)
    return [_gathered(page, publisher(page.site_name or options.source)) for page in pages]


def from_json_lines(
    lines: Iterator[str], *, options: ImportOptions, publisher: Publisher, where: str
) -> Iterator[Gathered | InputError]:
    """The article of each line, or the error that stands in its place; our own export comes back as it went out."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _from_row(json.loads(line), options, publisher, f"Line {number} of {where}")
        except ValueError as error:
            yield InputError(f"Line {number} of {where} is no JSON: {error}.")
        except InputError as error:
            yield error


def _from_row(row: object, options: ImportOptions, publisher: Publisher, where: str) -> Gathered:
    if not isinstance(row, dict):
        raise InputError(f"{where} is no JSON object.")
    title, text, url = (_string(row, name, where) for name in ("title", "text", "url"))
    name = _string(row, "source", where) or options.source
    if not name:
        raise InputError(f"{where} has no `source`; name the publisher with --source.")
    if not title and not text:
        raise InputError(f"{where} has neither `title` nor `text`.")
    image = row.get("image") if isinstance(row.get("image"), dict) else None
    authors = row.get("authors") if isinstance(row.get("authors"), list) else []
    kind = row.get("kind")
    page = Extracted(
        url=url if is_http(url) else "",
        title=title,
        text=text,
        html=sanitise(_string(row, "html", where)) or _paragraphs(text),
        authors=tuple(Author(name=str(author)) for author in authors or []),
        published_at=_instant(row.get("published"), where),
        language=_string(row, "language", where),
        agency=_string(row, "agency", where),
        dateline=_string(row, "dateline", where),
        kind=Kind(kind) if kind in set(Kind) else Kind.ARTICLE,
        picture=Picture(**{key: str(image.get(key) or "") for key in ("url", "caption", "credit")}) if image else None,
        displayed_sections=_strings(row.get("displayed_sections")),
        hashtags=_strings(row.get("hashtags")),
    )
    return _gathered(page, publisher(name))


def _paragraphs(text: str) -> str:
    return sanitise("".join(f"<p>{escape(part)}</p>" for part in text.split("\n") if part.strip()))


def _string(row: dict[str, object], name: str, where: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"{where}: `{name}` is no text.")
    return value


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _instant(value: object, where: str) -> dt.datetime | None:
    if value in (None, ""):
        return None
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return dt.datetime.fromtimestamp(value, dt.UTC)
        at = dt.datetime.fromisoformat(str(value))
    except (ValueError, OverflowError, OSError) as error:
        raise InputError(f"{where}: `published` {value!r} is neither ISO 8601 nor Unix seconds.") from error
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)


def _gathered(page: Extracted, source_id: SourceId, raw: Raw | None = None) -> Gathered:
    page = cleaned(page)
    address = page.canonical_url or page.url
    said = hashlib.blake2b(f"{source_id}\n{page.title}\n{page.text}".encode(), digest_size=16).hexdigest()
    return Gathered(
        identity=address_key(address) if is_http(address) else f"text:{said}",
        source_id=source_id,
        extracted=page,
        content_hash=content_hash(page.title, page.text),
        raw=raw,
    )
