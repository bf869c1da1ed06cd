"""Names are read from any text: no exception, and every span lies inside the text and covers something."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.language.people import read_names
from newsloom.language.prose import Prose

PIECES = st.sampled_from(
    ["President", "Lee Jae-myung", "Mr.", "Mrs. Anna Berg", "the president", ",", "45", "said", "U.S.", "'s", "’s", "of", "the", "Bank of",
     "Ministry", "of Foreign Affairs", "(ABC)", "(", ")", ".", "\n", "de la", "J.", "Jr.", "former", "-elect", "São Paulo", "Tokyo", "石破茂首相",
     "이재명 대통령", "トランプ大統領", "İ", "ß", "\u2028", "\ud800", "\x00", "O'", "Neill", "’", "&", "AT&T", "Prime Minister", "who", "e\u0301", "🙂"]
)  # fmt: skip
TEXT = st.lists(PIECES | st.text(max_size=8), max_size=60).map(" ".join) | st.text(max_size=300)


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_any_text_is_read_and_every_span_covers_words_of_it(text: str) -> None:
    named = read_names(Prose(text=text))
    for person in named.people:
        assert person.name and person.mentions and person.variants
        assert {text[span.start : span.end] for span in person.mentions} >= set(person.variants)
        assert all(0 <= role.span.start < role.span.end <= len(text) and role.title for role in person.roles)
    groups = (*named.people, *named.organisations, *named.places)
    spans = [span for group in groups for span in group.mentions]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_no_words_belong_to_two_people(text: str) -> None:
    people = read_names(Prose(text=text)).people
    spans = [(span.start, span.end) for person in people for span in person.mentions]
    assert len(spans) == len(set(spans))
