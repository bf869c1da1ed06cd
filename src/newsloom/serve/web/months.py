"""The days a page of the calendar covers, and its events laid out by month, week and day. Pure."""

import datetime as dt
import re
from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsloom.serve.web.agenda import EventShown

AHEAD_DAYS = 92  # a page without a month: from today on
_LONG_DAYS = 31  # what lasts longer stands beside the days, not on one
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a page covers, both days included; `kind` is "ahead", "month" or "week". `before` and `after` are values of it."""

    kind: str
    first: dt.date
    last: dt.date
    month: dt.date  # first day of the month whose grid stands on the page
    value: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The events of a day, or those of which only the week is said."""

    day: dt.date
    is_week: bool
    events: tuple[EventShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month of the list; `loose` are the events of which no day is said."""

    first: dt.date
    parts: tuple[Part, ...]
    loose: tuple[EventShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A day of the grid; `more` events are there beside those shown."""

    day: dt.date
    inside: bool
    is_today: bool
    events: tuple[EventShown, ...]
    more: int


def reach(month: str, week: str, today: dt.date) -> Reach:
    """What the address asks for; what is no month and no week means from today on."""
    if (found := _MONTH.fullmatch(month)) and (first := _first(int(found[1]), int(found[2]))):
        before, after = _first_of(first - dt.timedelta(days=1)), _next(first)
        return Reach(
            kind="month",
            first=first,
            last=after - dt.timedelta(days=1),
            month=first,
            value=f"{first:%Y-%m}",
            before=f"{before:%Y-%m}",
            after=f"{after:%Y-%m}",
        )
    if (found := _WEEK.fullmatch(week)) and (monday := _monday(int(found[1]), int(found[2]))):
        sunday = monday + dt.timedelta(days=6)
        return Reach(
            kind="week",
            first=monday,
            last=sunday,
            month=_first_of(monday + dt.timedelta(days=3)),
            value=week_value(monday),
            before=week_value(monday - dt.timedelta(days=7)),
            after=week_value(monday + dt.timedelta(days=7)),
        )
    here = _first_of(today)
    return Reach(
        kind="ahead",
        first=today,
        last=today + dt.timedelta(days=AHEAD_DAYS),
        month=here,
        before=f"{_first_of(here - dt.timedelta(days=1)):%Y-%m}",
        after=f"{_next(here):%Y-%m}",
    )


def week_value(day: dt.date) -> str:
    """ "2026-W48"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def months(events: Iterable[EventShown], covers: Reach) -> tuple[Month, ...]:
    """The events under their months and days; what began before the page does stands on its first day."""
    days: defaultdict[tuple[dt.date, bool], list[EventShown]] = defaultdict(list)
    loose: defaultdict[dt.date, list[EventShown]] = defaultdict(list)
    for event in events:
        row = event.row
        begins = max(row.first, covers.first)
        if row.grain == "month" or row.days > _LONG_DAYS:
            loose[_first_of(begins)].append(event)
        elif row.grain == "week":
            days[max(row.first - dt.timedelta(days=row.first.weekday()), _first_of(begins)), True].append(event)
        else:
            days[begins, False].append(event)
    parts: defaultdict[dt.date, list[Part]] = defaultdict(list)
    for (day, is_week), found in sorted(days.items(), key=lambda one: (one[0][0], not one[0][1])):
        parts[_first_of(day)].append(Part(day=day, is_week=is_week, events=tuple(found)))
    return tuple(
        Month(first=first, parts=tuple(parts[first]), loose=tuple(loose[first])) for first in sorted({*parts, *loose})
    )


def grid(
    events: Sequence[EventShown], month: dt.date, today: dt.date, *, most: int = 3
) -> tuple[tuple[Cell, ...], ...]:
    """The weeks of a month, each of seven days with the events that lie on them; what has no day is not there."""
    dated = [event for event in events if event.row.grain not in ("month", "week") and event.row.days <= _LONG_DAYS]
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    return tuple(tuple(_cell(day, month, today, dated, most) for day in week) for week in weeks)


def _cell(day: dt.date, month: dt.date, today: dt.date, events: Sequence[EventShown], most: int) -> Cell:
    found = [event for event in events if event.row.first <= day <= event.row.last]
    inside = day.month == month.month
    return Cell(
        day=day,
        inside=inside,
        is_today=day == today,
        events=tuple(found[:most]) if inside else (),
        more=max(0, len(found) - most) if inside else 0,
    )


def _first(year: int, month: int) -> dt.date | None:
    return dt.date(year, month, 1) if _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 else None


def _monday(year: int, week: int) -> dt.date | None:
    try:
        return dt.date.fromisocalendar(year, week, 1) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def _first_of(day: dt.date) -> dt.date:
    return day.replace(day=1)


def _next(first: dt.date) -> dt.date:
    return _first_of(first + dt.timedelta(days=31))
