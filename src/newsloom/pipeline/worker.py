"""The worker: looks at what is due, for ever, and survives whatever one round brings."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

import structlog

from newsloom.errors import StoreError
from newsloom.pipeline.ingest import Ingest, Looked
from newsloom.pipeline.refetch import look_again

log = structlog.get_logger()
P = ParamSpec("P")
T = TypeVar("T")

_IDLE_S = 2.0  # between two questions for due feeds, where nothing is due
_LONGEST_WAIT_S = 60.0  # after failures
_TIDY_EVERY = dt.timedelta(hours=1)
_AT_ONCE = 200  # feeds of one round
_READ_AGAIN = 40  # articles of an earlier reader at a time: about half a second, in which nothing else is written


async def work(
    ingest: Ingest,
    stop: asyncio.Event,
    told: Callable[[Looked], None],
    *,
    raw_kept: dt.timedelta,
    idle_s: float = _IDLE_S,
) -> None:
    """Looks at feeds and, beside them, at articles' pages again until `stop` is set. Feeds under way are never looked at twice at once."""
    tidied_at: dt.datetime | None = None

    async def feeds() -> bool:
        nonlocal tidied_at
        now = ingest.clock.now()
        if tidied_at is None or now - tidied_at > _TIDY_EVERY:
            await _in_thread(ingest, ingest.store.forget_raw, now - raw_kept)
            tidied_at = now
        due = await _in_thread(ingest, ingest.store.due_feeds, now, _AT_ONCE)
        if due:
            await ingest.round(due, told)
        return len(due) == _AT_ONCE

    async def pages() -> bool:
        again = await look_again(ingest)
        if again.edited or again.withdrawn:
            log.info("looked again", pages=again.pages, edited=again.edited, withdrawn=again.withdrawn)
        return again.pages > 0

    async def readings() -> bool:
        again = await _in_thread(ingest, ingest.weaver.read_again, ingest.clock.now(), _READ_AGAIN)
        if again:
            log.info("read again", articles=again)
        return False  # the next ones after a pause: news goes first

    await asyncio.gather(*(_keep_at(step, stop, idle_s) for step in (feeds, pages, readings)))


async def _keep_at(step: Callable[[], Awaitable[bool]], stop: asyncio.Event, idle_s: float) -> None:
    """Takes the step again and again until `stop` is set, at once where it says that more is waiting; survives whatever it raises."""
    wait_s = idle_s
    while not stop.is_set():
        try:
            wait_s = 0.0 if await step() else idle_s
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
