"""Which stories make the front page."""

from hypothesis import given
from hypothesis import strategies as st

from newsloom.store.reading.mixture import Candidate, mixed


def _row(*outlets: int | None) -> list[Candidate]:
    return [Candidate(n, 100.0 - n, outlet) for n, outlet in enumerate(outlets)]


def test_single_reports_of_one_outlet_stand_back_for_others() -> None:
    assert [one.id for one in mixed(_row(1, 1, 1, None, 2, None), 4)] == [0, 3, 4, 5]


def test_where_there_is_room_those_passed_over_follow_in_their_order() -> None:
    assert [one.id for one in mixed(_row(1, 1, 1, None, 2), 5)] == [0, 3, 4, 1, 2]
    assert mixed([], 5) == []


@given(st.lists(st.one_of(st.none(), st.integers(1, 4)), max_size=60), st.integers(0, 70))
def test_a_page_is_as_full_as_it_can_be_and_shared_stories_keep_their_order(
    outlets: list[int | None], limit: int
) -> None:
    rows = _row(*outlets)
    page = mixed(rows, limit)
    assert len(page) == min(limit, len(rows)) == len({one.id for one in page})
    shared = [one.id for one in page if one.outlet is None]
    assert shared == [one.id for one in rows if one.outlet is None][: len(shared)]
