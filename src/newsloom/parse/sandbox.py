"""Feeds read in a process that may be killed: no bytes can hang or fill the one that asked."""

import asyncio
import pickle
import sys

from newsloom.errors import Malformed, ParseError, ParseLimit, UnknownFormat
from newsloom.model.entry import ParsedFeed
from newsloom.parse.child import LENGTH

_TIME_S = 10.0  # issue 8: every bomb shape ends within 10 s
_MEMORY_BYTES = 256 * 1024 * 1024  # of address space beyond what the process begins with
_ANSWER_BYTES = 64 * 1024 * 1024  # a feed's items; a longer answer is no feed
_ERRORS: dict[str, type[ParseError]] = {
    error.code: error for error in (ParseError, Malformed, ParseLimit, UnknownFormat)
}


class ParseWorker:
    """Implements `ports.FeedReader` by one child process, started at the first feed and anew after it was killed."""

    def __init__(self, time_s: float = _TIME_S, memory_bytes: int = _MEMORY_BYTES) -> None:
        self._time_s, self._memory_bytes = time_s, memory_bytes
        self._child: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def parse(self, body: bytes, *, url: str = "", content_type: str = "") -> ParsedFeed:
        """The feed in `body`. Raises ParseError; ParseLimit where it took too long or too much."""
        async with self._turn:
            try:
                async with asyncio.timeout(self._time_s):
                    answer = await self._ask(body, url, content_type)
            except TimeoutError as error:
                await self._kill()
                said = f"Reading the feed took more than {self._time_s:.0f} seconds and was stopped."
                raise ParseLimit(said, url=url) from error
            except (asyncio.IncompleteReadError, OSError) as error:
                await self._kill()
                raise ParseLimit("Reading the feed took more memory than it may and was stopped.", url=url) from error
            except asyncio.CancelledError:
                await self._kill()  # half an answer must not stand before the next one
                raise
        if isinstance(answer, ParsedFeed):
            return answer
        code, message = answer
        raise _ERRORS.get(code, ParseError)(message, url=url)

    async def close(self) -> None:
        """Ends the child."""
        async with self._turn:
            await self._kill()

    async def _ask(self, body: bytes, url: str, content_type: str) -> ParsedFeed | tuple[str, str]:
        if self._child is None or self._child.returncode is not None:
            self._child = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "newsloom.parse.child", str(self._memory_bytes)),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
        given, taken = self._child.stdin, self._child.stdout
        assert given is not None and taken is not None
        asked = pickle.dumps((body, url, content_type), protocol=pickle.HIGHEST_PROTOCOL)
        given.write(LENGTH.pack(len(asked)) + asked)
        await given.drain()
        size = LENGTH.unpack(await taken.readexactly(LENGTH.size))[0]
        if size > _ANSWER_BYTES:
            await self._kill()
            return ParseLimit.code, f"The feed is {size:,} bytes long when read; {_ANSWER_BYTES:,} is the most."
        answer = pickle.loads(await taken.readexactly(size))  # noqa: S301 - written by our own child
        assert isinstance(answer, ParsedFeed | tuple)
        return answer

    async def _kill(self) -> None:
        if self._child is not None and self._child.returncode is None:
            self._child.kill()
            await self._child.wait()
        self._child = None
