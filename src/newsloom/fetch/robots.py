"""robots.txt as RFC 9309 reads it: unreachable means wait, absent means everything is allowed."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsloom.errors import FetchBlocked, FetchError, FetchForbiddenAddress, Gone, HttpStatus, RedirectLoop
from newsloom.fetch.rules import RobotsRules, parse_robots
from newsloom.model.fetched import Failed, Fetched, Outcome, Request

_KEEP_S = 86_400.0  # RFC 9309 section 2.4: not longer than 24 hours
_RETRY_S = 600.0  # an unreachable robots.txt is asked for again after that
_READ_BYTES = 512_000  # RFC 9309 section 2.5: at least 500 kibibytes are read; the rest is ignored
_MAX_BYTES = 5_000_000
_REMEMBERED = 10_000  # hosts
_EVERYTHING = RobotsRules()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    until: float  # loop time
    rules: RobotsRules = _EVERYTHING
    unreachable: str = ""  # a sentence: why we wait
    is_forbidden: bool = False  # the host leads to an internal address


class Robots:
    """Remembers each host's rules for a day. `get` fetches through the guarded client."""

    def __init__(self, get: Callable[[Request], Awaitable[Outcome]], agent: str) -> None:
        self._get = get
        self._agent = agent
        self._known: dict[str, _Known] = {}
        self._asking: dict[str, asyncio.Lock] = {}

    async def check(self, url: str) -> None:
        """Raises FetchBlocked where the rules forbid the address, FetchError where they cannot be reached."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        known = await self._rules(origin)
        if known.is_forbidden:
            raise FetchForbiddenAddress(known.unreachable, url=url)
        if known.unreachable:
            raise FetchError(known.unreachable, url=url)
        if not known.rules.allows(url):
            raise FetchBlocked(f"The robots.txt of {parts.hostname} does not allow {parts.path or '/'}.", url=url)

    async def _rules(self, origin: str) -> _Known:
        loop = asyncio.get_running_loop()
        known = self._known.get(origin)
        if known is not None and known.until >= loop.time():
            return known
        async with self._asking.setdefault(origin, asyncio.Lock()):
            known = self._known.get(origin)
            if known is None or known.until < loop.time():
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                    self._asking.clear()
                known = self._known[origin] = await self._ask(origin)
            return known

    async def _ask(self, origin: str) -> _Known:
        request = Request(url=f"{origin}/robots.txt", accept="text/plain, */*;q=0.5", max_bytes=_MAX_BYTES)
        outcome = await self._get(request)
        now = asyncio.get_running_loop().time()
        match outcome:
            case Fetched(body=body):
                text = body[:_READ_BYTES].decode("utf-8", "replace")
                return _Known(until=now + _KEEP_S, rules=parse_robots(text, self._agent))
            case Failed(error=FetchForbiddenAddress() as error):
                return _Known(until=now + _RETRY_S, unreachable=str(error), is_forbidden=True)
            case Failed(error=HttpStatus(status=status)) if 400 <= status < 500:
                return _Known(until=now + _KEEP_S)
            case Failed(error=Gone() | RedirectLoop()):
                return _Known(until=now + _KEEP_S)
            case Failed(error=error):
                said = f"The robots.txt of {urlsplit(origin).hostname} cannot be reached, so we wait. {error}"
                return _Known(until=now + _RETRY_S, unreachable=said)
            case _:
                return _Known(until=now + _KEEP_S)
