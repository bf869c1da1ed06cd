"""Everything that is read in a text at once, whatever the text."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.language.prose import Prose
from newsloom.language.said import read_said
from newsloom.model.said import Said

AT = dt.datetime(2026, 11, 25, 9, tzinfo=dt.timezone(dt.timedelta(hours=9)))
WORDS = st.sampled_from(
    [
        "President", "Anna", "Berg", "said", "“", "”", '"', "'", "「", "」", "。", "首相", "は", "述べた", "대통령", "는", "23日", "on Monday", "May 3",
        "next week", "fiscal 2026", "the minister", "must", "visit", "will", "U.S.", "\n", ". ", ", ", "(", ")", "-", "\u2028", "\ud800", "\x00",
        "İ", "ﬁ", "𝔄", "Ǆ", "ʰ", "\u0301", "٣", "²", "🙂", "of", "Mr.", "3", "10,000",
    ]
)  # fmt: skip
TEXT = st.lists(WORDS | st.text(max_size=6), max_size=60).map(" ".join) | st.text(max_size=300)


def spans(said: Said) -> list[tuple[int, int]]:
    found = [span for one in said.entities for span in one.spans]
    found += [role.span for one in said.entities for role in one.roles]
    found += [quote.span for quote in said.quotes] + [event.span for event in said.events]
    found += [quote.speaker_span for quote in said.quotes if quote.speaker_span]
    found += [one.span for one in said.dates] + [one.sentence for one in said.upcoming]
    return [(span.start, span.end) for span in found]


@settings(max_examples=200, deadline=None)
@given(TEXT, TEXT)
def test_any_text_is_read_and_every_span_is_inside_it(text: str, title: str) -> None:
    said = read_said(Prose(text=text, title=title, published_at=AT))
    assert all(0 <= start < end <= len(text) for start, end in spans(said))
