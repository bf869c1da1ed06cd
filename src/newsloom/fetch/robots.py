"""robots.txt as RFC 9309 reads it: unreachable means wait, absent means everything is allowed."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from newsloom.errors import FetchBlocked, FetchError, FetchForbiddenAddress, HttpStatus
from newsloom.model.fetched import Failed, Fetched, Outcome, Request

_KEEP_S = 86_400.0  # RFC 9309 §2.4: not longer than 24 hours
_RETRY_S = 600.0  # an unreachable robots.txt is asked for again after that
_MAX_BYTES = 512_000  # RFC 9309 §2.5: at least 500 kibibytes are read
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    until: float  # loop time
    rules: Protego | None = None  # None: everything allowed, unless `unreachable`
    unreachable: FetchError | None = None


def may_fetch(body: str, url: str, agent: str) -> bool:
    """Whether these rules let this agent (its product name) fetch the address."""
    return bool(Protego.parse(body).can_fetch(url, agent))


class Robots:
    """Remembers each host's rules for a day. `get` fetches through the guarded client."""

    def __init__(self, get: Callable[[Request], Awaitable[Outcome]], agent: str) -> None:
        self._get = get
        self._agent = agent
        self._known: dict[str, _Rules] = {}
        self._asking: dict[str, asyncio.Lock] = {}

    async def check(self, url: str) -> None:
        """Raises FetchBlocked where the rules forbid the address, FetchError where they cannot be reached."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        rules = await self._rules(origin)
        if rules.unreachable is not None:
            raise rules.unreachable
        if rules.rules is not None and not rules.rules.can_fetch(url, self._agent):
            raise FetchBlocked(f"The robots.txt of {parts.netloc} does not allow {parts.path or '/'}.", url=url)

    async def _rules(self, origin: str) -> _Rules:
        loop = asyncio.get_running_loop()
        async with self._asking.setdefault(origin, asyncio.Lock()):
            known = self._known.get(origin)
            if known is None or known.until < loop.time():
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                    self._asking.clear()
                known = self._known[origin] = await self._ask(origin)
            return known

    async def _ask(self, origin: str) -> _Rules:
        outcome = await self._get(
            Request(url=f"{origin}/robots.txt", accept="text/plain, */*;q=0.5", max_bytes=_MAX_BYTES)
        )
        now = asyncio.get_running_loop().time()
        match outcome:
            case Fetched(body=body):
                return _Rules(until=now + _KEEP_S, rules=Protego.parse(body.decode("utf-8", "replace")))
            case Failed(error=HttpStatus(status=status)) if 400 <= status < 500:
                return _Rules(until=now + _KEEP_S)
            case Failed(error=FetchForbiddenAddress() as error):
                return _Rules(until=now + _RETRY_S, unreachable=error)
            case Failed(error=error) if error.code == "fetch.gone":
                return _Rules(until=now + _KEEP_S)
            case Failed(error=error):
                waits = FetchError(
                    f"The robots.txt of {urlsplit(origin).netloc} cannot be reached, so we wait. {error}"
                )
                return _Rules(until=now + _RETRY_S, unreachable=waits)
            case _:
                return _Rules(until=now + _KEEP_S)
