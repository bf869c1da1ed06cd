import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.language.calendar import Told, merged
from newsloom.language.dates import dates
from newsloom.language.prose import Prose
from newsloom.language.upcoming import upcoming

WORDS = (
    "Monday Jan. Jan 31 30 29 2024 1910-45 fiscal FY26 the this last next day week year quarter month ago earlier a two to from of in on by will was"
    " said weekend 's , . ' May Easter summer year-ago 1990s '90s Q3 now today 8月 31日 令和 元年 2025年 (月) ～ 昨年 오는 25일 올해 に した。 다."
).split()
NEWSY = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=80)
INSTANTS = st.none() | st.datetimes(timezones=st.just(dt.UTC))


@settings(max_examples=300, deadline=None)
@given(NEWSY, INSTANTS)
def test_any_text_is_read_and_every_span_is_what_it_says(text: str, at: dt.datetime | None) -> None:
    last = 0
    for one in dates(Prose(text=text, published_at=at)):
        assert last <= one.span.start < one.span.end <= len(text)
        assert text[one.span.start : one.span.end] == one.text == one.text.strip()
        assert one.value and one.grain
        assert one.type in ("DATE", "TIME", "DURATION", "SET")
        assert not one.end_value or one.end_value > one.value
        last = one.span.end


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from((*WORDS, *"will could postponed scheduled vote summit 。 予定 개최한다 not if".split())),
        max_size=40,
    ).map(" ".join),
    st.datetimes(timezones=st.just(dt.UTC)),
)
def test_what_lies_ahead_is_printed_in_its_sentence_and_makes_a_calendar(text: str, at: dt.datetime) -> None:
    prose = Prose(text=text, published_at=at)
    found = upcoming(prose, dates(prose))
    for one in found:
        assert one.sentence.start <= one.dated.span.start < one.dated.span.end <= one.sentence.end <= len(text)
        assert one.what and one.what in text[one.sentence.start : one.sentence.end]
    events = merged((Told(article="a", at=at, said=one) for one in found), today=at.date())
    assert sum(len(event.evidence) for event in events) == len(found)
