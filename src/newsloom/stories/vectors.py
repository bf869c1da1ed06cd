"""Sparse TF-IDF vectors over running document frequencies."""

import math
from collections.abc import Iterable, Mapping

Vector = dict[str, float]  # unit length

MOST_TERMS = 400_000  # beyond, terms held by one article are forgotten: misspellings and numbers, mostly


class Frequencies:
    """How many articles held each term so far, on top of what is known from elsewhere."""

    def __init__(self, holding: Mapping[str, float], articles: float) -> None:
        self._background = holding
        self._background_articles = articles
        self._holding: dict[str, int] = {}
        self._articles = 0

    def add(self, terms: Iterable[str]) -> None:
        """Count one article holding these terms, each given once."""
        self._articles += 1
        for term in terms:
            self._holding[term] = self._holding.get(term, 0) + 1
        if len(self._holding) > MOST_TERMS:
            self._holding = {term: count for term, count in self._holding.items() if count > 1}

    def rarity(self, term: str) -> float:
        """Inverse document frequency, above 0."""
        articles = self._articles + self._background_articles + 1.0
        return math.log(articles / (self._holding.get(term, 0) + self._background.get(term, 0.0) + 0.5))

    def vector(self, weights: Mapping[str, float], *, most: int) -> Vector:
        """The weights times rarity, at unit length, of the `most` heaviest terms."""
        raised = {term: weight * self.rarity(term) for term, weight in weights.items()}
        if len(raised) > most:
            heaviest = sorted(raised, key=lambda term: (-raised[term], term))[:most]
            raised = {term: raised[term] for term in heaviest}
        return unit(raised)


def unit(vector: Mapping[str, float]) -> Vector:
    """The vector at length 1; an empty one stays empty."""
    size = length(vector)
    return {term: weight / size for term, weight in vector.items()}


def length(vector: Mapping[str, float]) -> float:
    """Euclidean length; 1 for an empty vector, so that one may divide by it."""
    return math.hypot(*vector.values()) or 1.0


def dot(one: Vector, other: Vector) -> float:
    """The sum of products over common terms.

    `fsum` because it rounds alike in any order: which of the two comes first must not show.
    """
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum([weight * long[term] for term, weight in short.items() if term in long])
