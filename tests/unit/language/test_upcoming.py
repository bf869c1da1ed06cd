"""Invented sentences published on Wednesday, 20 August 2025: what of them is an event to come."""

import datetime as dt

import pytest

from newsloom.language.dates import dates
from newsloom.language.prose import Prose
from newsloom.language.upcoming import upcoming
from newsloom.model.said import Upcoming

PUBLISHED = dt.datetime(2025, 8, 20, 12, tzinfo=dt.UTC)


def told(text: str) -> tuple[Upcoming, ...]:
    prose = Prose(text=text, published_at=PUBLISHED)
    return upcoming(prose, dates(prose))


EVENTS = """\
2025-09-02 announced|The council will vote on the bridge on Sept. 2.
2025-08-25 announced|The two ministers are scheduled to meet in Alderport on Monday.
2025-09-15/2025-09-17 announced|The forum is scheduled to take place for three days from September 15.
2025-08-23 possible|The two leaders could hold their first talks in Ravenholm on Saturday.
2025-09 possible|The mayor is considering attending the forum next month.
2025-09-09 planned|The envoy plans to fly to Ravenholm on Sept. 9.
FY2026 planned|The old dam will be repaired in fiscal 2026.
2025-10-04 announced|Voters in Alderport are looking to the Oct. 4 mayoral election.
2025-09-05 moved|The vote on the harbour was put off until Sept. 5.
2025-08-24 announced|The new line will open on Sunday with a short speech by the mayor.
2025-09-30 moved|The trial of the former mayor was postponed to Sept. 30.
2025-08-25 possible|The union hopes the talks will be held on Monday.
2025-08-23 announced|首相は23日に大阪を訪問する。
2025-08-25 announced|시장은 오는 25일 부산을 방문한다.
"""
NONE = """\
The council voted on the bridge on Aug. 2.
The council will not vote on the bridge on Sept. 2.
The concert planned for Sept. 2 was called off.
Profit is expected to rise 4 percent in the fourth quarter.
You will love this blanket as a Christmas gift this year.
If the river keeps rising, the dam will be opened on Sept. 2.
The minister said on Tuesday that the bridge is safe.
The market was shut on Monday.
The 2026 edition of the guide is sold in many shops now.
Inflation will fall to 2 percent by the end of 2026.
The team had been due to play in Alderport on Sept. 2.
He revealed on June 26, 2022, that the album would arrive on July 15.
知事は8月23日の訪問を中止した。
Lawmakers in Alderport will vote soon on next year's budget of nine million crowns.
의회는 내년 예산을 논의할 예정이다.
Forecaster Ida Lund expects the wind to ease in the course of Friday.
A decision on the new ferries, due on Sept. 2, has been put off.
The minister was due to present a plan for the ferries next week; that has been put off.
The council will vote on the bridge on Sept. 9, officials said, but it was called off.
She will come home for Sunday dinner or hear about it.
She is booked solid until next month.
The tower must be surveyed first, which may take until October.
"""


@pytest.mark.parametrize("case", EVENTS.splitlines())
def test_an_event_has_its_day_and_status(case: str) -> None:
    expected, text = case.split("|")
    found = [
        f"{one.dated.value}{'/' + one.dated.end_value if one.dated.end_value else ''} {one.status.value}"
        for one in told(text)
    ]
    assert found == [expected]


@pytest.mark.parametrize("text", NONE.splitlines())
def test_what_is_gone_denied_called_off_reckoned_or_conditional_is_none(text: str) -> None:
    assert told(text) == ()


def test_the_clause_is_given_as_printed_without_who_said_it() -> None:
    text = "Officials said Tuesday that the ferry will return to service on Aug. 29, the operator told reporters."
    (one,) = told(text)
    assert one.what == "the ferry will return to service on Aug. 29"
    assert text[one.sentence.start : one.sentence.end] == text


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Mara Tveit, the front-runner in Norrland's Sept. 3 presidential election, is playing down her earlier views.",
            "Norrland's Sept. 3 presidential election",
        ),
        ("He is a candidate in the country's Sept. 14 vote, polls show.", "the country's Sept. 14 vote"),
        (
            "Both are preparing for the Sept. 5 summit between Ostland and Vessen, aides said.",
            "the Sept. 5 summit between Ostland and Vessen",
        ),
        (
            "The list of guests for the Sept. 5 ceremony in Ravenholm Bay is long.",
            "the Sept. 5 ceremony in Ravenholm Bay",
        ),
    ],
)
def test_an_event_named_beside_its_day_is_told_by_its_name(text: str, what: str) -> None:
    """Not by a clause that may be about somebody else."""
    (one,) = told(text)
    assert one.what == what


def test_a_clause_is_not_cut_inside_a_word() -> None:
    (one,) = told("The plan to build a bath, without room for bricks, is due by 1 October.")
    assert "without room" in one.what


def test_the_day_an_event_was_moved_from_is_kept() -> None:
    (one,) = told("The hearing, originally scheduled for Sept. 5, was postponed to Sept. 12.")
    assert (one.dated.value, one.status.value, one.moved_from) == ("2025-09-12", "moved", "2025-09-05")


def test_a_weekday_and_its_date_are_one_event() -> None:
    assert len(told("The fair will open on Saturday, Aug. 30, in Ravenholm.")) == 1


def test_without_a_publication_day_nothing_lies_ahead() -> None:
    prose = Prose(text="The fair will open on Aug. 30, 2025.")
    assert upcoming(prose, dates(prose)) == ()
