"""Names of agencies as they print them, and the sites that are their own."""

import pytest

from newsloom.extract.agencies import agency_at, agency_named, first_agency, leading_agency


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("The Associated Press", "AP"),
        ("REUTERS", "Reuters"),
        ("AFP-Jiji", "AFP"),
        ("KYODO NEWS", "Kyodo"),
        ("Jiji Press", "Jiji"),
        ("연합뉴스", "Yonhap"),
        ("dpa/lno", "dpa"),
        ("dpa-infocom", "dpa"),
        ("(c) KYODO", ""),
        ("© KYODO", "Kyodo"),
        ("The Merrow Courier", ""),
        ("ap", ""),
    ],
)
def test_an_agency_is_known_by_the_names_it_prints(name, agency):
    assert agency_named(name) == agency


def test_words_that_are_also_agencies_need_a_sure_place():
    assert agency_named("PA", sure=False) == ""
    assert agency_named("PA") == "PA"
    assert agency_named("PA Media", sure=False) == "PA"


def test_a_text_of_two_agencies_goes_by_the_first():
    assert first_agency("AFP/Reuters") == "AFP"
    assert first_agency("Courier, dpa") == "dpa"
    assert leading_agency("AP, Kyodo") == "AP"
    assert leading_agency("Ida Lund/AFP") == ""


@pytest.mark.parametrize(
    ("host", "agency"),
    [("en.yna.co.kr", "Yonhap"), ("apnews.com", "AP"), ("notapnews.com", ""), ("merrow.example", "")],
)
def test_an_agencys_own_site_is_known_by_its_host(host, agency):
    assert agency_at(host) == agency
