"""When an article's page is looked at again."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsloom.model.article import Kind
from newsloom.model.refetch import PageAnswer, PageState, PageStatus
from newsloom.sources.refetch import RefetchPolicy, after_answer, first_state

BEGAN = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
URL = "https://ledger.example/treaty"
POLICY = RefetchPolicy()
READ = PageAnswer(status=PageStatus.READ, url=URL, etag='"1"', last_modified="Fri, 20 Nov 2026 08:00:00 GMT")


def answer(status: PageStatus, **more: float) -> PageAnswer:
    return PageAnswer(status=status, url=URL, **more)  # type: ignore[arg-type]


def life(*edits_h: float, kind: Kind = Kind.ARTICLE, began: dt.datetime = BEGAN, jitter: float = 0.0) -> list[float]:
    """Hours after publication at which a page is looked at, where its publisher edits it at these hours."""
    state = first_state(READ, now=BEGAN, began_at=began, kind=kind, policy=POLICY, jitter=jitter)
    looks: list[float] = []
    left = sorted(edits_h)
    while (at := state.next_refetch_at) is not None:
        hours = (at - BEGAN).total_seconds() / 3600
        looks.append(round(hours, 2))
        is_edited = bool(left and left[0] <= hours)
        left = [edit for edit in left if edit > hours]
        state = after_answer(
            state, READ, now=at, began_at=began, kind=kind, policy=POLICY, jitter=jitter, is_edited=is_edited
        )
    return looks


def test_an_untouched_article_is_looked_at_soon_then_rarely_then_never() -> None:
    assert life() == [0.33, 1.0, 3.0, 9.0, 27.0, 81.0]


def test_an_edit_begins_the_count_anew() -> None:
    looks = life(2.5)
    assert looks[:5] == [0.33, 1.0, 3.0, 3.33, 4.0]
    assert len(looks) == 9


def test_what_is_edited_again_and_again_is_looked_at_more_often_while_it_lasts() -> None:
    developing, quiet = life(*range(1, 12)), life()
    assert sum(hours <= 12 for hours in developing) > 3 * sum(hours <= 12 for hours in quiet)
    assert developing[-1] < 11 + 2 * 24 + 1


def test_a_live_report_is_looked_at_more_often_from_the_start_and_given_up_sooner() -> None:
    looks = life(kind=Kind.LIVE)
    assert looks[:4] == [0.17, 0.33, 0.5, 0.75]
    assert looks[-1] <= 48


def test_an_article_from_the_archive_is_never_looked_at_again() -> None:
    assert life(began=BEGAN - dt.timedelta(days=3)) == []
    assert life(began=BEGAN - dt.timedelta(days=1)) == [48.0]


def test_a_page_that_never_stands_still_is_given_up_at_last() -> None:
    assert len(life(*(number / 10 for number in range(2000)))) == POLICY.most


@given(st.floats(0, 1), st.lists(st.floats(0, 200), max_size=20), st.sampled_from(Kind))
def test_looks_are_spread_by_chance_and_always_end(jitter: float, edits: list[float], kind: Kind) -> None:
    looks = life(*edits, kind=kind, jitter=jitter)
    assert len(looks) <= POLICY.most
    gaps = [later - earlier for earlier, later in itertools.pairwise(looks)]
    assert all(gap >= POLICY.moving_shortest_s / 3600 - 0.01 for gap in gaps)


def after(state: PageState, *answers: PageAnswer, hours: float = 1.0, is_kept_out: bool = False) -> PageState:
    for given_answer in answers:
        state = after_answer(
            state,
            given_answer,
            now=BEGAN + dt.timedelta(hours=hours),
            began_at=BEGAN,
            kind=Kind.ARTICLE,
            policy=POLICY,
            jitter=0.0,
            is_kept_out=is_kept_out,
        )
    return state


FRESH = first_state(READ, now=BEGAN, began_at=BEGAN, kind=Kind.ARTICLE, policy=POLICY, jitter=0.0)


def test_validators_are_kept_and_a_304_keeps_them() -> None:
    assert (FRESH.etag, FRESH.last_modified, FRESH.refetches) == (READ.etag, READ.last_modified, 0)
    state = after(FRESH, answer(PageStatus.UNCHANGED))
    assert (state.etag, state.refetches, state.read_at) == ('"1"', 1, BEGAN + dt.timedelta(hours=1))


def test_the_validators_of_a_wall_are_not_kept() -> None:
    state = after(FRESH, PageAnswer(status=PageStatus.READ, url=URL, etag='"wall"'), is_kept_out=True)
    assert (state.etag, state.read_at) == ('"1"', BEGAN)
    assert state.next_refetch_at is not None


def test_gone_is_believed_at_once_and_missing_when_it_is_missing_still() -> None:
    gone = after(FRESH, answer(PageStatus.GONE))
    assert (gone.is_withdrawn, gone.next_refetch_at) == (True, None)
    once = after(FRESH, answer(PageStatus.MISSING))
    assert not once.is_withdrawn
    assert once.next_refetch_at == BEGAN + dt.timedelta(hours=1, seconds=POLICY.missing_s)
    twice = after(once, answer(PageStatus.MISSING), hours=2)
    assert (twice.is_withdrawn, twice.next_refetch_at) == (True, None)
    assert twice.missing_since == BEGAN + dt.timedelta(hours=1)
    assert after(once, READ).missing_since is None


def test_a_page_we_may_not_read_is_not_asked_again() -> None:
    closed = after(FRESH, answer(PageStatus.CLOSED))
    assert (closed.next_refetch_at, closed.is_withdrawn) == (None, False)


@pytest.mark.parametrize(("failures", "wait_s"), [(1, 1800), (2, 3600), (3, 7200), (4, 14400), (5, None)])
def test_trouble_is_waited_out_longer_and_longer_and_given_up(failures: int, wait_s: int | None) -> None:
    state = after(FRESH, *[answer(PageStatus.FAILED)] * failures)
    due = None if wait_s is None else BEGAN + dt.timedelta(hours=1, seconds=wait_s)
    assert state.next_refetch_at == due
    assert after(state, READ).failures == 0


def test_a_publisher_that_asks_us_to_wait_is_waited_for() -> None:
    state = after(FRESH, answer(PageStatus.FAILED, retry_after_s=7200.0))
    assert state.next_refetch_at == BEGAN + dt.timedelta(hours=3)


def test_a_page_that_never_came_has_words_that_are_not_its_own() -> None:
    state = first_state(answer(PageStatus.FAILED), now=BEGAN, began_at=BEGAN, kind=Kind.STUB, policy=POLICY, jitter=0.0)
    assert (state.read_at, state.failures) == (None, 1)
