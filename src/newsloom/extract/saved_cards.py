"""Cards of an aggregator's page: publisher, time, section, publisher again, headline, text in one run."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsloom.extract.furniture import is_furniture
from newsloom.extract.instants import read_instant
from newsloom.extract.saved_body import body_of
from newsloom.model.article import Extracted, Picture

_UNITS_S = {
    "second": 1,
    "sec": 1,
    "minute": 60,
    "min": 60,
    "hour": 3600,
    "hr": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_629_746,
    "year": 31_556_952,
}
_RELATIVE = re.compile(
    r"^(?:about\s+|over\s+|almost\s+)?(?P<count>\d{1,3}|an?|one)\s+(?P<unit>second|sec|minute|min|hour|hr|day|week|month|year)s?\.?\s+ago$",
    re.I,
)
_NOW = re.compile(r"^(?:just now|moments? ago|now)$", re.I)
_YESTERDAY = re.compile(r"^yesterday$", re.I)
_DAY = re.compile(r"^(?:\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2})$")
_BULLET = re.compile(r"^[-–•·]\s*(?P<words>\S.*)$")
_NAME_CHARS = 80  # a publisher's name is shorter
_LOOK_AHEAD = 8  # lines from the publisher to the headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A time as a card shows it, never exact: relative times are rounded, and days have no hour."""

    at: dt.datetime | None


def shown_time(line: str, captured_at: dt.datetime | None) -> Shown | None:
    """The time this line shows, None where it shows none; `at` is None where the capture time would be needed."""
    if match := _RELATIVE.match(line):
        count = 1 if match["count"].lower() in ("a", "an", "one") else int(match["count"])
        step = dt.timedelta(seconds=count * _UNITS_S[match["unit"].lower()])
        return Shown(at=captured_at - step if captured_at else None)
    if _NOW.match(line):
        return Shown(at=captured_at)
    if _YESTERDAY.match(line):
        return Shown(at=captured_at - dt.timedelta(days=1) if captured_at else None)
    if _DAY.match(line):
        found = read_instant(line, zone=captured_at.tzinfo if captured_at else None)
        return Shown(at=found.at if found else None) if found else None
    return None


def card_starts(lines: Sequence[str]) -> list[int]:
    """Where cards begin: a short name, a time below it, and the same name again behind a dash before the headline."""
    starts = []
    for at, line in enumerate(lines):
        if not line or len(line) > _NAME_CHARS or _BULLET.match(line) or at + 1 >= len(lines):
            continue
        if shown_time(lines[at + 1], None) is None:
            continue
        ahead = [match["words"] for text in lines[at + 2 : at + _LOOK_AHEAD] if (match := _BULLET.match(text))]
        if line in ahead:
            starts.append(at)
    return starts


def read_card(
    lines: Sequence[str], *, captured_at: dt.datetime | None, hashtags: tuple[str, ...] = ()
) -> Extracted | None:
    """The article of one card, None where it has no headline."""
    name, shown = lines[0], shown_time(lines[1], captured_at)
    sections: list[str] = []
    at = 2
    while at < len(lines) and (not lines[at] or _BULLET.match(lines[at])):
        match = _BULLET.match(lines[at])
        if match and match["words"] != name:
            sections.append(match["words"])
        at += 1
    if at >= len(lines):
        return None
    title = lines[at]
    body = body_of([line for line in lines[at + 1 :] if line and not is_furniture(line)])
    published = _stamped(body.stamp, shown.at if shown else None)
    return Extracted(
        url="",
        title=title,
        text=body.text,
        html=body.html,
        published_at=published,
        published_is_exact=False,
        site_name=name,
        displayed_sections=tuple(sections),
        agency=body.agency,
        dateline=body.dateline,
        kind=body.kind,
        picture=Picture(caption=body.caption, credit=body.credit) if body.caption or body.credit else None,
        hashtags=hashtags,
    )


def _stamped(clock: tuple[int, int] | None, shown: dt.datetime | None) -> dt.datetime | None:
    """The shown time put right by a clock time in the page's own head, where the two are within three hours."""
    if clock is None or shown is None:
        return shown
    exact = shown.replace(hour=clock[0], minute=clock[1], second=0, microsecond=0)
    return exact if abs(exact - shown) <= dt.timedelta(hours=3) else shown
