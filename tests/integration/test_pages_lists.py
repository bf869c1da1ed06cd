"""Front page, sections, hashtags, search: full, empty and page by page."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

import factories as make
from newsroom import Newsroom, newsroom
from pages import open_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget_counts() -> None:
    cache.clear()


@pytest.fixture
def news() -> Newsroom:
    return newsroom()


def _older(html: str) -> str:
    found = re.search(r'rel="next" href="([^"]+)"', html)
    return found.group(1).replace("&amp;", "&") if found else ""


def test_an_empty_site_says_what_to_do_next(client: Client) -> None:
    text = open_page(client, "/").text
    for words in ("Nothing is on the loom yet", "newsloom add ADDRESS", "newsloom opml import FILE", "newsloom demo"):
        assert words in text


def test_a_site_whose_first_articles_are_on_their_way_says_so(client: Client) -> None:
    make.a_feed(make.a_source())
    assert "1 source is being read" in open_page(client, "/").text


def test_the_front_page_leads_with_the_highest_rank(news: Newsroom, client: Client) -> None:
    page = open_page(client, "/")
    assert page.html.index("What the treaty says") < page.html.index("Island ferries run in winter 1")
    assert "3 independent sources" in page.text
    assert "2 copies folded" in page.text
    assert '<span lang="ja">汐見日報</span>' in page.html
    assert "Port Arden Ledger, Sternlight, 汐見日報" in page.text


def test_a_merged_story_stands_nowhere(news: Newsroom, client: Client) -> None:
    assert "Berths at Merrow" not in open_page(client, "/").html.replace("Just in", "").split("Also reported")[-1]


def test_every_story_is_reached_once_from_the_front_page(client: Client) -> None:
    source = make.a_source()
    for number in range(150):
        make.a_story(make.an_article(source, title=f"Report number {number:03}."), rank=number / 7, section="Sports")
    seen: list[str] = []
    path = "/"
    while path:
        html = open_page(client, path).html
        seen += re.findall(r'href="/story/\d+-[^"]*">Report number (\d\d\d)\.', html)
        path = "/" + _older(html) if _older(html) else ""
    assert sorted(seen) == [f"{number:03}" for number in range(150)]


def test_sections_have_their_twelve_addresses_and_an_empty_state(client: Client) -> None:
    slugs = "politics business world society science-tech health sports culture-entertainment lifestyle weather-disaster crime-justice general"
    for slug in slugs.split():
        assert "Nothing here yet" in open_page(client, f"/section/{slug}").text
    assert client.get("/section/nope").status_code == 404


def test_a_hashtag_page_shows_cards_as_daily8_has_them(news: Newsroom, client: Client) -> None:
    page = open_page(client, "/tag/HarborTreaty")
    assert "Latest news with #HarborTreaty" in page.text
    card = page.html[page.html.index('<article class="card') : page.html.index("</article>")]
    ago = re.search(r"3\d minutes ago", card)  # 30, and what the tests before this one took
    assert ago
    order = [
        "Port Arden Ledger",
        'title="',
        ago[0],
        "World",
        "What the treaty says",
        "The Harbor Treaty opens",
    ]
    places = [card.index(words) for words in order]
    assert places == sorted(places)
    assert re.search(r'<time datetime="[\d\-T:]+Z" title="[^"]+\(UTC\+9\)">3\d minutes ago</time>', card)
    assert 'href="/tag/Veska-Calder"' in page.html
    assert '<h3 lang="ja">' in page.html


def test_other_spellings_of_a_hashtag_lead_to_the_one_it_is_written_in(news: Newsroom, client: Client) -> None:
    answer = client.get("/tag/harbortreaty?older=1-1")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/tag/HarborTreaty?older=1-1")
    assert client.get("/tag/%23HARBORTREATY").headers["Location"] == "/tag/HarborTreaty"
    assert client.get("/tag/Nothing").status_code == 404


def test_a_hashtag_with_a_hyphen_or_another_script_has_a_page(client: Client) -> None:
    make.an_article(tags=("Seoul-Tokyo", "港湾条約"))
    assert "#Seoul-Tokyo" in open_page(client, "/tag/Seoul-Tokyo").text
    assert "#港湾条約" in open_page(client, "/tag/港湾条約").text


@pytest.mark.parametrize("path", ["/tag/Long", "/section/world", "/source/one"])
def test_pages_of_a_list_visit_every_article_once(client: Client, path: str) -> None:
    source = make.a_source(slug="one")
    for number in range(45):
        make.an_article(source, title=f"Number {number:02}.", tags=("Long",), minutes_ago=number // 3)
    seen: list[str] = []
    at = path
    while at:
        html = open_page(client, at).html
        seen += re.findall(r">Number (\d\d)\.</a>", html)
        at = path + _older(html) if _older(html) else ""
    assert len(seen) == 45
    assert len(set(seen)) == 45


@pytest.mark.parametrize(
    "path",
    ["/?older=x", "/section/world?older=99", "/tag/T?older=a-b", "/search?q=x&before=-1", "/sources?after=nobody"],
)
def test_a_damaged_place_in_a_list_is_explained(client: Client, path: str) -> None:
    make.an_article(tags=("T",))
    page = open_page(client, path, status=400)
    assert "from its beginning" in page.text or "Correct the request" in page.text
    assert "query." in page.text


def test_search_has_three_states(news: Newsroom, client: Client) -> None:
    assert "Nothing asked yet" in open_page(client, "/search").text
    nothing = open_page(client, "/search?q=zebra+crossing").text
    assert "No article has all of" in nothing and "Try fewer words" in nothing
    found = open_page(client, "/search?q=fund")
    assert "<mark>fund</mark>" in found.html
    assert open_page(client, "/search?q=%E6%B8%AF%E6%B9%BE").html.count("<mark>") >= 1


@pytest.mark.parametrize(
    "query", ['"', "'; DROP TABLE", "a AND OR NOT (", "*", "%00", "<script>", "x" * 3000, "🦀", "-", "NEAR/2"]
)
def test_any_string_is_a_valid_search(news: Newsroom, client: Client, query: str) -> None:
    answer = client.get("/search", {"q": query})
    assert answer.status_code == 200
    assert b"<script>" not in answer.content
    assert client.get("/search/feed.atom", {"q": query}).status_code == 200


def test_search_results_go_on(client: Client) -> None:
    source = make.a_source()
    for number in range(25):
        make.an_article(source, title=f"Number {number:02}.", text="The same word, walrus.")
    first = open_page(client, "/search?q=walrus").html
    second = open_page(client, "/search" + _older(first)).html
    seen = re.findall(r">Number (\d\d)\.</a>", first + second)
    assert sorted(seen) == [f"{number:02}" for number in range(25)]


def test_the_front_page_asks_how_many_articles_came_since(news: Newsroom, client: Client) -> None:
    found = re.search(r'hx-get="(/newer\?after=\d+)"', open_page(client, "/").html)
    assert found
    assert open_page(client, found.group(1)).text == ""
    make.an_article(news.ledger)
    make.an_article(news.ledger)
    assert open_page(client, found.group(1)).text == "2 new articles since you opened this page"
    assert client.get("/newer?after=x").status_code == 400
