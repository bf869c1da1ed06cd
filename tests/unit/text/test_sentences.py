import pytest

from newsloom.text.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. President met Gov. Alder in Harbor Wash. Tuesday.",
        "J. K. Alder paid 3.5 million to Acme Inc. Chairman Bo Lind.",
        "No. 10 Downing and St. Ives lie apart.",
        '"Why leave now?" Alder asked at 5 p.m. Monday.',
        "Am 3. Oktober tagte der 20. Landtag.",
        "市長は「計画は早い。努力する。」と述べた。",
        '시장은 "협력하겠다."라고 말했다.',
        "« Vraiment ? »",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert split(text) == [text]


def test_an_abbreviation_ends_a_sentence_where_the_next_word_begins_one() -> None:
    assert split("She left the U.S. The bridge stayed. He works at Acme Inc. They paid.") == [
        "She left the U.S.",
        "The bridge stayed.",
        "He works at Acme Inc.",
        "They paid.",
    ]


def test_marks_that_open_and_close_differently_do_not_glue_sentences() -> None:
    assert split("'We agreed,' she said. 'It holds.\" Then Alder spoke.") == [
        "'We agreed,' she said.",
        "'It holds.\"",
        "Then Alder spoke.",
    ]


def test_sentences_inside_a_long_quotation_are_parted() -> None:
    assert split('"We go. We stay," he said.') == ['"We go.', 'We stay," he said.']


def test_a_newline_ends_a_sentence_without_any_stop() -> None:
    assert split("Second heading\nText goes on\r\nhere") == ["Second heading", "Text goes on", "here"]


def test_wide_stops_end_sentences_without_a_space() -> None:
    assert split("橋が閉じた。再開は未定だ！本当？はい。") == ["橋が閉じた。", "再開は未定だ！", "本当？", "はい。"]


def test_korean_sentences_are_parted_at_the_stop() -> None:
    assert split("다리가 닫혔다. 시장은 떠났다.") == ["다리가 닫혔다.", "시장은 떠났다."]


def test_a_stop_followed_by_a_lower_case_word_carries_on() -> None:
    assert split("It came slowly ... and left. Bridges vs. tunnels etc. were named.") == [
        "It came slowly ... and left.",
        "Bridges vs. tunnels etc. were named.",
    ]


def test_space_alone_holds_no_sentence() -> None:
    assert split(" \u3000\n\t ") == []
