import datetime as dt

import pytest

from newsloom.language.quotes.around import around

PUBLISHED = dt.datetime(2025, 6, 5, 9, tzinfo=dt.UTC)  # a Thursday


@pytest.mark.parametrize(
    ("outside", "day"),
    [
        ("Lindgren said on Tuesday", "2025-06-03"),
        ("Lindgren said Thursday", "2025-06-05"),
        ("Lindgren said on Friday", "2025-05-30"),
        ("Lindgren said on May 28", "2025-05-28"),
        ("Lindgren said on Dec. 3", "2024-12-03"),
        ("Lindgren said on March 3, 2019", "2019-03-03"),
        ("Lindgren said yesterday", "2025-06-04"),
        ("Lindgren said on Monday what she had said on Friday", ""),
        ("Lindgren said on Feb. 31", ""),
        ("Lindgren said", ""),
    ],
)
def test_the_day_is_the_latest_that_fits(outside: str, day: str) -> None:
    assert around(outside, PUBLISHED, "Mara Lindgren").date == day


@pytest.mark.parametrize(
    ("outside", "via"),
    [
        ("Lindgren told Selby News on Monday", "Selby News"),
        ("Lindgren was quoted as saying by Radio Calder", "Radio Calder"),
        ("he said on Wednesday, according to Kyodo", "Kyodo"),
        ("he told a crowd on Tuesday, according to local media", "local media"),
        ("Lindgren said in an interview with the Vinterby Courier", "Vinterby Courier"),
        ("Lindgren told Tomas Brell at the door", ""),
        ("Lindgren told reporters at the door", ""),
        ("according to Mara Lindgren", ""),
    ],
)
def test_only_who_publishes_carries_a_statement(outside: str, via: str) -> None:
    assert around(outside, PUBLISHED, "Mara Lindgren").via == via


@pytest.mark.parametrize(
    ("outside", "venue"),
    [
        ("Lindgren said at a press conference on Tuesday", "a press conference"),
        ("Lindgren said in his speech", "his speech"),
        ("Lindgren told a livestreamed meeting with farmers abroad on Tuesday", "a livestreamed meeting with farmers abroad"),
        ("Lindgren said at once", ""),
    ],
)  # fmt: skip
def test_the_venue_is_read_where_it_is_an_occasion(outside: str, venue: str) -> None:
    assert around(outside, PUBLISHED, "Mara Lindgren").venue == venue
