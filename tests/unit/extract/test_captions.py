import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsloom.extract.captions import split_credit, tells, tidy_caption

SHOWS = "The span at dawn."


@pytest.mark.parametrize(
    ("printed", "credit"),
    [
        (f"{SHOWS} (Photo: Ida Lund)", "Ida Lund"),
        (f"{SHOWS} Photo by Ida Lund", "Ida Lund"),
        (f"{SHOWS} | Ida Lund/Courier", "Ida Lund/Courier"),
        (f"{SHOWS} (Ida Lund/AFP via Getty Images)", "Ida Lund/AFP via Getty Images"),
        (f"{SHOWS} Ida Lund/AP Photo", "Ida Lund/AP Photo"),
        (f"{SHOWS} Foto: Ida Lund/dpa", "Ida Lund/dpa"),
        (f"{SHOWS} Bildrechte: MDX/Ida Lund", "MDX/Ida Lund"),
        (f"{SHOWS} Crédit: Ida Lund", "Ida Lund"),
        (f"{SHOWS} Isithombe: Ida Lund", "Ida Lund"),
        (f"PHOTO BY IDA LUND {SHOWS}", "IDA LUND"),
    ],
)
def test_a_credit_is_parted_from_its_caption(printed, credit):
    assert split_credit(printed) == (SHOWS, credit)


@pytest.mark.parametrize(
    "printed",
    [
        "Ida Lund photographs the span for the Courier every winter.",
        "The source of the river above Merrow.",
        "A crowd (about 400 people) waits at the gate.",
    ],
)
def test_a_credit_that_is_part_of_a_sentence_stays(printed):
    assert split_credit(printed) == (printed, "")


@pytest.mark.parametrize(
    ("text", "enough"),
    [("The span at dawn", True), ("Ida Lund", False), ("夜明けの港にかかる長い橋", True), ("橋", False)],
)
def test_a_caption_has_words_enough(text, enough):
    assert tells(text) is enough


@pytest.mark.parametrize("head", ["Image caption, ", "[1/4] ", "Left: ", "1 of 4\u00a0"])
def test_what_numbers_a_caption_is_no_part_of_it(head):
    assert tidy_caption(head + SHOWS) == SHOWS


@given(st.text())
def test_any_text_is_parted_without_an_error(text):
    caption, credit = split_credit(text)
    assert len(caption) <= 700 and len(credit) <= 700


def test_a_credit_keeps_the_brackets_inside_it_and_loses_those_around_it():
    assert split_credit("The quay at noon. Photo: Ida Vance (Merrow)")[1] == "Ida Vance (Merrow)"
    assert split_credit("The quay at noon. (Photo: Ida Vance)")[1] == "Ida Vance"
