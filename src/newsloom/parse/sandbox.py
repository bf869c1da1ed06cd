"""Feeds read where no bytes can hang or fill the process that asked.

Most feeds are small and well-formed: the strict pass over at most FAST_BYTES is linear (the worst of 38 hostile
shapes of that size took 0.12 s and 12 MB), so it runs here. Everything else goes to a child process that is killed
when it takes too long or too much.
"""

import asyncio
import pickle
import sys

from newsloom.errors import Malformed, ParseError, ParseLimit, UnknownFormat
from newsloom.model.entry import ParsedFeed
from newsloom.parse.child import LENGTH, read_answer
from newsloom.parse.feed import parse_feed

FAST_BYTES = 256 * 1024
_TIME_S = 8.0  # issue 8: every bomb shape ends within 10 s, starting and killing the process included
_MEMORY_BYTES = 192 * 1024 * 1024  # of address space beyond what the process begins with; with that, below 256 MB
_ANSWER_BYTES = 64 * 1024 * 1024  # a feed's items; a longer answer is no feed
_ERRORS: dict[str, type[ParseError]] = {
    error.code: error for error in (ParseError, Malformed, ParseLimit, UnknownFormat)
}


class ParseWorker:
    """Implements `ports.FeedReader`; its child process starts at the first feed that needs it, and anew when killed."""

    def __init__(
        self, time_s: float = _TIME_S, memory_bytes: int = _MEMORY_BYTES, *, fast_bytes: int = FAST_BYTES
    ) -> None:
        self._time_s, self._memory_bytes, self._fast_bytes = time_s, memory_bytes, fast_bytes
        self._child: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def parse(self, body: bytes, *, url: str = "", content_type: str = "") -> ParsedFeed:
        """The feed in `body`. Raises ParseError; ParseLimit where it took too long or too much."""
        if len(body) <= self._fast_bytes:
            try:
                return parse_feed(body, url=url, content_type=content_type, tolerate=False)
            except Malformed:
                pass  # the tolerant pass may cost more than its input: it runs in the child
        async with self._turn:
            answer = await self._answer(body, url, content_type)
        if isinstance(answer, ParsedFeed):
            return answer
        code, message = answer
        raise _ERRORS.get(code, ParseError)(message, url=url)

    async def close(self) -> None:
        """Ends the child."""
        async with self._turn:
            await self._kill()

    async def _answer(self, body: bytes, url: str, content_type: str) -> ParsedFeed | tuple[str, str]:
        where = f" at {url}" if url else ""
        try:
            child = await self._running()
            async with asyncio.timeout(self._time_s):
                answer = await self._ask(child, body, url, content_type)
            if not isinstance(answer, ParsedFeed) and answer[0] == ParseLimit.code:
                await self._kill()  # what it had to give back may not all be free again
            return answer
        except TimeoutError:
            await self._kill()
            said = f"Reading the feed{where} took more than {self._time_s:g} seconds and was stopped."
            return ParseLimit.code, said
        except (asyncio.IncompleteReadError, OSError, pickle.UnpicklingError):
            await self._kill()
            return ParseLimit.code, f"Reading the feed{where} took more memory than it may and was stopped."
        except asyncio.CancelledError:
            await self._kill()  # half an answer must not stand before the next one
            raise

    async def _running(self) -> asyncio.subprocess.Process:
        if self._child is None or self._child.returncode is not None:
            self._child = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "newsloom.parse.child", str(self._memory_bytes)),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,  # a traceback of running out of memory is told in words instead
            )
        return self._child

    async def _ask(
        self, child: asyncio.subprocess.Process, body: bytes, url: str, content_type: str
    ) -> ParsedFeed | tuple[str, str]:
        given, taken = child.stdin, child.stdout
        if given is None or taken is None:
            raise OSError("the child has no pipes")
        asked = pickle.dumps((body, url, content_type), protocol=pickle.HIGHEST_PROTOCOL)
        given.write(LENGTH.pack(len(asked)) + asked)
        await given.drain()
        size = LENGTH.unpack(await taken.readexactly(LENGTH.size))[0]
        if size > _ANSWER_BYTES:
            await self._kill()
            return ParseLimit.code, f"The feed is {size:,} bytes long when read; {_ANSWER_BYTES:,} is the most."
        return read_answer(await taken.readexactly(size))

    async def _kill(self) -> None:
        if self._child is not None and self._child.returncode is None:
            self._child.kill()
            await self._child.wait()
        self._child = None
