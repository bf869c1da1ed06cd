import dataclasses

import numpy as np
import pytest

from newsloom.language.read import read
from newsloom.language.sections import best_section
from newsloom.language.sections_learned import (
    CORRECTION_WEIGHT,
    MOST_EXAMPLES,
    NOTHING,
    VERSION,
    Learned,
    from_bytes,
    label_of,
    learn,
    learn_all,
    section_shares,
    to_bytes,
)
from newsloom.model.reading import Readable, Section

GARDEN = [
    "prune the roses before frost",
    "sow peas in rows",
    "mulch keeps roots moist",
    "dahlias want sun",
    "compost feeds the bed",
]
CHESS = [
    "the knight took on c4",
    "a rook endgame was drawn",
    "she castled early",
    "the gambit lost a pawn",
    "black resigned on move forty",
]


def article(words: str, n: int = 0) -> Readable:
    return Readable(title=words, text=f"{words}. {words} again, number {n}.")


def taught() -> Learned:
    pairs = [(article(words, n), Section.LIFESTYLE) for words in GARDEN for n in range(8)]
    pairs += [(article(words, n), Section.SPORTS) for words in CHESS for n in range(8)]
    return learn_all(NOTHING, pairs)


def guess(state: Learned, words: str) -> Section:
    return best_section(section_shares(article(words), state))


def test_what_feeds_label_is_learned() -> None:
    assert guess(NOTHING, "mulch the dahlias and prune") is Section.GENERAL
    state = taught()
    assert guess(state, "mulch the dahlias and prune") is Section.LIFESTYLE
    assert guess(state, "a pawn for the knight in the endgame") is Section.SPORTS


def test_what_is_like_nothing_learned_is_left_to_the_words() -> None:
    state = taught()
    assert guess(state, "zzz qqq xxx") is Section.GENERAL
    lead = "The central bank raised interest rates as inflation and the stock market fell; investors sold shares"
    assert guess(state, lead) is Section.BUSINESS


def test_a_correction_counts_more_than_a_label_and_stands() -> None:
    state = learn(taught(), article("prune the roses before frost"), Section.SPORTS, is_correction=True)
    again = learn(state, article("prune the roses before frost"), Section.LIFESTYLE)
    assert again.counts == state.counts
    assert state.counts[Section.LIFESTYLE] == taught().counts[Section.LIFESTYLE] - 1
    assert state.counts[Section.SPORTS] == taught().counts[Section.SPORTS] + CORRECTION_WEIGHT


def test_the_order_of_examples_does_not_matter() -> None:
    pairs = [(article(words), Section.LIFESTYLE) for words in GARDEN] + [
        (article(words), Section.SPORTS) for words in CHESS
    ]
    one = learn_all(NOTHING, pairs)
    other = learn_all(learn_all(NOTHING, reversed(pairs[:4])), reversed(pairs[4:]))
    assert to_bytes(one) == to_bytes(other)
    assert np.array_equal(one.weights, other.weights)


def test_what_was_learned_is_kept_as_bytes_and_comes_back() -> None:
    state = taught()
    kept = to_bytes(state)
    back = from_bytes(kept)
    assert to_bytes(back) == kept
    assert np.array_equal(back.weights, state.weights)
    assert to_bytes(from_bytes(to_bytes(NOTHING))) == to_bytes(NOTHING)


@pytest.mark.parametrize("damage", [b"", b"no archive", b"PK\x03\x04 cut"])
def test_damaged_bytes_teach_nothing(damage: bytes) -> None:
    assert from_bytes(damage) is NOTHING


def test_another_version_is_learned_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = to_bytes(taught())
    monkeypatch.setattr("newsloom.language.sections_learned.VERSION", VERSION + 1)
    assert from_bytes(kept) is NOTHING


def test_memory_is_bounded_and_corrections_are_forgotten_last() -> None:
    pairs = [(Readable(title=f"word{n}", text=f"text{n}"), Section.SPORTS) for n in range(MOST_EXAMPLES)]
    state = learn(NOTHING, article("mulch"), Section.LIFESTYLE, is_correction=True)
    state = learn_all(state, pairs)
    assert len(state.examples) == MOST_EXAMPLES
    assert Section.LIFESTYLE in state.counts


def test_a_label_is_what_a_publisher_names_without_contradiction() -> None:
    plain = Readable(
        title="t", text="x", url="https://p.example/sport/2031/05/06/final-1.html", feed_categories=("Football",)
    )
    assert label_of(plain) is Section.SPORTS
    assert label_of(dataclasses.replace(plain, breadcrumb=("Home", "Business"))) is None
    assert label_of(Readable(title="t", text="x", url="https://p.example/a/b")) is None


def test_a_publishers_own_word_teaches() -> None:
    pairs = [
        (Readable(title=f"n{n}", text=f"m{n}", url=f"https://p.example/beete/{n}"), Section.LIFESTYLE)
        for n in range(40)
    ]
    pairs += [
        (Readable(title=f"o{n}", text=f"p{n}", url=f"https://p.example/brett/{n}"), Section.SPORTS) for n in range(40)
    ]
    state = learn_all(NOTHING, pairs)
    assert read(Readable(title="q", text="r", url="https://p.example/beete/999"), state).section is Section.LIFESTYLE
