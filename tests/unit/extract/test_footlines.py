"""Credits at the foot of texts and in bylines, in the printed forms of real agencies, with invented news."""

import pytest

from newsloom.extract.footlines import agency_in_byline, tail_credit


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
        ("It rained. — Reuters", "Reuters"),
        ("It rained. PTI DK JP", "PTI"),
        ("© dpa-infocom, dpa:250604-930-123456/1", "dpa"),
        ("[Copyright The Jiji Press, Ltd.]", "Jiji"),
        ("© 一般社団法人共同通信社", "Kyodo"),
        ("<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>", "Yonhap"),
        ("RIPRODUZIONE RISERVATA © Copyright ANSA", "ANSA"),
        ("(Reporting by Ida Lund in Merrow; Editing by Dana Kim)", "Reuters"),
        ("Our Standards: The Thomson Reuters Trust Principles.", "Reuters"),
        ("This report by The Canadian Press was first published June 4, 2025.", "Canadian Press"),
        ("Associated Press writer Jon Pell in Skerry contributed to this report.", "AP"),
        ("This story was originally published by Reuters.", "Reuters"),
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
        "The Associated Press contributed to this report.",
        "Contributing: Associated Press",
        "Mit Material von dpa",
        "Con información de EFE",
        "Photo: Reuters",
        "It was for sale, she told Reuters.",
        "The boats are insured by the Skerry Provident Association (SPA).",
        "Swift sings again: it is complicated [Bloomberg]",
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
        ("By Reuters Staff", "Reuters"),
        ("By JON PELL, Associated Press Writer", "AP"),
        ("Tom Pell Associated Press", "AP"),
        ("EFE / Redacción", "EFE"),
        ("Fonte: Agência Brasil", "Agência Brasil"),
        ("By Dana Kim, PA", "PA"),
        ("Staff and agencies", ""),
        ("Par Le Courrier avec AFP", ""),
        ("James Pell via AP", ""),
        ("Photo: AFP", ""),
        ("By Dana Kim", ""),
        ("With reporting by Reuters", ""),
    ],
)
def test_a_byline_credits_its_agency(byline, agency):
    assert agency_in_byline(byline) == agency
