"""How rare terms are, over running document frequencies."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from newsloom.stories.terms import BUCKETS, number_of

MOST_ARTICLES = 1_000_000  # counted, beyond which all counts are halved: words of long ago grow rare again


class Frequencies:
    """How many articles held each term so far, on top of what is known from elsewhere."""

    def __init__(self, holding: Mapping[str, float], articles: float) -> None:
        self._counts = np.zeros(BUCKETS, np.float32)
        self._articles = articles
        numbers = np.fromiter((number_of(term) for term in holding), np.int32, len(holding))
        np.add.at(self._counts, numbers, np.fromiter(holding.values(), np.float32, len(holding)))

    def add(self, terms: NDArray[np.int32]) -> None:
        """Count one article holding these terms, each given once."""
        self._articles += 1
        self._counts[terms] += 1
        if self._articles > MOST_ARTICLES:
            self._articles /= 2
            self._counts *= 0.5

    def rarity(self, terms: NDArray[np.int32]) -> NDArray[np.float32]:
        """Inverse document frequency of each term, above 0."""
        found: NDArray[np.float32] = np.log(np.float32(self._articles + 1.0) / (self._counts[terms] + np.float32(0.5)))
        return found


def unit(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """The weights at Euclidean length 1; none, or all 0, stay as they are."""
    size = float(np.sqrt(weights @ weights))
    return weights / np.float32(size) if size else weights
