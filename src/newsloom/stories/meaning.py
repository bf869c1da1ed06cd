"""How near an article is to a story, and two stories to each other, by what their texts mean."""

import math

import numpy as np
from numpy.typing import NDArray

from newsloom.stories.story import Article, Story

NEWEST = 8  # members compared one by one
_JOIN = ("meaning_centroid", "meaning_mean", "meaning_nearest")
CLOSENESS = (*_JOIN, *(f"{name}_short" for name in _JOIN), *(f"{name}_size" for name in _JOIN), "meaning_margin")
_GROUP = (*_JOIN, "meaning_partners")
GROUP_CLOSENESS = (*_GROUP, *(f"{name}_short" for name in _GROUP), *(f"{name}_smaller" for name in _GROUP))


def closeness(article: Article, story: Story) -> float:
    """Cosine of the article with the story's centroid; 0 where one has no meaning."""
    if article.meaning is None or story.meaning is None:
        return 0.0
    return float(article.meaning @ story.meaning) / _length(story.meaning)


def join_closeness(article: Article, story: Story, rival: float) -> list[float]:
    """The values of CLOSENESS; none where one of the two has no meaning."""
    if article.meaning is None or story.meaning is None:
        return []
    product = float(article.meaning @ story.meaning)
    centroid = product / _length(story.meaning)
    near = (centroid, product / story.encoded, float((_newest(story) @ article.meaning).max()))
    short, size = float(article.is_short), math.log(story.size)
    return [*near, *(value * short for value in near), *(value * size for value in near), centroid - rival]


def group_closeness(one: Story, other: Story) -> list[float]:
    """The values of GROUP_CLOSENESS, the same whichever comes first; none where one has no meaning."""
    if one.meaning is None or other.meaning is None:
        return []
    product = float(one.meaning @ other.meaning)
    small, large = sorted((_newest(one), _newest(other)), key=len)
    best = (small @ large.T).max(axis=1)
    near = (
        product / (_length(one.meaning) * _length(other.meaning)),
        product / (one.encoded * other.encoded),
        float(best.max()),
        float(best.mean()),
    )
    short = (one.short + other.short) / (one.size + other.size)
    smaller = math.log(min(one.size, other.size))
    return [*near, *(value * short for value in near), *(value * smaller for value in near)]


def _newest(story: Story) -> NDArray[np.float32]:
    """One row for each of the newest members that have a meaning."""
    found = [m.meaning for m in story.members[-NEWEST:] if m.meaning is not None]
    if not found:
        found = [m.meaning for m in story.members if m.meaning is not None]
    return np.stack(found)


def _length(vector: NDArray[np.float32]) -> float:
    return math.sqrt(float(vector @ vector)) or 1.0
