"""Articles on several pages, fetched from an invented publisher: by a script, and over loopback by the guarded client."""

import asyncio
import contextlib
import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from newsloom.errors import FetchBlocked, FetchError, FetchTimeout
from newsloom.extract.page import extract
from newsloom.fetch.client import Client, FetchPolicy
from newsloom.model.article import Extracted
from newsloom.model.fetched import Fetched
from newsloom.pipeline.paging import PagingPolicy, Whole, whole_article
from newsloom.ports import Fetcher
from newsloom.testing.fetcher import Answer, ScriptedFetcher

URL = "https://ledger.example/news/berths-of-merrow"


def sentence(number: int) -> str:
    return (
        f"Berth {number} of the harbour was counted on Friday by the master of Merrow, who wrote its number {number * 7} into the new "
        f"book, shut it, and went on to the next one of the {number + 90} that the old town keeps for its boats."
    )


def page(number: int, *, last: int = 3, single: bool = False, path: str = "/news/berths-of-merrow") -> bytes:
    said = "".join(f"<p>{sentence(10 * number + n)}</p>" for n in range(4))
    links = "".join(f'<a href="{path}?page={n}">{n}</a> ' for n in range(1, last + 1) if n != number)
    links += f'<a href="{path}?page=all">View as single page</a>' if single else ""
    return (
        "<html><head><title>Merrow counts its berths</title><meta property='og:type' content='article'></head><body><article>"
        f"<h1>Merrow counts its berths</h1>{said}<nav class='pagination'>{links}</nav></article></body></html>"
    ).encode()


def whole_page(last: int = 3) -> bytes:
    said = "".join(f"<p>{sentence(10 * number + n)}</p>" for number in range(1, last + 1) for n in range(4))
    return f"<html><head><title>Merrow counts its berths</title></head><body><article><h1>Merrow counts its berths</h1>{said}</article></body></html>".encode()


def read(outcome: Fetched) -> Extracted | None:
    return extract(outcome.body, url=outcome.url, content_type=outcome.content_type)


def follow(fetcher: Fetcher, first: bytes, policy: PagingPolicy | None = None, url: str = URL) -> Whole:
    return asyncio.run(whole_article(extract(first, url=url), fetcher, read, policy))


def script(last: int = 3, **more: Answer) -> ScriptedFetcher:
    return ScriptedFetcher({f"{URL}?page={n}": page(n, last=last) for n in range(1, last + 1)} | dict(more))


def counted(article: Extracted) -> list[int]:
    return [int(line.split()[1]) for line in article.text.split("\n")]


ALL_THREE = [10 * number + n for number in (1, 2, 3) for n in range(4)]


def test_every_page_is_fetched_once_and_joined() -> None:
    fetcher = script()
    found = follow(fetcher, page(1))
    assert counted(found.article) == ALL_THREE
    assert found.article.html.count("<p>") == len(ALL_THREE)
    assert (found.pages, found.problem, found.article.next_page) == (3, None, "")
    assert fetcher.urls == [f"{URL}?page=2", f"{URL}?page=3"]
    assert all(request.obey_robots for request in fetcher.asked)


def test_an_article_on_one_page_asks_for_nothing() -> None:
    fetcher = script()
    assert follow(fetcher, whole_page()).pages == 1
    assert fetcher.urls == []


def test_the_single_page_is_preferred() -> None:
    fetcher = script(**{f"{URL}?page=all": whole_page()})
    found = follow(fetcher, page(1, single=True))
    assert counted(found.article) == ALL_THREE
    assert found.article.url == URL
    assert fetcher.urls == [f"{URL}?page=all"]


@pytest.mark.parametrize("instead", [page(1), FetchTimeout("Too slow.")], ids=["the-first-page-again", "nothing"])
def test_a_single_page_that_holds_no_more_is_left_for_the_pages(instead: Answer) -> None:
    found = follow(script(**{f"{URL}?page=all": instead}), page(1, single=True))
    assert counted(found.article) == ALL_THREE
    assert found.problem is None


@pytest.mark.parametrize("error", [FetchTimeout("It took 20 seconds."), FetchBlocked("robots.txt does not allow it.")])
def test_a_page_that_fails_leaves_the_pages_before_it_and_says_so(error: FetchError) -> None:
    found = follow(script(**{f"{URL}?page=3": error}), page(1))
    assert counted(found.article) == ALL_THREE[:8]
    assert (found.pages, found.article.next_page) == (2, f"{URL}?page=3")
    assert found.problem is not None
    assert found.problem.code == "fetch.page_missing"
    assert str(found.problem) == f"Page 3 of {URL} did not come, so the article ends before it: {error}"


def test_a_circle_ends() -> None:
    again = Fetched(url=URL, requested_url=f"{URL}?page=2", body=page(1))
    fetcher = script(**{f"{URL}?page=2": again, f"{URL}?page=3": page(2, last=4)})
    assert follow(fetcher, page(1)).pages == 1
    assert fetcher.urls == [f"{URL}?page=2"]
    fetcher = script(**{f"{URL}?page=3": page(2)})
    assert counted(follow(fetcher, page(1)).article) == ALL_THREE[:8]
    assert fetcher.urls == [f"{URL}?page=2", f"{URL}?page=3"]


def test_no_more_than_ten_pages_are_read() -> None:
    fetcher = script(30)
    found = follow(fetcher, page(1, last=30))
    assert found.pages == 10
    assert len(fetcher.urls) == 9
    assert found.article.next_page == f"{URL}?page=11"


def test_no_more_bytes_are_read_than_allowed() -> None:
    fetcher = script()
    found = follow(fetcher, page(1), PagingPolicy(max_bytes=len(page(2))))
    assert found.pages == 2
    assert [request.max_bytes for request in fetcher.asked] == [len(page(2))]


@pytest.mark.parametrize("to", ["https://ledger.example/", "https://other.example/news/berths-of-merrow?page=2"])
def test_a_page_that_leads_elsewhere_is_no_page_of_the_article(to: str) -> None:
    moved = Fetched(url=to, requested_url=f"{URL}?page=2", body=page(2))
    found = follow(script(**{f"{URL}?page=2": moved}), page(1))
    assert counted(found.article) == ALL_THREE[:4]
    assert found.problem is None


def test_a_page_that_shows_the_article_again_is_not_joined() -> None:
    again = page(1).replace(
        b"</article>", b"<p>A reader from Fenmouth writes that the boats were never counted like that.</p></article>"
    )
    found = follow(script(**{f"{URL}?page=2": again}), page(1))
    assert counted(found.article) == ALL_THREE[:4]


@contextlib.contextmanager
def publisher(robots: str) -> Iterator[str]:
    """The address of a publisher on loopback whose article has three pages."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            number = int(query.removeprefix("page=") or 1)
            body = robots.encode() if path == "/robots.txt" else page(number, path="/news/berths-of-merrow")
            self.send_response(200)
            self.send_header("Content-Type", "text/plain" if path == "/robots.txt" else "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/news/berths-of-merrow"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(("robots", "pages"), [("", 3), ("User-agent: *\nDisallow: /*page=3\n", 2)])
def test_pages_are_followed_over_the_guarded_client_as_robots_allow(robots: str, pages: int) -> None:
    async def run(url: str) -> Whole:
        allowed = (ipaddress.ip_network("127.0.0.0/8"),)
        async with Client(FetchPolicy(min_gap_s=0), allow_networks=allowed) as client:
            return await whole_article(extract(page(1), url=url), client, read)

    with publisher(robots) as url:
        found = asyncio.run(run(url))
    assert counted(found.article) == ALL_THREE[: 4 * pages]
    assert found.pages == pages
    assert (found.problem is None) is (pages == 3)
