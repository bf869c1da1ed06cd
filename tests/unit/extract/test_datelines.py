"""Datelines in the printed forms of real agencies of many countries, with invented news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsloom.extract.datelines import read_dateline

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
    ("Tokyo – The", "Tokyo", ""),
    ("New Delhi: The", "New Delhi", ""),
    ("TAMPA, Fla.- The", "TAMPA, Fla.", ""),
    ("SPOKANE, Wash. (KXLY) -- The", "SPOKANE, Wash.", ""),
    ("New Delhi [India], June 4 (ANI): The", "New Delhi", "ANI"),
    ("(ANSA) - ROMA, 04 GIU - Il", "ROMA", "ANSA"),
    ("Roma, 4 giu. (Adnkronos) - Il", "Roma", "Adnkronos"),
    ("MADRID, 4 Jun. (EUROPA PRESS) - La", "MADRID", "Europa Press"),
    ("Lisboa, 04 jun 2025 (Lusa) – O", "Lisboa", "Lusa"),
    ("WIEN (APA/dpa) - Der", "WIEN", "APA"),
    ("Budapest, 2025. június 4., szerda (MTI) - A", "Budapest", "MTI"),
    ("Praha 4. června (ČTK) - Rada", "Praha", "ČTK"),
    ("MOSCOW, June 4. /TASS/. The", "MOSCOW", "TASS"),
    ("МОСКВА, 4 июн — РИА Новости. Совет", "МОСКВА", "RIA Novosti"),
    ("القاهرة (رويترز) - قال", "القاهرة", "Reuters"),
    ("TEMPO.CO, Jakarta - Dewan", "Jakarta", ""),
    ("新华社北京6月4日电 理事会", "北京", "Xinhua"),
    ("（中央社記者王小明台北4日電）理事會", "台北", "CNA"),
    ("（ワシントン＝時事）理事会", "ワシントン", "Jiji"),
    ("［東京　４日　ロイター］ - 理事会", "東京", "Reuters"),
    ("(서울=연합뉴스) 한가람 기자 =", "서울", "Yonhap"),
]


@pytest.mark.parametrize(("line", "place", "agency"), DATELINES)
def test_a_dateline_gives_its_place_and_its_agency(line, place, agency):
    found = read_dateline(line + " council met on Monday and agreed that the ferry will run all winter.")
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
        "BREAKING — The",
        "EXCLUSIVE: The",
        "WATCH: The",
        "OPINION: The",
        "LIVE: The",
        "Q: Will the",
        "WARNING GRAPHIC CONTENT: The",
        "OSTRANDER: The",
        "JUNE 4 — The",
        "3:15 P.M. ET — The",
        "AFP — the",
        "Bloomberg — the",
        "HMS PELL — a",
        "Aug. 8 -- Harbour Hall - Merrow,",
    ],
)
def test_capitals_that_are_no_place_are_no_dateline(line):
    assert read_dateline(line + " council met on Monday.") is None


def test_the_text_begins_behind_the_dateline():
    line = "TOKYO, June 4 (Kyodo) -- The council met."
    assert line[read_dateline(line).end :] == "The council met."
    assert read_dateline("(ANSA) - ROMA, 04 GIU - Il consiglio.").end == len("(ANSA) - ROMA, 04 GIU - ")


@given(st.text(max_size=200))
def test_no_line_is_refused_and_the_place_stands_in_it(line):
    found = read_dateline(line)
    assert found is None or all(part.strip(".") in line for part in found.place.split(", "))


def test_a_place_that_heads_a_part_of_the_text_is_no_dateline():
    assert read_dateline("Chicago: Happy hour is not dead") is None


@pytest.mark.parametrize(
    "line", ["(AP) " * 20_000, "[" * 100_000, "TOKYO, " * 20_000, "TOKYO (AP " * 20_000, ". — " * 20_000]
)
def test_lines_without_end_are_read_to_their_head_only(line):
    assert read_dateline(line) == read_dateline(line[:400])
