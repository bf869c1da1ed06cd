"""Whatever a publisher sends, reading it ends in a feed or in one of our own errors."""

import contextlib
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.errors import InputError, ParseError
from newsloom.model.source import NewSource
from newsloom.parse.dates import unix_seconds
from newsloom.parse.discovery import find_feeds
from newsloom.parse.encoding import decode
from newsloom.parse.feed import parse_feed
from newsloom.parse.markup import plain_text, tidy
from newsloom.pipeline.stages.feed import answer
from newsloom.sources.opml import read_opml, write_opml
from newsloom.text.urls import absolute, canonical_url, host_key, is_http

PIECES = [
    b"<rss version='2.0'>", b"<channel>", b"<item>", b"</item>", b"<title>", b"</title>", b"<feed xmlns='http://www.w3.org/2005/Atom'>",
    b"<entry>", b"<link href='", b"'/>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<!DOCTYPE r [", b"<!ENTITY a 'b'>", b"]>", b"&a;", b"&nbsp;",
    b"&#0;", b"&#xD800;", b"&#146;", b"<content type='xhtml'>", b"<div xmlns='http://www.w3.org/1999/xhtml'>", b"</div>", b"<pubDate>",
    b"xml:base='http://[x'", b" mode='base64'>", b"====", b"<urlset>", b"<url>", b"<loc>", b'{"items": [', b'{"id": 1e999}', b"]}",
    b"<?xml version='1.0' encoding='utf-16'?>", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"\xed\xa0\x80", b"<script>", b" onload=x", b"<a style='",
]  # fmt: skip
feeds = st.lists(st.sampled_from(PIECES) | st.binary(max_size=12), max_size=40).map(b"".join)
charsets = st.sampled_from(
    ["", "text/xml", "a; charset=utf-16", "a; charset=rot13", "a; charset=latin-1", "a; charset=\x00"]
)
addresses = st.sampled_from(["", "https://a.example/feed", "http://[bad", "nonsense"])
markup = st.lists(
    st.sampled_from(
        [
            "<p>",
            "<script",
            ">",
            "</script>",
            "<a href='",
            "javascript:",
            " onerror=",
            "<img src=x",
            "/>",
            "<!--",
            "-->",
            "<br></br>",
            '"',
        ]
    )
    | st.text(max_size=6),
    max_size=25,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(feeds, addresses, charsets, st.booleans())
def test_any_bytes_are_a_feed_or_a_parse_error(body: bytes, url: str, content_type: str, tolerate: bool) -> None:
    with contextlib.suppress(ParseError):
        parse_feed(body, url=url, content_type=content_type, tolerate=tolerate)


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["xml", "xml_b64", "url", "headers"]),
        st.none() | st.integers() | st.text() | feeds.map(lambda b: b.decode("latin-1")),
    )
)
def test_any_row_is_answered_or_refused_in_our_own_words(row: dict[str, object]) -> None:
    with contextlib.suppress(ParseError, InputError):
        assert set(answer(row)) == {"feed", "items"}


@settings(max_examples=60, deadline=None)
@given(feeds, charsets)
def test_any_bytes_are_text_and_any_page_has_feeds_or_none(body: bytes, content_type: str) -> None:
    decode(body, content_type)
    assert all(is_http(each.url) for each in find_feeds(body, "https://a.example/"))


@settings(max_examples=150, deadline=None)
@given(markup)
def test_tidied_html_stays_as_it_is_and_holds_no_script(text: str) -> None:
    tidied = tidy(text, "https://a.example/")
    assert not re.search(r"<script[\s/>]", tidied, re.IGNORECASE)  # "<script--" is another element
    plain_text(text)


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    moment = unix_seconds(text)
    assert moment is None or -1e11 < moment < 3e11


@settings(max_examples=60, deadline=None)
@given(feeds | st.binary(max_size=60))
def test_any_bytes_are_a_list_or_an_input_error(body: bytes) -> None:
    with contextlib.suppress(InputError):
        read_opml(body)


names = st.text(min_size=1, max_size=12).map(str.strip).filter(lambda name: name.isprintable() and bool(name))
entries = st.builds(
    NewSource,
    name=names,
    feed_url=st.integers(0, 10**6).map(lambda number: f"https://a.example/{number}?x=1&y=<2>"),
    category=st.lists(names.filter(lambda name: "/" not in name), max_size=3).map("/".join),
)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=10), st.lists(entries, max_size=8, unique_by=lambda each: each.feed_url))
def test_subscriptions_survive_being_written_and_read(title: str, sources: list[NewSource]) -> None:
    written = write_opml(title, sources)
    if sources:
        found = read_opml(written).sources
        assert sorted(found, key=lambda each: each.feed_url) == sorted(sources, key=lambda each: each.feed_url)


urls = (
    st.text(max_size=40)
    | st.text(max_size=30).map(lambda tail: "https://A.example:443/" + tail)
    | st.text(max_size=30).map(lambda host: f"http://{host}/?utm_source=x&a=b")
)


@settings(max_examples=200, deadline=None)
@given(urls, urls)
def test_the_canonical_form_is_its_own(url: str, link: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once
    assert is_http(once) == is_http(url)
    absolute(url, link)
    host_key(url)
