import pytest

from newsloom.parse.dates import unix_seconds

NOON = 1795521600.0  # 2026-11-24T12:00:00Z


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-24T12:00:00Z",
        "2026-11-24T21:00:00+09:00",
        "2026-11-24T21:00:00+0900",
        "2026-11-24 12:00:00",
        "2026-11-24T12:00Z",
        "20261124T120000Z",
        "Tue, 24 Nov 2026 12:00:00 GMT",
        "Tue, 24 Nov 2026 07:00:00 EST",
        "Tue, 24 Nov 26 12:00:00 UT",
        "24 November 2026 12:00 +0000",
        "Tuesday, November 24, 2026 12:00 PM",
        "Nov 24, 2026 at 9:00 pm JST",
        "Tue Nov 24 12:00:00 2026",
        "Tue Nov 24 12:00:00 UTC 2026",
        "2026/11/24 21:00 KST",
        "  Tue , 24 Nov 2026 12:00:00 GMT".replace("Tue ,", "Tue,"),
    ],
)
def test_the_forms_publishers_use_are_read(text: str) -> None:
    assert unix_seconds(text) == NOON


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-13-01", "Tue, 99 Nov 2026 12:00:00 GMT", "0000-00-00", "x" * 500, "24 Foo 2026", "T"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert unix_seconds(text) is None


def test_a_day_alone_is_its_midnight_and_a_leap_second_the_next_minute() -> None:
    assert unix_seconds("2026-11-24") == NOON - 43_200
    assert unix_seconds("Tue, 24 Nov 2026 11:59:60 GMT") == NOON
    assert unix_seconds("2026-11-23T24:00:00Z") == NOON - 43_200
