"""The events of a calendar as entries of an iCalendar object."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from newsloom.model.said import Status
from newsloom.serve.feeds.ical import Certainty, Entry
from newsloom.store.reading.agenda import EventRow

LONGEST_DAYS = 31  # what is said of a quarter or a year is no appointment
_SUMMARY_CHARS = 120
_MOST_SOURCES = 8
_UNSURE = (Status.POSSIBLE.value, Status.PLANNED.value)


def entries(
    events: Iterable[EventRow],
    *,
    host: str,
    address: Callable[[EventRow], str],
    words: Callable[[EventRow], str] = lambda event: event.what,
    category: str = "",
) -> Iterator[Entry]:
    """An entry for each event that is at most a month long. `host` makes the ids unique in the world (RFC 7986, 5.3).

    `words` says as much of the clause as whoever reads the feed may read; the headline of the report stands in for none.
    """
    for event in events:
        if event.days > LONGEST_DAYS:
            continue
        clause = words(event)
        yield Entry(
            uid=f"{event.uid}@{host}",
            first=event.first,
            last=event.last,
            summary=_short(clause or event.teller.title),
            description=_description(event, clause),
            url=address(event),
            categories=(category,) if category else (),
            status=Certainty.TENTATIVE if event.status in _UNSURE else Certainty.CONFIRMED,
            sequence=event.sequence,
            stamp=event.changed_at.astimezone(dt.UTC),
        )


def _short(what: str) -> str:
    """The clause, cut at a word where it is long, beginning with a capital."""
    if len(what) > _SUMMARY_CHARS:
        what = what[:_SUMMARY_CHARS].rsplit(" ", 1)[0] + " …"
    return what[:1].upper() + what[1:]


def _description(event: EventRow, clause: str) -> str:
    """The clause where the summary cut it, the days it was moved from, and who tells of it."""
    sources = list(dict.fromkeys(one.source.name for one in event.evidence))
    lines = [clause] if len(clause) > _SUMMARY_CHARS else []
    if event.moved_from:
        lines.append("← " + ", ".join(event.moved_from))
    more = event.more > 0 or len(sources) > _MOST_SOURCES
    lines.append(", ".join(sources[:_MOST_SOURCES]) + (" …" if more else ""))
    return "\n".join(lines)
