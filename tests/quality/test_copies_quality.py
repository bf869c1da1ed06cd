"""Floors for copies on the open corpus; lower one only on purpose."""

from itertools import combinations
from random import Random

import pytest

from corpora import rows
from newsloom.pipeline.stages.copies import answer_all

# One group of 15 was labelled through text cut out of the corpus: four of its pages share nothing with the others.
UNSOUND = {"n35917"}
PAIR_F1 = 0.975  # measured .979 in the mean of ten orders, .9777 in the least
ALL_PAIRS_F1 = 0.95  # measured .954, UNSOUND included; .959 is the most that the texts allow
MADE_F1 = 0.997  # copies cut, led in, padded and respelled among reports of the same event; measured .999


def pairs(groups: dict[str, str]) -> set[tuple[str, str]]:
    by_group: dict[str, list[str]] = {}
    for key, group in groups.items():
        by_group.setdefault(group, []).append(key)
    return {pair for keys in by_group.values() for pair in combinations(sorted(keys), 2)}


def f1(gold: set[tuple[str, str]], found: set[tuple[str, str]]) -> float:
    return 2 * len(gold & found) / (len(gold) + len(found))


@pytest.mark.corpora
@pytest.mark.parametrize("seed", [7, 8, 9])
def test_wire_copies_stay_found(seed: int) -> None:
    given = list(rows("corpora/copies/wire.jsonl.xz"))
    Random(seed).shuffle(given)
    gold = {row["id"]: row["group"] for row in given}
    found = {row["id"]: row["group"] for row in answer_all(iter(given))}
    assert f1(pairs(gold), pairs(found)) >= ALL_PAIRS_F1
    sound = {key for key, group in gold.items() if group not in UNSOUND}
    made = {row["id"] for row in given if row["kind"] != "natural"}
    for kept, floor in ((sound, PAIR_F1), (made, MADE_F1)):
        only = [{key: groups[key] for key in kept} for groups in (gold, found)]
        assert f1(pairs(only[0]), pairs(only[1])) >= floor
