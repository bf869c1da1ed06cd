"""None of the known attacks is active anywhere a publisher's words may arrive, as an HTML5 parser reads the pages."""

import contextlib
from urllib.parse import quote

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from lxml import etree

import factories as make
from hostile import active, bundles, feeds, next_path, packed, paths, payloads, room
from newsloom.errors import ExtractError
from newsloom.extract.embeds import with_links
from newsloom.extract.entry import from_entry
from newsloom.extract.page import extract
from newsloom.extract.sanitise import sanitise
from newsloom.model.article import Extracted
from newsloom.model.entry import Entry
from newsloom.serve.web.body import article_body, paragraphs
from newsloom.serve.web.spans import Note, Noted
from newsloom.store.reading.article import TextSpan

ATOM = "{http://www.w3.org/2005/Atom}"
CONTROL = (
    "<script>x</script>",
    "<img src=x onerror=x>",
    '<a href="jav&#x09;ascript:x">x</a>',
    "<svg><animate onbegin=x>",
    '<iframe srcdoc="x">',
    "<p style=x>",
    "<meta http-equiv=refresh content=0>",
    "<base href=//x>",
    "<form action=//x>",
    "<img src=//x.example/a>",
)


@pytest.fixture
def member(client: Client) -> Client:
    cache.clear()
    client.force_login(User.objects.create_superuser("noor"))
    return client


@pytest.mark.parametrize("markup", CONTROL)
def test_what_is_active_is_seen_as_active(markup: str) -> None:
    assert active(markup, whole_page=False)
    assert active(f"<!doctype html><title>x</title><p>{markup}", whole_page=True)


@pytest.mark.corpora
@pytest.mark.slow
def test_no_payload_survives_cleaning_whether_once_twice_or_only_when_shown() -> None:
    span = [TextSpan(start=0, end=3)]
    for payload in payloads():
        once = sanitise(payload, base_url="https://merrow.example/")
        assert sanitise(once, base_url="https://merrow.example/") == once
        noted = [
            Note(kind=Noted.PERSON, start=0, end=len(payload), title=payload),
            Note(kind=Noted.DATE, start=1, end=4, title=payload[::-1]),
        ]
        shown = [
            once,
            sanitise(with_links(payload, "https://merrow.example/")),
            article_body(once, payload, span, lambda url: ("/p", "/p 640w")),
            article_body(payload, payload, [], lambda url: ("/p", "/p 640w")),
            paragraphs(payload, span),
            article_body(once, payload, span, lambda url: ("/p", "/p 640w"), noted),
            paragraphs(payload, span, noted),
        ]
        assert [active(html, whole_page=False) for html in shown[2:]] == [[]] * 5, payload
        # Before it is shown a picture still has its publisher's address; that is all.
        assert [said for html in shown[:2] for said in active(html, whole_page=False) if "img loads" not in said] == []


@pytest.mark.corpora
@pytest.mark.slow
def test_no_payload_comes_through_reading_a_page_or_an_entry() -> None:
    for group in bundles(payloads()):
        pieces = "".join(f"<p>Words before it, and {payload} words behind it.</p>" for payload in group)
        page = f"<title>{group[0]}</title><h1>{group[1 % len(group)]}</h1><article><p>{'Long words. ' * 40}</p>{pieces}</article>"
        found: list[Extracted] = [
            from_entry(Entry(title=group[0] + " title", content=pieces), url="https://merrow.example/")
        ]
        with contextlib.suppress(ExtractError):
            found.append(extract(page, url="https://merrow.example/"))
        for article in found:
            shown = article_body(article.html, article.text, [], lambda url: ("/p", "/p 640w"))
            assert active(shown, whole_page=False) == [], group


@pytest.mark.corpora
@pytest.mark.slow
@pytest.mark.django_db
def test_no_payload_is_active_on_any_page_or_in_any_feed(member: Client) -> None:
    newsroom = room(payloads())
    for path in paths(newsroom):
        while path:
            answer = member.get(path)
            assert answer.status_code in (200, 404), path
            assert active(answer.content.decode(), whole_page=True) == [], path
            path = next_path(path, answer.content.decode())
    for path in feeds(newsroom):
        _assert_plain_feed(member.get(path).content)


@pytest.mark.corpora
@pytest.mark.slow
@pytest.mark.django_db
def test_no_payload_is_active_in_a_query_an_address_or_a_form(member: Client) -> None:
    for words in packed(payloads(), 480):
        asked = quote(words)
        for path in (f"/search?q={asked}", f"/tag/{asked}", f"/sources?after={asked}", f"/sign-in?next={asked}"):
            answer = member.get(path, follow=False)
            assert answer.status_code < 500, path
            assert active(answer.content.decode(), whole_page=True) == [], path
    refused = member.post("/sources", {"address": 'javascript:alert(1)//"><script>alert(1)</script>'})
    assert refused.status_code == 422
    assert active(refused.content.decode(), whole_page=True) == []


def _assert_plain_feed(content: bytes) -> None:
    root = etree.fromstring(content)
    assert root.tag == f"{ATOM}feed"
    for element in root.iter():
        assert str(element.tag).startswith(ATOM)
        if element.get("type") in ("html", "xhtml"):
            assert active(element.text or "", whole_page=False) == []
        if element.tag == f"{ATOM}link":
            assert (element.get("href") or "").startswith("http://testserver/")


@pytest.mark.django_db
def test_a_summary_in_a_feed_is_the_words_themselves_not_what_they_might_mean_as_markup(client: Client) -> None:
    make.a_story(make.an_article(title="Angles", text="Use <b>bold</b> & <img src=x onerror=alert(1)> with care."))
    feed = etree.fromstring(client.get("/section/world/feed.atom").content)
    summary = feed.find(f"{ATOM}entry/{ATOM}summary")
    assert summary is not None
    assert summary.text == "Use &lt;b&gt;bold&lt;/b&gt; &amp; &lt;img src=x onerror=alert(1)&gt; with care."


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " JavaScript:alert(1)", "vbscript:x"])
def test_an_address_that_is_no_page_is_never_a_link(member: Client, address: str) -> None:
    source = make.a_source(home_url=address)
    article = make.an_article(source, url=address)
    for path in (f"/source/{source.slug}", f"/article/{article.pk}"):
        assert f'href="{address}' not in member.get(path).content.decode()


def test_the_policy_allows_no_script_of_the_page_s_own() -> None:
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["img-src"] == ["'self'"]
