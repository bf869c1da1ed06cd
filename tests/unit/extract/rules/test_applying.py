"""A rule applied: what it reads, what it removes, and that the general way stands in for what it misses."""

import datetime as dt

from newsloom.extract.page import extract
from newsloom.extract.rules.reading import read_rule
from newsloom.extract.rules.trial import compared, try_rule
from newsloom.model.article import Extracted, Kind
from newsloom.model.rule import SiteRule

SENTENCES = " ".join(f"Berth number {n} of Merrow was opened to ships from Veska before noon." for n in range(1, 9))
FIRST, SECOND, THIRD = (SENTENCES.replace("Veska", port) for port in ("Veska", "Ostmere", "Tern Head"))
URL = "https://courier.example/news/1"
PAGE = f"""<html lang="en"><head><title>SEO title for machines | Courier</title>
<meta property="og:title" content="SEO title for machines"><meta property="og:image" content="/small.jpg">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"SEO title for machines",
 "author":{{"@type":"Person","name":"Web Desk"}},"datePublished":"2024-05-01T10:00:00Z"}}</script></head><body>
<main><article><h1>SEO title for machines</h1><h2 class="real">Fourteen berths open at Merrow</h2>
<p class="lead">One fund pays for all of them.</p>
<div class="by"><span>Text: Oriel Tamm</span></div><div class="when">03/04/2024 09:30</div><b class="changed">05/04/2024 10:00</b>
<ul class="topics"><li>Ports</li><li>Veska</li></ul><i class="cat">Islands</i><em class="wire">Kyodo</em>
<figure class="top"><img data-src="/quay.jpg" src="data:,"><figcaption>The quay at noon. (Photo: Pell Ostrander)</figcaption></figure>
<div class="text"><p>First: {FIRST}</p><div class="promo"><p>Read our other stories of the year: {SENTENCES}</p></div> The tail of the first part, which stands behind the promotion, stays where it was.
<p>Second: {SECOND}</p></div><div class="text"><p>Third: {THIRD}</p></div>
<div class="notes"><p>Citation: {SENTENCES}</p></div><a class="next" href="?page=2">2</a></article></main></body></html>"""


def rule(text: str) -> SiteRule:
    return read_rule(f'hosts = ["courier.example"]\n[[period]]\n{text}', name="courier").periods[0]


def ruled(text: str) -> Extracted:
    return extract(PAGE, url=URL, rule=rule(text))


def test_the_body_is_read_from_the_rules_containers_in_order() -> None:
    found = ruled('body = ".text"\nremove = ".promo"')
    firsts = [line.split(":")[0] for line in found.text.split("\n")]
    assert [word for word in firsts if "tail" not in word] == ["First", "Second", "Third"]
    assert "tail" in found.text  # the words behind what was removed stay


def test_a_container_inside_another_is_read_once() -> None:
    assert ruled('body = [".text", ".text p"]\nremove = ".promo"').text.count("First:") == 1


def test_every_field_of_the_rule_overrides_the_general_way() -> None:
    found = ruled(
        """title = ".real"
standfirst = ".lead"
authors = ".by"
author_prefixes = ["Text:"]
published = ".when"
modified = ".changed"
timezone = "Asia/Tokyo"
section = ".cat"
tags = ".topics li"
picture = ".top img"
caption = ".top figcaption"
agency = ".wire"
kind = "review"
"""
    )
    assert (found.title, found.standfirst) == ("Fourteen berths open at Merrow", "One fund pays for all of them.")
    assert [author.name for author in found.authors] == ["Oriel Tamm"]
    tokyo = dt.timezone(dt.timedelta(hours=9))
    assert found.published_at == dt.datetime(2024, 4, 3, 9, 30, tzinfo=tokyo)
    assert found.modified_at == dt.datetime(2024, 4, 5, 10, 0, tzinfo=tokyo)
    assert (found.displayed_sections, found.publisher_tags) == (("Islands",), ("Ports", "Veska"))
    assert found.picture is not None
    assert found.picture.url == "https://courier.example/quay.jpg"
    assert (found.picture.caption, found.picture.credit) == ("The quay at noon.", "Pell Ostrander")
    assert (found.agency, found.kind) == ("Kyodo", Kind.REVIEW)


def test_the_month_may_stand_first() -> None:
    found = ruled('published = ".when"\nday_first = false')
    assert found.published_at is not None
    assert (found.published_at.month, found.published_at.day) == (3, 4)


def test_an_attribute_is_read_where_it_is_named() -> None:
    assert ruled("title = \"meta[property='og:image'] @content\"").title == "/small.jpg"


def test_a_field_may_stand_in_what_is_removed() -> None:
    found = ruled('authors = ".by"\nauthor_prefixes = ["Text:"]\nremove = [".by", ".notes"]')
    assert [author.name for author in found.authors] == ["Oriel Tamm"]
    assert "Citation" not in found.text


def test_what_matches_nothing_is_read_the_general_way() -> None:
    assert ruled('body = ".nowhere"\ntitle = ".nothing"\nauthors = "#none"') == extract(PAGE, url=URL)


def test_a_rule_cannot_remove_the_whole_page() -> None:
    assert ruled('remove = ["html", "body", "head"]') == extract(PAGE, url=URL)


def test_containers_are_better_than_json_ld_and_it_can_be_ignored() -> None:
    stated = PAGE.replace('"datePublished"', f'"articleBody":"Stated: {SENTENCES * 40}","datePublished"')
    general = extract(stated, url=URL).text
    assert "Stated:" in general
    assert "Stated:" not in extract(stated, url=URL, rule=rule('body = ".text"')).text
    assert "Stated:" not in extract(stated, url=URL, rule=rule("ignore_json_ld_body = true")).text


def test_a_trial_tells_both_readings_and_what_was_missed() -> None:
    trial = try_rule(
        PAGE, rule('title = ".real"\nbody = ".gone"\nremove = [".promo", ".x"]\nnext_page = "a.next"'), url=URL
    )
    assert trial.silent == ("body: .gone", "remove: .x")
    assert [words[:8] for words in trial.removed] == ["Read our"]
    assert (trial.next_page, trial.own_body) == ("https://courier.example/news/1?page=2", False)
    rows = {row.name: row for row in compared(trial)}
    assert (rows["headline"].general, rows["headline"].ruled) == (
        "SEO title for machines",
        "Fourteen berths open at Merrow",
    )
    assert rows["headline"].differs and not rows["picture"].differs


def test_without_a_rule_a_trial_is_the_general_way_twice() -> None:
    trial = try_rule(PAGE, None, url=URL)
    assert trial.general == trial.ruled
