"""The days a page of the calendar covers and how its events are laid out."""

import datetime as dt

import pytest

from newsloom.serve.web.agenda import EventShown
from newsloom.serve.web.months import grid, months, reach, week_value
from newsloom.store.reading.agenda import EventRow

TODAY = dt.date(2026, 11, 25)


def shown(first: dt.date, last: dt.date | None = None, grain: str = "day") -> EventShown:
    row = EventRow(
        uid=f"{first}-{grain}",
        what="the vote",
        value=str(first),
        end_value="",
        grain=grain,
        status="announced",
        moved_from=(),
        first=first,
        last=last or first,
        sequence=0,
        changed_at=dt.datetime(2026, 11, 20, tzinfo=dt.UTC),
        evidence=(),
        more=0,
        stories=(),
    )
    return EventShown(
        row=row, title="Vote", language="en", when="", status="announced", status_words="announced", evidence=()
    )


@pytest.mark.parametrize(
    ("month", "week", "expected"),
    [
        ("2026-12", "", ("month", "2026-12-01", "2026-12-31", "2026-11", "2027-01")),
        ("2028-02", "", ("month", "2028-02-01", "2028-02-29", "2028-01", "2028-03")),
        ("", "2026-W01", ("week", "2025-12-29", "2026-01-04", "2025-W52", "2026-W02")),
        ("2026-13", "", ("ahead", "2026-11-25", "2027-02-25", "2026-10", "2026-12")),
        ("", "2026-W54", ("ahead", "2026-11-25", "2027-02-25", "2026-10", "2026-12")),
    ],
)
def test_an_address_says_which_days_a_page_covers(month: str, week: str, expected: tuple[str, ...]) -> None:
    covers = reach(month, week, TODAY)
    assert (covers.kind, str(covers.first), str(covers.last), covers.before, covers.after) == expected


def test_days_weeks_and_months_have_their_own_places() -> None:
    covers = reach("2026-12", "", TODAY)
    day, week = shown(dt.date(2026, 12, 9)), shown(dt.date(2026, 12, 7), dt.date(2026, 12, 13), "week")
    month = shown(dt.date(2026, 12, 1), dt.date(2026, 12, 31), "month")
    begun = shown(dt.date(2026, 11, 29), dt.date(2026, 12, 2), "range")
    (found,) = months([begun, week, day, month], covers)
    assert [(part.day.day, part.is_week) for part in found.parts] == [(1, False), (7, True), (9, False)]
    assert found.loose == (month,)


def test_the_grid_has_whole_weeks_and_no_event_without_a_day() -> None:
    three = shown(dt.date(2026, 11, 24), dt.date(2026, 11, 26), "range")
    month = shown(dt.date(2026, 11, 1), dt.date(2026, 11, 30), "month")
    cells = [cell for week in grid([three, month], dt.date(2026, 11, 1), TODAY) for cell in week]
    assert len(cells) % 7 == 0 and sum(cell.inside for cell in cells) == 30
    assert [cell.day.day for cell in cells if cell.events] == [24, 25, 26]
    assert [cell.day for cell in cells if cell.is_today] == [TODAY]
    assert week_value(TODAY) == "2026-W48"


def test_more_events_than_a_cell_holds_are_counted() -> None:
    (cell,) = [cell for week in grid([shown(TODAY)] * 5, dt.date(2026, 11, 1), TODAY) for cell in week if cell.events]
    assert (len(cell.events), cell.more) == (3, 2)
