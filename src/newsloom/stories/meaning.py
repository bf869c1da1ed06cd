"""How near an article is to a story, and two stories to each other, by what their texts mean."""

import math
from collections.abc import Sequence

import numpy as np

from newsloom.stories.beside import Floats
from newsloom.stories.rows import Rows
from newsloom.stories.story import Article, Story
from newsloom.stories.sums import Sums

NEWEST = 8  # members compared one by one
_JOIN = ("meaning_centroid", "meaning_mean", "meaning_nearest")
_NONE = np.zeros((0, 0), np.float32)
CLOSENESS = (*_JOIN, *(f"{name}_short" for name in _JOIN), *(f"{name}_size" for name in _JOIN), "meaning_margin")
_GROUP = (*_JOIN, "meaning_partners")
GROUP_CLOSENESS = (*_GROUP, *(f"{name}_short" for name in _GROUP), *(f"{name}_smaller" for name in _GROUP))


def closeness(mine: Sums, stories: Sequence[Sums]) -> Floats:
    """Cosine of the centroids, for each story; 0 where one has no meaning."""
    found = np.zeros(len(stories), np.float32)
    known = [(place, story.meaning) for place, story in enumerate(stories) if story.meaning is not None]
    if mine.meaning is None or not known:
        return found
    products = np.stack([meaning for _, meaning in known]) @ mine.meaning
    lengths = np.array([stories[place].meaning_length for place, _ in known], np.float32)
    found[[place for place, _ in known]] = products / (lengths * np.float32(mine.meaning_length))
    return found


def newest_meanings(story: Story) -> Floats:
    """A line for each of the newest members that have a meaning; there may be none."""
    rows, places = story.members[0].rows, np.array(story.rows(NEWEST), np.intp)
    return rows.meaning(places[rows.meaning_lengths[places] > 0])


def newest_closeness(rows: Rows, mine: Floats | None, stories: Sequence[Story]) -> list[Floats]:
    """For each story the cosines of its newest members with each line of `mine`: a line a member, 0 for one without meaning."""
    if mine is None or not mine.size:
        return [_NONE] * len(stories)
    members = [story.rows(NEWEST) for story in stories]
    products = rows.meaning(np.array([row for found in members for row in found], np.intp)) @ mine.T
    return np.split(products, np.cumsum([len(own) for own in members])[:-1])


def join_closeness(article: Article, story: Story, sums: Sums, newest: Floats, centroid: float) -> list[float]:
    """The values of CLOSENESS but the last, the margin. `centroid` is `closeness`, `newest` of `newest_closeness`."""
    nearest = float(newest.max())
    near = (centroid, centroid * sums.meaning_length / sums.encoded, nearest)
    short, size = float(article.is_short), math.log(story.size)
    return [*near, *(value * short for value in near), *(value * size for value in near)]


def group_closeness(one: tuple[Story, Sums], other: tuple[Story, Sums], pairs: Floats, centroid: float) -> list[float]:
    """The values of GROUP_CLOSENESS, the same whichever comes first. `pairs`: their newest members, line by column."""
    (story, mine), (twin, theirs) = one, other
    best, partners = best_partners(pairs) if pairs.size else (0.0, 0.0)
    near = (
        centroid,
        centroid * mine.meaning_length * theirs.meaning_length / (mine.encoded * theirs.encoded),
        best,
        partners,
    )
    short = (story.short + twin.short) / (story.size + twin.size)
    smaller = math.log(min(story.size, twin.size))
    return [*near, *(value * short for value in near), *(value * smaller for value in near)]


def best_partners(pairs: Floats) -> tuple[float, float]:
    """The best likeness of all, and the mean over the smaller side of the best partner in the other."""
    if pairs.shape[0] == 1 or pairs.shape[1] == 1:
        best = float(pairs.max())
        return best, best
    mine, theirs = pairs.max(axis=1), pairs.max(axis=0)
    if len(mine) == len(theirs):
        return float(mine.max()), float(mine.mean() + theirs.mean()) / 2
    return float(mine.max()), float((mine if len(mine) < len(theirs) else theirs).mean())
