import pytest

from newsloom.language.quotes.marks import quotations


def inside(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We wait," she said. "It is cold."', ["We wait,", "It is cold."]),
        ("“We wait,” she said.", ["We wait,"]),
        ("'We wait,' she said. 'It's the workers' right.'", ["We wait,", "It's the workers' right."]),
        ("''We wait,'' she said.", ["We wait,"]),
        ("«We wait,» she said.", ["We wait,"]),
        ("She spoke of \"closer ties with the islands' — and left. \"More,\" she said.", ["closer ties with the islands", "More,"]),
        ("'We wait\" he said. 'It is cold,' he added.", ["We wait", "It is cold,"]),
        ("\"What he calls 'quiet diplomacy' won't do,\" Berg said.", ["What he calls 'quiet diplomacy' won't do,"]),
        ("“She told me ‘never’ and left,” he said.", ["She told me ‘never’ and left,"]),
        ('"Berg said “no” to me," he recalled.', ["Berg said “no” to me,"]),
        ("It's the '90s; the 6'2\" keeper's team won't play.", []),
        ('Ana "Bee" Sol left early.', []),
        ("The islands' ferry is the sailors' pride.", []),
        ("” We wait,” she said.", [" We wait,"]),
    ],
)  # fmt: skip
def test_quotations_are_found_by_the_direction_of_their_marks(text: str, found: list[str]) -> None:
    assert inside(text) == found


def test_a_quotation_that_ends_no_paragraph_is_continued_by_the_next() -> None:
    first, second = quotations('"The ice came early.\n"The boats stayed in," Berg said.')
    assert (first.continues, second.continues) == (False, True)


def test_a_quotation_left_open_before_another_is_continued_by_it() -> None:
    text = '"The ice came early. "The boats stayed in," Berg said.'
    assert [(text[q.start : q.end], q.continues) for q in quotations(text)] == [
        ("The ice came early.", False),
        ("The boats stayed in,", True),
    ]


def test_a_new_paragraph_without_a_mark_continues_nothing() -> None:
    assert [quote.continues for quote in quotations('"The ice came early.\nBerg left. "Good night," he said.')] == [
        False,
        False,
    ]


def test_a_transcripts_label_is_no_part_of_what_was_said() -> None:
    text = '"BERG: The ice came early."'
    (quote,) = quotations(text)
    assert text[quote.start : quote.end] == "The ice came early."
    assert quote.label is not None and text[slice(*quote.label)] == "BERG"


def test_marks_of_the_other_family_are_odd() -> None:
    assert [quote.is_odd for quote in quotations("\"We wait,\" she said.\n'All Is Quiet.'")] == [False, True]
