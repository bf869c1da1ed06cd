"""Pages without a body on their whole way: kept, listed, found and linked to, never an empty article or part of a story."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.test import Client

import factories as make
from newsloom.app.related import related_articles
from newsloom.copies.identity import content_hash
from newsloom.extract.page import extract
from newsloom.model.intent import Gathered, Look
from newsloom.model.source import NewSource
from newsloom.pipeline.cleaning import cleaned
from newsloom.pipeline.weave import Weaver
from newsloom.store.models import Article, WeaveState
from newsloom.store.news import NewsStore
from pages import open_page

pytestmark = pytest.mark.django_db
STANDFIRST = "The harbor master counted the berths twice, and twice there were fourteen."
WORDS = "The harbor master of Merrow counted fourteen berths on Friday and wrote every one of them into the new book. "


@pytest.fixture
def member(client: Client) -> Client:
    client.force_login(User.objects.create_user("noor"))
    return client


def a_stub(**more: object) -> Article:
    WeaveState.objects.get_or_create(pk=1, defaults={"generation": 1})
    fields: dict[str, object] = {
        "title": "Fourteen berths, counted",
        "text": "",
        "kind": "stub",
        "standfirst": STANDFIRST,
    }
    return make.an_article(make.a_source("Port Arden Ledger"), **{**fields, "tags": ("Ports",), **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("signed_in", [True, False])
def test_the_page_of_a_stub_shows_what_is_known_and_where_the_article_is(client: Client, signed_in: bool) -> None:
    if signed_in:
        client.force_login(User.objects.create_user("noor"))
    stub = a_stub(image_url="https://ledger.example/quay.jpg", image_caption="The quay.")
    page = open_page(client, f"/article/{stub.pk}")
    assert 'class="text"' not in page.html
    for words in (
        "Fourteen berths, counted",
        "Port Arden Ledger",
        STANDFIRST,
        "The quay.",
        "Read at Port Arden Ledger",
    ):
        assert words in page.text
    assert "This is all the publisher gave here." in page.text
    assert [said["rel"] for link, said in page.links if link == stub.url] == ["noopener nofollow"] * 2


def test_a_stub_with_a_teaser_shows_it_and_says_that_it_is_no_more(member: Client) -> None:
    stub = a_stub(text="Berths were counted on Friday.", standfirst="")
    page = open_page(member, f"/article/{stub.pk}")
    assert "Berths were counted on Friday." in page.text and "This is all the publisher gave here." in page.text


def test_a_stub_of_a_headline_alone_says_so(member: Client) -> None:
    page = open_page(member, f"/article/{a_stub(standfirst='').pk}")
    assert "The publisher gave a headline and no text." in page.text
    assert "standfirst" not in page.html


def test_an_article_with_a_text_says_none_of_this(member: Client) -> None:
    article = make.an_article()
    page = open_page(member, f"/article/{article.pk}")
    assert 'class="text"' in page.html and "the publisher gave" not in page.text.casefold()


def test_lists_search_and_feeds_carry_a_stub_as_a_card_with_its_link(client: Client) -> None:
    stub = a_stub()
    for path in ("/section/world", "/tag/Ports", f"/source/{stub.source.slug}", "/search?q=counted"):
        page = open_page(client, path)
        assert stub.title in page.text and STANDFIRST in page.text, path
        assert stub.url in [link for link, _ in page.links], path
        assert '<p class="snippet"></p>' not in page.html
    entry = client.get("/tag/Ports/feed.atom").content.decode()
    assert f"/article/{stub.pk}" in entry and STANDFIRST in entry


@pytest.mark.parametrize("kind", ["stub", "roundup", "listing", "live", "gallery", "video"])
def test_only_articles_are_related_to_one(kind: str) -> None:
    text = WORDS * 6
    article, other, odd = (
        make.an_article(title=title, text=text + tail, tags=("Ports",), kind=which)
        for title, tail, which in (
            ("Berths at Merrow counted", "One.", "article"),
            ("Harbor master counts berths at Merrow", "Two.", "article"),
            ("Berths at Merrow in the book", "Three.", kind),
        )
    )
    for one in (article, other, odd):
        make.copies_of(one)
    found = [number for number, _ in related_articles(article.pk)]
    assert found == [other.pk] and odd.pk not in found


def test_what_is_no_article_enters_no_story_and_is_nobody_s_copy() -> None:
    store, now = NewsStore(), dt.datetime(2025, 9, 12, 9, tzinfo=dt.UTC)
    feed, _ = store.add_feed(NewSource(name="Ledger", feed_url="https://ledger.example/feed"), now)
    weaver = Weaver(store)
    for number, title in enumerate(
        (
            "Berths at Merrow counted",
            "News Digest: Sept. 12",
            "5 most-read stories on Merrow's berths",
            "Just a moment...",
        ),
        1,
    ):
        url = f"https://ledger.example/news/berths-{number}"
        found = cleaned(
            extract(
                f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{WORDS * (8 if number < 4 else 1)}</p></article></body></html>",
                url=url,
            )
        )
        gathered = Gathered(
            identity=url, source_id=feed.source.id, extracted=found, content_hash=content_hash(found.title, found.text)
        )
        weaver = Weaver(store) if number == 3 else weaver  # one that reads from the database what the other wrote
        weaver.write(Look(feed_id=None, state=None, at=now + dt.timedelta(minutes=number), gathered=(gathered,)))
    rows = list(Article.objects.order_by("id").values_list("kind", "copy_of_id", "story_id"))
    (first,) = (story for kind, _, story in rows if kind == "article")
    assert first is not None
    assert rows == [("article", None, first), ("roundup", None, None), ("roundup", None, None), ("stub", None, None)]
    assert Article.objects.get(kind="stub").text == ""
