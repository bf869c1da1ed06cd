"""Looks at many feeds side by side and writes each look as it comes, one after the other."""

import asyncio
import random
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from newsloom.errors import Busy, DiskFull, StoreError
from newsloom.model.intent import SeenEntry
from newsloom.model.rule import RuleBook
from newsloom.model.source import Feed, FeedId
from newsloom.pipeline.gather import Gathering, Tools, gather
from newsloom.pipeline.weave import Weaver, Written
from newsloom.ports import Clock, FeedReader, Fetcher, KnownArticle, News
from newsloom.sources.schedule import SchedulePolicy, moved_for_good, words_of

_BUSY_TRIES = 5  # a look is thrown away only after the database was held this often; the feed is then simply due again
_BUSY_WAIT_S = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What came of one look, for a progress bar or a log line."""

    feed: Feed
    new: int = 0
    changed: int = 0
    unchanged: bool = False
    error_code: str = ""
    error_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadedKnown:
    """The port `AsyncKnown`: the store asked in its own thread."""

    store: News
    thread: ThreadPoolExecutor

    async def entries(self, feed_id: FeedId, keys: Sequence[str]) -> Mapping[str, SeenEntry]:
        """The feed's entries with these keys."""
        return await asyncio.get_running_loop().run_in_executor(self.thread, self.store.entries, feed_id, keys)

    async def articles(self, names: Sequence[str]) -> Mapping[str, KnownArticle]:
        """Articles with these names."""
        return await asyncio.get_running_loop().run_in_executor(self.thread, self.store.articles, names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingest:
    """Everything a round needs. `store` and `weaver` are only touched from `thread`, which has one worker."""

    store: News
    weaver: Weaver
    fetcher: Fetcher
    reader: FeedReader
    clock: Clock
    policy: SchedulePolicy
    chance: random.Random
    side_by_side: int = 16
    rules: Callable[[], RuleBook] = RuleBook  # asked in `thread` at the start of every round
    thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(max_workers=1))

    async def round(self, feeds: Sequence[Feed], told: Callable[[Looked], None]) -> None:
        """Looks once at each feed; `told` hears of every look as soon as it is written.

        Raises DiskFull and Busy: then nothing more can be written, and what was not written is still due.
        """
        loop = asyncio.get_running_loop()
        hosts = await loop.run_in_executor(self.thread, self.store.sources_by_host)
        rules = await loop.run_in_executor(self.thread, self.rules)
        places = asyncio.Semaphore(self.side_by_side)

        async def one(feed: Feed) -> None:
            async with places:
                tools = Tools(
                    fetcher=self.fetcher,
                    reader=self.reader,
                    known=ThreadedKnown(store=self.store, thread=self.thread),
                    clock=self.clock,
                    policy=self.policy,
                    hosts=hosts,
                    rules=rules,
                )
                gathering = await gather(feed, tools, jitter=self.chance.random())
            told(await self._write(feed, gathering))

        problem: StoreError | None = None
        try:
            async with asyncio.TaskGroup() as group:
                for feed in feeds:
                    group.create_task(one(feed))
        except* (DiskFull, Busy) as stopped:
            problem = next(error for error in stopped.exceptions if isinstance(error, StoreError))
        if problem is not None:
            raise problem

    async def written(self, write: Callable[[], Written]) -> Written:
        """What came of `write`, tried again while the database is held. Raises StoreError."""
        loop = asyncio.get_running_loop()
        for attempt in range(_BUSY_TRIES):
            try:
                return await loop.run_in_executor(self.thread, write)
            except DiskFull:
                raise
            except StoreError as error:
                if error.disposition != "retry" or attempt == _BUSY_TRIES - 1:
                    raise
                await asyncio.sleep(_BUSY_WAIT_S)
        raise AssertionError("unreachable")

    async def _write(self, feed: Feed, gathering: Gathering) -> Looked:
        try:
            written = await self.written(partial(self._write_now, feed, gathering))
        except (DiskFull, Busy):
            raise
        except StoreError as error:
            return Looked(feed=feed, error_code=error.code, error_text=words_of(error))
        state = gathering.look.state
        return Looked(
            feed=feed,
            new=len(written.new),
            changed=len(written.changed),
            unchanged=gathering.look.unchanged,
            error_code=state.error_code if state else "",
            error_text=state.error_text if state else "",
        )

    def _write_now(self, feed: Feed, gathering: Gathering) -> Written:
        written = self.weaver.write(gathering.look)
        state = gathering.look.state
        if state is not None and moved_for_good(state, gathering.look.at, self.policy):
            self.store.move_feed(feed.id, state.moved_to)
        if gathering.head is not None:
            head = gathering.head
            self.store.name_from_feed(feed.id, head.title, head.link, head.language)
        return written
