"""What changed between two wordings."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.serve.web.diff import Passage, Piece, changed_passages, folded, words


def test_a_changed_word_shows_what_went_and_what_came() -> None:
    assert words("The vote is in May.", "The vote is in June.") == (
        Piece(change="same", text="The vote is in"),
        Piece(change="del", text=" May."),
        Piece(change="ins", text=" June."),
    )


def test_only_the_sentences_that_differ_are_shown() -> None:
    changes = changed_passages(
        "One stays. Two goes away. Three stays.", "One stays. Two comes back. Three stays. Four is new."
    )
    assert [(_after(passage), passage.skipped) for passage in changes] == [
        ("", 1),
        ("Two comes back.", 0),
        ("Four is new.", 1),
    ]


def test_a_sentence_stands_beside_the_one_whose_place_it_took() -> None:
    before = "The quay opens in May. Nobody objected to it. The fund pays for the quay."
    after = "A storm is on its way to the coast. The quay opens in June. The fund pays for all of the quay."
    assert [(_before(passage), _after(passage)) for passage in changed_passages(before, after)] == [
        ("", "A storm is on its way to the coast."),
        ("The quay opens in May.", "The quay opens in June."),
        ("Nobody objected to it.", ""),
        ("The fund pays for the quay.", "The fund pays for all of the quay."),
    ]


def test_sentences_that_share_little_are_shown_whole() -> None:
    (gone, come) = changed_passages("The quay opens in May.", "Fishers sang until it was dark.")
    assert gone.pieces == (Piece(change="del", text="The quay opens in May."),)
    assert come.pieces == (Piece(change="ins", text="Fishers sang until it was dark."),)


def test_long_stretches_that_stayed_are_cut_to_their_ends() -> None:
    stayed = " ".join(f"word{number}" for number in range(100))
    (passage,) = changed_passages(f"One {stayed}.", f"Two {stayed}.")
    assert [piece.change for piece in passage.pieces] == ["del", "ins", "same", "cut", "same"]
    assert sum(len(piece.text) for piece in passage.pieces if piece.change == "same") <= 120
    assert "".join(piece.text for piece in passage.pieces if piece.change != "ins") == f"One {stayed}."


def test_nothing_changed_says_nothing() -> None:
    assert changed_passages("Same. Again.", "Same. Again.") == ()


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


SENTENCES = [
    "Boats sail at noon.",
    "Boats sail at dawn.",
    "Nobody was hurt in it.",
    "Fishers sang.",
    "The fund pays for it.",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), max_size=9), st.data())
def test_the_passages_hold_every_change_between_two_texts(before: list[str], data: st.DataObject) -> None:
    after = data.draw(st.permutations(before)) + ["Boats sail at night."]
    passages = changed_passages(" ".join(before), " ".join(after))
    gone, come = [list(filter(None, map(side, passages))) for side in (_before, _after)]
    assert len(before) - len(gone) == len(after) - len(come)
    assert all(any(old.strip() in sentence for sentence in before) for old in gone)


@given(st.text(max_size=400))
def test_folding_loses_no_word(text: str) -> None:
    assert "".join(piece.text for piece in folded([Piece(change="same", text=text)])) == text


def _before(passage: Passage) -> str:
    return "".join(piece.text for piece in passage.pieces if piece.change != "ins")


def _after(passage: Passage) -> str:
    return "".join(piece.text for piece in passage.pieces if piece.change != "del")
