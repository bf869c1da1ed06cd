import pytest

from newsloom.text.urls import absolute, canonical_url, host_key, is_http, without_trackers


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("HTTP://Example.ORG:80/A/b?x=1#top", "http://example.org/A/b?x=1"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("https://example.org/?b=2&utm_source=x&a=1&fbclid=9", "https://example.org/?b=2&a=1"),
        ("https://user:pw@example.org/a", "https://example.org/a"),
        (" https://example.org/a b\n", "https://example.org/a%20b"),
        ("https://example.org/%e3%81%82", "https://example.org/%E3%81%82"),
        ("https://example.org/あ", "https://example.org/%E3%81%82"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://[2001:DB8::1]:443/", "https://[2001:db8::1]/"),
        ("tag:example.org,2026:1", "tag:example.org,2026:1"),
        ("http://[broken", "http://[broken"),
        ("", ""),
    ],
)
def test_an_address_has_one_canonical_form(given: str, wanted: str) -> None:
    assert canonical_url(given) == wanted
    assert canonical_url(wanted) == wanted


def test_query_order_is_kept_because_some_sites_need_it() -> None:
    assert canonical_url("http://a.example/?z=1&a=2") == "http://a.example/?z=1&a=2"


def test_links_are_joined_and_unreadable_ones_come_back_as_given() -> None:
    assert absolute("https://a.example/x/feed", "../n/1") == "https://a.example/n/1"
    assert absolute("", "/n/1") == "/n/1"
    assert absolute("https://a.example/", "http://[bad") == "http://[bad"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//a.example/", "/x", "http://", "http://a:99999999/", "ftp://a.example"]
)
def test_only_absolute_web_addresses_count_as_http(url: str) -> None:
    assert not is_http(url)
    assert is_http("https://a.example/x")


def test_one_host_has_one_key() -> None:
    assert host_key("https://WWW.Example.org:8443/x") == "example.org"
    assert host_key("nonsense") == ""


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("https://a.example/?b=1&c=%20", "https://a.example/?b=1&c=%20"),
        ("https://a.example/?fbclid=1", "https://a.example/"),
        ("https://a.example/x?UTM_Source=a&b=%2f&mc_eid=2&gclid=&empty=#part", "https://a.example/x?b=%2f&empty=#part"),
        ("https://a.example/x?at_medium=RSS&at_campaign=2&page=3", "https://a.example/x?page=3"),
        ("https://a.example/x#xtor=RSS-3208", "https://a.example/x"),
        ("https://a.example/x#utm_medium=feed&utm_source=x", "https://a.example/x"),
        ("http://[broken?fbclid=1", "http://[broken?fbclid=1"),
    ],
)
def test_what_only_follows_the_reader_is_taken_off_and_nothing_else_is_touched(given: str, wanted: str) -> None:
    assert without_trackers(given) == wanted
    assert without_trackers(wanted) == wanted
