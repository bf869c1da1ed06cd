import asyncio
import pickle
from collections.abc import Awaitable, Callable

import pytest

from newsloom.errors import ParseLimit, UnknownFormat
from newsloom.model.entry import ParsedFeed
from newsloom.parse.child import read_answer
from newsloom.parse.feed import parse_feed
from newsloom.parse.sandbox import ParseWorker

FINE = b"<rss><channel><title>T</title><item><title>i</title></item></channel></rss>"


def _run(use: Callable[[ParseWorker], Awaitable[object]], **limits: float) -> object:
    async def inside() -> object:
        worker = ParseWorker(**limits)  # type: ignore[arg-type]
        try:
            return await use(worker)
        finally:
            await worker.close()

    return asyncio.run(inside())


def test_a_small_well_formed_feed_needs_no_process() -> None:
    async def use(worker: ParseWorker) -> None:
        assert (await worker.parse(FINE)).items[0].title == "i"
        assert worker._child is None

    _run(use)


def test_the_process_answers_as_the_parser_does() -> None:
    async def use(worker: ParseWorker) -> None:
        broken = FINE.replace(b"T<", b"A & B<")
        assert await worker.parse(broken, url="https://a.example/") == parse_feed(broken, url="https://a.example/")
        assert worker._child is not None
        with pytest.raises(UnknownFormat) as caught:
            await worker.parse(b"<x>&nbsp;</x>", url="https://a.example/")
        assert caught.value.url == "https://a.example/"

    _run(use)


def test_a_feed_that_takes_too_long_is_stopped_and_the_next_one_is_read() -> None:
    async def use(worker: ParseWorker) -> None:
        with pytest.raises(ParseLimit, match="seconds"):
            await worker.parse(
                b"<rss><channel><item " + b"".join(b'a%d="b" ' % i for i in range(400_000)) + b"/></channel></rss>"
            )
        worker._time_s = 30.0
        assert (await worker.parse(FINE)).feed.title == "T"

    _run(use, time_s=0.001, fast_bytes=0)


def test_a_feed_that_takes_too_much_memory_is_stopped_and_the_next_one_is_read() -> None:
    async def use(worker: ParseWorker) -> None:
        with pytest.raises(ParseLimit, match="memory"):
            await worker.parse(b"<rss><channel><item>" + b"<a/>" * 300_000 + b"</item></channel></rss>")
        assert (await worker.parse(FINE)).feed.title == "T"

    _run(use, memory_bytes=16_000_000, fast_bytes=0)


def test_nothing_but_a_feed_or_an_error_is_believed() -> None:
    feed = ParsedFeed(feed=parse_feed(FINE).feed)
    assert read_answer(pickle.dumps(feed)) == feed
    for lie in (print, {"feed": 1}, OSError("x")):
        with pytest.raises(pickle.UnpicklingError):
            read_answer(pickle.dumps(lie))
