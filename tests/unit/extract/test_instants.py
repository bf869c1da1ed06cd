import datetime as dt

import pytest

from newsloom.extract.instants import read_instant
from newsloom.extract.labels import read_label

JST = dt.timezone(dt.timedelta(hours=9))


@pytest.mark.parametrize(
    ("text", "iso", "exact", "zoned"),
    [
        ("20:00 JST, June 4, 2025", "2025-06-04T20:00:00+09:00", True, True),
        ("2025-06-04T11:22:33.123Z", "2025-06-04T11:22:33+00:00", True, True),
        ("2025-06-04 11:22 +0900", "2025-06-04T11:22:00+09:00", True, True),
        ("Tue, 03 Jun 2025 10:00:00 GMT", "2025-06-03T10:00:00+00:00", True, True),
        ("4 June 2025", "2025-06-04T00:00:00+00:00", False, False),
        ("3. Juni 2025, 14:05 Uhr", "2025-06-03T14:05:00+00:00", True, False),
        ("21-05-2025", "2025-05-21T00:00:00+00:00", False, False),
        ("5/13/2025", "2025-05-13T00:00:00+00:00", False, False),
        ("June 4, 2025 at 8 p.m. EDT", "2025-06-04T20:00:00-04:00", True, True),
        ("Jan 4, 2025 3:15 pm ET", "2025-01-04T15:15:00-05:00", True, True),
        ("2025年6月4日 20時05分", "2025-06-04T20:05:00+00:00", True, False),
        ("1700000000", "2023-11-14T22:13:20+00:00", True, True),
    ],
)
def test_instants_are_read_with_the_publishers_offset(text, iso, exact, zoned):
    found = read_instant(text)
    assert (found.at.isoformat(), found.exact, found.zoned) == (iso, exact, zoned)


@pytest.mark.parametrize("text", ["", "soon", "2025-02-31", "99:99", "June", "x" * 500, "0000-00-00"])
def test_what_is_no_date_is_none(text):
    assert read_instant(text) is None


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("3 days ago", "2025-09-09T15:00:00+09:00"),
        ("an hour ago", "2025-09-12T14:00:00+09:00"),
        ("just now", "2025-09-12T15:00:00+09:00"),
        ("yesterday", "2025-09-11T15:00:00+09:00"),
        ("2時間前", "2025-09-12T13:00:00+09:00"),
        ("21-05-2025", "2025-05-21T00:00:00+09:00"),
        ("Published: 2025-06-04 18:21", "2025-06-04T18:21:00+09:00"),
        ("Sept 11 06:01 pm JST", "2025-09-11T18:01:00+09:00"),
        ("Dec 30", "2024-12-30T00:00:00+09:00"),
    ],
)
def test_time_labels_are_resolved_in_the_zone_of_the_capture(line, iso):
    label = read_label(line, dt.datetime(2025, 9, 12, 15, tzinfo=JST))
    assert label.instant.at.isoformat() == iso


@pytest.mark.parametrize(
    "line", ["He left 3 days ago with the June 4, 2025 papers", "Politics", "1. Ferry strike", "Room 2025"]
)
def test_prose_is_no_time_label(line):
    assert read_label(line, None) is None
