"""What the learned decisions look at: an article beside stories, and a story beside others.

Every feature has a name; weights.json holds one weight for each name (scripts/train_stories.py makes it). Nothing here
looks at who published an article or where it is found: in the corpora learned from, both would give the answer away.
"""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsloom.stories.beside import Floats, opened
from newsloom.stories.meaning import (
    CLOSENESS,
    GROUP_CLOSENESS,
    NEWEST,
    best_partners,
    closeness,
    group_closeness,
    join_closeness,
    newest_closeness,
    newest_meanings,
)
from newsloom.stories.rows import HEAD, NAMES, WHOLE
from newsloom.stories.story import Article, Story, likeness, whole_days
from newsloom.stories.sums import HOLDING, PRINTING, Sums

# Where the nearest members of both sides are further apart, nothing is looked at closely. On the open sets no longer text was
# joined below .13 of likeness, none merged below .10; of headlines, which share few words, 2 in 1,000 are lost.
LEAST_LIKENESS, LEAST_CLOSENESS = 0.10, 0.5
LEAST_SHORT_LIKENESS, LEAST_SHORT_CLOSENESS = 0.05, 0.4

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


def join_features(
    article: Article, near: Sequence[Story], sums_of: Callable[[Story], Sums], most: int
) -> list[tuple[Story, list[float]]]:
    """The values of JOIN_NAMES beside each of the `most` likeliest stories, of JOIN_MEANT_NAMES where both have a meaning.

    The margins are those over the likeliest other of these stories. Stories none of whose newest members is near are left out.
    """
    if not near:
        return []
    mine = article.sums()
    with opened(article.rows, mine) as side:
        newest = [story.rows(NEWEST) for story in near]
        nearest = np.maximum.reduceat(likeness(side.dots([row for rows in newest for row in rows])), _starts(newest))
        meanings = newest_closeness(article.rows, mine.meaning, near)
        closest = np.array([found.max(initial=0.0) for found in meanings])
        likeliest = np.argsort(-(nearest + closest), kind="stable")[:most].tolist()
        short = article.is_short
        chosen = [place for place in likeliest if is_near(nearest[place], closest[place], short=short)]
        if not chosen:
            return []
        sums = [sums_of(near[place]).compared for place in chosen]
        parts = side.joined(sums)
    lengths = np.array([one.lengths for one in sums], np.float32)
    quick = (0.5 * parts[:, WHOLE] / lengths[:, WHOLE] + 0.5 * parts[:, HEAD] / lengths[:, HEAD]).tolist()
    close = closeness(mine, sums).tolist()
    own = _Own(article, float(mine.values[WHOLE] @ mine.values[HOLDING]), bool(mine.values[PRINTING].any()))
    found = []
    for place, (chosen_place, one) in enumerate(zip(chosen, sums, strict=True)):
        story = near[chosen_place]
        values = _beside(own, story, one, parts[place].tolist(), float(nearest[chosen_place]))
        values.append(quick[place] - _rival(quick, place))
        if mine.encoded and one.encoded:
            values += join_closeness(article, story, one, meanings[chosen_place], close[place])
            values.append(close[place] - _rival(close, place))
        found.append((story, values))
    return found


def is_near(likeness: float, closeness: float, *, short: bool) -> bool:
    """Whether the nearest members of two sides are near enough for a closer look. `short`: of headlines."""
    if short:
        return likeness >= LEAST_SHORT_LIKENESS or closeness >= LEAST_SHORT_CLOSENESS
    return likeness >= LEAST_LIKENESS or closeness >= LEAST_CLOSENESS


def _rival(values: Sequence[float], place: int) -> float:
    """The greatest of the others."""
    return max((value for other, value in enumerate(values) if other != place), default=0.0)


def _starts(lists: Sequence[Sequence[int]]) -> NDArray[np.intp]:
    """Where each begins when they are laid one behind the other."""
    return np.concatenate(([0], np.cumsum([len(found) for found in lists[:-1]]))).astype(np.intp)


class _Own(NamedTuple):
    """The article that is laid beside stories: the weight of its key terms, and whether it prints numbers."""

    article: Article
    keys: float
    numbers: bool


def _beside(own: _Own, story: Story, sums: Sums, parts: Sequence[float], nearest: float) -> list[float]:
    """All but the margins. `parts` are `Open.joined`."""
    article, keys, numbers = own
    whole, head, names, covered, held, on_keys, usual, shared_numbers = parts
    size = sums.size
    likenesses = (
        whole / sums.lengths[WHOLE],
        head / sums.lengths[HEAD],
        whole / size,
        head / size,
        nearest,
        names / sums.lengths[NAMES],
    )
    short, log_size = float(article.is_short), math.log(size)
    newest, first = whole_days(article.at, story.newest_at), whole_days(article.at, story.first_at)
    return [
        *likenesses,
        covered,
        held / sums.names_total if sums.names_total else 0.0,
        on_keys / (keys * size) if keys else 0.0,
        usual / sums.usual_count if sums.usual_count else 0.0,
        math.log1p(shared_numbers),
        float(numbers and sums.count_lengths[1] > 0 and not shared_numbers),
        math.log1p(newest or 0.0),
        math.log1p(first or 0.0),
        float(newest is None),
        log_size,
        short,
        *(value * short for value in likenesses),
        *(value * log_size for value in likenesses),
    ]


def group_features(
    one: Story, others: Sequence[Story], sums_of: Callable[[Story], Sums], *, near_only: bool = False
) -> list[tuple[Story, list[float]]]:
    """The values of GROUP_NAMES for the story and each other, of GROUP_MEANT_NAMES where both have a meaning.

    But for rounding they are the same whichever of two is laid beside the other. `near_only` leaves out others none of whose
    newest members is near.
    """
    if not others:
        return []
    mine, rows = sums_of(one).compared, one.members[0].rows
    with opened(rows, mine) as side:
        newest = [other.rows(NEWEST) for other in others]
        alike = side.pairs(one.rows(NEWEST), [row for found in newest for row in found])
        pairs = np.split(alike, _starts(newest)[1:], axis=1)
        meanings = newest_closeness(rows, newest_meanings(one) if mine.encoded else None, others)
        kept = [
            place
            for place, (words, meant) in enumerate(zip(pairs, meanings, strict=True))
            if not near_only or is_near(words.max(), meant.max(initial=0.0), short=2 * one.short > one.size)
        ]
        if not kept:
            return []
        twins = [(others[place], sums_of(others[place]).compared) for place in kept]
        parts = side.grouped([theirs for _, theirs in twins]).tolist()
    close = closeness(mine, [theirs for _, theirs in twins]).tolist()
    found = []
    for place, twin, part, centroid in zip(kept, twins, parts, close, strict=True):
        values = _together((one, mine), twin, part, pairs[place])
        if mine.encoded and twin[1].encoded:
            values += group_closeness((one, mine), twin, meanings[place], centroid)
        found.append((twin[0], values))
    return found


def _together(one: tuple[Story, Sums], other: tuple[Story, Sums], parts: Sequence[float], pairs: Floats) -> list[float]:
    """The values of GROUP_NAMES. `parts` are `Open.grouped`, `pairs` the likenesses of the newest members."""
    (story, mine), (twin, theirs) = one, other
    whole, head, names, keys, numbers, usual = parts
    best, partners = best_partners(pairs)
    count = mine.size * theirs.size
    likenesses = (
        whole / (mine.lengths[WHOLE] * theirs.lengths[WHOLE]),
        head / (mine.lengths[HEAD] * theirs.lengths[HEAD]),
        whole / count,
        head / count,
        best,
        names / (mine.lengths[NAMES] * theirs.lengths[NAMES]),
        partners,
    )
    smaller, larger = sorted((math.log(mine.size), math.log(theirs.size)))
    short = (story.short + twin.short) / (mine.size + theirs.size)
    days = _days_between(story, twin)
    least = min(mine.usual_count, theirs.usual_count)
    printing = mine.count_lengths[1] * theirs.count_lengths[1]
    return [
        *likenesses,
        usual / least if least else 0.0,
        keys / (mine.count_lengths[0] * theirs.count_lengths[0]) if keys else 0.0,
        numbers / printing if numbers else 0.0,
        float(printing > 0 and not numbers),
        math.log1p(days or 0.0),
        float(days is None),
        smaller,
        larger,
        short,
        *(value * short for value in likenesses),
        *(value * smaller for value in likenesses),
    ]


def _days_between(one: Story, other: Story) -> float | None:
    """Full days from the end of the earlier to the beginning of the later; 0 where they overlap, None if undated."""
    if one.first_at is None or one.newest_at is None or other.first_at is None or other.newest_at is None:
        return None
    later, earlier = max(one.first_at, other.first_at), min(one.newest_at, other.newest_at)
    return whole_days(later, earlier) if later > earlier else 0.0
