"""Whatever a network answers, it is judged by the same rules and ends in values or our own errors."""

import gzip
import ipaddress
import zlib

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.errors import FetchError
from newsloom.fetch.addresses import is_allowed
from newsloom.fetch.answers import error_for, retry_after_s
from newsloom.fetch.decoding import decoder
from newsloom.fetch.rules import parse_robots

INSIDE = [
    ipaddress.ip_network(each)
    for each in ("10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "192.168.0.0/16", "100.64.0.0/10")
]
inside = st.sampled_from(INSIDE).flatmap(lambda network: st.ip_addresses(v=4, network=network))


@settings(max_examples=100, deadline=None)
@given(inside)
def test_an_inner_address_is_refused_in_every_dress(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    dresses = [
        ipaddress.IPv6Address((0xFFFF << 32) | number),
        ipaddress.IPv6Address(number),
        ipaddress.IPv6Address((0x64FF9B << 96) | number),
        ipaddress.IPv6Address((0x2002 << 112) | (number << 80)),
    ]
    assert not any(is_allowed(each) for each in (address, *dresses))
    translators = (
        ipaddress.ip_network("64:ff9b::/96"),
        ipaddress.ip_network("2002::/16"),
        ipaddress.ip_network("::/96"),
    )
    assert not any(is_allowed(each, translators) for each in dresses)


@settings(max_examples=100, deadline=None)
@given(st.ip_addresses())
def test_what_is_not_global_is_never_allowed(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    assert not is_allowed(address) or (address.is_global and not address.is_multicast)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=3000), st.sampled_from(["gzip", "deflate", "br", "gzip, br"]), st.integers(1, 700))
def test_packed_text_comes_back_however_it_is_cut(text: bytes, coding: str, step: int) -> None:
    packers = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}
    wire = text
    for each in coding.split(", "):
        wire = packers[each](wire)
    undo = decoder(coding)
    pieces = [piece for at in range(0, len(wire), step) for piece in undo.feed(wire[at : at + step])]
    assert b"".join(pieces) == text
    assert undo.is_complete()


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "", "zstd", "a,b,c,d,e"]))
def test_any_bytes_are_unpacked_or_refused(wire: bytes, coding: str) -> None:
    try:
        for _ in decoder(coding).feed(wire):
            pass
    except FetchError:
        pass


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["user-agent: ", "*", "newsloom", "\n", "\r", "disallow: ", "allow: ", "/", "a", "$", "#", ":", "%e3", "é"]
        )
        | st.text(max_size=4),
        max_size=60,
    ).map("".join),
    st.text(max_size=20),
)
def test_any_robots_txt_gives_an_answer(text: str, path: str) -> None:
    assert parse_robots(text, "newsloom").allows("https://a.example/" + path) in (True, False)


@settings(max_examples=80, deadline=None)
@given(st.integers(100, 999), st.text(max_size=40), st.text(max_size=40))
def test_any_status_and_any_wait_are_understood(status: int, wait: str, date: str) -> None:
    error = error_for(status, {"retry-after": wait, "date": date}, "a.example")
    assert "a.example" in str(error)
    seconds = retry_after_s(wait, date)
    assert seconds is None or 0 <= seconds <= 86_400


@pytest.mark.parametrize(
    "wait", ["٣", "²", "1e5", "+5", " 5 ", "Mon, 01 Jan 0001 00:00:00 +2359", "Fri, 31 Dec 9999 23:59:59 -2359"]
)
def test_strange_waits_are_no_trap(wait: str) -> None:
    retry_after_s(wait, "Tue, 24 Nov 2026 12:00:00 GMT")
    retry_after_s("Tue, 24 Nov 2026 12:00:00 GMT", wait)
