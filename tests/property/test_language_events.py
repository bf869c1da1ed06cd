from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.language.events.find import MOST, events_of
from newsloom.language.prose import Prose

PIECES = st.sampled_from(
    ["Japan", "South Korea", "rebels", "killed", "will", "not", "to", "sanctions on", "must", ", officials said", "was", "accused", "by",
     "sent aid to", "agreed", "who", "after", "the", "Turkish police", "İstanbul", "ß", "\ud800", "\x00", "\u2028", "。", ". ", "-", "’s", "1999"]
)  # fmt: skip
TEXT = st.lists(PIECES | st.text(max_size=6), max_size=50).map(" ".join) | st.text(max_size=200)


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_any_text_is_read_and_every_span_is_a_sentence_of_it(text: str) -> None:
    prose = Prose(text=text)
    events = events_of(prose)
    assert len(events) <= MOST
    assert all((event.span.start, event.span.end) in prose.sentences for event in events)
    assert all(event.source or event.target for event in events)
    assert events == events_of(Prose(text=text))
