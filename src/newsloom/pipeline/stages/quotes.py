"""The `quotes` stage command: who said what in a text (DESIGN.md, section 6)."""

from newsloom.language.people import read_names
from newsloom.language.quotes import find_quotes
from newsloom.language.roles import shipped_table
from newsloom.model.reading import Span
from newsloom.model.said import Quote
from newsloom.pipeline.stages.prose_row import prose_of


def answer(row: dict[str, object]) -> dict[str, object]:
    """`{id, quotes}` of one row; spans are into its text. Raises InputError for a row of another shape."""
    prose = prose_of(row)
    named = read_names(prose, shipped_table())
    return {"id": row["id"], "quotes": [_quote(quote) for quote in find_quotes(prose, named)]}


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
