"""The articles of the window as rows of a few large arrays: what one costs is known, and many are compared at once."""

import numpy as np
from numpy.typing import NDArray

from newsloom.stories.terms import BUCKETS

TERMS = 96  # a row holds so many terms: the heaviest of the text, then what title and lead have besides
KEY_TERMS = 16  # the first of them find candidates and count as usual for a story
WHOLE, HEAD, NAMES = 0, 1, 2  # kinds of weights, each of unit length over the row
NOWHERE = -1
_FIRST_SIZE = 256
_GROWTH = 1.05  # what is larger than need be is memory taken; large arrays grow without being copied


class Rows:
    """One row an article. `terms` are numbered (`stories.terms`), heaviest first, 0 where a row ends.

    A released row is not given out again before `recycle`: indexes that name it learn of it there.
    """

    def __init__(self) -> None:
        self.terms = np.zeros((_FIRST_SIZE, TERMS), np.int32)
        self.weights = np.zeros((_FIRST_SIZE, 3, TERMS), np.float16)
        self.meanings = np.zeros((0, 0), np.int8)
        self.meaning_lengths = np.zeros(_FIRST_SIZE, np.float32)  # of the row of `meanings`; 0 where there is none
        self.orders = np.zeros(_FIRST_SIZE, np.int64)  # of arrival
        self.stories = np.full(_FIRST_SIZE, NOWHERE, np.int32)  # number of the story the article is in
        self.slots = np.zeros(BUCKETS, np.uint16)  # of the side that is laid open (`beside.Open`), else 0
        self._next = 0
        self._free: list[int] = []
        self._released: list[int] = []

    def add(
        self, terms: NDArray[np.int32], weights: NDArray[np.float32], meaning: NDArray[np.int8] | None, order: int
    ) -> int:
        """The row of a new article, in no story yet. `weights` has a line for each kind."""
        row = self._taken()
        self.terms[row, : len(terms)] = terms
        self.terms[row, len(terms) :] = 0
        self.weights[row, :, : len(terms)] = weights
        self.weights[row, :, len(terms) :] = 0
        self.meaning_lengths[row] = self._set_meaning(row, meaning)
        self.orders[row] = order
        self.stories[row] = NOWHERE
        return row

    def release(self, row: int) -> None:
        """Afterwards the row is in no story and waits to be used again."""
        self.stories[row] = NOWHERE
        self._released.append(row)

    def recycle(self) -> None:
        """Released rows may be given out again: no index names them any more."""
        self._free += self._released
        self._released = []

    def meaning(self, rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """Unit vectors of the rows; of one that has none, nothing but 0."""
        if not len(self.meanings):
            return np.zeros((len(rows), 1), np.float32)
        lengths = np.maximum(self.meaning_lengths[rows], np.float32(1e-9))
        found: NDArray[np.float32] = np.divide(self.meanings[rows], lengths[:, None], dtype=np.float32)
        return found

    def _taken(self) -> int:
        if self._free:
            return self._free.pop()
        row, self._next = self._next, self._next + 1
        if row == len(self.terms):
            self._grow(int(_GROWTH * row) + _FIRST_SIZE)
        return row

    def _grow(self, size: int) -> None:
        """In place: nobody may keep a view of an array while articles are added."""
        old = len(self.terms)
        for name in ("terms", "weights", "meaning_lengths", "orders", "stories", "meanings"):
            array = getattr(self, name)
            if not len(array):
                continue
            array.resize((size, *array.shape[1:]), refcheck=False)
        self.stories[old:] = NOWHERE

    def _set_meaning(self, row: int, meaning: NDArray[np.int8] | None) -> float:
        if meaning is None:
            return 0.0
        if not len(self.meanings):
            self.meanings = np.zeros((len(self.terms), len(meaning)), np.int8)
        if len(meaning) != self.meanings.shape[1]:
            return 0.0
        self.meanings[row] = meaning
        wide = meaning.astype(np.float32)
        return float(np.sqrt(wide @ wide))
