"""Golden pages: the markup stays, the words go, and what belongs together still does."""

import re

import pytest

from newsloom.errors import ExtractError
from newsloom.extract.page import extract
from newsloom.extract.scrub.page import runs_in, scrub, scrubbed_address

WORDS = " ".join(f"Harbor masters counted berth {n} while sailors watched from northern quays." for n in range(1, 12))
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Fourteen berths open at Merrow | Merrow Courier</title>
<meta name="viewport" content="width=device-width"><meta property="og:type" content="article">
<meta property="og:title" content="Fourteen berths open at Merrow"><meta property="og:image" content="https://img.courier.example/2024/05/quay-of-merrow.jpg?w=1200">
<meta name="author" content="Oriel Tamm"><style>p {{ color: red }}</style><script>var secret = "Harbor masters counted";</script>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"Fourteen berths open at Merrow",
"datePublished":"2024-05-31T09:30:00+09:00","author":{{"@type":"Person","name":"Oriel Tamm"}},"articleBody":"{WORDS}"}}</script></head>
<body><!-- a comment by Oriel --><article class="story author-oriel-tamm" id="harbor-masters-counted-berth" data-testid="story-body" onclick="x()" style="top:0">
<h1>Fourteen berths open at Merrow</h1><p class="by">By <a rel="author" href="/authors/oriel-tamm">Oriel Tamm</a></p>
<time datetime="2024-05-31T09:30:00+09:00">31 May 2024, 09:30 JST</time>
<figure><img src="data:image/png;base64,AAAA" srcset="/a-quay.jpg 1x, /b-quay.jpg 2x" alt="Sailors on the quay"><figcaption>Sailors. © 2024 Kyodo</figcaption></figure>
<p>MERROW (Kyodo) -- {WORDS}</p><p>{WORDS}</p><p>港湾条約に署名した。共同通信の記者による。</p><p>연합뉴스 기자가 항구에서 보도했다</p>
<svg><path d="M0 0"/><title>Secret drawing</title></svg><a href="https://twitter.com/share?text=Fourteen%20berths%20open&url=https://courier.example/news/berths-open">Share</a>
<a href="mailto:oriel.tamm@courier.example">Mail</a></article></body></html>"""
SCRUBBED = scrub(PAGE)


def inside(pattern: str) -> str:
    match = re.search(pattern, SCRUBBED, re.S)
    assert match, pattern
    return match[1]


def test_the_same_page_gives_the_same_golden_page_and_another_page_other_words() -> None:
    assert scrub(PAGE) == SCRUBBED
    assert scrub(PAGE + "<p>.</p>").count(inside(r"<h1>(.*?)</h1>")) == 0


def test_no_word_of_the_publisher_is_left() -> None:
    for word in (
        "Harbor",
        "berths",
        "Merrow",
        "Oriel",
        "Tamm",
        "courier",
        "quay",
        "Sailors",
        "secret",
        "drawing",
        "港湾",
        "항구",
        "AAAA",
    ):
        assert word.lower() not in SCRUBBED.lower(), word


def test_one_text_becomes_one_invented_text_wherever_it_stands() -> None:
    title = inside(r"<h1>(.*?)</h1>")
    assert inside(r'og:title" content="(.*?)"') == title == inside(r'"headline": "(.*?)"')
    assert inside(r"<title>(.*?) \|") == title
    assert inside(r'name="author" content="(.*?)"') == inside(r'rel="author"[^>]*>(.*?)</a>')


def test_tags_classes_and_structure_stay() -> None:
    assert 'class="story' in SCRUBBED and 'data-testid="story-body"' in SCRUBBED and 'class="by"' in SCRUBBED
    tags = [re.findall(r"<([a-z1-6]+)", text.split("<body")[1]) for text in (PAGE, SCRUBBED)]
    assert tags[0] == tags[1]


def test_code_styles_comments_and_handlers_go() -> None:
    assert "<style></style>" in SCRUBBED and "<script></script>" in SCRUBBED
    assert not re.search(r"<!--|onclick|style=|base64", SCRUBBED)


def test_length_case_and_punctuation_stay() -> None:
    title = inside(r"<h1>(.*?)</h1>")
    assert len(title) == len("Fourteen berths open at Merrow")
    assert [word[0].isupper() for word in title.split()] == [True, False, False, False, True]


def test_patterns_of_the_trade_stay() -> None:
    assert "(Kyodo) -- " in SCRUBBED and "© 1996 Kyodo" in SCRUBBED and ">By <a" in SCRUBBED
    assert "共同通信" in SCRUBBED and "기자" in SCRUBBED


def test_a_day_keeps_its_calendar_twenty_eight_years_earlier() -> None:
    assert 'datetime="1996-05-31T09:30:00+09:00"' in SCRUBBED
    assert "31 May 1996, 09:30 JST" in SCRUBBED
    assert "/1996/05/" in inside(r'og:image" content="(.*?)"')


def test_addresses_lead_to_hosts_that_do_not_exist() -> None:
    hosts = set(re.findall(r"https?://([^/\"\s?]+)", SCRUBBED)) - {"schema.org", "twitter.com"}
    assert hosts and all(host.endswith(".example") for host in hosts)
    assert re.search(r'srcset="/\S+\.jpg 1x, /\S+\.jpg 2x"', SCRUBBED)


def test_the_pages_own_address_is_spelled_as_on_the_page() -> None:
    assert scrubbed_address("https://courier.example/news/berths-open", PAGE).split("/")[2] in SCRUBBED


def test_the_golden_page_is_read_as_the_real_one() -> None:
    real, made = extract(PAGE, url="https://courier.example/1"), extract(SCRUBBED, url="https://made.example/1")
    assert len(made.text.split("\n")) == len(real.text.split("\n"))
    assert (made.agency, made.kind, bool(made.dateline)) == (real.agency, real.kind, bool(real.dateline))
    assert len(made.authors) == 1 and made.picture is not None
    assert made.published_at is not None and real.published_at is not None
    assert made.published_at == real.published_at.replace(year=1996)


def test_words_a_rule_looks_for_can_be_kept() -> None:
    assert "Merrow" in scrub(PAGE, keep=["Merrow"])


def test_an_empty_page_is_told() -> None:
    with pytest.raises(ExtractError):
        scrub("")


def test_runs_are_long_words_in_a_row() -> None:
    assert list(runs_in("The harbor masters counted it")) == [("harbor", "masters", "counted")]
