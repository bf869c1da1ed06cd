"""The passages that show what two articles share."""

from hypothesis import given
from hypothesis import strategies as st

from newsloom.model.reading import Span
from newsloom.model.weave import Doc
from newsloom.serve.web.passages import Passages, passages

TEXT = "Gulls slept on the roof. The fund pays for the quay. Nobody counted. Marren signs the treaty on Friday."
DOC = Doc(id="1", title="The quay and the fund", text=TEXT)


def _at(words: str, field: str = "text") -> Span:
    start = (TEXT if field == "text" else DOC.title).index(words)
    return Span(start=start, end=start + len(words), field=field)


def _cut(shared: list[list[Span]], *, chars: int = 500, sentences: int = 3) -> Passages:
    return passages(DOC, shared, most_chars=chars, most_sentences=sentences)


def _text(found: Passages) -> list[str]:
    return ["".join(words for words, _ in pieces) for pieces in found.sentences]


def test_sentences_that_hold_something_stand_in_order_with_it_marked() -> None:
    found = _cut([[_at("Marren")], [_at("quay"), _at("quay", "title")], [_at("treaty")]])
    assert _text(found) == ["The fund pays for the quay.", "Marren signs the treaty on Friday."]
    assert found.sentences[0] == (("The fund pays for the ", False), ("quay", True), (".", False))
    assert found.title == (("The ", False), ("quay", True), (" and the fund", False))


def test_the_fullest_sentence_comes_first_where_there_is_place_for_one() -> None:
    found = _cut([[_at("quay")], [_at("Marren")], [_at("treaty")]], sentences=1)
    assert _text(found) == ["Marren signs the treaty on Friday."]


def test_overlapping_things_are_one_mark() -> None:
    found = _cut([[_at("fund pays")], [_at("pays for")]])
    assert [words for words, marked in found.sentences[0] if marked] == ["fund pays for"]


def test_nothing_shared_shows_how_the_text_begins() -> None:
    assert _text(_cut([])) == ["Gulls slept on the roof."]


def test_a_headline_at_the_head_of_the_text_is_not_shown_twice() -> None:
    doc = Doc(id="1", title="The quay", text="The quay\nThe fund pays for the quay.")
    found = passages(doc, [[Span(start=4, end=8)]], most_chars=500, most_sentences=3)
    assert _text(found) == ["The fund pays for the quay."]


@given(
    st.text(alphabet="ab .…\n", max_size=300),
    st.integers(0, 320),
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 9))),
)
def test_no_more_than_allowed_is_ever_shown(text: str, most: int, places: list[tuple[int, int]]) -> None:
    shared = [[Span(start=start, end=start + length)] for start, length in places]
    doc = Doc(id="1", title="", text=text)
    found = passages(doc, shared, most_chars=most, most_sentences=4)
    assert found.chars <= most
    assert all(words.removesuffix("…") in text for words in _text(found))
