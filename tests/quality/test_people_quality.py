"""Floors of what `people` reaches on invented texts and on open texts labelled by offsets; raise them when a change earns it."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from corpora import rows
from newsloom.language.people import read_names
from newsloom.language.prose import Prose
from newsloom.model.said import Named

HERE = Path(__file__).parent
_LABEL = re.compile(r"\{(p\d+|o|l) ([^}]*)\}")
Spans = dict[tuple[int, int], str]  # place in the text → which person, or "o", "l"


def invented() -> Iterable[tuple[str, Spans]]:
    lines = (HERE / "people_invented.txt").read_text("utf-8").splitlines()
    for block in "\n".join(line for line in lines if not line.startswith("#")).split("\n--\n"):
        text, gold, at = "", {}, 0
        block = block.strip("\n")
        for match in _LABEL.finditer(block):
            text += block[at : match.start()]
            gold[len(text), len(text) + len(match[2])] = match[1]
            text += match[2]
            at = match.end()
        yield text + block[at:], gold


def open_texts() -> Iterable[tuple[str, Spans]]:
    texts: dict[str, dict[str, str]] = {}
    for label in rows(str(HERE / "people_open.jsonl")):
        if label["set"] not in texts:
            found = rows(f"corpora/{label['set']}.jsonl.xz")
            texts[label["set"]] = {
                row["id"]: row.get("text") or (row.get("gt") or {}).get("body") or "" for row in found
            }
        gold = {(a, b): f"p{k}" for k, spans in enumerate(label["people"]) for a, b in spans}
        yield texts[label["set"]][label["id"]], gold


def people_of(named: Named, text: str) -> Spans:
    """Mentions by name; role phrases that stand for somebody are not labelled."""
    return {
        (span.start, span.end): str(k)
        for k, person in enumerate(named.people)
        for span in person.mentions
        if text[span.start : span.end] in person.variants
    }


def f1(right: float, found: float, wanted: float) -> float:
    return 2 * right / (found + wanted)


def scores(texts: Iterable[tuple[str, Spans]]) -> tuple[float, float, float]:
    """F1 and precision of mentions, F1 of clusters (B-cubed; a mention not found counts as nothing right)."""
    right = found = wanted = 0
    b_found = b_wanted = 0.0
    for text, gold in texts:
        mine = people_of(read_names(Prose(text=text)), text)
        gold = {span: who for span, who in gold.items() if who.startswith("p")}
        right += len(mine.keys() & gold.keys())
        found, wanted = found + len(mine), wanted + len(gold)
        for span in mine.keys() & gold.keys():
            same = {other for other in gold if gold[other] == gold[span]}
            ours = {other for other in mine if mine[other] == mine[span]}
            b_wanted += len(same & ours) / len(same)
            b_found += len(same & ours) / len(ours)
    precision, recall = b_found / found, b_wanted / wanted
    return f1(right, found, wanted), right / found, 2 * precision * recall / (precision + recall)


def test_people_of_invented_news_are_found_and_kept_apart() -> None:
    mentions, precision, clusters = scores(invented())
    assert mentions >= 0.97
    assert precision >= 0.98
    assert clusters >= 0.97


@pytest.mark.parametrize(("kind", "floor"), [("o", 0.95), ("l", 0.97)])
def test_organisations_and_places_of_invented_news_are_found(kind: str, floor: float) -> None:
    right = found = wanted = 0
    for text, gold in invented():
        named = read_names(Prose(text=text))
        things = named.organisations if kind == "o" else named.places
        mine = {(span.start, span.end) for thing in things for span in thing.mentions}
        asked = {span for span, who in gold.items() if who == kind}
        right, found, wanted = right + len(mine & asked), found + len(mine), wanted + len(asked)
    assert f1(right, found, wanted) >= floor


@pytest.mark.corpora
def test_people_of_open_news_are_found_and_kept_apart() -> None:
    mentions, precision, clusters = scores(open_texts())
    assert mentions >= 0.92
    assert precision >= 0.95
    assert clusters >= 0.90
