"""When to look at a feed again, and what to remember of the last look. Pure: `now` and chance are passed in."""

import datetime as dt
import itertools
import re
import statistics
from dataclasses import dataclass, replace

from newsloom.errors import FetchError, Gone, NewsloomError, ParseError, RateLimited
from newsloom.model.entry import ParsedFeed
from newsloom.model.fetched import Failed, Fetched, NotModified, Outcome
from newsloom.model.source import FetchState

_MAX_AGE = re.compile(r"max-age\s*=\s*\"?(\d{1,9})", re.I)
_LAST_SECOND = 4_102_444_800.0  # the year 2100; later dates are mistakes
_RHYTHM_ITEMS = 10  # newest entries whose distances say how often a feed prints


@dataclass(frozen=True, slots=True, kw_only=True)
class SchedulePolicy:
    """Seconds. Defaults: five minutes is what Miniflux and FreshRSS allow at the quickest, a day at the slowest."""

    shortest_s: float = 300.0
    longest_s: float = 86_400.0
    unknown_s: float = 1_800.0  # rhythm not known yet
    looks_per_entry: float = 3.0  # looks between two entries: median delay is a sixth of the rhythm
    silence_share: float = 0.125  # of the time since the last entry; after ten silent hours a look every 25 minutes
    error_s: float = 300.0  # first wait after a failure; doubles
    error_longest_s: float = 43_200.0
    broken_s: float = 3_600.0  # first wait where waiting alone seldom helps (malformed, too large)
    jitter_share: float = 0.1
    moved_after: dt.timedelta = dt.timedelta(days=3)  # a permanent redirect is acted on once it has held this long


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the publisher let us know, in seconds."""

    max_age_s: float | None = None
    ttl_s: float | None = None
    rhythm_s: float | None = None  # median distance of the newest entries
    newest_at: dt.datetime | None = None  # the newest entry's own date


def hints_from(outcome: Outcome, parsed: ParsedFeed | None) -> Hints:
    """The hints in an answer's headers and in the feed itself."""
    headers = outcome.headers if isinstance(outcome, Fetched | NotModified) else {}
    times = _times(parsed) if parsed else []
    age = _MAX_AGE.search(headers.get("cache-control", ""))
    return Hints(
        max_age_s=float(age.group(1)) if age else None,
        ttl_s=parsed.feed.ttl_min * 60.0 if parsed and parsed.feed.ttl_min else None,
        rhythm_s=_rhythm(times),
        newest_at=dt.datetime.fromtimestamp(times[0], dt.UTC) if times else None,
    )


def next_fetch_at(
    *, now: dt.datetime, state: FetchState, hints: Hints, policy: SchedulePolicy, jitter: float
) -> dt.datetime:
    """The instant of the next look after a success. `jitter` is chance in 0..1; aware UTC in, aware UTC out."""
    rhythm, newest_at = hints.rhythm_s, hints.newest_at
    if rhythm is None and state.last_change_at is not None:
        rhythm, newest_at = policy.unknown_s, state.last_change_at
    if rhythm is not None and newest_at is not None:  # a publisher that sleeps or has stopped is asked less and less
        rhythm = max(rhythm, policy.silence_share * (now - newest_at).total_seconds())
    wait = rhythm / policy.looks_per_entry if rhythm is not None else policy.unknown_s
    asked = max(hints.max_age_s or 0.0, hints.ttl_s or 0.0)
    wait = min(policy.longest_s, max(policy.shortest_s, wait, min(asked, policy.longest_s)))
    return now + dt.timedelta(seconds=wait * (1 + policy.jitter_share * jitter))


def after_fetch(
    state: FetchState,
    outcome: Outcome | ParseError,
    *,
    now: dt.datetime,
    hints: Hints,
    policy: SchedulePolicy,
    jitter: float,
) -> FetchState:
    """What to remember after a look: validators, health in words, and when to look next."""
    match outcome:
        case Fetched():
            fresh = _succeeded(state, now)
            fresh = replace(
                _moved(fresh, outcome.moved_to, now),
                etag=outcome.etag,
                last_modified=outcome.last_modified,
                last_change_at=now,
            )
            return replace(
                fresh, next_fetch_at=next_fetch_at(now=now, state=fresh, hints=hints, policy=policy, jitter=jitter)
            )
        case NotModified():
            fresh = _moved(_succeeded(state, now), outcome.moved_to, now)
            return replace(
                fresh, next_fetch_at=next_fetch_at(now=now, state=fresh, hints=hints, policy=policy, jitter=jitter)
            )
        case Failed(error=error):
            return _failed(state, error, now, policy, jitter)
        case ParseError():
            return _failed(state, outcome, now, policy, jitter)


def moved_for_good(state: FetchState, now: dt.datetime, policy: SchedulePolicy) -> bool:
    """Whether a permanent redirect has held long enough to take the new address over."""
    return bool(state.moved_to) and state.moved_since is not None and now - state.moved_since >= policy.moved_after


def _succeeded(state: FetchState, now: dt.datetime) -> FetchState:
    return replace(state, last_fetch_at=now, last_success_at=now, failures=0, error_code="", error_text="")


def _moved(state: FetchState, target: str, now: dt.datetime) -> FetchState:
    """A permanent redirect is remembered and told, not followed for good at once."""
    if not target:
        return replace(state, moved_to="", moved_since=None)
    since = state.moved_since if state.moved_to == target and state.moved_since else now
    said = f"The publisher says this feed has moved to {target}. It is read there; the new address is taken over once this has held for days."
    return replace(state, moved_to=target, moved_since=since, error_code="fetch.moved", error_text=said)


def _failed(
    state: FetchState, error: FetchError | ParseError, now: dt.datetime, policy: SchedulePolicy, jitter: float
) -> FetchState:
    failures = state.failures + 1
    first = policy.error_s if error.disposition == "retry" else policy.broken_s
    wait = min(policy.error_longest_s, first * 2 ** min(failures - 1, 20))
    if isinstance(error, RateLimited) and error.retry_after_s is not None:
        wait = max(error.retry_after_s, policy.shortest_s)
    return replace(
        state,
        last_fetch_at=now,
        failures=failures,
        error_code=error.code,
        error_text=words_of(error),
        gone=isinstance(error, Gone),
        next_fetch_at=now + dt.timedelta(seconds=wait * (1 + policy.jitter_share * jitter)),
    )


def words_of(error: NewsloomError) -> str:
    """What happened and what to do, in plain words without the code."""
    return f"{error} {error.advice}"


def _times(parsed: ParsedFeed) -> list[float]:
    """The entries' Unix seconds, newest first, as far as a date can hold them."""
    times = (item.published or item.updated or 0.0 for item in parsed.items)
    return sorted((at for at in times if 0 < at < _LAST_SECOND), reverse=True)[: _RHYTHM_ITEMS + 1]


def _rhythm(times: list[float]) -> float | None:
    gaps = [earlier - later for earlier, later in itertools.pairwise(times) if earlier > later]
    return statistics.median(gaps) if len(gaps) >= 3 else None
