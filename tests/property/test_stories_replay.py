"""Stories over any stream: no surprise, the same again, and memory that can be reloaded."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.model.weave import Doc
from newsloom.stories.index import StoryIndex

WORDS = st.sampled_from(
    "Alba Velmora ferry harbour strike bank rates quake 48 6.4 Marten Lund vote court rain 東京 客船"
    " Kushiro 釧路で 구시로에서 Ishiba 石破茂首相は 이시바 34人が 34명이 150億円 150억 티르 15,000,000,000".split()
)
TITLES = st.lists(WORDS, max_size=7).map(" ".join) | st.text(max_size=20)
ITEMS = st.tuples(TITLES, TITLES, st.none() | st.floats(-1e12, 1e12), st.none() | st.integers(0, 8))
STREAMS = st.lists(ITEMS, max_size=14)
Stream = list[tuple[str, str, float | None, int | None]]


def docs(stream: Stream) -> list[tuple[Doc, str | None]]:
    return [
        (Doc(id=str(n), title=title, text=text, at=at), None if copy_of is None else str(copy_of))
        for n, (title, text, at, copy_of) in enumerate(stream)
    ]


def run(index: StoryIndex, stream: list[tuple[Doc, str | None]]) -> list[object]:
    seen: list[object] = []
    for place, (doc, copy_of) in enumerate(stream):
        seen.append(index.assign(doc, copy_of))
        if place % 4 == 3:
            seen += [index.merge_pass(), index.part_pass(), index.related(doc.id)]
    return [*seen, *(index.story_of(doc.id) for doc, _ in stream)]


@settings(max_examples=50, deadline=None)
@given(STREAMS)
def test_replaying_a_stream_gives_the_same_stories(stream: Stream) -> None:
    assert run(StoryIndex(), docs(stream)) == run(StoryIndex(), docs(stream))


@settings(max_examples=50, deadline=None)
@given(STREAMS, st.integers(0, 14))
def test_restoring_and_going_on_equals_never_having_stopped(stream: Stream, cut: int) -> None:
    """Without copies and mending, which restoring cannot know of."""
    whole = [doc for doc, _ in docs(stream)]
    unbroken, restored = StoryIndex(), StoryIndex()
    decided = [unbroken.assign(doc) for doc in whole]
    for doc, membership in zip(whole[:cut], decided, strict=False):
        restored.restore(doc, membership.story)
    assert [restored.assign(doc) for doc in whole[cut:]] == decided[cut:]


@settings(max_examples=50, deadline=None)
@given(STREAMS)
def test_every_article_is_in_exactly_one_living_story_after_mending(stream: Stream) -> None:
    index = StoryIndex()
    for doc, copy_of in docs(stream):
        index.assign(doc, copy_of)
    gone = {merge.gone for merge in index.merge_pass()}
    new = {parting.new for parting in index.part_pass()}
    stories = {index.story_of(doc.id) for doc, _ in docs(stream)}
    assert None not in stories
    assert not stories & (gone - new)
