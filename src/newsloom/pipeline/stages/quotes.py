"""The `quotes` stage command: who said what in a text (DESIGN.md, section 6)."""

import datetime as dt
from collections.abc import Mapping

from newsloom.errors import InputError
from newsloom.language.prose import Prose
from newsloom.language.quotes import find_quotes
from newsloom.model.reading import Span
from newsloom.model.said import Quote


def answer(row: dict[str, object]) -> dict[str, object]:
    """`{id, quotes}` of one row; spans are into its text. Raises InputError for a row of another shape."""
    if not isinstance(row, dict) or row.get("id") in (None, ""):
        raise InputError("A line has no id.")
    prose = Prose(
        text=_words(row, "text"),
        title=_words(row, "title"),
        language=_words(row, "language") or "en",
        published_at=_published(row),
    )
    return {"id": row["id"], "quotes": [_quote(quote) for quote in find_quotes(prose)]}


def _quote(quote: Quote) -> dict[str, object]:
    return {
        "kind": quote.kind.value,
        "text": quote.text,
        "span": _span(quote.span),
        "speaker": quote.speaker or None,
        "speaker_span": _span(quote.speaker_span),
        "cue": quote.cue or None,
        "via": quote.via or None,
        "date": quote.date or None,
        "venue": quote.venue or None,
    }


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def _words(row: Mapping[str, object], field: str) -> str:
    value = row.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"The field {field} must be text.")
    return value


def _published(row: Mapping[str, object]) -> dt.datetime | None:
    """The instant, or the day where only that is given; what cannot be read is left out, as feeds print much."""
    value = row.get("published")
    if not isinstance(value, str):
        return None
    try:
        found = dt.datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)
