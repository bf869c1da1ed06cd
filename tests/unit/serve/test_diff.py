"""What changed between two wordings."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.serve.web.diff import Piece, changed_sentences, words


def test_a_changed_word_shows_what_went_and_what_came() -> None:
    assert words("The vote is in May.", "The vote is in June.") == (
        Piece(change="same", text="The vote is in"),
        Piece(change="del", text=" May."),
        Piece(change="ins", text=" June."),
    )


def test_only_the_sentences_that_differ_are_shown() -> None:
    changes = changed_sentences(
        "One stays. Two goes away. Three stays.", "One stays. Two comes back. Three stays. Four is new."
    )
    assert ["".join(piece.text for piece in pieces if piece.change != "del") for pieces in changes] == [
        "Two comes back.",
        "Four is new.",
    ]


def test_nothing_changed_says_nothing() -> None:
    assert changed_sentences("Same. Again.", "Same. Again.") == ()


def test_scripts_without_spaces_are_compared_by_character() -> None:
    assert [piece for piece in words("二十八日に署名", "二十九日に署名") if piece.change != "same"] == [
        Piece(change="del", text="八"),
        Piece(change="ins", text="九"),
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_hold_both_wordings(before: str, after: str) -> None:
    pieces = words(before, after)
    assert "".join(piece.text for piece in pieces if piece.change != "ins") == before
    assert "".join(piece.text for piece in pieces if piece.change != "del") == after
