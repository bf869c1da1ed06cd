"""The worker: looks at what is due, for ever, and survives whatever one round brings."""

import asyncio
import datetime as dt
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import structlog

from newsloom.errors import StoreError
from newsloom.pipeline.ingest import Ingest, Looked

log = structlog.get_logger()
P = ParamSpec("P")
T = TypeVar("T")

_IDLE_S = 2.0  # between two questions for due feeds, where nothing is due
_LONGEST_WAIT_S = 60.0  # after failures
_TIDY_EVERY = dt.timedelta(hours=1)
_AT_ONCE = 200  # feeds of one round


async def work(
    ingest: Ingest,
    stop: asyncio.Event,
    told: Callable[[Looked], None],
    *,
    raw_kept: dt.timedelta,
    idle_s: float = _IDLE_S,
) -> None:
    """Runs rounds until `stop` is set. Feeds under way are never looked at twice at once."""
    wait_s = idle_s
    tidied_at: dt.datetime | None = None
    while not stop.is_set():
        try:
            now = ingest.clock.now()
            if tidied_at is None or now - tidied_at > _TIDY_EVERY:
                await _in_thread(ingest, ingest.store.forget_raw, now - raw_kept)
                tidied_at = now
            feeds = await _in_thread(ingest, ingest.store.due_feeds, now, _AT_ONCE)
            if feeds:
                await ingest.round(feeds, told)
            wait_s = 0.0 if len(feeds) == _AT_ONCE else idle_s
        except StoreError as error:
            log.error("round failed", reason=error.sentence())
            wait_s = _longer(wait_s, idle_s)
        except Exception:
            log.exception("round failed")
            wait_s = _longer(wait_s, idle_s)
        if wait_s:
            try:
                await asyncio.wait_for(stop.wait(), wait_s)
            except TimeoutError:
                continue


def _longer(wait_s: float, idle_s: float) -> float:
    return min(_LONGEST_WAIT_S, max(idle_s, wait_s) * 2)


async def _in_thread(ingest: Ingest, ask: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """The store's answer, asked in the store's own thread."""
    return await asyncio.get_running_loop().run_in_executor(ingest.thread, lambda: ask(*args, **named))
