"""One request at a time to each host, with a pause between two."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

_FORGET_OVER = 5_000  # hosts remembered; beyond, those nobody waits for are dropped


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0  # loop time
    waiting: int = 0


class Politeness:
    """Hands out turns. Not frozen: it is the memory of who was asked when."""

    def __init__(self, min_gap_s: float) -> None:
        self._min_gap_s = min_gap_s
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Waits until it is our turn at this host, and holds it."""
        place = self._hosts.setdefault(host, _Host())
        place.waiting += 1
        try:
            async with place.lock:
                loop = asyncio.get_running_loop()
                if (wait_s := place.free_at - loop.time()) > 0:
                    await asyncio.sleep(wait_s)
                try:
                    yield
                finally:
                    place.free_at = loop.time() + self._min_gap_s
        finally:
            place.waiting -= 1
            self._forget()

    def _forget(self) -> None:
        if len(self._hosts) <= _FORGET_OVER:
            return
        now = asyncio.get_running_loop().time()
        for host in [h for h, place in self._hosts.items() if not place.waiting and place.free_at < now]:
            del self._hosts[host]
