import pytest

from newsloom.errors import Malformed, ParseError, ParseLimit, UnknownFormat
from newsloom.parse.feed import parse_feed
from newsloom.parse.tree import MAX_ITEMS

RSS = b"""<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel><title>The Harbour Gazette</title><link>https://gazette.example/</link><description>News from Harbour</description>
<language>en-gb</language><copyright>Gazette 2026</copyright><generator>Press 3</generator><ttl>30</ttl>
<managingEditor>desk@gazette.example (The Desk)</managingEditor><lastBuildDate>Tue, 24 Nov 2026 08:00:00 +0900</lastBuildDate>
<image><url>/logo.png</url></image><category>Local</category>
<item><title>Ferry &amp; bridge reopen</title><link>/n/1</link><guid isPermaLink="false">n-1</guid>
<description>&lt;p&gt;Both lines run.&lt;/p&gt;</description><content:encoded><![CDATA[<p>Both <a href="/lines">lines</a> run.</p>]]></content:encoded>
<dc:creator>Mina Sol</dc:creator><category>Transport</category><dc:subject>Ferries</dc:subject>
<pubDate>Mon, 23 Nov 2026 22:15:00 GMT</pubDate><comments>/n/1#c</comments>
<enclosure url="/a.mp3" length="12" type="audio/mpeg"/><media:content url="/p.jpg" medium="image" width="800"/></item>
</channel></rss>"""


def test_an_rss_feed_gives_its_head_and_its_entries() -> None:
    parsed = parse_feed(RSS, url="https://gazette.example/feed")
    head, (entry,) = parsed.feed, parsed.items
    assert (head.title, head.link, head.language, head.rights) == (
        "The Harbour Gazette",
        "https://gazette.example/",
        "en-gb",
        "Gazette 2026",
    )
    assert head.author is not None and (head.author.name, head.author.email) == ("The Desk", "desk@gazette.example")
    assert (head.image, head.ttl_min, head.updated) == ("https://gazette.example/logo.png", 30, 1795474800.0)
    assert (entry.title, entry.link, entry.id) == ("Ferry & bridge reopen", "https://gazette.example/n/1", "n-1")
    assert entry.content == '<p>Both <a href="https://gazette.example/lines">lines</a> run.</p>'
    assert (entry.author, entry.categories) == ("Mina Sol", ("Ferries", "Transport"))
    assert entry.published == 1795472100.0
    assert [(each.url, each.type, each.length) for each in entry.enclosures] == [
        ("https://gazette.example/a.mp3", "audio/mpeg", 12)
    ]
    assert entry.image == "https://gazette.example/p.jpg"
    assert not parsed.tolerant


def test_an_atom_feed_knows_its_text_constructs_and_its_base() -> None:
    parsed = parse_feed(
        b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/" xml:lang="ko"><title type="html">A &lt;b&gt;B&lt;/b&gt;</title>
        <id>tag:a.example,2026:f</id><link rel="self" href="feed"/><link href="./"/><updated>2026-11-24T00:00:00Z</updated>
        <entry><title type="text">Why &lt;blink&gt; died</title><id>tag:a.example,2026:1</id><link rel="alternate" href="1"/>
        <link rel="enclosure" href="1.mp3" type="audio/mpeg"/><author><name>Jo</name><email>jo@a.example</email></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>See <a href="2">two</a><br/></p></div></content>
        <published>2026-11-23T10:00:00+09:00</published><category term="t" label="T"/></entry></feed>"""
    )
    entry = parsed.items[0]
    assert (parsed.feed.title, parsed.feed.link, parsed.feed.language) == ("A <b>B</b>", "https://a.example/x/", "ko")
    assert entry.title == "Why <blink> died"
    assert (entry.link, entry.author_email, entry.categories) == ("https://a.example/x/1", "jo@a.example", ("t",))
    assert entry.content == '<p>See <a href="https://a.example/x/2">two</a><br /></p>'
    assert entry.enclosures[0].url == "https://a.example/x/1.mp3"
    assert entry.published == 1795395600.0


def test_rdf_items_beside_the_channel_are_read() -> None:
    parsed = parse_feed(
        b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://r.example/"><title>R</title></channel>
        <item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link><dc:date>2026-11-24</dc:date></item></rdf:RDF>"""
    )
    assert [(each.title, each.id, each.published) for each in parsed.items] == [
        ("One", "https://r.example/1", 1795478400.0)
    ]


def test_a_json_feed_hands_its_author_down() -> None:
    parsed = parse_feed(
        b"""{"version": "https://jsonfeed.org/version/1.1", "title": "J", "authors": [{"name": "Ed"}], "items": [
        {"id": 7, "url": "/7", "content_html": "<p>x</p>", "tags": ["a"], "date_published": "2026-11-24T00:00:00Z",
         "attachments": [{"url": "/v.mp4", "mime_type": "video/mp4", "size_in_bytes": 9}]}, "no item"]}""",
        url="https://j.example/feed.json",
    )
    (entry,) = parsed.items
    assert (entry.id, entry.link, entry.author, entry.content) == ("7", "https://j.example/7", "Ed", "<p>x</p>")
    assert (entry.enclosures[0].url, entry.enclosures[0].length) == ("https://j.example/v.mp4", 9)


def test_a_news_sitemap_is_a_feed_too() -> None:
    parsed = parse_feed(
        b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc>https://s.example/1</loc><news:news><news:publication><news:name>Sun</news:name><news:language>en</news:language></news:publication>
        <news:publication_date>2026-11-24T01:00Z</news:publication_date><news:title>One</news:title></news:news></url></urlset>"""
    )
    assert (parsed.feed.title, parsed.items[0].title, parsed.items[0].published) == ("Sun", "One", 1795482000.0)


def test_what_is_not_well_formed_is_mended_and_said_so() -> None:
    parsed = parse_feed(b"\n<rss><channel><title>A &nbsp; B & C \x01</title><item><title>cut off here")
    assert parsed.tolerant
    assert parsed.feed.title == "A \xa0 B & C"
    assert parsed.items[0].title == "cut off here"


def test_an_unknown_prefix_and_a_misspelt_namespace_are_forgiven() -> None:
    assert (
        parse_feed(b'<rss><channel><atom:link href="https://a.example/"/></channel></rss>').feed.link
        == "https://a.example/"
    )
    assert parse_feed(b'<feed xmlns="http://example.org/atomic"><title>T</title></feed>').feed.title == "T"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  ",
        b"<!DOCTYPE html><html></html>",
        b"<html><body>Sorry",
        b"plain words",
        b"\x00\xff" * 9,
        b"<opml/>",
        b"{}",
        b"[1]",
    ],
)
def test_what_is_no_feed_is_named_as_such(body: bytes) -> None:
    with pytest.raises(ParseError) as caught:
        parse_feed(body, url="https://a.example/feed")
    assert isinstance(caught.value, (UnknownFormat, Malformed))
    assert caught.value.url == "https://a.example/feed"
    assert str(caught.value).endswith(".")


def test_entities_are_put_in_once_and_never_multiplied() -> None:
    laughs = b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    parsed = parse_feed(laughs + b"<rss><channel><title>&a;! &b; &f;</title></channel></rss>")
    assert parsed.feed.title == "ha! &b; &f;"


def test_declared_entities_cannot_swell_a_feed() -> None:
    swelling = (
        b'<!DOCTYPE r [<!ENTITY a "'
        + b"x" * 490
        + b'">]><rss><channel><title>'
        + b"&a;" * 20_000
        + b"</title></channel></rss>"
    )
    assert len(parse_feed(swelling).feed.title) < 1_200_000


def test_deep_nesting_ends_at_the_parser_s_limit() -> None:
    deep = b"<rss><channel><item><title>t</title><description>" + b"<b>" * 50_000
    assert len(parse_feed(deep).items) == 1
    with pytest.raises(ParseLimit):
        parse_feed(b"[" * 200_000)


def test_only_so_many_items_are_taken() -> None:
    many = b"<rss><channel>" + b"<item><title>i</title></item>" * (MAX_ITEMS + 50) + b"</channel></rss>"
    assert len(parse_feed(many).items) == MAX_ITEMS
    padded = b"<rss><channel><title>big</title>" + b"<item><title>i</title><x>" + b"y" * 600
    assert len(parse_feed(padded + b"</x></item>" + many[14:] * 30).items) == MAX_ITEMS


def test_the_strict_pass_refuses_what_would_need_mending() -> None:
    with pytest.raises(Malformed):
        parse_feed(b"<rss><channel><title>a & b</title></channel></rss>", tolerate=False)
    with pytest.raises(Malformed):
        parse_feed(b'<!DOCTYPE r [<!ENTITY a "x">]><rss><channel/></rss>', tolerate=False)


def test_an_rss_item_with_two_texts_keeps_both_in_their_order() -> None:
    (entry,) = parse_feed(
        b"<rss><channel><item><summary>S</summary><description>D</description></item></channel></rss>"
    ).items
    assert (entry.summary, entry.content) == ("S", "D")


def test_an_atom_id_that_is_an_address_stands_in_for_a_missing_link() -> None:
    (entry,) = parse_feed(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://a.example/1</id></entry></feed>'
    ).items
    assert entry.link == "https://a.example/1"
