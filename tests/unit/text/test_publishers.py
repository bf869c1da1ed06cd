"""What well-known publishers are, by host."""

from importlib.resources import files

import pytest

from newsloom.model.source import Profile, ProfileFrom, PublisherKind
from newsloom.text.countries import country_codes, country_name, country_of_domain
from newsloom.text.publishers import profile_of


@pytest.mark.parametrize(
    ("host", "country", "kind", "owner"),
    [
        ("www.smh.com.au", "AU", PublisherKind.REGIONAL, "Nine"),
        ("japannews.yomiuri.co.jp", "JP", PublisherKind.NATIONAL, "Yomiuri Shimbun"),
        ("en.yna.co.kr", "KR", PublisherKind.AGENCY, "Yonhap News Agency"),
        ("WWW3.NHK.OR.JP:443", "JP", PublisherKind.PUBLIC_BROADCASTER, "NHK"),
        ("feeds.reuters.com", "GB", PublisherKind.AGENCY, "Thomson Reuters"),
    ],
)
def test_a_host_speaks_for_those_below_it(host: str, country: str, kind: PublisherKind, owner: str) -> None:
    assert profile_of([host]) == Profile(country=country, kind=kind, owner=owner, said_by=ProfileFrom.TABLE)


def test_the_country_alone_comes_from_a_national_domain_and_says_so() -> None:
    assert profile_of(["quay.example", "courier.co.nz"]) == Profile(country="NZ", said_by=ProfileFrom.DOMAIN)


def test_what_is_not_known_stays_unknown() -> None:
    assert profile_of(["merrow-courier.example", "quay.io", "feeds.quay.fm", "", "10.0.0.1"]) == Profile()
    assert profile_of([]) == Profile()


def test_a_host_that_ends_like_another_is_not_that_one() -> None:
    assert profile_of(["notbbc.com"]) == Profile()


def test_the_table_holds_codes_kinds_and_each_host_once() -> None:
    hosts: list[str] = []
    for line in files("newsloom.text").joinpath("publishers.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            named, name, country, kind, owner = line.split("\t")
            hosts += named.split(",")
            assert name and country in country_codes() and (not kind or PublisherKind(kind)), line
            assert owner == owner.strip()
    assert len(hosts) == len(set(hosts)) > 600
    assert all(host == host.lower() and "/" not in host for host in hosts)


def test_countries_have_names_and_domains() -> None:
    assert (country_name("KR"), country_name("??")) == ("South Korea", "??")
    assert [country_of_domain(host) for host in ("bbc.co.uk", "a.jp", "a.com", "a.tv", "localhost")] == [
        "GB",
        "JP",
        "",
        "",
        "",
    ]
