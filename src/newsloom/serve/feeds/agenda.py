"""The events of a calendar as entries of an iCalendar object."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from newsloom.language.calendar import CalendarEvent
from newsloom.model.said import Status
from newsloom.serve.feeds.ical import Certainty, Entry

LONGEST_DAYS = 31  # what is said of a quarter or a year is no appointment
_SUMMARY_CHARS = 120
_MOST_SOURCES = 8


def entries(
    events: Iterable[CalendarEvent], *, host: str, address: Callable[[CalendarEvent], str], category: str = ""
) -> Iterator[Entry]:
    """An entry for each event that is at most a month long. `host` makes the ids unique in the world (RFC 7986, 5.3)."""
    for event in events:
        first, last = event.first, event.last
        if first is None or last is None or (last - first).days >= LONGEST_DAYS:
            continue
        yield Entry(
            uid=f"{event.key}@{host}",
            first=first,
            last=last,
            summary=_short(event.what),
            description=_description(event),
            url=address(event),
            categories=(category,) if category else (),
            status=Certainty.TENTATIVE if event.status in (Status.POSSIBLE, Status.PLANNED) else Certainty.CONFIRMED,
            sequence=len(event.moved_from),
            stamp=max(told.at for told in event.evidence).astimezone(dt.UTC),
        )


def _short(what: str) -> str:
    """The clause, cut at a word where it is long, beginning with a capital."""
    if len(what) > _SUMMARY_CHARS:
        what = what[:_SUMMARY_CHARS].rsplit(" ", 1)[0] + " …"
    return what[:1].upper() + what[1:]


def _description(event: CalendarEvent) -> str:
    """The words of the first who told of it, and who they are."""
    sources = list(dict.fromkeys(told.source for told in event.evidence if told.source))
    lines = [event.what]
    if event.moved_from:
        lines.append("← " + ", ".join(event.moved_from))
    if sources:
        lines.append(", ".join(sources[:_MOST_SOURCES]) + (" …" if len(sources) > _MOST_SOURCES else ""))
    return "\n".join(lines)
