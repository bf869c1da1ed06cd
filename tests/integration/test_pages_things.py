"""The pages of one article, one story, one source."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client

import factories as make
from newsloom.app.config import config
from newsroom import LONG, POINTS, Newsroom, newsroom
from pages import open_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def news() -> Newsroom:
    return newsroom()


@pytest.fixture
def member(client: Client) -> Client:
    client.force_login(User.objects.create_user("noor"))
    return client


@pytest.fixture
def private(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A one-person instance: whoever reaches it reads everything."""
    monkeypatch.setenv("NEWSLOOM_OPEN_READING", "true")
    config.cache_clear()
    yield
    monkeypatch.undo()
    config.cache_clear()


def _without_unseen(html: str) -> str:
    """The page without what only a screen reader says."""
    return re.sub(r'<span class="unseen">[^<]*</span>', "", html)


def _shared_characters(html: str, text: str) -> int:
    """How many characters of the publisher's text stand on a page, counted by its sentences."""
    return sum(len(sentence) for sentence in set(re.findall(r"[^.]+\.", text)) if sentence.strip() in html)


def test_a_member_reads_all_with_the_words_marked(news: Newsroom, member: Client) -> None:
    page = open_page(member, f"/article/{news.article.pk}")
    assert "Sentence 39 of the report" in page.text
    for number, sentence in enumerate(POINTS, 1):
        assert f'#s{news.article.text.index(sentence)}"><span class="unseen">evidence </span>{number}</a>' in page.html
    assert (
        '<span id="s0">The <a href="https://ledger.example/treaty" rel="noopener noreferrer nofollow">Harbor Treaty</a>'
        in page.html
    )
    for words in (
        "By Oriel Tamm , Jun Averill",
        "MERROW",
        "The eastern quay",
        "Picture: Pell Ostrander",
        "(UTC+9)",
        "#Veska-Calder",
    ):
        assert words in page.text.replace("  ", " "), words
    assert "onclick" not in page.html and "<script" not in page.html


def test_a_guest_reads_at_most_three_hundred_characters(news: Newsroom, client: Client) -> None:
    page = open_page(client, f"/article/{news.article.pk}")
    assert "This is the beginning" in page.text
    assert "Sentence 4 of" not in page.html
    assert POINTS[2] not in page.html
    assert "in a month" not in page.html
    assert _shared_characters(page.html, news.article.text) <= 300


@pytest.mark.parametrize(
    "path", ["/", "/tag/HarborTreaty", "/section/world", "/search?q=report", "/feed.atom", "/section/world/feed.atom"]
)
def test_no_list_shows_a_guest_more_than_the_rule_allows(news: Newsroom, client: Client, path: str) -> None:
    html = client.get(path).content.decode().replace("<mark>", "").replace("</mark>", "")
    assert _shared_characters(html, news.article.text) <= 300


def test_a_story_quotes_no_more_of_one_article_than_the_rule_allows(client: Client) -> None:
    article = make.an_article(text=LONG)
    points = [sentence.strip() + "." for sentence in LONG.split(".")[:12] if sentence.strip()]
    story = make.a_story(article, make.an_article(), points=points)
    for path in (f"/story/{story.pk}", "/"):
        assert _shared_characters(open_page(client, path).html, LONG) <= 300


def test_a_publisher_that_permits_it_is_read_in_full_by_guests(client: Client) -> None:
    source = make.a_source(permitted=True)
    article = make.an_article(source, text=LONG)
    assert "Sentence 39" in open_page(client, f"/article/{article.pk}").text
    kept_back = make.an_article(source, text=LONG, noarchive=True)
    page = open_page(client, f"/article/{kept_back.pk}")
    assert "Sentence 39" not in page.text
    assert '<meta name="robots" content="noarchive">' in page.html


def test_on_a_private_instance_everybody_reads_all(news: Newsroom, client: Client, private: None) -> None:
    assert "Sentence 39" in open_page(client, f"/article/{news.article.pk}").text


def test_a_page_its_publisher_keeps_out_of_indexes_says_so(client: Client) -> None:
    article = make.an_article(noindex=True)
    assert '<meta name="robots" content="noindex">' in open_page(client, f"/article/{article.pk}").html


def test_versions_show_what_changed(news: Newsroom, member: Client) -> None:
    page = open_page(member, f"/article/{news.article.pk}")
    assert "Edited once" in page.text
    assert "<del> in a month.</del><ins> next week.</ins>" in _without_unseen(page.html)


def test_copies_name_their_origin(news: Newsroom, client: Client) -> None:
    origin = open_page(client, f"/article/{news.origin.pk}")
    assert "The text is from Sternlight" in origin.text
    assert "East Veska Mirror" in origin.text
    copy = news.origin.copies.first()
    assert copy is not None
    assert "This is a copy. The text is from Sternlight." in open_page(client, f"/article/{copy.pk}").text


def test_an_article_without_anything_around_it_is_whole(client: Client) -> None:
    article = make.an_article(
        text="", url="", published_at=None, published_offset_min=None, section="General", language=""
    )
    page = open_page(client, f"/article/{article.pk}")
    assert "Key points" not in page.text and "Its story" not in page.text


def test_a_picture_goes_through_our_own_address(news: Newsroom, client: Client) -> None:
    page = open_page(client, f"/article/{news.article.pk}")
    assert re.search(
        r'<img src="/picture/[\w-]+/1200/[\w-]+" srcset="/picture/[\w-]+/640/[^"]+ 1200w" sizes="[^"]+" alt="The eastern quay',
        page.html,
    )
    assert "ledger.example/harbor.jpg" not in page.html


@pytest.mark.parametrize(
    "path",
    [
        "/article/0",
        "/article/999999999999999999999",
        f"/article/{'9' * 5000}",
        "/story/999999999999999999",
        "/story/12345678901234567890",
        "/source/nobody",
        "/tag/%00",
        "/source/a%00b",
    ],
)
def test_what_does_not_exist_is_404_with_a_way_on(client: Client, path: str) -> None:
    page = open_page(client, path, status=404)
    assert "This is not here" in page.text and "web.not_found" in page.text


def test_a_story_shows_its_points_reports_copies_and_reasons(news: Newsroom, client: Client) -> None:
    page = open_page(client, f"/story/{news.story.pk}")
    assert f'<li id="c1"><span>{POINTS[0]}</span><a class="cite" href="/article/{news.article.pk}#s0">' in page.html
    for words in (
        "2 copies: East Veska Mirror , Fenmouth Bulletin",
        "the same to the sentence",
        "origin: Sternlight",
        "2 hours apart",
        "Who reported first",
    ):
        assert words.replace(" ", "") in page.text.replace(" ", ""), words
    assert "<mark>Merrow</mark>" in page.html
    assert "Door to Merrow opens" in page.html


def test_a_merged_story_leads_to_where_it_lives_on(news: Newsroom, client: Client) -> None:
    answer = client.get(f"/story/{news.merged.pk}-old-words")
    assert answer.status_code == 301
    assert answer.headers["Location"].startswith(f"/story/{news.story.pk}-what-the-treaty-says")


def test_stories_merged_in_a_circle_are_404_and_no_hang(client: Client) -> None:
    one, two = make.a_story(make.an_article()), make.a_story(make.an_article())
    one.merged_into, two.merged_into = two, one
    one.save()
    two.save()
    assert client.get(f"/story/{one.pk}").status_code == 404


def test_the_number_of_a_story_decides_not_its_words(news: Newsroom, client: Client) -> None:
    page = open_page(client, f"/story/{news.story.pk}-any-words-at-all")
    assert f'<link rel="canonical" href="http://testserver/story/{news.story.pk}-what-the-treaty-says' in page.html


def test_sources_stand_with_trouble_first(news: Newsroom, client: Client) -> None:
    page = open_page(client, "/sources")
    order = [
        page.html.index(f">{name}</a>")
        for name in ("Sternlight", "East Veska Mirror", "Fenmouth Bulletin", "Port Arden Ledger")
    ]
    assert order == sorted(order)
    assert "took longer than 30 seconds" in page.text and "fetch.timeout" in page.text
    assert "1 day without an answer" in page.html
    assert "Address of a feed" not in page.text


def test_many_sources_are_shown_page_by_page(client: Client) -> None:
    for number in range(70):
        make.a_feed(make.a_source(f"Paper {number:02}"))
    first = open_page(client, "/sources").html
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following
    second = open_page(client, "/sources" + following.group(1)).html
    assert sorted(re.findall(r">Paper (\d\d)</a>", first + second)) == [f"{number:02}" for number in range(70)]


def test_a_source_shows_its_health_and_its_articles(news: Newsroom, client: Client) -> None:
    page = open_page(client, f"/source/{news.ledger.slug}")
    assert "Fine" in page.text and "new articles a day" in page.text and "What the treaty says" in page.text


def test_a_source_without_articles_or_feeds_says_what_that_means(client: Client) -> None:
    source = make.a_source()
    page = open_page(client, f"/source/{source.slug}")
    assert "No article yet" in page.text and "imported from saved pages" in page.text


def test_a_standfirst_that_only_repeats_the_text_is_left_out(member: Client) -> None:
    article = make.an_article(
        text="The treaty opens fourteen berths.\nMore of it.", standfirst="The treaty opens fourteen  berths"
    )
    assert "standfirst" not in open_page(member, f"/article/{article.pk}").html
