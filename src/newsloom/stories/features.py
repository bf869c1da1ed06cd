"""What the learned decisions look at: an article beside stories, and a story beside others.

Every feature has a name; weights.json holds one weight for each name (scripts/train_stories.py makes it). Nothing here
looks at who published an article or where it is found: in the corpora learned from, both would give the answer away.
"""

import math
from collections.abc import Sequence
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
)
from newsloom.stories.rows import HEAD, NAMES, WHOLE, Rows
from newsloom.stories.story import Article, Story, likeness, whole_days
from newsloom.stories.sums import HOLDING, PRINTING, Sums

# Below both nothing was ever joined but headlines that share a word by chance (.027 once in 2,893 joins; merges of headlines by
# meaning alone were close to .5): half of all that is found by a key term goes no further.
LEAST_QUICK, LEAST_CLOSE = 0.05, 0.4

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


def join_features(article: Article, near: Sequence[tuple[Story, Sums]], most: int) -> list[tuple[list[float], Story]]:
    """The values of JOIN_NAMES beside each of the `most` likeliest stories, of JOIN_MEANT_NAMES where both have a meaning.

    The margins are those over the likeliest other of these stories. Stories it is nowhere near are left out.
    """
    if not near:
        return []
    mine = article.sums()
    sums = [one.compared for _, one in near]
    with opened(article.rows, mine) as side:
        parts = side.joined(sums)
        lengths = np.array([one.lengths for one in sums], np.float32)
        quick = 0.5 * parts[:, WHOLE] / lengths[:, WHOLE] + 0.5 * parts[:, HEAD] / lengths[:, HEAD]
        close = closeness(mine, sums)
        chosen = [n for n in np.argsort(-(quick + close), kind="stable")[:most].tolist() if is_near(quick[n], close[n])]
        if not chosen:
            return []
        newest = [near[place][0].rows(NEWEST) for place in chosen]
        alike = likeness(side.dots([row for rows in newest for row in rows]))
    nearest = np.maximum.reduceat(alike, _starts(newest)).tolist()
    own = _Own(article, float(mine.values[WHOLE] @ mine.values[HOLDING]), bool(mine.values[PRINTING].any()))
    meanings: Sequence[Floats | None] = [None] * len(chosen)
    if mine.meaning is not None:
        meanings = newest_closeness(article.rows, mine.meaning[None], [near[place][0] for place in chosen])
    found = []
    for place, best, meaning in zip(chosen, nearest, meanings, strict=True):
        story, one = near[place][0], sums[place]
        rival, rival_closeness = _rivals(place, chosen, quick, close)
        values = [*_beside(own, story, one, parts[place].tolist(), best), float(quick[place]) - rival]
        if meaning is not None and one.encoded:
            centroid = float(close[place])
            values += [*join_closeness(article, story, one, meaning, centroid), centroid - rival_closeness]
        found.append((values, story))
    return found


def is_near(quick: float, close: float) -> bool:
    """Whether an article or story is near enough to another to be looked at closely."""
    return quick >= LEAST_QUICK or close >= LEAST_CLOSE


def _starts(lists: Sequence[Sequence[int]]) -> NDArray[np.intp]:
    """Where each begins when they are laid one behind the other."""
    return np.concatenate(([0], np.cumsum([len(found) for found in lists[:-1]]))).astype(np.intp)


class _Own(NamedTuple):
    """The article that is laid beside stories: the weight of its key terms, and whether it prints numbers."""

    article: Article
    keys: float
    numbers: bool


def _rivals(place: int, chosen: Sequence[int], quick: Floats, close: Floats) -> tuple[float, float]:
    """The best likeness and closeness among the other stories looked at."""
    others = [other for other in chosen if other != place]
    return max((float(quick[o]) for o in others), default=0.0), max((float(close[o]) for o in others), default=0.0)


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


def group_features(one: Story, mine: Sums, others: Sequence[tuple[Story, Sums]]) -> list[list[float]]:
    """The values of GROUP_NAMES for the story and each other, of GROUP_MEANT_NAMES where both have a meaning.

    But for rounding they are the same whichever of two is laid beside the other.
    """
    if not others:
        return []
    rows, mine = one.members[0].rows, mine.compared
    twins = [(other, theirs.compared) for other, theirs in others]
    with opened(rows, mine) as side:
        parts = side.grouped([theirs for _, theirs in twins]).tolist()
        newest = [other.rows(NEWEST) for other, _ in twins]
        alike = side.pairs(one.rows(NEWEST), [row for found in newest for row in found])
    pairs = np.split(alike, _starts(newest)[1:], axis=1)
    close = closeness(mine, [theirs for _, theirs in twins]).tolist()
    meanings = _meanings(one, [other for other, _ in twins]) if mine.encoded else [None] * len(twins)
    found = []
    for twin, part, pair, meaning, centroid in zip(twins, parts, pairs, meanings, close, strict=True):
        values = _together((one, mine), twin, part, pair)
        if meaning is not None and twin[1].encoded:
            values += group_closeness((one, mine), twin, meaning, centroid)
        found.append(values)
    return found


def quick_likeness(one: Sums, others: Sequence[Sums], rows: Rows) -> tuple[Floats, Floats]:
    """Half whole text, half title and lead, and closeness in meaning: of the centroids, for each other."""
    mine, sums = one.compared, [other.compared for other in others]
    with opened(rows, mine) as side:
        parts = side.grouped(sums)
    lengths = np.array([other.lengths for other in sums], np.float32) * np.array(mine.lengths, np.float32)
    return 0.5 * parts[:, WHOLE] / lengths[:, WHOLE] + 0.5 * parts[:, HEAD] / lengths[:, HEAD], closeness(mine, sums)


def _meanings(one: Story, others: Sequence[Story]) -> Sequence[Floats]:
    """For each other the closeness of its newest members (lines) to those of the story (columns)."""
    rows = one.members[0].rows
    places = np.array(one.rows(NEWEST), np.intp)
    return newest_closeness(rows, rows.meaning(places[rows.meaning_lengths[places] > 0]), others)


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
