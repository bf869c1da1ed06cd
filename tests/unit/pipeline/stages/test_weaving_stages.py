import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from newsloom.pipeline.stages import copies, related, stories

Stage = Callable[..., Iterator[dict[str, Any]]]
STAGES = [copies.answer_all, stories.answer_all, related.answer_all]
TEXT = " ".join(f"The ferry Alba {n} left pier {n * 3} for Velmora with {n * 17} passengers." for n in range(12))
GOOD = [
    {"id": "a", "title": "Ferry Alba strands off Velmora", "text": TEXT, "published": "2026-03-01T08:00:00Z"},
    {"id": 2, "title": "Ferry Alba strands off Velmora", "text": TEXT, "published": 1_772_352_000},
    {"id": "c", "title": "Orlov Bank raises rates", "ts": 1_772_352_000_000},
]
BAD = [{}, [], "text", None, {"id": None}, {"id": "x", "text": 7}, {"id": True}, {"id": ["y"]}]


@pytest.mark.parametrize("answer_all", STAGES)
@pytest.mark.parametrize("online", [True, False])
def test_bad_rows_are_answered_in_their_place_and_the_others_as_without_them(answer_all: Stage, online: bool) -> None:
    mixed: list[Any] = [
        row for pair in zip([*GOOD, *[{"id": f"f{n}"} for n in range(5)]], BAD, strict=True) for row in pair
    ]
    answers = list(answer_all(iter(mixed), online=online))
    assert len(answers) == len(mixed)
    assert all(answer["error"]["code"] == "input.unreadable" for answer in answers[1::2])
    assert answers[0:6:2] == list(answer_all(iter(GOOD), online=online))
    json.dumps(answers)


def test_ids_come_back_as_they_were_given() -> None:
    assert [row["id"] for row in copies.answer_all(iter(GOOD))] == ["a", 2, "c"]
    assert next(related.answer_all(iter(GOOD))) == {"id": "a", "related": [2]}


def test_copies_share_a_group_and_a_story() -> None:
    assert [row["group"] for row in copies.answer_all(iter(GOOD))] == ["2", "2", "c"]  # of one second: the ids decide
    assert [row["story"] for row in stories.answer_all(iter(GOOD))] == ["2", "2", "c"]


@pytest.mark.parametrize(
    "time", ["yesterday", "", float("nan"), float("inf"), 10**400, -(10**30), [], {}, True, "1e999"]
)
def test_a_time_nobody_can_read_counts_as_missing(time: object) -> None:
    rows = [{"id": "1", "title": "Ferry strands", "published": time}, {"id": "2", "title": "Ferry strands", "ts": time}]
    assert [row["story"] for row in stories.answer_all(iter(rows))] == ["1", "1"]
