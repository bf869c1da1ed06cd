import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsloom.extract.zones import country_of, offset_of, writes_month_first, zone_of_country


@pytest.mark.parametrize(
    ("host", "locales", "country"),
    [
        ("kurier.de", ("en",), "de"),
        ("courier.co.uk", ("en",), "uk"),
        ("courier.com", ("en-IN",), "in"),
        ("courier.com", ("en", "en_IE"), "ie"),
        ("courier.com", ("ja",), "jp"),
        ("courier.com", ("es",), ""),
        ("courier.tv", ("en",), ""),
        ("courier.com", ("de-AT",), "at"),
        ("courier.com", ("zh-Hant-TW",), "tw"),
        ("", (), ""),
    ],
)
def test_the_country_is_told_by_host_locale_or_language(host, locales, country):
    assert country_of(host, *locales) == country


@pytest.mark.parametrize(
    ("name", "country", "minutes"),
    [("CST", "us", -360), ("CST", "cn", 480), ("CST", "", None), ("BST", "gb", 60), ("BST", "bd", 360), ("PST", "", -480),
     ("+0530", "", 330), ("-500", "", -300), ("+09", "", 540), ("+9900", "", None), ("XYZ", "us", None)],
)  # fmt: skip
def test_a_zones_name_stands_for_its_countrys_offset(name, country, minutes):
    expected = None if minutes is None else dt.timezone(dt.timedelta(minutes=minutes))
    assert offset_of(name, None, country) == expected


def test_month_comes_first_in_american_dates_only():
    assert writes_month_first("us", "en") and writes_month_first("", "en-us")
    assert not writes_month_first("gb", "en") and not writes_month_first("", "fr")


def test_a_country_of_several_times_has_no_zone():
    assert zone_of_country("us") is None and zone_of_country("") is None
    assert zone_of_country("jp").utcoffset(dt.datetime(2025, 6, 4)) == dt.timedelta(hours=9)


@given(st.text(max_size=12), st.text(max_size=2))
def test_any_zone_name_is_answered_without_an_error(name, country):
    offset_of(name, dt.date(2025, 6, 4), country)
    country_of(name, country)
