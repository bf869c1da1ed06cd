"""What of a text is compared: a fair sample of its five-word shingles, as sorted 64-bit numbers."""

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsloom.text.tokens import words

Hashes = NDArray[np.uint64]

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio, the usual odd multiplier
_MIXER = np.uint64(0xBF58476D1CE4E5B9)  # from splitmix64's finaliser
_HALF = np.uint64(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """A text's sampled shingles, each once, ascending. `words` counts the words of the text."""

    hashes: Hashes
    words: int


def fingerprint(text: str, *, width: int, one_in: int) -> Fingerprint:
    """The same for the same words on every machine. `one_in` of the shingles' hashes is kept, chosen by the hash itself.

    A text shorter than one shingle gives a single hash of all its words; an empty text gives none.
    """
    found = words(text)
    if not found:
        return Fingerprint(hashes=np.empty(0, dtype=np.uint64), words=0)
    tokens = np.fromiter((zlib.crc32(w.encode("utf-8", "surrogatepass")) for w in found), np.uint64, len(found))
    width = min(width, len(found))
    shingles = np.zeros(len(found) - width + 1, dtype=np.uint64)
    for offset in range(width):
        shingles = shingles * _MULTIPLIER + _mixed(tokens[offset : offset + len(shingles)])
    hashes = np.unique(_mixed(shingles))
    kept = hashes[hashes % np.uint64(one_in) == 0]
    # Short texts are compared whole: a sample of a dozen shingles says little.
    return Fingerprint(hashes=kept if len(kept) >= _SMALLEST_SAMPLE else hashes, words=len(found))


_SMALLEST_SAMPLE = 12  # shingles; below this every shingle of the text is kept


def _mixed(values: Hashes) -> Hashes:
    values = (values ^ (values >> _HALF)) * _MIXER
    return values ^ (values >> _HALF)
