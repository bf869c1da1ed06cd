"""What of a text is compared: its five-word shingles, a fair sample of them to find it by and a filter to check it with."""

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsloom.copies.spelling import spelled
from newsloom.text.tokens import words

Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]

WIDTH = 5  # words of a shingle; of 3, 4, 5 and 8 five parts copies from reports that share quotations the widest
ONE_IN = 12  # of the shingles' hashes, the smallest, are sampled; a copy of a third of 500 words shares 14 of them
SMALLEST_SAMPLE = 12  # shingles; a text with fewer in its sample gives its smallest hashes, up to this many
FILTER_BITS = 6  # a shingle; with two of them set one in twelve unknown shingles passes, and that share is taken off
SMALLEST_FILTER = 2_048  # bits: in a short text a chance hit weighs more

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio, the usual odd multiplier
_MIXER = np.uint64(0xBF58476D1CE4E5B9)  # from splitmix64's finaliser
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_SAMPLED_BELOW = np.uint64(2**64 // ONE_IN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """A text's shingles, each once, ascending; the smallest of them, in 32 bits, are its sample."""

    shingles: Hashes
    sample: NDArray[np.uint32]


class Fingerprints:
    """Makes fingerprints, the same for the same words on every machine; remembers the words it met."""

    def __init__(self) -> None:
        self._words = _WordHashes()

    def of(self, text: str) -> Fingerprint:
        """A text shorter than one shingle gives a single hash of all its words; an empty text gives none."""
        found = words(text)
        if not found:
            return Fingerprint(shingles=np.empty(0, dtype=np.uint64), sample=np.empty(0, dtype=np.uint32))
        self._words.tidy()
        tokens = np.fromiter(map(self._words.__getitem__, found), np.uint64, len(found))
        width = min(WIDTH, len(found))
        hashes = tokens[: len(found) - width + 1].copy()
        for offset in range(1, width):
            hashes *= _MULTIPLIER
            hashes += tokens[offset : offset + len(hashes)]
        shingles = np.sort(_mixed(hashes))
        shingles = shingles[np.append(True, shingles[1:] != shingles[:-1])]
        count = max(int(np.searchsorted(shingles, _SAMPLED_BELOW)), SMALLEST_SAMPLE)
        return Fingerprint(shingles=shingles, sample=(shingles[:count] & _LOW).astype(np.uint32))


def packed(shingles: Hashes) -> bytes:
    """A filter that holds the shingles, six bits for each (a Bloom filter of two hashes)."""
    bits = np.zeros(max(SMALLEST_FILTER, -(-len(shingles) * FILTER_BITS // 8) * 8), dtype=np.bool_)
    for places in _places(shingles, len(bits)):
        bits[places] = True
    return np.packbits(bits).tobytes()


@dataclass(frozen=True, slots=True)
class Holding:
    """Which of a text's shingles another text's filter holds; `chance` is the share of unknown ones that pass it."""

    flags: Flags
    chance: float

    def count(self, wanted: Flags | None = None) -> float:
        """How many of the shingles, or of the `wanted`, the other text has: those that pass, less the chance ones."""
        passed = np.count_nonzero(self.flags if wanted is None else self.flags & wanted)
        asked = len(self.flags) if wanted is None else np.count_nonzero(wanted)
        return max(0.0, (passed - self.chance * asked) / (1.0 - self.chance)) if self.chance < 1.0 else float(passed)


def held(shingles: Hashes, filter_: bytes) -> Holding:
    """What of the shingles a filter made by `packed` holds."""
    bits = np.unpackbits(np.frombuffer(filter_, dtype=np.uint8)).view(np.bool_)
    first, second = _places(shingles, len(bits))
    return Holding(bits[first] & bits[second], float(np.count_nonzero(bits) / len(bits)) ** 2)


def _places(shingles: Hashes, bits: int) -> tuple[Hashes, Hashes]:
    size = np.uint64(bits)
    return (shingles & _LOW) * size >> _HALF, ((shingles * _MULTIPLIER) >> _HALF) * size >> _HALF


def _mixed(values: Hashes) -> Hashes:
    values = (values ^ (values >> _HALF)) * _MIXER
    return values ^ (values >> _HALF)


class _WordHashes(dict[str, int]):
    """Word to hash, of the word as it is compared: without accents, in one spelling."""

    _MOST = 60_000  # words; about 8 MB, then it begins anew

    def tidy(self) -> None:
        if len(self) > self._MOST:
            self.clear()

    def __missing__(self, word: str) -> int:
        low = zlib.crc32(spelled(word).encode("utf-8", "surrogatepass"))
        mixed = ((low ^ 0x5BD1E995) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        self[word] = found = mixed ^ (mixed >> 32)
        return found
