"""Which addresses a publisher wrote may be asked at all, whatever the spelling."""

import ipaddress

import pytest

from corpora import rows
from newsloom.fetch.addresses import may_be_asked

HOME = (ipaddress.ip_network("192.168.0.0/16"),)


@pytest.mark.parametrize(
    "url",
    [
        "https://pics.example/a.jpg",
        "https://pics.example:8443/a b.jpg?x=ü",
        "http://8.8.8.8/a.jpg",
        "https://[2606:4700::1111]:443/",
        "HTTPS://bücher.example/a.jpg",
    ],
)
def test_the_public_web_may_be_asked(url: str) -> None:
    assert may_be_asked(url)


@pytest.mark.parametrize(
    "host",
    "127.0.0.1 127.1 2130706433 0x7f.1 0x7f000001 0177.0.0.1 017700000001 127.0.0.1. 10.0.0.1 100.64.0.1 169.254.169.254"
    " 192.168.1.1 0.0.0.0 0x 1.2.3.4.5 ①②⑦.⓪.⓪.① 127。0。0。1 127%2e0.0.1 %31%32%37.0.0.1 [::1] [::ffff:127.0.0.1]"
    " [::ffff:7f00:1] [64:ff9b::7f00:1] [2002:7f00:1::] [fe80::1%25eth0] [fc00::1] localhost LOCALHOST. a.localhost nas"
    " printer.local db.internal router.lan pc.home.arpa wiki.corp hidden.onion user:pw@pics.example user@pics.example"
    " pics.example:22 pics.example:9999 pics.example:0 pics.example:port pics_.example\\@127.0.0.1 .. a..b%00".split(),
)
def test_nothing_inside_and_nothing_odd_may_be_asked(host: str) -> None:
    assert not may_be_asked(f"http://{host}/a.jpg")


@pytest.mark.parametrize(
    "url", ["", "//pics.example/a", "/a", "ftp://pics.example/", "data:,x", "http:///a", "http://["]
)
def test_what_is_no_address_of_the_web_may_not_be_asked(url: str) -> None:
    assert not may_be_asked(url)


def test_an_opened_network_may_be_asked_at_any_port_and_its_names_with_it() -> None:
    assert may_be_asked("http://192.168.1.7:9999/a.jpg", HOME)
    assert may_be_asked("http://nas.local/a.jpg", HOME)
    assert may_be_asked("http://nas/a.jpg", HOME)
    assert not may_be_asked("http://192.168.1.7:22/a.jpg", HOME)
    assert not may_be_asked("http://10.0.0.1/a.jpg", HOME)
    assert not may_be_asked("http://127.0.0.1/a.jpg", HOME)


@pytest.mark.corpora
def test_none_of_the_known_attacks_may_be_asked() -> None:
    cases = [row for row in rows("corpora/hostile/ssrf_cases.jsonl.xz") if "url" in row]
    assert len(cases) > 30
    assert [row["id"] for row in cases if may_be_asked(row["url"])] == []
