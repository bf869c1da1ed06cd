"""The `dates` stage command: expressions of time in a text and the days they stand for (DESIGN.md, section 6)."""

from newsloom.language.dates import dates
from newsloom.model.said import Dated
from newsloom.pipeline.stages.prose import prose_of


def answer(row: dict[str, object]) -> dict[str, object]:
    """`{id, dates}` of one row; offsets are into its text. Raises InputError for a row of another shape."""
    prose = prose_of(row)
    return {"id": row["id"], "dates": [_dated(one) for one in dates(prose)]}


def _dated(one: Dated) -> dict[str, object]:
    """A range is written FIRST/LAST, as in ISO 8601."""
    return {
        "start": one.span.start,
        "end": one.span.end,
        "text": one.text,
        "value": f"{one.value}/{one.end_value}" if one.end_value else one.value,
        "grain": one.grain,
        "type": one.type,
    }
