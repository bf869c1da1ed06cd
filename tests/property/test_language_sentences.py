from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.text.sentences import sentence_spans

NEWSY = st.text(
    alphabet=st.sampled_from(list("aA .,!?。「」'\"“”\n\r0U.SMr1\u2028…ー가말")) | st.characters(), max_size=120
)


@settings(max_examples=150, deadline=None)
@given(NEWSY)
def test_spans_are_ordered_trimmed_and_cover_all_that_is_no_space(text: str) -> None:
    spans = sentence_spans(text)
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[last:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        last = end
    assert text[last:].strip() == ""
