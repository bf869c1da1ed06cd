"""A story, or an article alone, as sums over its members: what it is compared by."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from newsloom.stories.rows import HEAD, KEY_TERMS, NAMES, TERMS, WHOLE, Rows
from newsloom.stories.terms import FIRST_NUMBER

STORY_TERMS = 320  # heaviest terms a story is compared by; the rest of a large one is noise
HOLDING, PRINTING = 3, 4  # further lines: how many members have the term among their keys, and print the number
LINES = 5
USUAL = 0.5  # share of members from which a term is usual for the story
KEPT = 2_048  # stories whose sums are kept at hand


@dataclass(frozen=True)
class Sums:
    """`values` has a line for each kind of weight, for HOLDING and PRINTING, and a column for each of `terms`.

    `meaning` is the sum over the `encoded` members that have one.
    """

    terms: NDArray[np.int32]
    values: NDArray[np.float32]
    size: int
    meaning: NDArray[np.float32] | None
    encoded: int

    @cached_property
    def lengths(self) -> tuple[float, float, float]:
        """Euclidean lengths by kind; 1 for nothing, so that one may divide by them."""
        squares = np.einsum("ij,ij->i", self.values[: NAMES + 1], self.values[: NAMES + 1])
        found = [float(length) or 1.0 for length in np.sqrt(squares)]
        return found[WHOLE], found[HEAD], found[NAMES]

    @cached_property
    def count_lengths(self) -> tuple[float, float]:
        """Euclidean lengths of HOLDING and PRINTING, 0 for nothing."""
        squares = np.einsum("ij,ij->i", self.values[HOLDING:], self.values[HOLDING:])
        return float(np.sqrt(squares[0])), float(np.sqrt(squares[1]))

    @cached_property
    def names_total(self) -> float:
        """All weight of names."""
        return float(self.values[NAMES].sum())

    @cached_property
    def usual(self) -> NDArray[np.bool_]:
        """Which terms are keys of at least half the members."""
        found: NDArray[np.bool_] = self.values[HOLDING] >= USUAL * self.size
        return found

    @cached_property
    def usual_count(self) -> int:
        return int(np.count_nonzero(self.usual))

    @cached_property
    def meaning_length(self) -> float:
        """Euclidean length of the meaning, 1 for none."""
        return 1.0 if self.meaning is None else float(np.sqrt(self.meaning @ self.meaning)) or 1.0

    @cached_property
    def compared(self) -> "Sums":
        """The same with its heaviest STORY_TERMS terms only."""
        if len(self.terms) <= STORY_TERMS:
            return self
        heaviest = np.sort(np.argsort(-self.values[WHOLE], kind="stable")[:STORY_TERMS])
        return Sums(self.terms[heaviest], self.values[:, heaviest], self.size, self.meaning, self.encoded)

    def heaviest(self, count: int) -> NDArray[np.intp]:
        """Columns of the heaviest terms, heaviest first."""
        return np.argsort(-self.values[WHOLE], kind="stable")[:count]

    def plus(self, other: "Sums") -> "Sums":
        """The sums over the members of both."""
        terms, columns = np.unique(np.concatenate((self.terms, other.terms)), return_inverse=True)
        values = np.zeros((LINES, len(terms)), np.float32)
        values[:, columns[: len(self.terms)]] = self.values
        values[:, columns[len(self.terms) :]] += other.values
        meanings = [one.meaning for one in (self, other) if one.meaning is not None]
        return Sums(terms, values, self.size + other.size, sum_of(meanings), self.encoded + other.encoded)


def sums_of(rows: Rows, members: Sequence[int]) -> Sums:
    """The sums over these rows."""
    places = np.fromiter(members, np.intp, len(members))
    found = rows.terms[places]
    values = np.zeros((len(places), LINES, TERMS), np.float32)
    values[:, : NAMES + 1] = rows.weights[places]
    values[:, HOLDING, :KEY_TERMS] = 1.0
    values[:, PRINTING] = (found >= FIRST_NUMBER) & (values[:, WHOLE] > 0)
    encoded = places[rows.meaning_lengths[places] > 0]
    meaning = rows.meaning(encoded).sum(axis=0) if len(encoded) else None
    filled = found > 0
    if len(places) == 1:
        return Sums(found[filled], values[0][:, filled[0]], 1, meaning, len(encoded))
    terms, columns = np.unique(found[filled], return_inverse=True)
    spread = values.transpose(1, 0, 2)[:, filled]
    made = np.stack([np.bincount(columns, line, len(terms)) for line in spread]).astype(np.float32)
    return Sums(terms, made, len(places), meaning, len(encoded))


def sum_of(vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32] | None:
    """The sum of the vectors, None of none."""
    return np.add.reduce(vectors) if vectors else None


class Lately:
    """The sums asked for lately, by the number of the story."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, Sums] = OrderedDict()

    def get(self, number: int) -> Sums | None:
        """The sums, if they are at hand."""
        found = self._known.get(number)
        if found is not None:
            self._known.move_to_end(number)
        return found

    def put(self, number: int, sums: Sums) -> None:
        """Keeps them; those not asked for the longest are let go."""
        self._known[number] = sums
        self._known.move_to_end(number)
        if len(self._known) > KEPT:
            self._known.popitem(last=False)

    def drop(self, number: int) -> None:
        """Forgets them: the story is no more."""
        self._known.pop(number, None)
