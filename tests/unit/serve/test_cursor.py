"""Places in a list, as they stand in an address."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.store.reading.cursor import DamagedCursor, RankPlace, TimePlace, rank_place, time_place

_TIMES = st.datetimes(min_value=dt.datetime(1900, 1, 1), max_value=dt.datetime(2200, 1, 1), timezones=st.just(dt.UTC))
_IDS = st.integers(min_value=0, max_value=2**63 - 1)


@settings(max_examples=50)
@given(_TIMES, _IDS)
def test_a_place_in_time_survives_the_address(at: dt.datetime, number: int) -> None:
    place = TimePlace(at=at, id=number)
    assert time_place(place.encode()) == place


@settings(max_examples=50)
@given(st.floats(allow_nan=False, allow_infinity=False), _IDS)
def test_a_place_by_rank_survives_the_address(rank: float, number: int) -> None:
    place = RankPlace(rank=rank, id=number)
    assert rank_place(place.encode()) == place


@settings(max_examples=80)
@given(st.text(min_size=1, max_size=40))
def test_any_other_text_is_a_damaged_place_or_a_place(text: str) -> None:
    for read in (time_place, rank_place):
        with contextlib.suppress(DamagedCursor):
            read(text)


@pytest.mark.parametrize("text", ["nan~1", "inf~1", "0x1.0p0~-3", "~", "0x1p0~99999999999999999999"])
def test_a_rank_that_is_none_is_damaged(text: str) -> None:
    with pytest.raises(DamagedCursor):
        rank_place(text)


def test_no_place_is_the_beginning() -> None:
    assert time_place("") is None
    assert rank_place("") is None
