"""When to look at an article's page again: soon, then rarely, then never. Pure: `now` and chance are passed in."""

import datetime as dt
from dataclasses import dataclass, replace

from newsloom.model.article import Kind
from newsloom.model.refetch import PageAnswer, PageState, PageStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class RefetchPolicy:
    """Seconds and counts. An untouched article of known time is looked at after about 20 minutes, 1, 3, 9, 27 and 81 hours.

    Newsrooms do most of their editing in the first hours (the second desk, the later lede), and correct in the days
    after. Each wait is a share of the time in which nothing happened, so that the looks thin out by themselves; an edit
    begins the count anew.
    """

    shortest_s: float = 1_200.0
    quiet_share: float = 2.0  # of the time since the last edit, or since publication
    moving_shortest_s: float = 600.0  # live reports, and articles edited again and again
    moving_share: float = 0.5
    moving_edits: int = 2  # edits that show an article to be still developing
    horizon_s: float = 7 * 86_400.0  # quiet for so long: never again
    moving_horizon_s: float = 2 * 86_400.0  # a live report that stands still for two days is over
    most: int = 40  # looks at one page, whatever happens on it
    error_s: float = 1_800.0  # first wait after a failure; doubles
    most_failures: int = 4  # in a row
    missing_s: float = 3_600.0  # a 404 is believed when it stands an hour later still
    jitter_share: float = 0.2


def next_refetch_at(
    *,
    now: dt.datetime,
    began_at: dt.datetime,
    state: PageState,
    kind: Kind,
    policy: RefetchPolicy,
    jitter: float,
) -> dt.datetime | None:
    """The instant of the next look at a page just read, or None: never again.

    `began_at` is when the article was published or first seen, whichever is earlier; `jitter` is chance in 0..1.
    """
    if state.refetches >= policy.most:
        return None
    is_moving = kind is Kind.LIVE or state.edits >= policy.moving_edits
    quiet_s = max(0.0, (now - max(began_at, state.edited_at or began_at)).total_seconds())
    share, shortest_s, horizon_s = policy.quiet_share, policy.shortest_s, policy.horizon_s
    if is_moving:
        share, shortest_s, horizon_s = policy.moving_share, policy.moving_shortest_s, policy.moving_horizon_s
    wait_s = max(shortest_s, share * quiet_s) * (1 + policy.jitter_share * jitter)
    return now + dt.timedelta(seconds=wait_s) if quiet_s + wait_s <= horizon_s else None


def first_state(
    answer: PageAnswer,
    *,
    now: dt.datetime,
    began_at: dt.datetime,
    kind: Kind,
    policy: RefetchPolicy,
    jitter: float,
    is_kept_out: bool = False,
) -> PageState:
    """What to remember of the first look at an article's page."""
    return after_answer(
        PageState(url=answer.url, refetches=-1),  # the first look is none again
        answer,
        now=now,
        began_at=began_at,
        kind=kind,
        policy=policy,
        jitter=jitter,
        is_kept_out=is_kept_out,
    )


def after_answer(
    state: PageState,
    answer: PageAnswer,
    *,
    now: dt.datetime,
    began_at: dt.datetime,
    kind: Kind,
    policy: RefetchPolicy,
    jitter: float,
    is_edited: bool = False,
    is_kept_out: bool = False,
) -> PageState:
    """What to remember after a look: validators, edits, trouble, and when to look next.

    `is_edited`: the words became a new version. `is_kept_out`: what came was no whole text of the article; its
    validators are not kept, or a later "not modified" would confirm a wall.
    """
    asked = replace(state, refetches=state.refetches + 1)
    match answer.status:
        case PageStatus.READ | PageStatus.UNCHANGED:
            good = replace(asked, failures=0, missing_since=None, is_withdrawn=False)
            if is_edited:
                good = replace(good, edits=good.edits + 1, edited_at=now)
            if not is_kept_out:
                good = replace(good, read_at=now)
            if answer.status is PageStatus.READ and not is_kept_out:
                good = replace(
                    good,
                    url=answer.url,
                    etag=answer.etag,
                    last_modified=answer.last_modified,
                    read_by=answer.read_by,
                )
            due = next_refetch_at(now=now, began_at=began_at, state=good, kind=kind, policy=policy, jitter=jitter)
            return replace(good, next_refetch_at=due)
        case PageStatus.GONE:
            return _withdrawn(asked, now)
        case PageStatus.MISSING:
            if asked.missing_since is not None and asked.refetches > 0:
                return _withdrawn(asked, now)
            return replace(
                asked, missing_since=now, next_refetch_at=_later(now, policy.missing_s, policy.jitter_share * jitter)
            )
        case PageStatus.CLOSED:
            return replace(asked, next_refetch_at=None)
        case PageStatus.FAILED:
            return _failed(asked, answer, now, policy, jitter)


def _withdrawn(state: PageState, now: dt.datetime) -> PageState:
    return replace(state, missing_since=state.missing_since or now, is_withdrawn=True, next_refetch_at=None)


def _failed(state: PageState, answer: PageAnswer, now: dt.datetime, policy: RefetchPolicy, jitter: float) -> PageState:
    failures = state.failures + 1
    if failures > policy.most_failures:
        return replace(state, failures=failures, next_refetch_at=None)
    wait_s = max(policy.error_s * 2 ** (failures - 1), answer.retry_after_s or 0.0)
    return replace(state, failures=failures, next_refetch_at=_later(now, wait_s, policy.jitter_share * jitter))


def _later(now: dt.datetime, wait_s: float, jitter: float) -> dt.datetime:
    return now + dt.timedelta(seconds=wait_s * (1 + jitter))
