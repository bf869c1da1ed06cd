"""The selectors of a rule: what they find, what they refuse, and that no page makes them slow."""

import pytest
from lxml import html

from newsloom.extract.rules.selectors import MAX_COMPOUNDS, BadSelector, compiled, find

PAGE = html.document_fromstring(
    """<html><body><div id="a" class="story main" data-x="left-right"><p>one</p><p class="note">two</p>
    <ul><li><a href="/writer/1">x</a></li><li>y</li></ul></div>
    <section><div class="story"><p lang="en-GB">three</p><span></span></div></section></body></html>"""
)


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("p", ["one", "two", "three"]),
        (".story p", ["one", "two", "three"]),
        ("section .story > p", ["three"]),
        ("body > .story > p", ["one", "two"]),
        ("#a p.note", ["two"]),
        ("p + p", ["two"]),
        ("p:first-child", ["one", "three"]),
        ("li:last-child", ["y"]),
        ("p:not(.note)", ["one", "three"]),
        ("p:is(.note, [lang])", ["two", "three"]),
        ("[lang|=en]", ["three"]),
        ("a[href^='/writer/']", ["x"]),
        ("[data-x$=right] li:first-child a", ["x"]),
        ("[class~=main] > p", ["one", "two"]),
        ("div div p", []),
        ("section div + p", []),
        ("SECTION P", ["three"]),
    ],
)
def test_a_selector_finds_its_elements_in_page_order(selector: str, expected: list[str]) -> None:
    assert ["".join(e.itertext()) for e in find(PAGE, compiled(selector))] == expected


def test_an_empty_element_is_found() -> None:
    assert [e.tag for e in find(PAGE, compiled("span:empty"))] == ["span"]


def test_an_attribute_may_be_named_behind_a_selector() -> None:
    assert (compiled("img.lead @data-src").attribute, compiled("img.lead").attribute) == ("data-src", "")


@pytest.mark.parametrize(
    "selector",
    [
        "p ~ p", "li:nth-child(2)", "div:has(p)", "p:contains('x')", "p::before", "a, b", "p[", "", "x" * 201,
        " > ".join(["div"] * (MAX_COMPOUNDS + 1)), ":not(div p)", "svg|a", "p @", "p @a b", "." + ".".join("abcdefghijklm"),
        ":not(" * 39 + "a" + ")" * 39, ":where(p)", "p:hover", "p[x!=y]",
    ],
)  # fmt: skip
def test_what_could_be_slow_or_is_no_selector_is_refused(selector: str) -> None:
    with pytest.raises(BadSelector):
        compiled(selector)


def test_each_question_about_an_element_is_asked_once() -> None:
    deep = html.document_fromstring("<div>" * 200 + "<p>x</p>" * 3000 + "</div>" * 200)
    assert find(deep, compiled("section div div div div p")) == []
