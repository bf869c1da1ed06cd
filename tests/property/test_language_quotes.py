import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.language.prose import Prose
from newsloom.language.quotes import find_quotes
from newsloom.language.quotes.marks import quotations
from newsloom.language.quotes.same import Statement, same_statements

PIECES = st.sampled_from(
    ["Mara Lindgren", "said", "told", "“", "”", '"', "'", "‘", "’", "''", "«", "»", ". ", ", ", ": ", "\n", "\n\n", "that", "she", "the mayor", "who",
     "according to", "Monday", "— ", "(", ")", "BERG:", "「", "」と述べた", "首相は", "라고 말했다", "대통령은 ", "was quoted as saying by", "\u2028", "\ud800", "\x00", "İ", "ß",
     "’s", "can't", "1998", "We will go", "\u0301", "🙂", "VINTERBY (HSB) —"]
)  # fmt: skip
TEXT = st.lists(PIECES | st.text(max_size=8), max_size=50).map(" ".join) | st.text(max_size=200)


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_any_text_is_read_and_every_span_is_inside_it(text: str) -> None:
    found = find_quotes(Prose(text=text))
    for quote in found:
        assert text[quote.span.start : quote.span.end] == quote.text != ""
        for span in (quote.speaker_span, quote.cue_span):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert quote.speaker_span is not None
    assert len({(quote.kind, quote.span.start) for quote in found}) == len(found)
    groups = same_statements([Statement(article_id=str(i % 3), quote=quote) for i, quote in enumerate(found)])
    assert sum(len(wording.statements) for group in groups for wording in group.wordings) == len(found)


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_quotations_stand_in_order_and_never_overlap(text: str) -> None:
    found = quotations(text)
    for quote in found:
        assert 0 <= quote.left <= quote.start < quote.end <= quote.right <= len(text)
    assert all(one.right <= two.left for one, two in itertools.pairwise(found))
