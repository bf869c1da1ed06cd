"""A whole ingest over fakes: scripted publishers, a clock that is told the time, the store in memory."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from newsloom.model.article import ArticleId
from newsloom.model.entry import ParsedFeed
from newsloom.model.fetched import Fetched
from newsloom.model.rule import RuleBook
from newsloom.model.source import Feed, NewSource
from newsloom.parse.feed import parse_feed
from newsloom.pipeline.ingest import Ingest, Looked
from newsloom.pipeline.refetch import LookedAgain, look_again
from newsloom.pipeline.weave import Weaver
from newsloom.sources.schedule import SchedulePolicy
from newsloom.testing.clock import FakeClock
from newsloom.testing.fetcher import ScriptedFetcher
from newsloom.testing.memory import MemoryStore

FEED = "https://ledger.example/feed"
PAGE = "https://ledger.example/treaty"
WORDS = "The harbor master of Merrow counted fourteen berths on Friday and wrote every one of them into the new book. "


class Reader:
    """Reads in this process."""

    async def parse(self, body: bytes, *, url: str = "", content_type: str = "") -> ParsedFeed:
        return parse_feed(body, url=url, content_type=content_type)


@dataclass
class House:
    fetcher: ScriptedFetcher
    store: MemoryStore = field(default_factory=MemoryStore)
    clock: FakeClock = field(default_factory=FakeClock)
    rules: RuleBook = field(default_factory=RuleBook)

    def subscribe(self, url: str = FEED, name: str = "Ledger") -> Feed:
        return self.store.add_feed(NewSource(name=name, feed_url=url), self.clock.now())[0]

    def run(self, work: Callable[[Ingest], Awaitable[None]]) -> None:
        """Does something with the whole ingest."""

        async def run() -> None:
            with ThreadPoolExecutor(max_workers=1) as thread:
                await work(
                    Ingest(
                        store=self.store,
                        weaver=Weaver(self.store),
                        fetcher=self.fetcher,
                        reader=Reader(),
                        clock=self.clock,
                        policy=SchedulePolicy(),
                        chance=random.Random(1),
                        rules=lambda: self.rules,
                        thread=thread,
                    )
                )

        asyncio.run(run())

    def look(self) -> list[Looked]:
        """One look at every feed."""
        told: list[Looked] = []

        async def work(ingest: Ingest) -> None:
            await ingest.round(self.store.all_feeds(), told.append)

        self.run(work)
        return told

    def look_again(self, after_h: float = 0.0) -> LookedAgain:
        """One batch of pages that are due so many hours later."""
        self.clock.advance(after_h * 3600)
        found: list[LookedAgain] = []

        async def work(ingest: Ingest) -> None:
            found.append(await look_again(ingest))

        self.run(work)
        return found[0]

    def ids(self) -> list[ArticleId]:
        return [ArticleId(int(woven.doc.id)) for woven in self.store.recent(self.clock.now().replace(year=2000))]

    def titles(self) -> list[str]:
        return [woven.doc.title for woven in self.store.recent(self.clock.now().replace(year=2000))]


def rss(*items: tuple[str, str, str], extra: str = "", hour: int | None = None) -> bytes:
    """A feed of (guid, title, link) items, published at this hour of 20 November 2026."""
    date = f"<pubDate>Fri, 20 Nov 2026 {hour:02}:00:00 GMT</pubDate>" if hour is not None else ""
    rows = "".join(
        f"<item><guid>{guid}</guid><title>{title}</title><link>{link}</link><description>{title}, in short.{extra}</description>{date}</item>"
        for guid, title, link in items
    )
    return f'<rss version="2.0"><channel><title>Ledger</title>{rows}</channel></rss>'.encode()


def page(title: str, words: str = WORDS * 6, *, head: str = "") -> bytes:
    return (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1><p>{words}</p></article></body></html>"
    ).encode()


def fetched(body: bytes, **headers: str) -> Fetched:
    return Fetched(
        url=FEED, requested_url=FEED, body=body, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
