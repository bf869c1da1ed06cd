"""Copies over any stream: no surprise, the same again, and memory that can be reloaded."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.copies.index import CopyIndex
from newsloom.copies.origin import differences
from newsloom.model.weave import CopyMatch, Doc
from newsloom.pipeline.stages.copies import answer_all
from newsloom.text.tokens import words

SENTENCES = [f"sentence {n} tells of matter {n * 7} and of nothing else at all in part {n * n}." for n in range(12)]
TEXTS = st.lists(st.sampled_from(SENTENCES), max_size=12).map(" ".join)
STREAMS = st.lists(st.tuples(TEXTS | st.text(max_size=30), st.none() | st.floats(0, 2e6)), max_size=14)


def docs(stream: list[tuple[str, float | None]]) -> list[Doc]:
    return [Doc(id=str(n), text=text, at=at) for n, (text, at) in enumerate(stream)]


def run(index: CopyIndex, stream: list[Doc]) -> list[CopyMatch]:
    return [index.add(doc) for doc in stream]


@settings(max_examples=40, deadline=None)
@given(STREAMS)
def test_replaying_a_stream_gives_the_same_copies(stream: list[tuple[str, float | None]]) -> None:
    assert run(CopyIndex(), docs(stream)) == run(CopyIndex(), docs(stream))


@settings(max_examples=40, deadline=None)
@given(STREAMS, st.integers(0, 14))
def test_restoring_and_going_on_equals_never_having_stopped(stream: list[tuple[str, float | None]], cut: int) -> None:
    whole = docs(stream)
    unbroken = run(CopyIndex(), whole)
    restored = CopyIndex()
    for doc, match in zip(whole[:cut], unbroken, strict=False):
        restored.restore(doc, match.group, match.copy_of)
    assert run(restored, whole[cut:]) == unbroken[cut:]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.integers(0, 300)), max_size=14), st.randoms(use_true_random=False))
def test_order_within_a_minute_changes_nothing(stream: list[tuple[str, int]], random: Random) -> None:
    rows = [{"id": str(n), "text": text, "published": at} for n, (text, at) in enumerate(stream)]
    rows.sort(key=lambda row: row["published"])
    other = sorted(rows, key=lambda row: (row["published"] // 60, random.random()))
    answers = [{row["id"]: row for row in answer_all(iter(given))} for given in (rows, other)]
    assert answers[0] == answers[1]
    assert [row["id"] for row in answer_all(iter(other))] == [row["id"] for row in other]


@settings(max_examples=40, deadline=None)
@given(STREAMS)
def test_without_text_nobody_is_a_copy_and_nobody_has_one(stream: list[tuple[str, float | None]]) -> None:
    found = run(CopyIndex(), docs(stream))
    empty = {doc.id for doc in docs(stream) if not words(doc.text)}
    assert all(match.copy_of not in empty for match in found)
    assert all(match == CopyMatch(id=match.id, group=match.id) for match in found if match.id in empty)


@settings(max_examples=40, deadline=None)
@given(STREAMS, st.integers(0, 13), TEXTS)
def test_renewed_words_stand_as_if_they_had_come_last(
    stream: list[tuple[str, float | None]], place: int, text: str
) -> None:
    whole = docs(stream)
    late = Doc(id="late", text="", at=1e6)
    index, other = CopyIndex(), CopyIndex()
    run(index, [*whole[:place], late, *whole[place:]])
    run(other, whole)
    assert index.renew(replace(late, text=text)) == other.add(replace(late, text=text))


@settings(max_examples=40, deadline=None)
@given(st.text(), st.text())
def test_differences_lie_inside_the_texts(one: str, other: str) -> None:
    found = differences(one, other)
    assert all(0 <= s.start < s.end <= len(other) for s in found.added)
    assert all(0 <= s.start < s.end <= len(one) for s in found.dropped)
