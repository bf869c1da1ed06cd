"""A stream of invented articles as long as real ones: words by Zipf's law, events of several articles with names of their own."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsloom.model.weave import Doc

VOCABULARY = 60_000
NAMES = 20_000
EXPONENT, SHIFT = 1.07, 2.7  # of Zipf and Mandelbrot's law, as usual for English
WORDS = 350  # of an article in the middle; lengths run from a third of it to three times
ARTICLES_PER_EVENT = 4
OPEN_EVENTS = 400  # among which the next article's event is
OWN_SHARE = 0.25  # of an article's words that are its event's
SENTENCE = 18
SOURCES = 200
WIDTH = 384  # of the encoder we ship
MARK = b"invented"  # as long as an encoder's mark
NOISE = 0.8  # of a vector about its event's, which gives cosines of about .6 within an event
_SYLLABLES = tuple(c + v + e for c in "bdfgklmnprstvz" for v in "aeiou" for e in ("", "n", "r", "s", "l"))


@dataclass(frozen=True, slots=True)
class _Event:
    words: NDArray[np.int64]  # of the vocabulary, names last
    vector: NDArray[np.float32]


class Newswire:
    """Deterministic by its seed. `vectors` gives every article an invented vector, as if it had been encoded."""

    def __init__(self, seed: int = 1, *, words: int = WORDS, vectors: bool = True) -> None:
        self._chance = np.random.default_rng(seed)
        self._words, self._vectors = words, vectors
        self._vocabulary = self._invented_words()
        weights = 1.0 / (np.arange(VOCABULARY) + SHIFT) ** EXPONENT
        self._steps = np.cumsum(weights / weights.sum())
        self._open: list[_Event] = []

    def articles(self, count: int, first: int, last_at: float, per_second: float) -> Iterator[Doc]:
        """So many articles numbered from `first`, evenly in time, the last at `last_at` (Unix seconds)."""
        for place in range(count):
            event = self._event()
            at = last_at - (count - 1 - place) / per_second
            yield self._article(str(first + place), event, at)

    def _event(self) -> _Event:
        if not self._open or self._chance.random() < 1 / ARTICLES_PER_EVENT:
            common = self._chance.integers(300, VOCABULARY, 40)
            names = VOCABULARY + self._chance.integers(0, NAMES, 8)
            vector = self._chance.standard_normal(WIDTH).astype(np.float32) / math.sqrt(WIDTH)
            self._open.append(_Event(np.concatenate([common, names]), vector))
            del self._open[:-OPEN_EVENTS]
            return self._open[-1]
        return self._open[self._chance.integers(len(self._open))]

    def _article(self, key: str, event: _Event, at: float) -> Doc:
        length = int(self._words * np.clip(self._chance.lognormal(0.0, 0.4), 1 / 3, 3))
        title = self._said(event, 9, own=0.6)
        return Doc(
            id=key,
            title=title,
            text=self._said(event, length, own=OWN_SHARE),
            source=str(int(self._chance.integers(SOURCES))),
            at=at,
            language="en",
            vector=self._vector(event),
        )

    def _said(self, event: _Event, length: int, own: float) -> str:
        words = np.searchsorted(self._steps, self._chance.random(length)).clip(0, VOCABULARY - 1)
        mine = self._chance.random(length) < own
        words[mine] = self._chance.choice(event.words, int(mine.sum()))
        said = self._vocabulary[words].tolist()
        sentences = (" ".join(said[start : start + SENTENCE]) for start in range(0, length, SENTENCE))
        return " ".join(f"{sentence[:1].upper()}{sentence[1:]}." for sentence in sentences)

    def _vector(self, event: _Event) -> bytes:
        if not self._vectors:
            return b""
        drawn = event.vector + NOISE * self._chance.standard_normal(WIDTH) / math.sqrt(WIDTH)
        return MARK + np.round(drawn * (127 / np.abs(drawn).max())).astype(np.int8).tobytes()

    def _invented_words(self) -> NDArray[np.object_]:
        """Plain words, the short ones first as in any language, and after them names."""
        found: dict[str, None] = {}
        while len(found) < VOCABULARY + NAMES:
            count = 1 + min(3, int(math.log10(len(found) + 10)) - 1)
            found["".join(self._chance.choice(_SYLLABLES, count))] = None
            if count == 1 and len(found) > 80:
                found["".join(self._chance.choice(_SYLLABLES, 2))] = None
        words = list(found)[: VOCABULARY + NAMES]
        return np.array([*words[:VOCABULARY], *(word.capitalize() for word in words[VOCABULARY:])], dtype=object)
