"""Names are read from any text: no exception, and every span lies inside the text and covers something."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.language.people import read_names
from newsloom.language.people.identity import people_across
from newsloom.language.prose import Prose
from newsloom.language.roles import Report, role_table

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


NAMES = st.lists(
    PIECES
    | st.sampled_from(["이재명", "李在明", "Jae-myung Lee", "ドナルド・トランプ", "Donald Trump"])
    | st.text(max_size=12),
    max_size=8,
)


@settings(max_examples=200, deadline=None)
@given(NAMES)
def test_any_names_are_keyed_and_their_order_does_not_matter(names: list[str]) -> None:
    keys = people_across(names)
    assert keys == people_across(reversed(names))
    assert set(keys) <= set(names)
    assert all(keys.values())


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, max_size=4))
def test_a_table_is_made_of_whatever_was_read(texts: list[str]) -> None:
    reports = [
        Report(article_id=str(k), published_at=dt.datetime(2031, 1, 1 + k, tzinfo=dt.UTC), person=person)
        for k, text in enumerate(texts)
        for person in read_names(Prose(text=text)).people
    ]
    table = role_table(reports, seeded=False)
    assert table == role_table(reversed(reports), seeded=False)
    for tenure in table.tenures:
        office = tenure.office
        assert tenure.evidence
        assert office.since is None or office.until is None or office.since <= office.until
