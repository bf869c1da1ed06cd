from newsloom.parse.discovery import find_feeds

PAGE = b"""<html><head><base href="https://a.example/blog/">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/atom+xml; charset=utf-8" title="News" href="atom.xml">
<link rel="alternate" type="application/json+oembed" href="/oembed"><link rel="stylesheet" href="x.css">
</head><body><a href="/rss/">All <b>stories</b></a> <a href="/about">About</a> <a href="javascript:rss.xml">x</a></body></html>"""


def test_a_page_s_feeds_are_found_the_likeliest_first() -> None:
    found = find_feeds(PAGE, "https://a.example/")
    assert [(each.url, each.title) for each in found] == [
        ("https://a.example/blog/atom.xml", "News"),
        ("https://a.example/rss/", "All stories"),
        ("https://a.example/comments/feed", "Comments"),
    ]


def test_a_page_without_feeds_or_without_sense_has_none() -> None:
    assert find_feeds(b"<p>nothing", "https://a.example/") == ()
    assert find_feeds(b"", "") == ()
    assert find_feeds(b"\x00\xff<<<", "https://a.example/") == ()
