"""What the index keeps of an article and of a story."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from newsloom.stories.crossing import Told
from newsloom.stories.vectors import Vector, dot, length

STORY_TERMS = 240  # terms a story keeps of each kind; the rest of a large one is noise
DAY_S = 86_400.0
COMPARED = 24  # members
USUAL = 0.5  # share of members from which a term is usual for the story


@dataclass(slots=True)
class Article:
    """One article of the window. `whole` is over all its text, `head` over title and lead, both at unit length.

    `names` weighs the terms of names by rarity, at unit length; `printed` is how each stands in the text; `surfaces`
    holds the terms that stand in it otherwise than as themselves. Nothing of it is ever changed.
    """

    id: str
    order: int  # of arrival
    at: float | None
    whole: Vector
    head: Vector
    names: Vector
    printed: dict[str, str]
    surfaces: dict[str, str]
    numbers: frozenset[str]
    keys: tuple[str, ...]  # its heaviest terms, heaviest first
    is_short: bool
    told: Told
    meaning: NDArray[np.float32] | None = None  # unit length
    story: str = ""


@dataclass(slots=True)
class Story:
    """A story as sums over its members. Its id is the id of its first article."""

    id: str
    members: list[Article] = field(default_factory=list)  # in order of arrival
    whole: Vector = field(default_factory=dict)
    head: Vector = field(default_factory=dict)
    names: Vector = field(default_factory=dict)
    holding: dict[str, int] = field(default_factory=dict)  # how many members have the term among their keys
    numbers: dict[str, int] = field(default_factory=dict)  # how many members print the number
    whole_length: float = 1.0
    head_length: float = 1.0
    names_length: float = 1.0
    first_at: float | None = None
    newest_at: float | None = None
    meaning: NDArray[np.float32] | None = None  # sum over the members that have one
    encoded: int = 0  # how many have
    short: int = 0  # members that are headlines or hardly more
    looked_at: int = 0  # size when a seam was last looked for
    usual_keys: frozenset[str] | None = None  # worked out when asked for
    apart: dict[str, int] = field(default_factory=dict)  # stories it was parted from, and the size of both then

    @property
    def order(self) -> int:
        return self.members[0].order

    @property
    def size(self) -> int:
        return len(self.members)

    def ids(self) -> list[str]:
        """The ids of its members, in order of arrival."""
        return [article.id for article in self.members]

    def add(self, article: Article) -> None:
        """Afterwards the article counts as a member, in its place in the order of arrival."""
        article.story = self.id
        self.usual_keys = None
        self.members.append(article)
        if len(self.members) > 1 and self.members[-2].order > article.order:
            self.members.sort(key=lambda member: member.order)
        alone = len(self.members) == 1  # most stories are: they borrow the vectors of their only article
        self.whole = article.whole if alone else _grown(self.whole, article.whole, copy=self.size == 2)
        self.head = article.head if alone else _grown(self.head, article.head, copy=self.size == 2)
        self.names = article.names if alone else _grown(self.names, article.names, copy=self.size == 2)
        for term in article.keys:
            self.holding[term] = self.holding.get(term, 0) + 1
        for number in article.numbers:
            self.numbers[number] = self.numbers.get(number, 0) + 1
        self.whole_length, self.head_length = length(self.whole), length(self.head)
        self.names_length = length(self.names)
        if article.meaning is not None:
            self.meaning = article.meaning if self.meaning is None else self.meaning + article.meaning
            self.encoded += 1
        self.short += article.is_short
        if article.at is not None:
            self.first_at = article.at if self.first_at is None else min(self.first_at, article.at)
            self.newest_at = article.at if self.newest_at is None else max(self.newest_at, article.at)

    def usual(self) -> frozenset[str]:
        """Key terms of at least half the members."""
        if self.usual_keys is None:
            least = USUAL * self.size
            self.usual_keys = frozenset(term for term, count in self.holding.items() if count >= least)
        return self.usual_keys

    def nearest(self, article: Article) -> Article:
        """The member nearest to the article, the earliest of equals; of a large story the first and the newest are compared."""
        some = self.members if self.size <= COMPARED else [self.members[0], *self.members[1 - COMPARED :]]
        return max(some, key=lambda other: (likeness(article, other), -other.order))


def likeness(one: Article, other: Article) -> float:
    """Cosine of two articles, half of it from title and lead."""
    return 0.5 * dot(one.whole, other.whole) + 0.5 * dot(one.head, other.head)


def relatedness(one: Article, other: Article) -> float:
    """Likeness with a share for common names: what two articles are about rather than what happened."""
    return 0.9 * likeness(one, other) + 0.1 * dot(one.names, other.names)


def whole_days(one: float | None, other: float | None) -> float | None:
    """Full days between two times, None where one is missing.

    Whole days on purpose: the streams learned from have true days only (stories study, warning 1).
    """
    return None if one is None or other is None else float(abs(one - other) // DAY_S)


def _grown(sums: Vector, vector: Vector, *, copy: bool) -> Vector:
    """The sums with the vector added: the same dictionary unless it is to be copied."""
    if copy:
        sums = dict(sums)
    for term, weight in vector.items():
        sums[term] = sums.get(term, 0.0) + weight
    if len(sums) > 2 * STORY_TERMS:
        lightest = sorted(sums, key=lambda term: (-sums[term], term))[STORY_TERMS:]
        for term in lightest:
            del sums[term]
    return sums
