import datetime as dt
from dataclasses import replace

import pytest

from newsloom.errors import FetchError, Gone, HttpStatus, Malformed, RateLimited
from newsloom.model.entry import Entry, FeedHead, ParsedFeed
from newsloom.model.fetched import Failed, Fetched, NotModified, Outcome
from newsloom.model.source import FetchState
from newsloom.sources.schedule import Hints, SchedulePolicy, after_fetch, hints_from, moved_for_good, next_fetch_at

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
POLICY = SchedulePolicy()
URL = "https://a.example/feed"


def _after(
    state: FetchState, outcome: Outcome | Malformed, now: dt.datetime = NOW, hints: Hints | None = None
) -> FetchState:
    return after_fetch(state, outcome, now=now, hints=hints or Hints(), policy=POLICY, jitter=0.0)


def _wait_s(state: FetchState, now: dt.datetime = NOW) -> float:
    assert state.next_fetch_at is not None
    return (state.next_fetch_at - now).total_seconds()


def _fetched(**headers: str) -> Fetched:
    return Fetched(url=URL, requested_url=URL, body=b"", headers={k.replace("_", "-"): v for k, v in headers.items()})


def _feed(*hours_ago: float, ttl_min: int | None = None) -> ParsedFeed:
    items = tuple(Entry(published=NOW.timestamp() - hours * 3600) for hours in hours_ago)
    return ParsedFeed(feed=FeedHead(ttl_min=ttl_min), items=items)


def test_an_answer_keeps_its_validators_and_clears_what_was_wrong() -> None:
    before = FetchState(failures=3, error_code="fetch.timeout", error_text="x", etag="old")
    state = _after(before, _fetched(etag='"1"', last_modified="today"))
    assert (state.etag, state.last_modified, state.failures, state.error_code) == ('"1"', "today", 0, "")
    assert state.last_success_at == state.last_change_at == NOW


def test_not_modified_keeps_the_validators() -> None:
    state = _after(FetchState(etag='"1"', failures=2), NotModified(url=URL))
    assert (state.etag, state.failures, state.last_change_at) == ('"1"', 0, None)


def test_a_busy_feed_is_looked_at_more_often_than_a_slow_one_and_both_within_limits() -> None:
    busy, slow = (hints_from(_fetched(), feed) for feed in (_feed(0.0, 0.1, 0.2, 0.3, 0.4), _feed(1, 25, 49, 73, 97)))
    waits = [_wait_s(_after(FetchState(), _fetched(), hints=hints)) for hints in (busy, slow)]
    assert waits == [POLICY.shortest_s, 8 * 3600.0]


def test_a_feed_that_has_fallen_silent_is_asked_less_and_less() -> None:
    asleep = hints_from(_fetched(), _feed(240, 241, 242, 243, 244))
    assert _wait_s(_after(FetchState(), _fetched(), hints=asleep)) == pytest.approx(240 * 3600 / 8 / 3)


def test_what_the_publisher_asks_for_is_granted_up_to_a_day() -> None:
    hints = hints_from(_fetched(cache_control="public, max-age=5400"), _feed(0, 0.1, 0.2, 0.3, ttl_min=60))
    assert (hints.max_age_s, hints.ttl_s) == (5400.0, 3600.0)
    assert _wait_s(_after(FetchState(), _fetched(), hints=hints)) == 5400.0
    forever = Hints(max_age_s=10.0**9, ttl_s=None)
    assert _wait_s(_after(FetchState(), _fetched(), hints=forever)) == POLICY.longest_s


def test_chance_spreads_the_looks_and_never_hastens_them() -> None:
    early, late = (
        next_fetch_at(now=NOW, state=FetchState(), hints=Hints(), policy=POLICY, jitter=chance) for chance in (0.0, 1.0)
    )
    assert (late - NOW) == (early - NOW) * 1.1


def test_failures_are_counted_and_waits_double_up_to_half_a_day() -> None:
    state, waits = FetchState(), []
    for _ in range(12):
        state = _after(state, Failed(url=URL, error=HttpStatus("a.example has a fault of its own (500).", status=500)))
        waits.append(_wait_s(state))
    assert waits[:3] == [300.0, 600.0, 1200.0] and waits[-1] == POLICY.error_longest_s
    assert state.failures == 12
    assert state.error_text == "a.example has a fault of its own (500). Nothing is lost; it is tried again later."


def test_what_waiting_seldom_mends_waits_longer_from_the_start() -> None:
    state = _after(FetchState(etag='"1"'), Malformed("The feed is broken."))
    assert _wait_s(state) == POLICY.broken_s
    assert (state.error_code, state.etag) == ("parse.malformed", '"1"')


@pytest.mark.parametrize("wait_s", [7200.0, 2.0])
def test_retry_after_is_obeyed(wait_s: float) -> None:
    state = _after(FetchState(), Failed(url=URL, error=RateLimited("Wait.", retry_after_s=wait_s)))
    assert _wait_s(state) >= wait_s


def test_gone_is_gone_and_another_failure_is_not() -> None:
    assert _after(FetchState(), Failed(url=URL, error=Gone("Gone."))).gone
    assert not _after(FetchState(), Failed(url=URL, error=FetchError("No."))).gone


def test_a_move_is_remembered_told_and_acted_on_only_after_days() -> None:
    answer = replace(_fetched(), moved_to="https://b.example/feed")
    first = _after(FetchState(), answer)
    assert (first.moved_to, first.moved_since, first.error_code) == ("https://b.example/feed", NOW, "fetch.moved")
    assert not moved_for_good(first, NOW, POLICY)
    later = NOW + dt.timedelta(days=4)
    held = _after(first, NotModified(url=URL, moved_to="https://b.example/feed"), later)
    assert (held.moved_since, held.error_code) == (NOW, "fetch.moved") and moved_for_good(held, later, POLICY)
    elsewhere = _after(held, replace(answer, moved_to="https://c.example/feed"), later)
    assert elsewhere.moved_since == later
    assert _after(held, _fetched(), later).moved_to == ""


def test_absurd_dates_of_entries_do_no_harm() -> None:
    items = tuple(Entry(published=at) for at in (1e300, -5.0, float("inf"), 4e9, None))
    hints = hints_from(_fetched(), ParsedFeed(feed=FeedHead(), items=items))
    state = _after(FetchState(), _fetched(), hints=hints)
    assert POLICY.shortest_s <= _wait_s(state) <= POLICY.longest_s
