"""One name for all addresses of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsloom.text.addresses import MAX_CHARS, address_key, further_names, is_home

PAGE = "https://ledger.example/2026/treaty"


@pytest.mark.parametrize(
    "url",
    [
        "http://ledger.example/2026/treaty",
        "https://www.ledger.example/2026/treaty/",
        "https://m.ledger.example/2026/treaty",
        "https://amp.ledger.example/2026/treaty",
        "https://LEDGER.example:443/2026/treaty#comments",
        "https://ledger.example/2026/treaty?utm_source=rss&fbclid=1",
        "https://ledger.example/2026/treaty/amp/",
        "https://ledger.example/amp/2026/treaty",
        "https://ledger.example/2026/treaty?amp=1",
        "https://ledger.example/2026/treaty/index.html",
        "https://ledger-example.cdn.ampproject.org/c/s/ledger.example/2026/treaty?amp=1",
        "https://www.google.com/amp/s/www.ledger.example/2026/treaty",
    ],
)
def test_variants_of_one_address_have_one_name(url: str) -> None:
    assert address_key(url) == PAGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://ledger.example/a?id=1", "https://ledger.example/a?id=2"),
        ("https://ledger.example/a", "https://ledger.example/A"),
        ("https://ledger.example/amplifier", "https://ledger.example/lifier"),
        ("https://ledger.example/camp", "https://ledger.example/c"),
        ("https://news.ledger.example/a", "https://ledger.example/a"),
        ("https://ledger.example:8443/a", "https://ledger.example/a"),
        ("https://m.example/a", "https://example/a"),
    ],
)
def test_what_may_be_another_page_has_another_name(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


def test_the_order_of_a_query_does_not_matter_to_the_name() -> None:
    assert address_key("https://a.example/x?b=2&a=1") == address_key("https://a.example/x?a=1&b=2")


def test_what_is_no_web_address_is_its_own_name() -> None:
    assert address_key("text:0af3") == "text:0af3"


@given(st.text(alphabet="htps:/.amwx?=&1#index@[]", max_size=60) | st.text(max_size=30))
def test_a_name_is_its_own_name(text: str) -> None:
    for url in (text, f"https://www.ledger.example/{text}"):
        assert address_key(address_key(url)) == address_key(url)
        assert len(address_key(url)) <= MAX_CHARS


def test_front_pages_are_no_articles() -> None:
    assert is_home("https://www.ledger.example/?utm_source=x")
    assert is_home("http://ledger.example/index.php")
    assert not is_home("https://ledger.example/?p=12")
    assert not is_home("text:0af3")


def test_a_page_is_also_known_by_where_it_was_found_and_what_it_calls_itself() -> None:
    assert further_names("https://links.example/r/1", PAGE, f"{PAGE}?page=1") == (
        PAGE,
        f"{PAGE}?page=1",
        "path:https://links.example/r/1",
        f"path:{PAGE}",
    )


def test_a_canonical_address_that_is_the_front_page_or_another_host_s_is_no_name() -> None:
    for canonical in ("https://ledger.example/", "https://other.example/2026/treaty", "nonsense"):
        assert further_names(PAGE, PAGE, canonical) == (f"path:{PAGE}",)
