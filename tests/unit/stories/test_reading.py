import pytest

from newsloom.model.weave import Doc
from newsloom.stories.reading import read
from newsloom.stories.terms import FIRST_NUMBER, number_of, stem


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
    assert set(found.terms[found.names].tolist()) == {number_of(term) for term in ("petra", "lund", "velmora")}


def test_a_headline_in_title_case_names_nobody() -> None:
    assert not read(Doc(id="1", title="Old Harbour Opens Again For Boats")).names.any()


def test_a_text_without_a_title_lends_its_first_line() -> None:
    assert weights(Doc(id="1", text="Harbour opens\nBoats came.")) == {"harbour": 2, "open": 2, "boat": 1, "came": 1}


def test_a_title_repeated_in_the_text_counts_once() -> None:
    repeated = read(Doc(id="1", title="Harbour opens", text="Harbour opens\nBoats came."))
    assert repeated.counts.tolist() == [1, 1, 1, 1]


def test_numbers_are_terms_of_their_own_range() -> None:
    found = read(Doc(id="1", title="48 berths, 1,200 guests"))
    assert set(found.terms[found.terms >= FIRST_NUMBER].tolist()) == {number_of("48"), number_of("1200")}


def test_an_empty_article_has_no_terms() -> None:
    assert len(read(Doc(id="1")).terms) == 0
    assert len(read(Doc(id="1", title="The of and")).terms) == 0


def weights(doc: Doc) -> dict[str, float]:
    """Weight in title and lead of each word looked for."""
    found = read(doc)
    by_number = dict(zip(found.terms.tolist(), found.head.tolist(), strict=True))
    return {term: by_number[number_of(term)] for term in ("harbour", "open", "boat", "came")}
