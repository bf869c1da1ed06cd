"""What holds for every page of the site."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import urldefrag
from xml.etree import ElementTree as ET

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

import factories as make
from newsroom import Newsroom, newsroom
from pages import broken_fragments, open_page, read

MaxQueries = Callable[[int], AbstractContextManager[object]]
pytestmark = pytest.mark.django_db


@pytest.fixture
def news() -> Newsroom:
    cache.clear()
    return newsroom()


def _crawl(client: Client) -> dict[str, str]:
    """Every page that can be reached from the front page, by its address; pictures aside."""
    seen: dict[str, str] = {}
    waiting = ["/", "/search?q=treaty", "/search?q=nothingatall"]
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith("/picture/"):
            continue
        answer = client.get(path, follow=True)
        assert answer.status_code < 400, (path, answer.status_code)
        seen[path] = answer.headers["Content-Type"]
        if "html" in seen[path]:
            page = read(answer.content.decode())
            waiting += [urldefrag(href).url for href in page.inside(answer.wsgi_request.get_full_path())]
    return seen


def test_every_link_on_every_page_leads_somewhere(news: Newsroom, client: Client) -> None:
    seen = _crawl(client)
    for kind in (
        "/article/",
        "/story/",
        "/tag/",
        "/section/",
        "/source/",
        "/sources",
        "/search",
        "/sign-in",
        "/feed.atom",
    ):
        assert any(path.startswith(kind) for path in seen), kind
    assert sum("atom" in kind for kind in seen.values()) >= 4


@pytest.mark.parametrize("member", [False, True])
def test_every_citation_lands_on_the_words_it_cites(news: Newsroom, client: Client, member: bool) -> None:
    if member:
        client.force_login(User.objects.create_user("noor"))
    for path in ("/", f"/story/{news.story.pk}", f"/article/{news.article.pk}", f"/article/{news.origin.pk}"):
        assert broken_fragments(client, open_page(client, path), path) == []


def test_no_page_lets_the_browser_call_another_host_or_run_inline_code(news: Newsroom, client: Client) -> None:
    client.force_login(User.objects.create_superuser("noor"))
    for path, kind in _crawl(client).items():
        answer = client.get(path, follow=True)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        if "html" in kind:
            page = read(answer.content.decode())
            assert all(address.startswith("/") and not address.startswith("//") for address in page.loaded)


def test_links_to_publishers_give_no_rank_and_no_opener(news: Newsroom, client: Client) -> None:
    client.force_login(User.objects.create_user("noor"))
    for path in (f"/article/{news.article.pk}", f"/source/{news.ledger.slug}"):
        outside = [attributes for href, attributes in open_page(client, path).links if href.startswith("http")]
        assert outside
        assert all({"noopener", "nofollow"} <= set(attributes.get("rel", "").split()) for attributes in outside)


def test_guests_get_no_cookie_from_reading(news: Newsroom, client: Client) -> None:
    for path in ("/", "/sources", f"/article/{news.article.pk}", f"/story/{news.story.pk}", "/search?q=treaty"):
        client.get(path)
    assert not client.cookies


# What each page needs at most, the first one of a process included; related articles have a budget of their own.
_BUDGETS = {
    "/": 14,
    "/section/world": 10,
    "/tag/HarborTreaty": 11,
    "/sources": 9,
    "/search?q=treaty": 7,
    "/feed.atom": 4,
}


@pytest.mark.parametrize("path", _BUDGETS)
def test_a_page_asks_the_database_a_few_things_only(
    news: Newsroom, client: Client, path: str, django_assert_max_num_queries: MaxQueries
) -> None:
    with django_assert_max_num_queries(_BUDGETS[path]):
        client.get(path)


def test_pages_of_one_thing_ask_a_few_things_only(
    news: Newsroom, client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    for path, budget in (
        (f"/article/{news.article.pk}", 18),
        (f"/story/{news.story.pk}", 19),
        (f"/story/{news.story.pk}/said", 9),
        (f"/source/{news.ledger.slug}", 8),
    ):
        with django_assert_max_num_queries(budget):
            client.get(path)


def test_a_list_asks_no_more_for_many_than_for_few(
    news: Newsroom, client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    for number in range(30):
        article = make.an_article(news.ledger, title=f"More of it {number}", tags=("HarborTreaty", f"Tag{number}"))
        make.a_story(article, rank=2 + number / 100)
    for path, budget in _BUDGETS.items():
        with django_assert_max_num_queries(budget):
            client.get(path)


def test_every_feed_is_atom_with_ids_times_and_short_summaries(news: Newsroom, client: Client) -> None:
    ns = {"a": "http://www.w3.org/2005/Atom"}
    feeds = (
        "/feed.atom",
        "/section/world/feed.atom",
        "/tag/HarborTreaty/feed.atom",
        f"/source/{news.ledger.slug}/feed.atom",
        f"/story/{news.story.pk}/feed.atom",
        "/search/feed.atom?q=treaty",
    )
    for path in feeds:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["Content-Type"].startswith("application/atom+xml")
        root = ET.fromstring(answer.content)
        assert (
            root.findtext("a:id", None, ns)
            and root.findtext("a:updated", None, ns)
            and root.findtext("a:title", None, ns)
        )
        entries = root.findall("a:entry", ns)
        assert entries, path
        ids = [entry.findtext("a:id", "", ns) for entry in entries]
        assert len(set(ids)) == len(ids) and all(ids)
        for entry in entries:
            assert entry.findtext("a:updated", None, ns) and entry.findtext("a:author/a:name", None, ns)
            assert 0 < len(entry.findtext("a:summary", "", ns)) <= 300
            link = entry.find("a:link", ns)
            assert link is not None and link.get("href", "").startswith("http://testserver/")


def test_a_feed_of_nothing_is_still_a_feed(client: Client) -> None:
    for path in ("/feed.atom", "/section/health/feed.atom", "/search/feed.atom?q=", "/search/feed.atom?q=%00%01"):
        ET.fromstring(client.get(path).content)


def test_a_feed_holds_what_xml_cannot_without_breaking(client: Client) -> None:
    make.an_article(title="Bell \x07 and half \ufffe a pair", text="Text \x0b tab")
    ET.fromstring(client.get("/section/world/feed.atom").content)


def test_a_feed_unchanged_since_is_answered_304(news: Newsroom, client: Client) -> None:
    first = client.get("/feed.atom")
    assert client.get("/feed.atom", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_a_feed_of_what_is_not_there_is_404(client: Client) -> None:
    for path in ("/section/nope/feed.atom", "/tag/Nope/feed.atom", "/source/nope/feed.atom", "/story/77/feed.atom"):
        assert client.get(path).status_code == 404
