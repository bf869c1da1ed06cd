import datetime as dt

import pytest

from newsloom.language.prose import Prose
from newsloom.language.quotes import find_quotes
from newsloom.model.reading import Span
from newsloom.model.said import Named, Person, Quote, QuoteKind, Role

PUBLISHED = dt.datetime(2025, 6, 5, 9, tzinfo=dt.UTC)  # a Thursday


def told(text: str, named: Named | None = None) -> tuple[Quote, ...]:
    return find_quotes(Prose(text=text, published_at=PUBLISHED), named)


def pairs(text: str) -> list[tuple[str, str]]:
    return [(quote.text, quote.speaker) for quote in told(text) if quote.kind is QuoteKind.DIRECT]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"We will not wait for the ice," said Mara Lindgren, the harbor commissioner.', "Mara Lindgren"),
        ('Mara Lindgren, who left on Monday, said: "We will not wait for the ice."', "Mara Lindgren"),
        ('"We will not wait for the ice," Mara Lindgren (D-Selby) said after Tomas Brell left.', "Mara Lindgren"),
        ('According to Mara Lindgren, "we will not wait for the ice."', "Mara Lindgren"),
        ('"We will not wait for the ice." — Mara Lindgren', "Mara Lindgren"),
        ('Mara Lindgren: "We will not wait for the ice."', "Mara Lindgren"),
        ('Tomas Brell wants a bridge, but Mara Lindgren said such a thing was "a danger to every boat."', "Mara Lindgren"),
        ('VINTERBY (HSB) — Mara Lindgren said on Monday that the ice was "a danger to every boat."', "Mara Lindgren"),
        ('"We will not wait," Mara Lindgren said. She was tired.\n"The ice is here," she added.', "Mara Lindgren"),
    ],
)  # fmt: skip
def test_the_speaker_is_found_in_many_constructions(text: str, speaker: str) -> None:
    found = pairs(text)
    assert found
    assert {name for _, name in found} == {speaker}


def test_a_quotation_without_a_cue_is_the_last_speakers() -> None:
    text = '"The ice came early," Mara Lindgren told reporters. "We will not wait."\n"Nobody on the island slept that night."'
    assert pairs(text) == [
        ("The ice came early,", "Mara Lindgren"),
        ("We will not wait.", "Mara Lindgren"),
        ("Nobody on the island slept that night.", "Mara Lindgren"),
    ]


def test_a_surname_a_pronoun_and_a_role_become_the_full_name() -> None:
    text = (
        "Mayor Tomas Brell and Finance Minister Mara Lindgren met in Selby on Monday.\n"
        'The loan is safe, Lindgren said. "We will pay it back in May," she said.\n'
        '"The town is grateful for it," the mayor said.'
    )
    assert pairs(text) == [
        ("We will pay it back in May,", "Mara Lindgren"),
        ("The town is grateful for it,", "Tomas Brell"),
    ]


def test_people_who_are_told_are_believed() -> None:
    text = '"We will pay it back in May," the chair said.'
    named = Named(
        people=(
            Person(
                name="Ana Sol",
                mentions=(Span(start=30, end=39),),
                roles=(Role(title="chair", span=Span(start=30, end=39)),),
            ),
        )
    )
    assert [quote.speaker for quote in told(text, named)] == ["Ana Sol"]


def test_a_speaker_nobody_names_has_words_and_no_name() -> None:
    (quote,) = told('"We will pay it back in May," a spokesman for the board said.')
    assert quote.speaker == ""
    assert quote.speaker_span is not None


def test_day_venue_and_carrier_are_read_beside_the_cue() -> None:
    text = '"We will not wait," Mara Lindgren said at a press conference on Tuesday, according to Selby News. "The ice is here."'
    first, second = told(text)
    assert (first.date, first.venue, first.via, first.cue) == ("2025-06-03", "a press conference", "Selby News", "said")
    assert (second.date, second.venue, second.via) == (first.date, first.venue, first.via)


def test_who_quotes_somebody_is_no_speaker() -> None:
    (quote,) = told('Mara Lindgren was quoted as saying by Radio Calder that the roof was "a risk to everyone inside."')
    assert (quote.speaker, quote.via) == ("Mara Lindgren", "Radio Calder")


@pytest.mark.parametrize(
    "text",
    [
        'The film "The Salt Road" opens on Monday in Selby.',
        "Tomas Brell said the two towns should work as 'partners' in the trade.",
        'Owners of "heritage" houses pay twice as much in Selby.',
        'Her first album, "Songs for the Long Night," sold four thousand copies.',
        "The campaign slogan, \"Fish for All,\" was painted on every wall.",
        "All claims were settled 'completely and finally' under a 1965 agreement.",
    ],
)  # fmt: skip
def test_titles_slogans_and_words_at_arms_length_are_nobodys(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("Mara Lindgren said that the ferry would stop in June.", "the ferry would stop in June", "Mara Lindgren"),
        ("Mara Lindgren said she would leave the board in June.", "she would leave the board in June", "Mara Lindgren"),
        ("The ferry will stop in June, according to Mara Lindgren.", "The ferry will stop in June", "Mara Lindgren"),
    ],
)
def test_indirect_speech_is_taken_where_cue_and_clause_are_clear(text: str, said: str, speaker: str) -> None:
    (quote,) = told(text)
    assert (quote.kind, quote.text, quote.speaker) == (QuoteKind.INDIRECT, said, speaker)


@pytest.mark.parametrize(
    "text",
    ["It said that the ferry would stop.", "Mara Lindgren said goodbye to the crew.", "The ferry stopped, they said."],
)
def test_indirect_speech_that_is_not_clear_is_left_out(text: str) -> None:
    assert told(text) == ()


def test_japanese_and_korean_quotations_have_their_speakers() -> None:
    text = "青木次郎首相は5日、記者団に「港の工事を急ぐ」と述べた。青木氏は「冬までに終える」と強調した。看板には「港まつり」とある。"
    assert [(quote.text, quote.speaker) for quote in told(text)] == [
        ("港の工事を急ぐ", "青木次郎"),
        ("冬までに終える", "青木次郎"),
    ]
    text = "김바다 시장은 5일 기자회견에서 “항구 공사를 서두르겠다”고 말했다."
    assert [(quote.text, quote.speaker) for quote in told(text)] == [("항구 공사를 서두르겠다", "김바다")]
