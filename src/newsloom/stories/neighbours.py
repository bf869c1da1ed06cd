"""Which stories might be meant: an inverted index from key terms to articles, and so to their stories."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from newsloom.stories.rows import KEY_TERMS, WHOLE, Rows

LONGEST_LIST = (
    200  # newest articles looked at for one term, and as many of those not yet sorted in: a word in more tells little
)
_SHIFT = KEY_TERMS.bit_length() - 1
_LEAST_PENDING = 256
_SORT_EVERY = 25  # the new ones are sorted in when they are a part of so many of all

Codes = NDArray[np.uint32]  # a row and which of its key terms, in one number


class Neighbours:
    """Finds stories by the heavy terms of an article or of another story, in time bounded by the number of terms.

    Most articles stand in two sorted arrays; those that came since they were sorted stand in lists.
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._terms = np.zeros(0, np.int32)
        self._codes: Codes = np.zeros(0, np.uint32)
        self._pending: dict[int, list[int]] = {}
        self._waiting = 0

    def add(self, row: int) -> None:
        """Afterwards the row is found by its key terms, for as long as it is in a story."""
        for place, term in enumerate(self._rows.terms[row, :KEY_TERMS].tolist()):
            if term:
                self._pending.setdefault(term, []).append(row << _SHIFT | place)
        self._waiting += 1
        if self._waiting > max(_LEAST_PENDING, len(self._codes) // KEY_TERMS // _SORT_EVERY):
            self._sort()

    def near(
        self, terms: NDArray[np.int32], weights: NDArray[np.float32], lengths: NDArray[np.float32]
    ) -> Iterator[int]:
        """Numbers of the stories sharing any of the terms, the likeliest first. `lengths`: of each story's sums."""
        codes, holds = self._found(terms)
        if not len(codes):
            return
        found, places = codes >> _SHIFT, codes & (KEY_TERMS - 1)
        stories = self._rows.stories[found]
        is_so = (stories >= 0) & (self._rows.terms[found, places] == terms[holds])
        products = weights[holds] * self._rows.weights[found, WHOLE, places]
        numbers, of = np.unique(stories[is_so], return_inverse=True)
        scores = np.bincount(of, products[is_so], len(numbers)) / lengths[numbers]
        yield from numbers[np.argsort(-scores, kind="stable")].tolist()

    def _found(self, terms: NDArray[np.int32]) -> tuple[Codes, NDArray[np.intp]]:
        """The newest entries of each term, and which of the terms each holds."""
        begins, ends = np.searchsorted(self._terms, terms, "left"), np.searchsorted(self._terms, terms, "right")
        begins = np.maximum(begins, ends - LONGEST_LIST)
        counts = ends - begins
        last = np.cumsum(counts)
        places = np.arange(last[-1] if len(last) else 0) + np.repeat(begins - last + counts, counts)
        codes, holds = [self._codes[places]], [np.repeat(np.arange(len(terms)), counts)]
        for place, term in enumerate(terms.tolist()):
            new = self._pending.get(term)
            if new:
                codes.append(np.array(new[-LONGEST_LIST:], np.uint32))
                holds.append(np.full(len(codes[-1]), place))
        return np.concatenate(codes), np.concatenate(holds)

    def _sort(self) -> None:
        """Sorts all rows that are in a story anew; of one term the newest stand last."""
        rows = np.flatnonzero(self._rows.stories >= 0)
        rows = rows[np.argsort(self._rows.orders[rows], kind="stable")]
        terms = self._rows.terms[rows, :KEY_TERMS].ravel()
        codes = (rows[:, None] << _SHIFT | np.arange(KEY_TERMS)).ravel().astype(np.uint32)
        filled = terms > 0
        order = np.argsort(terms[filled], kind="stable")
        self._terms, self._codes = terms[filled][order], codes[filled][order]
        self._pending, self._waiting = {}, 0
        self._rows.recycle()
