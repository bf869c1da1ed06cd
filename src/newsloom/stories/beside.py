"""Laying many articles or stories beside one: the terms of the one are looked up in an array, not in each of the many."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from newsloom.stories.rows import HEAD, NAMES, WHOLE, Rows
from newsloom.stories.sums import HOLDING, LINES, PRINTING, Sums

Floats = NDArray[np.float32]


class Open:
    """One side, opened. While it is, no other of the same rows may be."""

    def __init__(self, rows: Rows, sums: Sums) -> None:
        self.sums = sums
        self._rows = rows
        self._columns = np.zeros(
            (LINES, len(sums.terms) + 1), np.float32
        )  # the first column is that of all other terms
        self._columns[:, 1:] = sums.values
        self._usual = np.concatenate(([False], sums.usual))

    def dots(self, rows: Sequence[int]) -> Floats:
        """For each row the sums of products of its weights with this side's, a column a kind."""
        places = np.fromiter(rows, np.intp, len(rows))
        mine = self._columns[: NAMES + 1, self._rows.slots[self._rows.terms[places]]]
        found: Floats = np.einsum("kmt,mkt->mk", mine, self._rows.weights[places].astype(np.float32))
        return found

    def joined(self, stories: Sequence[Sums]) -> Floats:
        """For each story, with this side an article: what `features.join_features` is made of, a column each.

        Products of whole, head and names; weight of own names the story has; weight of the story's names found here;
        own keys by weight and number of members holding them; the story's usual terms found; numbers in common.
        """
        terms, values, starts, _ = _laid(stories)
        mine = self._columns[:, self._rows.slots[terms]]
        usual = np.concatenate([story.usual for story in stories])
        lines = np.empty((8, len(terms)), np.float32)
        np.multiply(mine[: NAMES + 1], values[: NAMES + 1], out=lines[: NAMES + 1])
        lines[3] = mine[NAMES] * mine[NAMES] * (values[NAMES] > 0)
        lines[4] = values[NAMES] * (mine[NAMES] > 0)
        lines[5] = mine[WHOLE] * mine[HOLDING] * values[HOLDING]
        lines[6] = usual & (mine[WHOLE] > 0)
        lines[7] = (mine[PRINTING] > 0) & (values[PRINTING] > 0)
        return _added(lines, starts)

    def grouped(self, stories: Sequence[Sums]) -> Floats:
        """For each story, with this side a story: what `features.group_features` is made of, a column each.

        Products of whole, head, names, key counts and counts of numbers; usual terms in common.
        """
        terms, values, starts, _ = _laid(stories)
        slots = self._rows.slots[terms]
        lines = np.empty((LINES + 1, len(terms)), np.float32)
        np.multiply(self._columns[:, slots], values, out=lines[:LINES])
        lines[LINES] = np.concatenate([story.usual for story in stories]) & self._usual[slots]
        return _added(lines, starts)

    def pairs(self, mine: Sequence[int], others: Sequence[int]) -> Floats:
        """Likeness of rows of this side (lines) with other rows (columns): half whole text, half title and lead."""
        one, other = self._spread(mine), self._spread(others)
        found: Floats = 0.5 * (one[WHOLE] @ other[WHOLE].T) + 0.5 * (one[HEAD] @ other[HEAD].T)
        return found

    def _spread(self, rows: Sequence[int]) -> Floats:
        """The weights of whole and head in this side's columns."""
        places = np.fromiter(rows, np.intp, len(rows))
        columns = self._rows.slots[self._rows.terms[places]][:, None, :]
        found = np.zeros((len(places), 2, self._columns.shape[1]), np.float32)
        weights = self._rows.weights[places, : HEAD + 1].astype(np.float32)
        np.put_along_axis(found, np.broadcast_to(columns, weights.shape).astype(np.intp), weights, axis=2)
        found[:, :, 0] = 0.0
        return found.transpose(1, 0, 2)


@contextmanager
def opened(rows: Rows, sums: Sums) -> Iterator[Open]:
    """The side laid open for as long as the block lasts."""
    rows.slots[sums.terms] = np.arange(1, len(sums.terms) + 1, dtype=np.uint16)
    try:
        yield Open(rows, sums)
    finally:
        rows.slots[sums.terms] = 0


def _laid(stories: Sequence[Sums]) -> tuple[NDArray[np.int32], Floats, NDArray[np.intp], list[int]]:
    """The terms and values of all, one behind the other, and where each begins."""
    sizes = [len(story.terms) for story in stories]
    starts = np.concatenate(([0], np.cumsum(sizes[:-1]))).astype(np.intp)
    terms = np.concatenate([story.terms for story in stories])
    return terms, np.concatenate([story.values for story in stories], axis=1), starts, sizes


def _added(lines: Floats, starts: NDArray[np.intp]) -> Floats:
    """The sums from each start to the next; a start at the end, of a story without terms, is 0."""
    padded = np.concatenate((lines, np.zeros((len(lines), 1), np.float32)), axis=1)
    found = np.add.reduceat(padded, starts, axis=1)
    ends = np.append(starts[1:], lines.shape[1])
    found[:, ends == starts] = 0.0
    return found.T
