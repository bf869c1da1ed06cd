"""A fortnight of invented news, written before anybody looked at how it is grouped: `stories.jsonl` beside this file.

A row with an event is judged. Round-ups and live reports belong to no event; here they stand in the stream as a careless
publisher would send them, as plain articles, so that a story they bridge shows.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from benchmarks.bcubed import b_cubed

from newsloom.pipeline.stages import stories

SET = Path(__file__).with_name("stories.jsonl")
LOOK_ALIKES = (
    ("quake-sorrin", "quake-tolvan"),
    ("quake-sorrin", "cholera-sorrin"),
    ("trial-ostrander", "trial-haldane"),
    ("election-merrow", "election-dunmore"),
    ("ferry-calder", "ferry-norvik"),
    ("halcyon-q3", "halcyon-q4"),
    ("halcyon-q4", "halcyon-voltry"),
    ("lindholm-2025", "lindholm-2026"),
    ("fire-arden", "fire-ulme"),
    ("fire-arden", "rocket-fail"),
    ("rail-kessel", "rail-brandt"),
    ("bank-veska", "bank-calder"),
    ("cup-semi1", "cup-semi2"),
    ("cup-semi1", "cup-final"),
    ("cup-semi2", "cup-final"),
    ("film-heron", "book-lantern"),
    ("breach-orbis", "breach-medira"),
    ("rocket-fail", "rocket-ok"),
    ("halcyon-voltry", "air-merger"),
    ("air-merger", "plane-divert"),
    ("murder-lisk", "murder-hendry"),
    ("maren-letters", "maren-resigns"),
    ("storm-odile", "storm-petra"),
    ("vaccine-rsv", "recall-calvara"),
    ("fire-ulme", "dam-ulme"),
)
PLAIN = ("article", "opinion")
# B-cubed F1 after merges and at arrival, by what is compared; measured .955 and .949, .980 and .977. Aim: .98 everywhere.
FLOORS = {True: (0.97, 0.93), False: (0.95, 0.93)}  # of F1; measured .989 and .968 merged
MOST_MIXED = {True: 2, False: 2}  # of the pairs of LOOK_ALIKES, after merges; measured as many. Aim: none


def rows() -> list[dict[str, Any]]:
    with SET.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def grouped(given: list[dict[str, Any]], **options: Any) -> dict[str, str]:
    """Story by id of the rows without their event and kind."""
    blind = ({key: row[key] for key in ("id", "title", "text", "source", "published")} for row in given)
    return {row["id"]: row["story"] for row in stories.answer_all(blind, **options)}


def events_of(given: list[dict[str, Any]]) -> dict[str, str]:
    return {row["id"]: row["event"] for row in given if row["event"]}


def mixed(given: list[dict[str, Any]], found: dict[str, str]) -> list[set[str]]:
    """Events that stand together in one story."""
    together = defaultdict(set)
    for key, event in events_of(given).items():
        together[found[key]].add(event)
    return [events for events in together.values() if len(events) > 1]


def torn(given: list[dict[str, Any]], found: dict[str, str]) -> dict[str, int]:
    """Into how many stories each event fell that fell apart."""
    stories_of = defaultdict(set)
    for key, event in events_of(given).items():
        stories_of[event].add(found[key])
    return {event: len(stories) for event, stories in stories_of.items() if len(stories) > 1}


def test_the_set_is_what_it_says() -> None:
    given = rows()
    assert [row["published"] for row in given] == sorted(row["published"] for row in given)
    sizes: dict[str, int] = defaultdict(int)
    for row in given:
        if row["event"]:
            sizes[row["event"]] += 1
            assert row["kind"] in PLAIN
        else:
            assert row["kind"] in ("roundup", "live")
    assert sum(2 <= size <= 5 for size in sizes.values()) >= 40
    assert {event for pair in LOOK_ALIKES for event in pair} <= set(sizes)


def report(name: str, given: list[dict[str, Any]], found: dict[str, str]) -> float:
    precision, recall, f1 = b_cubed(events_of(given), found)
    print(f"{name}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    print("  together:", *(" + ".join(sorted(events)) for events in mixed(given, found)), sep="\n    ")
    print("  apart:", ", ".join(f"{event} {count}" for event, count in sorted(torn(given, found).items())))
    return f1


@pytest.mark.parametrize("embedding", [True, False], ids=["meaning", "words"])
def test_events_stay_as_well_told_apart(embedding: bool) -> None:
    given = [row for row in rows() if row["event"]]
    merged, online = (grouped(given, embedding=embedding, online=online) for online in (False, True))
    found = report("merged", given, merged), report("at arrival", given, online)
    assert found[0] >= FLOORS[embedding][0]
    assert found[1] >= FLOORS[embedding][1]
    alike = [pair for pair in LOOK_ALIKES if any(set(pair) <= events for events in mixed(given, merged))]
    assert len(alike) <= MOST_MIXED[embedding], alike
