"""What the index keeps of an article and of a story."""

import math
from dataclasses import dataclass, field

from newsloom.model.weave import Reason
from newsloom.stories.vectors import Vector, dot

CENTROID_TERMS = 160  # terms a story keeps; the rest of a large one is noise
SHOWN = 8  # names, numbers and words shown in a reason, each
HOUR_S = 3_600.0


@dataclass(slots=True)
class Article:
    """One article of the window. `vector` is over all its text, `head` over title and lead, both at unit length."""

    id: str
    order: int  # of arrival
    at: float | None
    vector: Vector
    head: Vector
    names: dict[str, str]
    numbers: frozenset[str]
    surfaces: dict[str, str]
    is_short: bool
    story: str = ""


@dataclass(slots=True)
class Story:
    """A story as the sum of its members' vectors. Its id is the id of its first article."""

    id: str
    members: list[Article] = field(default_factory=list)
    vector: Vector = field(default_factory=dict)
    head: Vector = field(default_factory=dict)
    length: float = 1.0  # of `vector`
    head_length: float = 1.0
    newest: float | None = None

    @property
    def order(self) -> int:
        return self.members[0].order

    def add(self, article: Article) -> None:
        article.story = self.id
        self.members.append(article)
        self.vector = _grown(self.vector, article.vector)
        self.head = _grown(self.head, article.head)
        self.length, self.head_length = _length(self.vector), _length(self.head)
        if article.at is not None and (self.newest is None or article.at > self.newest):
            self.newest = article.at

    def likeness(self, article: Article) -> float:
        """Cosine with the article, half of it from title and lead."""
        whole = dot(article.vector, self.vector) / self.length
        return 0.5 * whole + 0.5 * dot(article.head, self.head) / self.head_length

    def nearest(self, article: Article) -> Article:
        """The member nearest to the article, the earliest of equals."""
        return max(self.members, key=lambda other: (dot(article.vector, other.vector), -other.order))


def story_likeness(one: Story, other: Story) -> float:
    """Cosine of two stories, half of it from titles and leads."""
    whole = dot(one.vector, other.vector) / (one.length * other.length)
    return 0.5 * whole + 0.5 * dot(one.head, other.head) / (one.head_length * other.head_length)


def reason(article: Article, other: Article) -> Reason:
    """What the two have in common, in words printed in both."""
    common = sorted(
        (term for term in article.vector if term in other.vector),
        key=lambda term: (-article.vector[term] * other.vector[term], term),
    )
    names = [article.names[t] for t in common if t in article.names and article.names[t] == other.names.get(t)]
    numbers = [t for t in common if t in article.numbers]
    printed = (_both(article.surfaces[t], other.surfaces[t]) for t in common if t not in article.names)
    plain = [word for word in printed if word and not word[0].isdigit()]
    gap_h = None if article.at is None or other.at is None else round(abs(article.at - other.at) / HOUR_S, 2)
    return Reason(
        nearest=other.id,
        similarity=round(min(1.0, dot(article.vector, other.vector)), 4),
        shared_names=tuple(names[:SHOWN]),
        shared_numbers=tuple(numbers[:SHOWN]),
        shared_words=tuple(plain[:SHOWN]),
        gap_h=gap_h,
    )


def _both(one: str, other: str) -> str:
    """What stands in both texts of two spellings of a term; empty where neither is part of the other."""
    short, long = sorted((one, other), key=len)
    return short if long.startswith(short) else ""


def _grown(sums: Vector, vector: Vector) -> Vector:
    grown = dict(sums)
    for term, weight in vector.items():
        grown[term] = grown.get(term, 0.0) + weight
    if len(grown) > 2 * CENTROID_TERMS:
        heaviest = sorted(grown, key=lambda term: (-grown[term], term))[:CENTROID_TERMS]
        grown = {term: grown[term] for term in heaviest}
    return grown


def _length(vector: Vector) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
