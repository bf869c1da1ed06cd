"""Times of day and eras as Japanese, Korean and Chinese pages print them."""

import datetime as dt

import pytest

from newsloom.extract.instants import read_instant


@pytest.mark.parametrize(
    ("printed", "hour", "minute"),
    [
        ("2025. 6. 4. 오후 8:00", 20, 0),
        ("2025.06.04 오전 08:15", 8, 15),
        ("2025年6月4日 午後8時05分", 20, 5),
        ("2025年6月4日 下午 8:05", 20, 5),
        ("2025年6月4日 20:05", 20, 5),
        ("令和7年6月4日 20時05分", 20, 5),
    ],
)
def test_morning_and_afternoon_are_told_and_eras_counted(printed, hour, minute):
    found = read_instant(printed)
    assert found is not None
    assert found.at == dt.datetime(2025, 6, 4, hour, minute, tzinfo=dt.UTC)
