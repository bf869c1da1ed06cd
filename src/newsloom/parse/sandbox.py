"""Feeds read in a process that may be killed: no bytes can hang or fill the one that asked."""

import asyncio
import multiprocessing
import os
import resource
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from newsloom.errors import Malformed, ParseError, ParseLimit, UnknownFormat
from newsloom.model.entry import ParsedFeed
from newsloom.parse.feed import parse_feed

_TIME_S = 10.0
_MEMORY_BYTES = 256 * 1024 * 1024  # of address space beyond what the process begins with
_ERRORS: dict[str, type[ParseError]] = {
    error.code: error for error in (ParseError, Malformed, ParseLimit, UnknownFormat)
}


class ParseWorker:
    """Implements `ports.FeedReader` by one child process, started at the first feed and anew after it was killed."""

    def __init__(self, time_s: float = _TIME_S, memory_bytes: int = _MEMORY_BYTES) -> None:
        self._time_s, self._memory_bytes = time_s, memory_bytes
        self._child: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._turn = asyncio.Lock()

    async def parse(self, body: bytes, *, url: str = "", content_type: str = "") -> ParsedFeed:
        """The feed in `body`. Raises ParseError; ParseLimit where it took too long or too much."""
        async with self._turn:
            answer = await asyncio.to_thread(self._ask, body, url, content_type)
        if isinstance(answer, ParsedFeed):
            return answer
        code, message = answer
        raise _ERRORS.get(code, ParseError)(message, url=url)

    async def close(self) -> None:
        """Ends the child."""
        async with self._turn:
            await asyncio.to_thread(self._kill)

    def _ask(self, body: bytes, url: str, content_type: str) -> ParsedFeed | tuple[str, str]:
        pipe = self._started()
        try:
            pipe.send((body, url, content_type))
            if pipe.poll(self._time_s):
                answer = pipe.recv()
                assert isinstance(answer, ParsedFeed | tuple)
                return answer
            reason = f"Reading the feed took more than {self._time_s:.0f} seconds and was stopped."
        except (EOFError, OSError):
            reason = "Reading the feed took more memory than it may and was stopped."
        self._kill()
        return ParseLimit.code, reason

    def _started(self) -> Connection:
        if self._child is None or self._pipe is None or not self._child.is_alive():
            self._kill()
            context = multiprocessing.get_context("spawn")
            self._pipe, far = context.Pipe()
            self._child = context.Process(target=_serve, args=(far, self._memory_bytes), daemon=True)
            self._child.start()
            far.close()
        return self._pipe

    def _kill(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._child is not None:
            self._child.kill()
            self._child.join()
        self._child = self._pipe = None


def _serve(pipe: Connection, memory_bytes: int) -> None:
    """The child: answers until the pipe closes. Memory it may not have ends it, or the one answer."""
    limit = _address_space() + memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    while True:
        try:
            body, url, content_type = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            pipe.send(parse_feed(body, url=url, content_type=content_type))
        except ParseError as error:
            pipe.send((error.code, str(error)))
        except (MemoryError, RecursionError):
            pipe.send((ParseLimit.code, "Reading the feed took more memory than it may and was stopped."))


def _address_space() -> int:
    """Bytes of address space in use (proc(5), statm)."""
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
