"""Moments in words."""

import datetime as dt

import pytest

from newsloom.serve.web.times import edited, exact, lasting, relative, zone_name

NOW = dt.datetime(2026, 11, 12, 6, 55, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (dt.timedelta(seconds=20), "just now"),
        (dt.timedelta(minutes=1), "1 minute ago"),
        (dt.timedelta(minutes=35), "35 minutes ago"),
        (dt.timedelta(hours=1, minutes=59), "1 hour ago"),
        (dt.timedelta(days=6, hours=23), "6 days ago"),
        (dt.timedelta(days=7), "5 November"),
        (dt.timedelta(days=400), "8 October 2025"),
        (-dt.timedelta(seconds=20), "in a moment"),
        (-dt.timedelta(minutes=20), "in 20 minutes"),
        (-dt.timedelta(hours=3), "in 3 hours"),
    ],
)
def test_a_time_is_relative_until_it_is_a_week_away(ago: dt.timedelta, said: str) -> None:
    assert relative(NOW - ago, NOW) == said


def test_the_exact_time_stands_in_the_publishers_own_zone() -> None:
    assert exact(NOW, 540) == "15:55, 12 November 2026 (UTC+9)"
    assert exact(NOW, -210) == "03:25, 12 November 2026 (UTC−3:30)"
    assert exact(NOW) == "06:55, 12 November 2026 (UTC)"


def test_a_time_known_to_the_day_claims_no_hour() -> None:
    assert exact(NOW, 540, is_exact=False) == "12 November 2026, the hour is not given"


def test_the_day_is_the_one_on_the_publishers_clock() -> None:
    assert relative(dt.datetime(2026, 11, 1, 23, 0, tzinfo=dt.UTC), NOW, 540) == "2 November"


def test_a_zone_of_whole_hours_has_no_minutes() -> None:
    assert [zone_name(minutes) for minutes in (None, 0, 60, 345)] == ["UTC", "UTC", "UTC+1", "UTC+5:45"]


def test_an_edit_on_the_day_of_publication_is_told_by_its_hour() -> None:
    assert edited(NOW, NOW - dt.timedelta(hours=3), 540) == "15:55"
    assert edited(NOW, NOW - dt.timedelta(hours=16), 540) == "15:55, 12 November"
    assert edited(NOW, NOW - dt.timedelta(days=365)) == "06:55, 12 November 2026"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "1 minute"), (61, "1 minute"), (1199, "20 minutes"), (3599, "1 hour"), (7800, "2 hours"), (260000, "3 days")],
)
def test_a_length_of_time_is_rounded(seconds: float, said: str) -> None:
    assert lasting(seconds) == said
