"""The `events` stage command: who does what to whom, by PLOVER's types (DESIGN.md, section 6)."""

from newsloom.language.dates import dates
from newsloom.language.events.find import events_of
from newsloom.model.said import Event
from newsloom.pipeline.stages.prose import prose_of


def answer(row: dict[str, object]) -> dict[str, object]:
    """`{id, events}` of one row, the main event first; spans are into its text. Raises InputError for a row of another shape."""
    prose = prose_of(row)
    return {"id": row["id"], "events": [_event(event) for event in events_of(prose, dates(prose))]}


def _event(event: Event) -> dict[str, object]:
    return {
        "type": event.type,
        "source": event.source,
        "target": event.target,
        "modality": event.modality.value,
        "date": event.date,
        "span": [event.span.start, event.span.end],
    }
