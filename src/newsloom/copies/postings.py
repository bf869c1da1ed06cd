"""Which documents hold a hash: an inverted index of a sliding window, in numpy arrays and one small dict.

Recent documents sit in a dict; when it has grown enough it is packed into sorted arrays of 12 bytes a posting (a dict
alone would need ten times that). Documents no longer wanted fall out whenever the arrays are packed anew.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from newsloom.copies.fingerprint import Hashes

PACK_AFTER = 200_000  # postings; about 30 MB of dict, packed in a few hundredths of a second


class Postings:
    """Documents are small numbers given by the caller."""

    def __init__(self) -> None:
        self._recent: dict[int, list[int]] = {}
        self._recent_postings = 0
        self._hashes: Hashes = np.empty(0, dtype=np.uint64)
        self._numbers: NDArray[np.uint32] = np.empty(0, dtype=np.uint32)

    @property
    def due_for_packing(self) -> bool:
        return self._recent_postings >= PACK_AFTER

    def add(self, number: int, hashes: Hashes) -> None:
        """Afterwards the document is among the holders of each of its hashes."""
        recent = self._recent
        for value in hashes.tolist():
            recent.setdefault(value, []).append(number)
        self._recent_postings += len(hashes)

    def holders(self, hashes: Hashes) -> Iterator[list[int]]:
        """For each of the hashes that anything holds, the documents that hold it."""
        recent = self._recent
        if not len(self._hashes):
            yield from (recent[value] for value in hashes.tolist() if value in recent)
            return
        first = np.searchsorted(self._hashes, hashes, side="left")
        last = np.searchsorted(self._hashes, hashes, side="right")
        for value, start, end in zip(hashes.tolist(), first.tolist(), last.tolist(), strict=True):
            found = recent.get(value, [])
            if end > start:
                found = [*self._numbers[start:end].tolist(), *found]
            if found:
                yield found

    def pack(self, live: NDArray[np.uint32]) -> None:
        """Keep only the documents in `live` and move everything recent into the arrays."""
        count = self._recent_postings
        hashes = np.fromiter((v for v, numbers in self._recent.items() for _ in numbers), np.uint64, count)
        numbers = np.fromiter((n for numbers in self._recent.values() for n in numbers), np.uint32, count)
        hashes = np.concatenate((self._hashes, hashes))
        numbers = np.concatenate((self._numbers, numbers))
        kept = np.isin(numbers, live)
        hashes, numbers = hashes[kept], numbers[kept]
        order = np.lexsort((numbers, hashes))
        self._hashes, self._numbers = hashes[order], numbers[order]
        self._recent, self._recent_postings = {}, 0
