"""The one guarded client: every request the product makes goes through it (docs/why/0002)."""

import asyncio
import email.utils
import ipaddress
import os
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from urllib.parse import urlsplit

import aiohttp

from newsloom.errors import FetchError, FetchForbiddenAddress, FetchTimeout, FetchTooLarge, RedirectLoop
from newsloom.fetch.addresses import Network, check, check_port
from newsloom.fetch.answers import error_for
from newsloom.fetch.decoding import decoder
from newsloom.fetch.guard import GuardedResolver, guarded_sockets
from newsloom.fetch.politeness import Politeness
from newsloom.fetch.robots import Robots
from newsloom.model.fetched import Failed, Fetched, NotModified, Outcome, Request
from newsloom.ports import Clock
from newsloom.text.urls import absolute

AGENT = "Newsloom"
_PERMANENT = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
_WIRE_BYTES = 1 << 16
_HEADER_BYTES = 16_384


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPolicy:
    """Limits of one request and manners towards a host. Seconds and bytes."""

    version: str = "0"
    contact: str = ""  # put into the User-Agent
    timeout_s: float = 20.0  # all answers on the way, redirects included, waiting for our turn not; as Miniflux
    connect_s: float = 10.0
    max_redirects: int = 10  # RFC 9110 names no number; browsers stop at 20, feed readers at 5 to 10
    min_gap_s: float = 1.0
    connections: int = 100


class Client:
    """Implements `ports.Fetcher`. Use as `async with Client(policy) as client`."""

    def __init__(
        self,
        policy: FetchPolicy | None = None,
        allow_networks: Sequence[Network] = (),
        *,
        clock: Clock | None = None,
    ) -> None:
        self._policy = policy or FetchPolicy()
        self._clock = clock  # reads a date in Retry-After where the answer itself has none
        self._allowed = tuple(allow_networks)
        self._politeness = Politeness(self._policy.min_gap_s)
        self._robots = Robots(self.fetch, AGENT)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "Client":
        connector = aiohttp.TCPConnector(
            resolver=GuardedResolver(self._allowed),
            use_dns_cache=False,  # what is connected to is what was just checked
            limit=self._policy.connections,
            ttl_dns_cache=None,
            socket_factory=guarded_sockets(self._allowed),
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._policy.connect_s),
            read_bufsize=_WIRE_BYTES,
            max_line_size=_HEADER_BYTES,
            max_field_size=_HEADER_BYTES,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def fetch(self, request: Request) -> Outcome:
        """The answer to one request; what the network does is a value, never an exception."""
        try:
            return await self._follow(request)
        except FetchError as error:
            error.url = error.url or request.url
            return Failed(url=request.url, error=error)

    async def _follow(self, request: Request) -> Outcome:
        url, permanent, seen = request.url, True, set[str]()
        left_s = self._policy.timeout_s
        for hop in range(self._policy.max_redirects + 1):
            if url in seen:
                raise RedirectLoop(f"{_host(request.url)} redirects in a circle: {url[:200]} comes up again.", url=url)
            seen.add(url)
            self._check(url)
            if request.obey_robots:
                await self._robots.check(url)
            here = request if hop == 0 else replace(request, url=url)
            async with self._politeness.turn(_name(url)):
                began = asyncio.get_running_loop().time()
                outcome = await self._once(here, left_s)
                left_s -= asyncio.get_running_loop().time() - began
            if not isinstance(outcome, _Redirect):
                moved = url if hop and permanent else ""
                if isinstance(outcome, Fetched):
                    return replace(outcome, requested_url=request.url, moved_to=moved)
                return replace(outcome, moved_to=moved)
            permanent = permanent and outcome.permanent
            url = absolute(url, outcome.target).partition("#")[0]
        raise RedirectLoop(f"{_host(request.url)} redirects more than {self._policy.max_redirects} times.", url=url)

    def _check(self, url: str) -> None:
        """Refuses what no request may go to before any name is resolved."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError as error:
            raise FetchForbiddenAddress(f"{url[:200]!r} is no address of the web.", url=url) from error
        if parts.scheme not in ("http", "https") or not host:
            raise FetchForbiddenAddress(f"{url[:200]!r} is no address of the web (http or https).", url=url)
        check_port(port, host)
        try:
            literal = ipaddress.ip_address(host.partition("%")[0])
        except ValueError:
            return
        check(str(literal), host, self._allowed)

    async def _once(self, request: Request, timeout_s: float) -> "Fetched | NotModified | _Redirect":
        if self._session is None:
            raise FetchError("The client is not open.")
        host = _host(request.url)
        try:
            async with (
                asyncio.timeout(timeout_s),
                self._session.get(request.url, headers=self._headers(request), allow_redirects=False) as answer,
            ):
                return await self._read(request, answer)
        except TimeoutError as error:
            raise FetchTimeout(
                f"{host} did not finish its answer within {self._policy.timeout_s:.0f} seconds."
            ) from error
        except aiohttp.ClientPayloadError as error:
            raise FetchError(f"{host} closed the connection half-way through its answer.") from error
        except (aiohttp.ClientConnectorCertificateError, ssl.SSLError) as error:
            raise FetchError(f"The certificate of {host} is not valid, so nothing was read.") from error
        except aiohttp.ServerDisconnectedError as error:
            raise FetchError(f"{host} closed the connection without an answer.") from error
        except aiohttp.ClientConnectorError as error:
            raise FetchError(f"{host} cannot be reached: {_why(error)}.") from error
        except aiohttp.InvalidURL as error:
            raise FetchForbiddenAddress(f"{request.url[:200]!r} is no address of the web.") from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise FetchError(f"{host} gave an answer that cannot be read: {str(error)[:200]}.") from error

    async def _read(self, request: Request, answer: aiohttp.ClientResponse) -> "Fetched | NotModified | _Redirect":
        headers = {name.lower(): value for name, value in answer.headers.items()}
        if answer.status in _REDIRECTS and headers.get("location"):
            return _Redirect(target=headers["location"], permanent=answer.status in _PERMANENT)
        if answer.status == 304 and (request.etag or request.last_modified):
            return NotModified(url=request.url, headers=headers)
        if not 200 <= answer.status < 300:
            if self._clock is not None and "date" not in headers:
                headers["date"] = email.utils.format_datetime(self._clock.now())
            raise error_for(answer.status, headers, _host(request.url))
        body, wire = await _body(answer, headers, request)
        return Fetched(
            url=request.url,
            requested_url=request.url,
            body=body,
            status=answer.status,
            headers=headers,
            bytes_read=wire,
        )

    def _headers(self, request: Request) -> dict[str, str]:
        contact = f" (+{self._policy.contact})" if self._policy.contact else ""
        headers = {
            "User-Agent": f"{AGENT}/{self._policy.version}{contact}",
            "Accept": request.accept,
            "Accept-Encoding": "gzip, deflate, br",
        }
        if request.etag:
            headers["If-None-Match"] = request.etag
        if request.last_modified:
            headers["If-Modified-Since"] = request.last_modified
        return headers


@dataclass(frozen=True, slots=True, kw_only=True)
class _Redirect:
    target: str
    permanent: bool


async def _body(answer: aiohttp.ClientResponse, headers: Mapping[str, str], request: Request) -> tuple[bytes, int]:
    """The decoded body and the bytes read on the wire. Raises FetchTooLarge as soon as the limit is passed."""
    unpack = decoder(headers.get("content-encoding", ""))
    pieces, size, wire = [], 0, 0
    async for chunk in answer.content.iter_chunked(_WIRE_BYTES):
        wire += len(chunk)
        for piece in unpack.feed(chunk):
            size += len(piece)
            if size > request.max_bytes:
                raise FetchTooLarge(
                    f"The answer of {_host(request.url)} is longer than {request.max_bytes:,} bytes"
                    f" (cut off after {wire:,} bytes on the wire)."
                )
            pieces.append(piece)
    if not unpack.is_complete():
        raise FetchError(
            f"{_host(request.url)} closed the connection half-way: its packed answer ends after {wire:,} bytes."
        )
    return b"".join(pieces), wire


def _why(error: aiohttp.ClientConnectorError) -> str:
    """What kept us from connecting, in the system's own words."""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "no address is known for this name"
    number = error.os_error.errno
    return os.strerror(number).lower() if number else "no connection was made"


def _name(url: str) -> str:
    """Under what requests are spaced: the host, whatever its port."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return url[:100]


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return url[:100]
