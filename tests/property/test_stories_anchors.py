"""Anchors of any text: no surprise, and spans that stand in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.model.weave import Doc
from newsloom.stories.anchors import anchors
from newsloom.stories.crossing import crossing_probability, packed
from newsloom.stories.keyed import keyed

WORDS = st.sampled_from(
    "Ishiba 石破茂首相 이시바와 1万2000人 ３４％ 15조원 23日 Aug. 23 on Saturday 釧路 구시로 トランプ・ 日銀 “U.S.” 1,0 ".split(
        " "
    )
)
TEXTS = st.text(max_size=60) | st.lists(WORDS, max_size=12).map(" ".join) | st.lists(WORDS, max_size=12).map("".join)
TIMES = st.none() | st.floats(allow_nan=False)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(["", "en", "ja", "ko", "zh"]), TIMES)
def test_every_anchor_stands_in_the_text(title: str, text: str, language: str, at: float | None) -> None:
    joined = f"{title}\n{text}"
    for anchor in anchors(title, text, language, at).values():
        assert anchor.spans
        assert all(0 <= start < end <= len(joined) for start, end in anchor.spans)
        assert all(joined[start:end].strip() for start, end in anchor.spans)
    doc = Doc(id="1", title=title, text=text, language=language, at=at)
    for one in keyed(doc):
        for span in one.spans:
            field = title if span.field == "title" else text
            assert field[span.start : span.end].strip()


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS, st.none() | st.floats(0, 1e4))
def test_which_of_two_comes_first_does_not_matter(one: str, other: str, gap_h: float | None) -> None:
    a, b = packed(anchors(one, "")), packed(anchors(other, ""))
    probability = crossing_probability(a, b, gap_h)
    assert 0 <= probability <= 1
    assert abs(probability - crossing_probability(b, a, gap_h)) < 1e-9
