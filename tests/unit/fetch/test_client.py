"""The client against servers of our own on loopback; each host of 127/8 is a publisher."""

import asyncio
import gzip
import ipaddress
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from corpora import rows
from newsloom.errors import (
    FetchBlocked,
    FetchError,
    FetchForbiddenAddress,
    FetchTimeout,
    FetchTooLarge,
    Gone,
    RateLimited,
    RedirectLoop,
)
from newsloom.fetch.client import Client, FetchPolicy
from newsloom.model.fetched import Failed, Fetched, NotModified, Outcome, Request

HOME = (ipaddress.ip_network("127.0.0.0/8"),)
Answer = Callable[[str, dict[str, str], asyncio.StreamWriter], Awaitable[None]]


def _http(status: int, body: bytes = b"", **headers: str) -> bytes:
    names = {name.replace("_", "-"): value for name, value in headers.items()} | {"Content-Length": str(len(body))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in names.items())
    return f"HTTP/1.1 {status} X\r\n{lines}\r\n".encode() + body


@asynccontextmanager
async def _server(answer: Answer, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                first, *lines = head.decode("latin-1").split("\r\n")
                headers = {
                    name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines) if name
                }
                await answer(first.split()[1], headers, writer)
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, host, port)
    try:
        yield f"http://{host}:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


def _fixed(**pages: bytes) -> Answer:
    async def answer(path: str, headers: dict[str, str], writer: asyncio.StreamWriter) -> None:
        writer.write(pages.get(path.strip("/").partition(".")[0] or "home", _http(404)))

    return answer


def _client(**policy: float) -> Client:
    return Client(FetchPolicy(**{"min_gap_s": 0.0, "version": "1", **policy}), HOME)  # type: ignore[arg-type]


def _fetch(
    answer: Answer, path: str = "/feed", *, obey_robots: bool = False, max_bytes: int = 100_000, **policy: float
) -> Outcome:
    async def inside() -> Outcome:
        async with _server(answer) as base, _client(**policy) as client:
            return await client.fetch(Request(url=base + path, obey_robots=obey_robots, max_bytes=max_bytes))

    return asyncio.run(inside())


def _error(outcome: Outcome, kind: type[FetchError]) -> str:
    assert isinstance(outcome, Failed) and type(outcome.error) is kind, outcome
    assert str(outcome.error).endswith(".")
    return str(outcome.error)


def test_an_answer_comes_with_its_headers_and_our_name_goes_with_the_request() -> None:
    seen: list[dict[str, str]] = []

    async def answer(path: str, headers: dict[str, str], writer: asyncio.StreamWriter) -> None:
        seen.append(headers)
        writer.write(_http(200, gzip.compress(b"<rss/>"), Content_Encoding="gzip", ETag='"1"', Set_Cookie="a=b"))

    outcome = _fetch(answer)
    assert isinstance(outcome, Fetched)
    assert (outcome.body, outcome.etag, outcome.moved_to) == (b"<rss/>", '"1"', "")
    assert seen[0]["user-agent"] == "Newsloom/1"
    assert "cookie" not in seen[0] and "referer" not in seen[0]


def test_validators_are_sent_and_304_is_not_modified() -> None:
    async def answer(path: str, headers: dict[str, str], writer: asyncio.StreamWriter) -> None:
        assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', "yesterday")
        writer.write(_http(304, ETag='"1"'))

    async def inside() -> Outcome:
        async with _server(answer) as base, _client() as client:
            return await client.fetch(Request(url=base, etag='"1"', last_modified="yesterday"))

    assert isinstance(asyncio.run(inside()), NotModified)


def test_a_permanent_redirect_is_followed_and_told_a_temporary_one_only_followed() -> None:
    pages = {"old": _http(301, Location="/new"), "tmp": _http(302, Location="/new"), "new": _http(200, b"here")}
    moved, temporary = _fetch(_fixed(**pages), "/old"), _fetch(_fixed(**pages), "/tmp")
    assert isinstance(moved, Fetched) and moved.moved_to.endswith("/new") and moved.body == b"here"
    assert isinstance(temporary, Fetched) and temporary.moved_to == "" and temporary.url.endswith("/new")


def test_redirects_in_a_circle_or_without_end_stop() -> None:
    assert "circle" in _error(_fetch(_fixed(feed=_http(302, Location="/feed"))), RedirectLoop)

    async def endless(path: str, headers: dict[str, str], writer: asyncio.StreamWriter) -> None:
        writer.write(_http(302, Location=f"{path}x"))

    assert "more than 10 times" in _error(_fetch(endless), RedirectLoop)


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/", "//10.0.0.1/", "file:///etc/passwd", "http://[bad", "gopher://a/"]
)
def test_a_redirect_to_an_address_inside_is_refused(target: str) -> None:
    _error(_fetch(_fixed(feed=_http(302, Location=target))), FetchForbiddenAddress)


def test_loopback_is_refused_unless_it_was_allowed() -> None:
    async def inside() -> Outcome:
        async with _server(_fixed(feed=_http(200))) as base, Client() as client:
            return await client.fetch(Request(url=base + "/feed"))

    assert "internal address" in _error(asyncio.run(inside()), FetchForbiddenAddress)


@pytest.mark.parametrize(
    ("page", "kind"),
    [(_http(410), Gone), (_http(429, Retry_After="7"), RateLimited), (_http(200, b"x" * 200_000), FetchTooLarge)],
)
def test_what_a_publisher_answers_becomes_an_error_of_its_kind(page: bytes, kind: type[FetchError]) -> None:
    assert "127.0.0.1" in _error(_fetch(_fixed(feed=page)), kind)


def test_a_bomb_ends_at_the_limit() -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 50_000_000))
    said = _error(_fetch(_fixed(feed=_http(200, bomb, Content_Encoding="gzip, gzip"))), FetchTooLarge)
    assert "100,000 bytes" in said


def test_a_connection_closed_half_way_is_an_error_and_no_answer() -> None:
    async def cut(path: str, headers: dict[str, str], writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss>")
        await writer.drain()
        writer.close()

    assert "half-way" in _error(_fetch(cut), FetchError)
    packed = gzip.compress(b"<rss/>" * 100)[:-12]
    assert "half-way" in _error(_fetch(_fixed(feed=_http(200, packed, Content_Encoding="gzip"))), FetchError)


def test_a_server_that_never_ends_its_answer_is_left_after_the_time_given() -> None:
    async def slow(path: str, headers: dict[str, str], writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        for _ in range(200):
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.05)

    _error(_fetch(slow, timeout_s=0.2), FetchTimeout)


@pytest.mark.parametrize(
    "page",
    [
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 40_000 + b"\r\n\r\n",
        _http(200, b"x", Content_Encoding="zstd"),
    ],
)
def test_an_answer_that_is_no_http_is_an_error_in_words(page: bytes) -> None:
    _error(_fetch(_fixed(feed=page)), FetchError)


def test_nobody_there_is_an_error_in_words() -> None:
    async def inside() -> Outcome:
        async with _server(_fixed()) as base:
            pass
        async with _client() as client:
            return await client.fetch(Request(url=base))

    assert "cannot be reached" in _error(asyncio.run(inside()), FetchError)


def test_one_host_is_asked_one_request_at_a_time_and_others_do_not_wait() -> None:
    busy: dict[str, int] = {}
    most: dict[str, int] = {}

    async def answer(path: str, headers: dict[str, str], writer: asyncio.StreamWriter) -> None:
        host = headers["host"].partition(":")[0]
        busy[host] = busy.get(host, 0) + 1
        most[host] = max(most.get(host, 0), busy[host])
        most["all"] = max(most.get("all", 0), sum(busy.values()))
        await asyncio.sleep(0.02)
        busy[host] -= 1
        writer.write(_http(200))

    async def inside() -> None:
        async with _server(answer, "127.0.0.2") as one, _server(answer, "127.0.0.3") as two, _client() as client:
            await asyncio.gather(*(client.fetch(Request(url=f"{base}/{i}")) for i in range(4) for base in (one, two)))

    asyncio.run(inside())
    assert most == {"127.0.0.2": 1, "127.0.0.3": 1, "all": 2}


def test_two_requests_to_a_host_are_spaced() -> None:
    at: list[float] = []

    async def answer(path: str, headers: dict[str, str], writer: asyncio.StreamWriter) -> None:
        at.append(asyncio.get_running_loop().time())
        writer.write(_http(200))

    async def inside() -> None:
        async with _server(answer) as base, _client(min_gap_s=0.1) as client:
            await asyncio.gather(*(client.fetch(Request(url=base)) for _ in range(3)))

    asyncio.run(inside())
    assert min(later - earlier for earlier, later in itertools.pairwise(at)) >= 0.09


def test_robots_txt_is_obeyed_for_pages_and_asked_for_once() -> None:
    asked: list[str] = []

    async def answer(path: str, headers: dict[str, str], writer: asyncio.StreamWriter) -> None:
        asked.append(path)
        writer.write(
            _http(200, b"user-agent: newsloom\ndisallow: /no") if path == "/robots.txt" else _http(200, b"page")
        )

    async def inside() -> tuple[Outcome, ...]:
        async with _server(answer) as base, _client() as client:
            pages = (
                Request(url=base + path, obey_robots=obey)
                for path, obey in (("/no/1", True), ("/yes", True), ("/no/1", False))
            )
            return tuple([await client.fetch(page) for page in pages])

    forbidden, allowed, feed = asyncio.run(inside())
    assert "does not allow /no/1" in _error(forbidden, FetchBlocked)
    assert isinstance(allowed, Fetched) and isinstance(feed, Fetched)
    assert asked == ["/robots.txt", "/yes", "/no/1"]


def test_robots_txt_that_is_missing_allows_and_one_that_fails_means_wait() -> None:
    assert isinstance(_fetch(_fixed(page=_http(200, b"x")), "/page", obey_robots=True), Fetched)
    outcome = _fetch(_fixed(robots=_http(500), page=_http(200, b"x")), "/page", obey_robots=True)
    assert "so we wait" in _error(outcome, FetchError)
    assert isinstance(outcome, Failed) and outcome.error.disposition == "retry"


@pytest.mark.corpora
def test_no_connection_is_made_for_any_known_trick(monkeypatch: pytest.MonkeyPatch) -> None:
    connected: list[object] = []

    async def record(loop: object, sock: object, address: object) -> None:
        connected.append(address)
        raise OSError("recorded")

    monkeypatch.setattr("asyncio.selector_events.BaseSelectorEventLoop.sock_connect", record)
    monkeypatch.setattr("socket.getaddrinfo", _only_numbers)
    cases = [case for case in rows("corpora/hostile/ssrf_cases.jsonl.xz") if "url" in case]

    async def inside() -> list[Outcome]:
        async with Client(FetchPolicy(min_gap_s=0)) as client:
            return [await client.fetch(Request(url=case["url"])) for case in cases]

    assert all(isinstance(outcome, Failed) for outcome in asyncio.run(inside()))
    assert connected == []


def _only_numbers(host: str, port: int, **options: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
    """A resolver that believes every name leads inside, as one that was tampered with does."""
    return [(2, 1, 6, "", ("127.0.0.1", port))]
