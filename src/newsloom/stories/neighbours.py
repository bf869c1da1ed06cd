"""Which stories might be meant: an inverted index from key terms to articles, and so to their stories."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from newsloom.stories.rows import KEY_TERMS, WHOLE, Rows

LONGEST_LIST = 400  # newest articles looked at for one term: a word in more of them tells little and costs much
_SHIFT = KEY_TERMS.bit_length() - 1
_LEAST_PENDING = 256
_SORT_EVERY = 40  # the new ones are sorted in when they are a part of so many of all

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
        codes, counts = self._found(terms)
        if not len(codes):
            return
        found, places = codes >> _SHIFT, codes & (KEY_TERMS - 1)
        stories = self._rows.stories[found]
        is_so = (stories >= 0) & (self._rows.terms[found, places] == np.repeat(terms, counts))
        products = np.repeat(weights, counts) * self._rows.weights[found, WHOLE, places]
        numbers, of = np.unique(stories[is_so], return_inverse=True)
        scores = np.bincount(of, products[is_so], len(numbers)) / lengths[numbers]
        yield from numbers[np.argsort(-scores, kind="stable")].tolist()

    def _found(self, terms: NDArray[np.int32]) -> tuple[Codes, list[int]]:
        """The newest entries of each term, and how many they are."""
        low, high = np.searchsorted(self._terms, terms, "left"), np.searchsorted(self._terms, terms, "right")
        pieces: list[Codes] = []
        counts = []
        for term, begin, end in zip(terms.tolist(), low.tolist(), high.tolist(), strict=True):
            new = self._pending.get(term, [])[-LONGEST_LIST:]
            old = self._codes[max(begin, end - LONGEST_LIST + len(new)) : end]
            counts.append(len(old) + len(new))
            pieces.append(old)
            if new:
                pieces.append(np.array(new, np.uint32))
        return (np.concatenate(pieces) if pieces else np.zeros(0, np.uint32)), counts

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
