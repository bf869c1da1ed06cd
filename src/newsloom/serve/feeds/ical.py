"""Calendars as iCalendar objects (RFC 5545) with all-day events, for calendar programs that subscribe."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

_LINE_OCTETS = 75  # RFC 5545, 3.1: without the line break
_REFRESH = "PT6H"
# Control characters no text value may hold (3.3.11), line breaks apart: those are written \n.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")
_BREAKS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


class Certainty(StrEnum):
    """STATUS of an event (3.8.1.11)."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An all-day event. `last` is its last day. `uid` stays the same while the event does; `sequence` grows when it moves."""

    uid: str
    first: dt.date
    last: dt.date
    summary: str
    stamp: dt.datetime  # aware: when what is said here was last changed
    description: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    status: Certainty = Certainty.CONFIRMED
    sequence: int = 0


def calendar(name: str, entries: Iterable[Entry], *, product: str, description: str = "") -> str:
    """The iCalendar object, lines folded and ended by CRLF. `product` goes into PRODID ("-//Newsloom//0.3//EN")."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_text(product)}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",  # RFC 7986; X-WR-CALNAME for older programs
        f"X-WR-CALNAME:{_text(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{_REFRESH}",
    ]
    if description:
        lines.append(f"DESCRIPTION:{_text(description)}")
    for entry in entries:
        lines += _event(entry)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield f"DTSTAMP:{_instant(entry.stamp)}"
    yield f"DTSTART;VALUE=DATE:{_day(entry.first)}"
    after = max(entry.first, entry.last)
    if after < dt.date.max:  # the end is the day after (3.6.1); without it the event lasts one day
        yield f"DTEND;VALUE=DATE:{_day(after + dt.timedelta(days=1))}"
    yield f"SUMMARY:{_text(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION:{_text(entry.description)}"
    if entry.url:
        yield f"URL:{_uri(entry.url)}"
    if entry.categories:
        yield f"CATEGORIES:{','.join(_text(name) for name in entry.categories)}"
    yield f"STATUS:{entry.status}"
    yield f"SEQUENCE:{entry.sequence}"
    yield "TRANSP:TRANSPARENT"  # news does not make a reader busy
    yield "END:VEVENT"


def _day(day: dt.date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _instant(at: dt.datetime) -> str:
    utc = at.astimezone(dt.UTC)
    return f"{_day(utc.date())}T{utc.hour:02d}{utc.minute:02d}{utc.second:02d}Z"


def _text(value: str) -> str:
    """A TEXT value (3.3.11)."""
    plain = _CONTROLS.sub("", _BREAKS.sub("\n", value))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _uri(value: str) -> str:
    return re.sub(r"[\s\x00-\x20\x7f\x85]", "", _CONTROLS.sub("", value))


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, no character cut; the second and later begin with a space (3.1)."""
    piece, octets = "", 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > _LINE_OCTETS:
            yield piece
            piece, octets = " ", 1
        piece, octets = piece + sign, octets + size
    yield piece
