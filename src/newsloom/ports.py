"""What touches the world, as small Protocols; `store`, `fetch` and `app` satisfy them."""

import datetime as dt
from typing import Protocol

from newsloom.model.entry import ParsedFeed
from newsloom.model.fetched import Outcome, Request


class Clock(Protocol):
    def now(self) -> dt.datetime:
        """The present instant, aware UTC."""


class Fetcher(Protocol):
    async def fetch(self, request: Request) -> Outcome:
        """The answer to one request, politely and safely; never raises for what the network does."""


class FeedReader(Protocol):
    async def parse(self, body: bytes, *, url: str = "", content_type: str = "") -> ParsedFeed:
        """The feed in `body`, read where a hang or a bomb hurts nobody. Raises ParseError."""
