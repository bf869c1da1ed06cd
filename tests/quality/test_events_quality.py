"""Floors of what `events` reaches: on open gold sentences, and on how little it tells of texts that are about something else."""

import collections

import pytest

from corpora import rows
from newsloom.language.events.find import events_of
from newsloom.language.prose import Prose

OLD_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}  # PLOVER 0.9
CONFLICT = frozenset("REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())


@pytest.mark.corpora
def test_the_main_event_of_a_sentence_has_the_right_class_and_side() -> None:
    gold = list(rows("corpora/events/plover.jsonl.xz"))
    right = side = 0
    for row in gold:
        want = OLD_NAMES.get(row["event"], row["event"])
        found = [event.type for event in events_of(Prose(text=row["text"]))][:1]
        right += found == [want]
        side += bool(found) and (found[0] in CONFLICT) == (want in CONFLICT)
    assert right / len(gold) >= 0.86
    assert side / len(gold) >= 0.90


@pytest.mark.corpora
def test_news_of_sport_and_culture_tells_few_events() -> None:
    told: collections.Counter[str] = collections.Counter()
    texts: collections.Counter[str] = collections.Counter()
    for row in rows("corpora/categories/bbc.jsonl.xz"):
        texts[row["category"]] += 1
        told[row["category"]] += len(events_of(Prose(text=row["text"])))
    assert told["sport"] / texts["sport"] <= 1.3
    assert told["entertainment"] / texts["entertainment"] <= 1.3
    assert told["politics"] / texts["politics"] >= 2.5 * told["sport"] / texts["sport"]
