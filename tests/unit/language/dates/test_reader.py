"""Values of expressions in invented sentences, published on Wednesday, 20 August 2025."""

import datetime as dt

import pytest

from newsloom.language.dates import dates
from newsloom.language.prose import Prose

PUBLISHED = dt.datetime(2025, 8, 20, 12, tzinfo=dt.timezone(dt.timedelta(hours=9)))


def found(text: str, at: dt.datetime | None = PUBLISHED) -> list[tuple[str, str]]:
    every = dates(Prose(text=text, published_at=at))
    return [(one.text, f"{one.value}/{one.end_value}" if one.end_value else one.value) for one in every]


DAYS = """\
It opened on Aug. 7, 2024.|Aug. 7, 2024=2024-08-07
It opened on 7 August 2024.|7 August 2024=2024-08-07
The fair opens on the 5th of September.|5th of September=2025-09-05
The vote is on Sept. 2.|Sept. 2=2025-09-02
The vote was on July 2.|July 2=2025-07-02
The vote is on Jan. 2.|Jan. 2=2026-01-02
The vote was on Dec. 29.|Dec. 29=2024-12-29
They met on Saturday, Aug. 23, and left.|Saturday=2025-08-23|Aug. 23=2025-08-23
Poll of May 13 to 15 among voters.|May 13 to 15=2025-05-13/2025-05-15
The fair runs June 15-17, 2026.|June 15-17, 2026=2026-06-15/2026-06-17
It lasts three days from September 15.|three days from September 15=2025-09-15/2025-09-17
The notice is dated 2025-09-01.|2025-09-01=2025-09-01
He left the day before last Tuesday.|the day before last Tuesday=2025-08-18
The train crashed on Sunday. It burned the next morning.|Sunday=2025-08-17|the next morning=2025-08-18
The fire broke out on July 3. The same day, two men fled.|July 3=2025-07-03|The same day=2025-07-03
She arrives tomorrow.|tomorrow=2025-08-21
They left the day before yesterday.|the day before yesterday=2025-08-18
It will reopen next Tuesday.|next Tuesday=2025-08-26
It will reopen this Friday.|this Friday=2025-08-22
It burned down last Friday.|last Friday=2025-08-15
Crowds gathered Friday night.|Friday night=2025-08-15
The quake struck on New Year's Day in 2024.|New Year's Day in 2024=2024-01-01
Shops closed last Thanksgiving.|last Thanksgiving=2024-11-28
The choir sang on Good Friday 2025.|Good Friday 2025=2025-04-18
"""
SPANS = """\
The talks start later this month.|later this month=2025-08
The dam will open in early September.|early September=2025-09
It was closed in mid-November.|mid-November=2024-11
It was closed last May.|last May=2025-05
It closed in September 2019.|September 2019=2019-09
He may march in May.|May=2026-05
Earlier this year the mill closed.|Earlier this year=2025
Prices rose last week.|last week=2025-W33
They walked out two weeks ago.|two weeks ago=2025-W32
Five years ago the port was shut.|Five years ago=2020
The 60th anniversary is marked this year.|this year=2025
He was jailed from 1910 to 1945.|1910=1910|1945=1945
The 1910-45 rule ended.|1910-45=1910/1945
The pact of 1965 stands.|1965=1965
In the early 1990s it grew.|the early 1990s=199X
The house dates from the 19th century.|the 19th century=18XX
Over the weekend two boats sank.|the weekend=2025-W33-WE
It rained this summer.|this summer=2025-SU
It was built in the fall of 1998.|the fall of 1998=1998-FA
The plan covers fiscal 2026 through 2030.|fiscal 2026 through 2030=FY2026/FY2030
The rate rose from 55 percent in fiscal 2023 to 80 percent.|fiscal 2023=FY2023
The budget for fiscal 2026, the first year of the plan, is large.|fiscal 2026=FY2026|the first year=FY2026
FY26 is next.|FY26=FY2026
It earned more in Q3 2024.|Q3 2024=2024-Q3
It will hire in the first half of 2026.|the first half of 2026=2026-H1
Profit fell in the second quarter, from 12 million a year earlier.|the second quarter=2025-Q2|a year earlier=2024-Q2
For the first nine months, profit fell from a year earlier.|the first nine months=P9M|a year earlier=2024
In the quarter ended July 31, sales rose.|the quarter=2025-Q2|July 31=2025-07-31
"""
OTHERS = """\
The clinic is now shut.|now=PRESENT_REF
In the past, he was rude.|In the past=PAST_REF
It will happen in the near future.|in the near future=FUTURE_REF
A 24-day strike ended.|24-day=P24D
The next five years are hard.|The next five years=P5Y
They meet every day.|every day=P1D
It costs $3 a year.|a year=P1Y
He is 52 years old.|
The 52-year-old man ran.|
About 2000 people came, some with 1999 points.|
It costs $2025 and weighs 1850 kg.|
She told Japan Today on Black Friday that April Jones may march.|
The board of Sun Micro met.|
They sang a Christmas song at Sunday school.|
He threw two touchdowns in the second quarter.|
Call 555-1987 or see www.example.org/2019/05.|
"""
EASTERN = """\
首相は2025年8月23日に会談した。|2025年8月23日=2025-08-23
令和7年8月23日と平成元年。|令和7年8月23日=2025-08-23|平成元年=1989
25日(月)に大阪を訪れる。|25日(月)=2025-08-25
知事は25日に会見した。|25日=2025-07-25
知事は25日に会見する。|25日=2025-08-25
昨年12月に閉じ、来年3月に開く。|昨年12月=2024-12|来年3月=2026-03
日本は3日間、本日の会議を開く。|本日=2025-08-20
8月23日～25日に開催する。|8月23日～25日=2025-08-23/2025-08-25
来年度の予算と2025年度の予算。|来年度=FY2026|2025年度=FY2025
정부는 2025년 8월 23일 발표했다.|2025년 8월 23일=2025-08-23
오는 25일 회담을 연다.|25일=2025-08-25
시장은 15일 사과했다.|15일=2025-08-15
지난해 12월부터 3일간 열렸고 내달 3일 끝난다.|지난해 12월=2024-12|내달 3일=2025-09-03
올해 60주년이다.|올해=2025
"""


@pytest.mark.parametrize("case", [*DAYS.splitlines(), *SPANS.splitlines(), *OTHERS.splitlines(), *EASTERN.splitlines()])
def test_an_expression_has_its_value(case: str) -> None:
    text, *expected = case.split("|")
    pairs = [tuple(one.rsplit("=", 1)) for one in expected if one]
    assert found(text) == pairs


def test_without_a_publication_day_only_what_stands_for_itself_is_told() -> None:
    text = "On Monday and Aug. 7 last year he spoke of Aug. 7, 2024, of 1965 and of now."
    assert found(text, None) == [("Aug. 7, 2024", "2024-08-07"), ("1965", "1965"), ("now", "PRESENT_REF")]


def test_the_day_is_the_publishers_day() -> None:
    late = dt.datetime(2025, 8, 20, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    assert found("It closed today.", late) == [("today", "2025-08-20")]


def test_lengths_and_repetitions_are_typed_apart_from_dates() -> None:
    every = dates(Prose(text="For two weeks, each year, on Fridays, until tonight.", published_at=PUBLISHED))
    assert [one.type for one in every] == ["DURATION", "SET", "SET", "TIME"]
