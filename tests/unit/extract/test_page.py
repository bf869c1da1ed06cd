"""Pages of an invented town, marked up the ways publishers do."""

import datetime as dt
import json

import pytest

from newsloom.errors import ExtractError
from newsloom.extract.page import extract
from newsloom.model.article import Kind

TITLE = "Harbour bridge in Merrow to reopen after four years"
PARAGRAPHS = [
    f"Paragraph {n} tells how the engineers of Merrow raised the deck of the harbour bridge, cable after cable, "
    f"through a winter of {n} storms, while the old town waited for its lorries and its bread to come back."
    for n in range(1, 8)
]
LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "author": [{"@type": "Person", "name": "Dana Kim"}, {"@type": "Person", "name": "Anne-Marie Hale"}],
    "publisher": {"@type": "Organization", "name": "The Merrow Courier"},
    "datePublished": "2025-09-12T09:05:00+09:00",
    "dateModified": "2025-09-12T10:00:00+09:00",
    "articleSection": "National",
    "keywords": "bridges, Merrow",
    "commentCount": 4,
}


def page(*, head="", linked=LD, h1=TITLE, before="", body=None, after="", lang="en"):
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    text = "".join(f"<p>{p}</p>" for p in (PARAGRAPHS if body is None else body))
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{h1} | The Merrow Courier</title>{head}{script}</head><body>'
        f'<nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article><h1>{h1}</h1>{before}'
        f'<div class="article-body">{text}</div>{after}</article><footer>About us</footer></body></html>'
    )


def test_a_page_gives_its_whole_header():
    found = extract(
        page(
            head='<meta property="og:site_name" content="The Merrow Courier">'
            '<meta property="og:image" content="/p/bridge-1200x630.jpg"><meta name="robots" content="noarchive">'
            '<link rel="canonical" href="/bridge?utm_source=x">',
            before='<figure><img src="/p/bridge-800x600.jpg"><figcaption>The span at dawn. <span class="credit">Photo: Ida Lund'
            "</span></figcaption></figure>",
        ),
        url="https://merrow.example/bridge?utm_source=feed",
    )
    assert found.title == TITLE
    assert [author.name for author in found.authors] == ["Dana Kim", "Anne-Marie Hale"]
    assert found.published_at.isoformat() == "2025-09-12T09:05:00+09:00" and found.published_is_exact
    assert found.modified_at == dt.datetime(2025, 9, 12, 1, tzinfo=dt.UTC)
    assert (found.site_name, found.language, found.kind) == ("The Merrow Courier", "en", Kind.ARTICLE)
    assert found.canonical_url == "https://merrow.example/bridge"
    assert found.displayed_sections == ("National",)
    assert found.publisher_tags == ("bridges", "Merrow")
    assert found.comment_count == 4
    assert (found.noindex, found.noarchive) == (False, True)
    assert found.picture.url == "https://merrow.example/p/bridge-800x600.jpg"
    assert (found.picture.caption, found.picture.credit) == ("The span at dawn.", "Ida Lund")
    assert found.text == "\n".join(PARAGRAPHS)
    assert found.html.count("<p>") == len(PARAGRAPHS)


def test_furniture_between_paragraphs_is_left_out():
    body = [
        *PARAGRAPHS[:3],
        "Advertisement",
        "Read more: Ferry strike enters third week",
        *PARAGRAPHS[3:],
        "Share this article",
    ]
    assert extract(page(body=body)).text == "\n".join(PARAGRAPHS)


def test_without_json_ld_the_header_is_read_from_what_the_page_shows():
    found = extract(
        page(
            linked=None,
            before='<p class="byline">By <a href="/author/dana">Dana Kim</a></p><time datetime="2025-09-12T09:05:00-04:00">today</time>',
        ),
        url="https://merrow.example/bridge",
    )
    assert [author.name for author in found.authors] == ["Dana Kim"]
    assert found.published_at.isoformat() == "2025-09-12T09:05:00-04:00"


def test_dateline_and_agency_are_read_from_the_text():
    found = extract(page(body=["MERROW, Sept. 12 (Reuters) - " + PARAGRAPHS[0], *PARAGRAPHS[1:]]))
    assert (found.dateline, found.agency) == ("MERROW", "Reuters")


def test_a_pictures_credit_is_not_the_articles():
    found = extract(
        page(before='<figure><img src="/a.jpg"><figcaption>The span. Photo: AFP</figcaption></figure>'),
        url="https://m.example/b",
    )
    assert (found.agency, found.picture.credit) == ("", "AFP")


def test_a_body_only_the_json_ld_holds_is_taken_from_there():
    found = extract(page(linked={**LD, "articleBody": "\n".join(PARAGRAPHS)}, body=["Subscribe to read on."]))
    assert found.text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("title", "url", "linked", "kind"),
    [
        (
            "Ferry strike live: talks go on",
            "https://m.example/live/1",
            {"@type": "LiveBlogPosting", "headline": "x"},
            Kind.LIVE,
        ),
        ("News Digest: Aug. 4", "https://m.example/1", LD, Kind.ROUNDUP),
        ("10 best bridges to walk across", "https://m.example/1", LD, Kind.ROUNDUP),
        ("Open the bridge", "https://m.example/opinion/1", LD, Kind.OPINION),
        ("The Bridge review: a span too far", "https://m.example/film/1", LD, Kind.REVIEW),
        ("Bridge week in pictures", "https://m.example/gallery/1", LD, Kind.GALLERY),
        (TITLE, "https://m.example/news/1", LD, Kind.ARTICLE),
    ],
)
def test_the_kind_of_page_is_told(title, url, linked, kind):
    found = extract(page(h1=title, linked={**linked, "headline": title}, body=PARAGRAPHS * 3), url=url)
    assert found.kind == kind


def test_a_page_without_a_body_is_a_stub():
    found = extract(page(body=[]))
    assert (found.kind, found.text, found.title) == (Kind.STUB, "", TITLE)


@pytest.mark.parametrize("markup", ["", "   ", b"", b"\x00\x00", "<!-- -->", "<script>x</script>"])
def test_what_holds_no_markup_is_refused(markup):
    with pytest.raises(ExtractError):
        extract(markup, url="https://merrow.example/x")


@pytest.mark.parametrize("charset", ["utf-8", "shift_jis", "euc-jp"])
def test_the_encoding_is_found_in_header_or_page(charset):
    title = "港の橋が四年ぶりに開通"
    markup = page(h1=title, linked=None, lang="ja", head=f'<meta charset="{charset}">').encode(charset)
    assert extract(markup).title == title
    assert extract(markup, content_type=f"text/html; charset={charset}").title == title


def test_the_site_suffix_and_a_kicker_are_no_part_of_the_headline():
    markup = page(h1=f'<span class="kicker">Transport</span> {TITLE}', linked=LD)
    assert extract(markup.replace("<title>", "<title>x")).title == TITLE
    assert (
        extract(
            f"<html><head><title>{TITLE} | The Merrow Courier</title><meta property='og:site_name' content='The Merrow Courier'></head><body><p>x</p></body></html>"
        ).title
        == TITLE
    )


def test_deep_nesting_ends_quickly():
    assert extract("<div>" * 32_000 + "<p>words</p>").kind == Kind.STUB


def test_a_section_and_a_running_number_above_the_text_are_no_part_of_it() -> None:
    prose = (
        "<p>The ferry between Merrow and Skerry will run all winter for the first time, the harbour office said.</p>"
    )
    more = "<p>Fares stay as they are until April, and children under six travel free on weekdays, it added.</p>"
    page = (
        "<html><head><title>Ferry runs all winter</title><meta property='article:section' content='World'></head><body>"
        f"<article><h1>Ferry runs all winter</h1><ul><li>World</li></ul><p>World / 81</p>{prose}{more}</article></body></html>"
    )
    assert extract(page, url="https://a.example/ferry").text.startswith("The ferry between")


def test_the_words_of_a_consent_page_are_never_an_articles():
    said = (
        "<p>We and our 212 partners store information on a device. Accept all cookies or manage your preferences.</p>"
    )
    found = extract(
        "<html><head><title>The Merrow Courier</title><meta name='description' content='We value your privacy, and so do our 212 partners.'>"
        f"<meta property='og:image' content='/logo.png'></head><body><main>{said * 2}</main></body></html>",
        url="https://merrow.example/news/ferry-1",
    )
    assert (found.kind, found.text, found.html, found.standfirst, found.picture) == (Kind.STUB, "", "", "", None)
