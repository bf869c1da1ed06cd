"""The sample newswire: every publisher a host of its own on loopback, served by threads and growing while one watches."""

import datetime as dt
import selectors
import socket
import threading
import time
from collections.abc import Callable, Sequence
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from newsloom.errors import ConfigError
from newsloom.model.source import NewSource
from newsloom.sample.edition import SampleArticle, changed, make_edition
from newsloom.sample.publishers import PUBLISHERS, Publisher
from newsloom.sample.site import answer

_PORT_TRIES = 20  # a port may be free on one address and taken on another
_IDLE_S = 10.0  # a kept connection is closed after this


class SampleNewswire:
    """A small world of publishers. `with SampleNewswire(now=…) as wire:` serves it; `publish_next` lets it go on.

    `now` fixes which articles exist and what their dates are; times of later articles count on from it.
    """

    def __init__(self, *, now: dt.datetime, port: int = 0, seed: int = 8) -> None:
        edition = make_edition(now, seed)
        self._edition = edition
        self._port = port
        self._started_s = time.monotonic()
        self._lock = threading.Lock()
        self._published: list[SampleArticle] = list(edition.published)
        self._pending = list(edition.pending)
        self._servers: list[_PublisherServer] = []
        self._threads: list[threading.Thread] = []
        self._stopping = threading.Event()
        self._wake_reader, self._wake_writer = socket.socketpair()

    @property
    def articles(self) -> tuple[SampleArticle, ...]:
        """Every article published so far, each as it stands now."""
        with self._lock:
            return tuple(self._published)

    @property
    def pending_count(self) -> int:
        """How many articles are still to come."""
        with self._lock:
            return len(self._pending)

    def start(self) -> Self:
        """Bind every publisher's address and serve in the background."""
        self._servers = self._bind()
        self._port = self._servers[0].server_address[1]
        self._run(self._serve, "sample-newswire")
        return self

    def stop(self) -> None:
        """Stop growing and serving, and free the port. Can be called twice."""
        self._stopping.set()
        try:
            self._wake_writer.send(b"x")
        except OSError:
            return
        for thread in self._threads:
            thread.join(timeout=5)
        for server in self._servers:
            server.server_close()
        self._wake_reader.close()
        self._wake_writer.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def sources(self) -> tuple[NewSource, ...]:
        """Every publisher as a source somebody could add, agencies last. The port is known once `start` was called."""
        return tuple(
            NewSource(
                name=publisher.name,
                feed_url=f"{self.base_of(publisher)}/feed",
                home_url=f"{self.base_of(publisher)}/",
                category="Agencies" if publisher.is_agency else publisher.country,
            )
            for publisher in PUBLISHERS
        )

    def opml(self) -> bytes:
        """The sources as a subscription list, one folder for each country and one for the agencies."""
        folders: dict[str, list[str]] = {}
        for source in self.sources():
            folders.setdefault(source.category, []).append(
                f'<outline type="rss" text="{escape(source.name)}" title="{escape(source.name)}" '
                f'xmlUrl="{escape(source.feed_url)}" htmlUrl="{escape(source.home_url)}"/>\n'
            )
        body = "".join(
            f'<outline text="{escape(name)}">\n{"".join(outlines)}</outline>\n' for name, outlines in folders.items()
        )
        head = "<head><title>The sample newswire</title></head>"
        return (
            f'<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">{head}<body>\n{body}</body></opml>\n'.encode()
        )

    def base_of(self, publisher: Publisher) -> str:
        """The address of a publisher's site, without a slash at the end."""
        return f"http://{publisher.host}:{self._port}"

    def publish_next(self, at: dt.datetime | None = None) -> bool:
        """True if one more article appeared, at `at` (else as much after `now` as this object is old).

        Corrections and new entries of a live blog that belong to this step come with it.
        """
        with self._lock:
            if not self._pending:
                return False
            at = at or self._edition.now + dt.timedelta(seconds=round(time.monotonic() - self._started_s))
            article = self._edition.release(self._pending.pop(0), at)
            self._published.append(article)
            if article.step is not None:
                self._published = [_after_step(other, article.step, at) for other in self._published]
            return True

    def run_live(self, every_s: float) -> None:
        """Publish an article every `every_s` seconds in the background, until none is left or `stop`."""

        def grow() -> None:
            while not self._stopping.wait(every_s) and self.publish_next():
                pass

        self._run(grow, "sample-newswire-growth")

    def of(self, publisher: Publisher) -> Sequence[SampleArticle]:
        """What this publisher has published so far."""
        return [article for article in self.articles if article.publisher is publisher]

    def _run(self, target: Callable[[], None], name: str) -> None:
        thread = threading.Thread(target=target, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _bind(self) -> "list[_PublisherServer]":
        """One listening server for each publisher, all at one port."""
        for attempt in range(_PORT_TRIES):
            port = self._port
            servers: list[_PublisherServer] = []
            try:
                for publisher in PUBLISHERS:
                    server = _PublisherServer((publisher.host, port), _Handler)
                    server.wire, server.publisher = self, publisher
                    servers.append(server)
                    port = server.server_address[1]
            except OSError as error:
                for server in servers:
                    server.server_close()
                if self._port or attempt == _PORT_TRIES - 1:
                    text = f"The sample newswire cannot listen on {publisher.host}, port {port}: {error.strerror}."
                    raise ConfigError(text) from error
            else:
                return servers
        raise AssertionError("unreachable")

    def _serve(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake_reader, selectors.EVENT_READ)
            for server in self._servers:
                selector.register(server, selectors.EVENT_READ, server)
            while not self._stopping.is_set():
                for key, _ in selector.select():
                    if isinstance(key.data, _PublisherServer):
                        key.data.handle_request()


class _PublisherServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    timeout = 0
    wire: SampleNewswire
    publisher: Publisher


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = _IDLE_S
    server: _PublisherServer

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: the demo's terminal belongs to the newspaper."""

    def _answer(self, *, with_body: bool) -> None:
        wire, publisher = self.server.wire, self.server.publisher
        asked = {name.lower(): value for name, value in self.headers.items()}
        found = answer(publisher, wire.of(publisher), wire.base_of(publisher), self.path, asked)
        self.send_response(found.status)
        for name, value in found.headers.items():
            self.send_header(name, value)
        if found.status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(found.body)))
        self.end_headers()
        if with_body and found.status != HTTPStatus.NOT_MODIFIED:
            self.wfile.write(found.body)


def _after_step(article: SampleArticle, step: int, at: dt.datetime) -> SampleArticle:
    for change in article.changes:
        if 0 < change.after <= step:
            article = changed(article, change, at.astimezone(article.published_at.tzinfo))
    return article
