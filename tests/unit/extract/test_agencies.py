"""Credits and datelines in the printed forms of real agencies, with invented places and news."""

import pytest

from newsloom.extract.agencies import agency_in_byline, agency_named, read_dateline, tail_credit

DATELINES = [
    ("TOKYO (Kyodo) -- The", "TOKYO", "Kyodo"),
    ("TOKYO, June 4 (KYODO) — The", "TOKYO", "Kyodo"),
    ("Tokyo, June 4 (Jiji Press)--The", "Tokyo", "Jiji"),
    ("SEOUL, June 4 (Yonhap) -- The", "SEOUL", "Yonhap"),
    ("BEIJING, Aug. 4 (Xinhua) -- The", "BEIJING", "Xinhua"),
    ("LA CROSSE, Wis. (AP) — The", "LA CROSSE, Wis.", "AP"),
    ("MEXICO CITY (AP) — The", "MEXICO CITY", "AP"),
    ("KYIV, Dec 24 (Reuters) - The", "KYIV", "Reuters"),
    ("BEIRUT/THE HAGUE, March 7 (Reuters) - The", "BEIRUT/THE HAGUE", "Reuters"),
    ("(Reuters) - The", "", "Reuters"),
    ("PARIS (AFP) – The", "PARIS", "AFP"),
    ("Paris (AFP) - The", "Paris", "AFP"),
    ("MANILA (AFP-Jiji) — The", "MANILA", "AFP"),
    ("Berlin (dpa) - Der", "Berlin", "dpa"),
    ("Hamburg (dpa/lno) - Der", "Hamburg", "dpa"),
    ("WASHINGTON (UPI) -- The", "WASHINGTON", "UPI"),
    ("VATICAN CITY (RNS) — The", "VATICAN CITY", "RNS"),
    ("ROMA (ANSA) - Il", "ROMA", "ANSA"),
    ("Madrid (EFE).- El", "Madrid", "EFE"),
    ("MOSCOW, June 4. (TASS) - The", "MOSCOW", "TASS"),
    ("OTTAWA (The Canadian Press) — The", "OTTAWA", "Canadian Press"),
    ("MERROW (Sternlight) -- The", "MERROW", "Sternlight"),
    ("【ソウル共同】韓国", "ソウル", "Kyodo"),
    ("[서울=연합뉴스] 한국", "서울", "Yonhap"),
    ("SEOUL — The", "SEOUL", ""),
    ("NEW DELHI: The", "NEW DELHI", ""),
    ("JEDDAH, Saudi Arabia -- The", "JEDDAH, Saudi Arabia", ""),
    ("PUTRAJAYA, Nov 22 — The", "PUTRAJAYA", ""),
    ("Santa Barbara, California—The", "Santa Barbara, California", ""),
]


@pytest.mark.parametrize(("line", "place", "agency"), DATELINES)
def test_a_dateline_gives_its_place_and_its_agency(line, place, agency):
    found = read_dateline(line + " council met on Monday and agreed.")
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize(
    "line",
    [
        "BREAKING: The",
        "UPDATE - The",
        "IOC: The",
        "COVID-19 - The",
        "NASA - The",
        "President Lee — who",
        "The mayor (left) -- who",
        "I - the",
    ],
)
def test_capitals_that_are_no_place_are_no_dateline(line):
    assert read_dateline(line + " council met on Monday.") is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("© KYODO", "Kyodo"),
        ("© 2025 AFP", "AFP"),
        ("(c) Agence France-Presse", "AFP"),
        ("(Yonhap)", "Yonhap"),
        ("It rained. (Yonhap)", "Yonhap"),
        ("It rained. (AFP-Jiji)", "AFP"),
        ("It rained. [Reuters]", "Reuters"),
        ("It rained. (AP)", "AP"),
        ("It rained. (PTI)", "PTI"),
        ("雨が降った。（時事）", "Jiji"),
        ("Reporting by The Associated Press.", "AP"),
        ("Copyright 2025 The Associated Press. All rights reserved.", "AP"),
        ("Copyright © 2025 HealthDay", "HealthDay"),
        ("Source: Xinhua", "Xinhua"),
        ("— Reuters", "Reuters"),
        ("AFP", "AFP"),
    ],
)
def test_a_credit_at_the_foot_names_its_agency(line, agency):
    assert tail_credit(line)[0] == agency


@pytest.mark.parametrize(
    "line",
    [
        "With files from The Associated Press",
        "(With inputs from ANI)",
        "Additional reporting by Reuters",
        "He met the PA (Palestinian Authority)",
        "It rained (again).",
        "© The Merrow Courier",
    ],
)
def test_contributions_and_other_brackets_are_no_credit(line):
    assert tail_credit(line) is None


@pytest.mark.parametrize(
    ("byline", "agency"),
    [
        ("Associated Press in Valencia", "AP"),
        ("AFP / Updated: Dec 22, 2023, 19:28 IST", "AFP"),
        ("By Dana Kim and The Associated Press", "AP"),
        ("AFP-JIJI", "AFP"),
        ("KYODO", "Kyodo"),
        ("By Dana Kim", ""),
        ("With reporting by Reuters", ""),
    ],
)
def test_a_byline_credits_its_agency(byline, agency):
    assert agency_in_byline(byline) == agency


def test_words_that_are_also_agencies_need_a_sure_place():
    assert agency_named("PA", sure=False) == ""
    assert agency_named("PA") == "PA"
