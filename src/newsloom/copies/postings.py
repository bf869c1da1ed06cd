"""Which documents hold a hash: an inverted index of a sliding window, in one numpy array and one small dict.

Recent documents sit in a dict; when it has grown enough it is merged into a sorted array of 8 bytes a posting (a dict
alone would need fifteen times that). Documents no longer wanted fall out whenever the array is merged anew.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

PACK_AFTER = (
    50_000  # postings, of a thousand articles or so: about 12 MB of dict, packed in a few hundredths of a second
)
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


class Postings:
    """Documents are numbers given by the caller, each below 2**32 and greater than those before it."""

    def __init__(self) -> None:
        self._recent: dict[int, list[int]] = {}
        self._recent_postings = 0
        self._packed: NDArray[np.uint64] = np.empty(0, dtype=np.uint64)  # hash, then number, ascending

    @property
    def due_for_packing(self) -> bool:
        return self._recent_postings >= PACK_AFTER

    def add(self, number: int, hashes: NDArray[np.uint32]) -> None:
        """Afterwards the document is among the holders of each of its hashes."""
        recent = self._recent
        for value in hashes.tolist():
            recent.setdefault(value, []).append(number)
        self._recent_postings += len(hashes)

    def holders(self, hashes: NDArray[np.uint32], most: int) -> Iterator[list[int]]:
        """For each of the hashes that anything holds, the documents that hold it, oldest first; the newest `most` of them."""
        recent = self._recent
        if not len(self._packed):
            yield from (recent[value][-most:] for value in hashes.tolist() if value in recent)
            return
        wide = hashes.astype(np.uint64) << _HALF
        first = np.searchsorted(self._packed, wide, side="left").tolist()
        last = np.searchsorted(self._packed, wide | _LOW, side="right").tolist()
        for value, start, end in zip(hashes.tolist(), first, last, strict=True):
            found = recent.get(value, [])
            if end > start:
                found = [*(self._packed[max(start, end - most) : end] & _LOW).tolist(), *found]
            if found:
                yield found[-most:]

    def pack(self, is_live: NDArray[np.bool_]) -> None:
        """Keep only the documents whose number is flagged in `is_live` and move everything recent into the array."""
        count = self._recent_postings
        hashes = np.fromiter((v for v, numbers in self._recent.items() for _ in numbers), np.uint64, count)
        numbers = np.fromiter((n for numbers in self._recent.values() for n in numbers), np.uint64, count)
        new = np.sort((hashes << _HALF) | numbers)
        self._recent, self._recent_postings = {}, 0
        if not is_live.all():
            self._packed, new = (part[is_live[(part & _LOW).astype(np.intp)]] for part in (self._packed, new))
        self._packed = np.insert(self._packed, np.searchsorted(self._packed, new), new)
