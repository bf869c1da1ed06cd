import pytest

from newsloom.model.weave import Doc
from newsloom.stories.reading import read, stem


@pytest.mark.parametrize(
    ("one", "other"), [("talks", "talk"), ("cities", "city"), ("injured", "injures"), ("shaking", "shakes")]
)
def test_common_endings_do_not_hide_a_word(one: str, other: str) -> None:
    assert stem(one)[:5] == stem(other)[:5] != ""


def test_words_that_say_nothing_are_no_terms() -> None:
    assert stem("the") == stem("monday") == stem("s") == ""
    assert stem("7") == "7"


def test_names_are_capitals_inside_sentences_not_their_first_words() -> None:
    found = read(Doc(id="1", title="Harbour opens", text="Boats arrived. Old friends of Petra Lund met in Velmora."))
    assert set(found.names.values()) == {"Petra", "Lund", "Velmora"}


def test_a_headline_in_title_case_names_nobody() -> None:
    assert read(Doc(id="1", title="Old Harbour Opens Again For Boats")).names == {}


def test_a_text_without_a_title_lends_its_first_line() -> None:
    assert read(Doc(id="1", text="Harbour opens\nBoats came.")).title == read(Doc(id="2", title="Harbour opens")).title


def test_a_title_repeated_in_the_text_counts_once() -> None:
    repeated = read(Doc(id="1", title="Harbour opens", text="Harbour opens\nBoats came."))
    assert repeated.counts == read(Doc(id="2", title="Harbour opens", text="Boats came.")).counts
