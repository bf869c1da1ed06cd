"""One event in English, Japanese and Korean: `crosslanguage.jsonl` beside this file, written for this test.

The set "open" was looked at while the anchors were written; "held" was written afterwards, by the same hand, with invented
people and events. Both are two or three sentences an article and full of look-alikes, of the same days, places and kinds.
"""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from newsloom.pipeline.stages import stories
from newsloom.stories.anchors import anchors
from newsloom.stories.crossing import crossing_probability, packed, shipped

SET = Path(__file__).with_name("crosslanguage.jsonl")
HOUR_S = 3_600
# Precision and recall of pairs of two languages by their anchors alone; measured 1.00 and .92, 1.00 and .98.
PAIR_FLOORS = {"open": (0.99, 0.90), "held": (0.99, 0.96)}
# The same of the stories that come out, with meaning and without; measured .94 and .91, .92 and .90 on the open set. Of what is wrong all but a few pairs follow from two short English reports that were joined by their words. Aim: .97.
STORY_FLOORS = {
    ("open", True): (0.92, 0.89),
    ("open", False): (0.90, 0.88),
    ("held", True): (0.84, 0.96),
    ("held", False): (0.93, 0.98),
}
MOST_MIXED = {"ja": 1, "ko": 0}  # pairs of different events in one story, both in this language, over both sets


def rows(name: str) -> list[dict[str, Any]]:
    with SET.open(encoding="utf-8") as lines:
        found = [row for line in lines if (row := json.loads(line))["set"] == name]
    found.sort(key=lambda row: row["at"])
    return [row | {"id": f"{name}{place}"} for place, row in enumerate(found)]


def grouped(given: list[dict[str, Any]], *, embedding: bool) -> dict[str, str]:
    """Story by id of the rows without their event."""
    blind = ({key: row[key] for key in ("id", "title", "text", "language")} | {"ts": row["at"] * 1000} for row in given)
    return {row["id"]: row["story"] for row in stories.answer_all(blind, embedding=embedding)}


def rates(found: Counter[tuple[bool, bool]]) -> tuple[float, float]:
    """Precision and recall from counts of (same event, taken for one)."""
    both = found[True, True]
    return both / max(1, both + found[False, True]), both / max(1, both + found[True, False])


@pytest.mark.parametrize("name", ["open", "held"])
def test_pairs_of_two_languages_are_told_apart_by_their_anchors(name: str) -> None:
    given = rows(name)
    read = [packed(anchors(row["title"], row["text"], row["language"], row["at"])) for row in given]
    counts: Counter[tuple[bool, bool]] = Counter()
    for (one, mine), (other, theirs) in combinations(zip(given, read, strict=True), 2):
        if one["language"] != other["language"]:
            probability = crossing_probability(mine, theirs, abs(one["at"] - other["at"]) / HOUR_S)
            counts[one["event"] == other["event"], probability >= shipped().join_at] += 1
    precision, recall = rates(counts)
    print(f"{name}: precision {precision:.3f} recall {recall:.3f}")
    assert precision >= PAIR_FLOORS[name][0]
    assert recall >= PAIR_FLOORS[name][1]


@pytest.mark.parametrize("embedding", [True, False], ids=["meaning", "words"])
@pytest.mark.parametrize("name", ["open", "held"])
def test_one_event_is_one_story_in_every_language(name: str, embedding: bool) -> None:
    given = rows(name)
    found = grouped(given, embedding=embedding)
    counts: Counter[tuple[bool, bool]] = Counter()
    for one, other in combinations(given, 2):
        if one["language"] != other["language"]:
            counts[one["event"] == other["event"], found[one["id"]] == found[other["id"]]] += 1
    precision, recall = rates(counts)
    print(f"{name}: precision {precision:.3f} recall {recall:.3f}")
    assert precision >= STORY_FLOORS[name, embedding][0]
    assert recall >= STORY_FLOORS[name, embedding][1]


@pytest.mark.parametrize("embedding", [True, False], ids=["meaning", "words"])
def test_look_alikes_in_japanese_and_korean_stay_apart(embedding: bool) -> None:
    mixed: Counter[str] = Counter()
    for name in ("open", "held"):
        given = rows(name)
        found = grouped(given, embedding=embedding)
        for one, other in combinations(given, 2):
            together = found[one["id"]] == found[other["id"]] and one["event"] != other["event"]
            mixed[one["language"]] += together and one["language"] == other["language"]
    assert {language: mixed[language] for language in MOST_MIXED if mixed[language] > MOST_MIXED[language]} == {}
