"""What the learned decisions look at: an article beside a story, and two stories beside each other.

Every feature has a name; weights.json holds one weight for each name (scripts/train_stories.py makes it). Nothing here
looks at who published an article or where it is found: in the corpora learned from, both would give the answer away.
"""

import math

from newsloom.stories.meaning import CLOSENESS, GROUP_CLOSENESS, group_closeness, join_closeness
from newsloom.stories.story import Article, Story, likeness, whole_days
from newsloom.stories.vectors import dot

NEWEST = 8  # members compared one by one

_LIKENESSES = ("whole_centroid", "head_centroid", "whole_mean", "head_mean", "nearest", "names_centroid")
JOIN_NAMES = (
    *_LIKENESSES,
    "names_covered",
    "usual_names_held",
    "keys_covered",
    "usual_keys_held",
    "numbers_shared",
    "numbers_apart",
    "days_to_newest",
    "days_to_first",
    "undated",
    "size",
    "short",
    *(f"{name}_short" for name in _LIKENESSES),
    *(f"{name}_size" for name in _LIKENESSES),
    "margin",
)
JOIN_MEANT_NAMES = (*JOIN_NAMES, *CLOSENESS)
_GROUP_LIKENESSES = (
    "whole_centroid",
    "head_centroid",
    "whole_mean",
    "head_mean",
    "nearest",
    "names_centroid",
    "partners",
)
GROUP_NAMES = (
    *_GROUP_LIKENESSES,
    "usual_keys_shared",
    "keys_cosine",
    "numbers_cosine",
    "numbers_apart",
    "days_between",
    "undated",
    "smaller",
    "larger",
    "short",
    *(f"{name}_short" for name in _GROUP_LIKENESSES),
    *(f"{name}_smaller" for name in _GROUP_LIKENESSES),
)
GROUP_MEANT_NAMES = (*GROUP_NAMES, *GROUP_CLOSENESS)


def join_features(article: Article, story: Story, rival: float, rival_closeness: float = 0.0) -> list[float]:
    """The values of JOIN_NAMES; of JOIN_MEANT_NAMES where both have a meaning.

    `rival` is the best `quick_likeness` of the article with any other story, `rival_closeness` the best `closeness`.
    """
    size = story.size
    whole, head = dot(article.whole, story.whole), dot(article.head, story.head)
    names = dot(article.names, story.names) / story.names_length
    centroid = whole / story.whole_length
    likenesses = (
        centroid,
        head / story.head_length,
        whole / size,
        head / size,
        max(likeness(article, member) for member in story.members[-NEWEST:]),
        names,
    )
    short, log_size = float(article.is_short), math.log(size)
    newest, first = whole_days(article.at, story.newest_at), whole_days(article.at, story.first_at)
    shared_numbers = sum(1 for number in article.numbers if number in story.numbers)
    return [
        *likenesses,
        sum(w * w for t, w in article.names.items() if t in story.names),
        _usual_names_held(story, article),
        _keys_covered(article, story),
        _usual_held(story, article),
        math.log1p(shared_numbers),
        float(bool(article.numbers and story.numbers) and not shared_numbers),
        math.log1p(newest or 0.0),
        math.log1p(first or 0.0),
        float(newest is None),
        log_size,
        short,
        *(value * short for value in likenesses),
        *(value * log_size for value in likenesses),
        quick_likeness(article, story) - rival,
        *join_closeness(article, story, rival_closeness),
    ]


def quick_likeness(article: Article, story: Story) -> float:
    """Half whole text, half title and lead; what candidates are ranked by."""
    whole = dot(article.whole, story.whole) / story.whole_length
    return 0.5 * whole + 0.5 * dot(article.head, story.head) / story.head_length


def group_features(one: Story, other: Story) -> list[float]:
    """The values of GROUP_NAMES for two stories, of GROUP_MEANT_NAMES where both have a meaning; in any order the same."""
    pairs = one.size * other.size
    whole, head = dot(one.whole, other.whole), dot(one.head, other.head)
    partners, nearest = _partners(one, other)
    likenesses = (
        whole / (one.whole_length * other.whole_length),
        head / (one.head_length * other.head_length),
        whole / pairs,
        head / pairs,
        nearest,
        dot(one.names, other.names) / (one.names_length * other.names_length),
        partners,
    )
    smaller, larger = sorted((math.log(one.size), math.log(other.size)))
    short = (one.short + other.short) / (one.size + other.size)
    days = _days_between(one, other)
    return [
        *likenesses,
        _usual_shared(one, other),
        _cosine(one.holding, other.holding),
        _cosine(one.numbers, other.numbers),
        float(bool(one.numbers and other.numbers) and one.numbers.keys().isdisjoint(other.numbers)),
        math.log1p(days or 0.0),
        float(days is None),
        smaller,
        larger,
        short,
        *(value * short for value in likenesses),
        *(value * smaller for value in likenesses),
        *group_closeness(one, other),
    ]


def _usual_names_held(story: Story, article: Article) -> float:
    """Share of the story's weight of names that the article has."""
    total = sum(story.names.values())
    return sum(weight for term, weight in story.names.items() if term in article.names) / total if total else 0.0


def _keys_covered(article: Article, story: Story) -> float:
    """How usual the article's key terms are among the members, by the weight they have in the article."""
    total = sum(article.whole[term] for term in article.keys)
    held = sum(article.whole[term] * story.holding.get(term, 0) for term in article.keys)
    return held / (total * story.size) if total else 0.0


def _usual_held(story: Story, article: Article) -> float:
    """Share of the story's usual key terms found in the article."""
    usual = story.usual()
    return len(usual & article.whole.keys()) / len(usual) if usual else 0.0


def _usual_shared(one: Story, other: Story) -> float:
    mine, theirs = one.usual(), other.usual()
    least = min(len(mine), len(theirs))
    return len(mine & theirs) / least if least else 0.0


def _partners(one: Story, other: Story) -> tuple[float, float]:
    """Mean over the smaller story's newest members of the best partner in the other, and the best of all."""
    small, large = sorted((one.members[-NEWEST:], other.members[-NEWEST:]), key=len)
    best = [max(likeness(a, b) for b in large) for a in small]
    return sum(best) / len(best), max(best)


def _cosine(one: dict[str, int], other: dict[str, int]) -> float:
    shared = sum(one[term] * other[term] for term in one.keys() & other.keys())
    return shared / (math.hypot(*one.values()) * math.hypot(*other.values())) if shared else 0.0


def _days_between(one: Story, other: Story) -> float | None:
    """Full days from the end of the earlier to the beginning of the later; 0 where they overlap, None if undated."""
    if one.first_at is None or one.newest_at is None or other.first_at is None or other.newest_at is None:
        return None
    later, earlier = max(one.first_at, other.first_at), min(one.newest_at, other.newest_at)
    return whole_days(later, earlier) if later > earlier else 0.0
