"""The subject a story is part of."""

import datetime as dt

import pytest

from newsloom.language.relations import pair_name
from newsloom.model.subject import Tagged
from newsloom.pipeline.subjects import subject_of

NOW = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
PAIR = "Japan-SouthKorea"


def _story(number: int, days_ago: int, *tags: str) -> Tagged:
    at = NOW - dt.timedelta(days=days_ago)
    return Tagged(story=number, first_at=at - dt.timedelta(days=1), last_at=at, tags=frozenset(tags))


def test_stories_of_months_about_the_same_two_states_are_one_subject() -> None:
    here = _story(1, 0, PAIR, "Tokyo")
    found = subject_of(here, [_story(2, 90, PAIR), _story(3, 30, PAIR, "Fisheries"), here, _story(4, 10, "Tokyo")])
    assert found is not None
    assert (found.tag, found.name, found.stories) == (PAIR, "Japan–South Korea", (3, 2))
    assert found.since == NOW - dt.timedelta(days=91)


def test_the_pair_with_more_stories_names_it() -> None:
    others = [_story(n, 10 * n, PAIR) for n in range(2, 5)] + [_story(n, 10 * n, "China-Japan") for n in range(5, 9)]
    found = subject_of(_story(1, 0, PAIR, "China-Japan"), others)
    assert found is not None and found.tag == "China-Japan"


@pytest.mark.parametrize(
    "others",
    [
        [],
        [_story(2, 90, PAIR)],  # one other is no subject
        [_story(2, 3, PAIR), _story(3, 5, PAIR)],  # days are a story
        [_story(2, 90, "Tokyo"), _story(3, 60, "Tokyo")],  # a place is none
        [_story(2, 90, "Accident", "Tokyo"), _story(3, 60, "Accident", "Tokyo")],  # nor another accident there
    ],
)
def test_what_is_not_sure_is_no_subject(others: list[Tagged]) -> None:
    assert subject_of(_story(1, 0, PAIR, "Tokyo", "Accident"), others) is None


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("Japan-SouthKorea", "Japan–South Korea"),
        ("China-US", "China–US"),
        ("LeeJae-myung", ""),
        ("Seoul-Tokyo", ""),
        ("Japan", ""),
        ("Japan-", ""),
    ],
)
def test_only_two_states_are_a_pair(tag: str, name: str) -> None:
    assert pair_name(tag) == name
