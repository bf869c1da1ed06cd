"""Floors of what `quotes` reaches on open corpora; raise them when a change earns it, lower them only on purpose."""

import importlib.util
import json
from pathlib import Path

import pytest

from corpora import need, rows
from newsloom.language.prose import Prose
from newsloom.language.quotes import find_quotes
from newsloom.language.quotes.cast import Cast
from newsloom.language.quotes.marks import quotations
from newsloom.language.quotes.resolve import Resolver
from newsloom.language.quotes.walk import Walk
from newsloom.pipeline.stages.quotes import answer

SPEAKERS = Path(__file__).with_name("speakers.jsonl")


@pytest.mark.corpora
def test_direct_quotations_are_found_with_their_speakers(tmp_path: Path) -> None:
    gold = need("corpora/quotes/polnear.jsonl.xz")
    out = tmp_path / "out.jsonl"
    answers = [answer({"id": row["id"], "text": row["text"]}) for row in rows("corpora/quotes/polnear.jsonl.xz")]
    out.write_text("".join(json.dumps(one) + "\n" for one in answers), "utf-8")
    spec = importlib.util.spec_from_file_location("score", need("bench/score.py"))
    assert spec is not None and spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    figures = score.quotes(str(gold), str(out))
    assert figures["found_with_speaker"] >= 0.9
    assert figures["precision_with_speaker"] >= 0.93


@pytest.mark.corpora
def test_pronouns_and_roles_become_the_person_a_careful_reader_names() -> None:
    """Sixty speakers read by eye (speakers.jsonl: article, place, person), looked up in the order of their text."""
    texts = {row["id"]: row["text"] for row in rows("corpora/quotes/polnear.jsonl.xz")}
    labels = [json.loads(line) for line in SPEAKERS.read_text("utf-8").splitlines()]
    right = 0
    for article in dict.fromkeys(label["id"] for label in labels):
        wanted = {(one["start"], one["end"]): one["name"] for one in labels if one["id"] == article}
        prose = Prose(text=texts[article])
        spans = {
            (quote.speaker_span.start, quote.speaker_span.end)
            for quote in find_quotes(prose)
            if quote.speaker_span is not None
        }
        found = quotations(prose.text)
        walk = Walk(prose.text, prose.sentences, found)
        resolver = Resolver(Cast(prose, None, found), walk.sentences)
        for span in sorted(spans | set(wanted)):
            name = resolver.name(*span)
            right += span in wanted and _is_person(name, wanted[span])
    assert right / len(labels) >= 0.78


def _is_person(name: str, wanted: str) -> bool:
    """The same person: all words alike, middle initials aside; where only a surname is printed, that surname."""
    have, want = name.split(), wanted.split()
    if len(want) == 1:
        return bool(have) and want[0] in have
    return len(have) > 1 and {want[0], want[-1]} <= set(have)
