"""The only place that names concrete classes."""

import datetime as dt
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from newsloom import __version__
from newsloom.app.clock import SystemClock
from newsloom.app.config import Config, config
from newsloom.app.rules import rule_book
from newsloom.fetch.client import Client, FetchPolicy
from newsloom.model.fetched import Outcome, Request
from newsloom.parse.sandbox import ParseWorker
from newsloom.pipeline.ingest import Ingest
from newsloom.pipeline.meaning import encoder_for
from newsloom.pipeline.weave import WeavePolicy, Weaver
from newsloom.sources.schedule import SchedulePolicy
from newsloom.store.news import NewsStore


def client(settings: Config) -> Client:
    """The guarded client every request of the product goes through."""
    policy = FetchPolicy(version=__version__, contact=settings.contact, min_gap_s=settings.host_gap_s)
    return Client(policy, allow_networks=settings.networks, clock=SystemClock())


def weaver(settings: Config) -> Weaver:
    """A weaver over the store of this process."""
    policy = WeavePolicy(window=dt.timedelta(days=settings.story_days))
    return Weaver(NewsStore(), policy, encoder_for(settings.embedding == "on"))


@asynccontextmanager
async def ingest(settings: Config | None = None) -> AsyncIterator[Ingest]:
    """Everything a round of looking needs, closed at the end."""
    settings = settings or config()
    reader = ParseWorker()
    async with client(settings) as fetcher:
        made = Ingest(
            store=NewsStore(),
            weaver=weaver(settings),
            fetcher=fetcher,
            reader=reader,
            clock=SystemClock(),
            policy=SchedulePolicy(shortest_s=settings.shortest_look_s, longest_s=settings.longest_look_s),
            chance=random.Random(),
            side_by_side=settings.fetchers,
            rules=rule_book,
        )
        try:
            yield made
        finally:
            await reader.close()
            made.thread.shutdown(wait=True)


async def fetch_once(url: str, *, max_bytes: int, accept: str = "*/*") -> Outcome:
    """One guarded request outside the schedule (a picture, a page somebody wants to add)."""
    async with client(config()) as fetcher:
        return await fetcher.fetch(Request(url=url, max_bytes=max_bytes, accept=accept))
