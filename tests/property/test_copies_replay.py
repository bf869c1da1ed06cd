"""Copies over any stream: no surprise, the same again, and memory that can be reloaded."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.copies.index import CopyIndex
from newsloom.copies.origin import differences
from newsloom.model.weave import CopyMatch, Doc

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
@given(st.text(), st.text())
def test_differences_lie_inside_the_texts(one: str, other: str) -> None:
    found = differences(one, other)
    assert all(0 <= s.start < s.end <= len(other) for s in found.added)
    assert all(0 <= s.start < s.end <= len(one) for s in found.dropped)
