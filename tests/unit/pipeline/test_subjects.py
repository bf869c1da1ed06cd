"""The subject a story is part of."""

import datetime as dt

import pytest

from newsloom.model.subject import Tagged
from newsloom.pipeline.subjects import subject_of

NOW = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
CARRIED = {"Japan-SouthKorea": 20, "JapanRelations": 60, "Politics": 900, "Tokyo": 300, "Rare": 2, "Unused": 0}
ARTICLES = 10_000


def _story(number: int, days_ago: int, *tags: str) -> Tagged:
    at = NOW - dt.timedelta(days=days_ago)
    return Tagged(story=number, first_at=at - dt.timedelta(days=1), last_at=at, tags=frozenset(tags))


def _found(story: Tagged, *others: Tagged) -> tuple[str, tuple[int, ...]] | None:
    found = subject_of(story, others, CARRIED, ARTICLES)
    return (found.tag, found.stories) if found else None


def test_stories_of_months_with_the_same_rare_tags_are_one_subject() -> None:
    tags = ("Japan-SouthKorea", "JapanRelations", "Politics")
    here = _story(1, 0, *tags)
    others = [_story(2, 90, *tags), _story(3, 30, *tags), here, _story(4, 10, "JapanRelations", "Politics")]
    assert _found(here, *others) == ("Japan-SouthKorea", (3, 2))
    found = subject_of(here, others, CARRIED, ARTICLES)
    assert found is not None and found.since == NOW - dt.timedelta(days=91)


@pytest.mark.parametrize(
    "others",
    [
        [],
        [_story(2, 90, "Japan-SouthKorea")],  # one other is no subject
        [_story(2, 3, "Japan-SouthKorea"), _story(3, 5, "Japan-SouthKorea")],  # days are a story
        [_story(2, 90, "Politics"), _story(3, 60, "Politics"), _story(4, 30, "Politics")],  # a section
        [_story(2, 90, "Tokyo"), _story(3, 60, "Tokyo"), _story(4, 30, "Tokyo")],  # a city is not enough
        [_story(2, 90, "Rare"), _story(3, 60, "JapanRelations"), _story(4, 30, "Unused")],  # no common one
    ],
)
def test_what_is_not_sure_is_no_subject(others: list[Tagged]) -> None:
    here = _story(1, 0, "Japan-SouthKorea", "Politics", "Tokyo", "Rare", "Unused")
    assert _found(here, *others) is None


def test_a_story_without_tags_and_an_empty_instance_have_none() -> None:
    assert _found(_story(1, 0)) is None
    assert subject_of(_story(1, 0, "Rare"), [_story(2, 40, "Rare"), _story(3, 20, "Rare")], CARRIED, 0) is None
