"""Where a story would fall in two: the last joint of average linkage that has two articles on either side."""

import numpy as np
from numpy.typing import NDArray

from newsloom.stories.beside import opened
from newsloom.stories.story import Article, loose

MOST_MEMBERS = 600  # beyond, a story is left whole: linkage costs the square of its size
OUTLIERS_PASSED = 4  # single articles set aside on the way down to a real joint


def seam(members: list[Article]) -> tuple[list[Article], list[Article]] | None:
    """The members in two parts of two or more, the part with the earliest article first; None where there is no seam."""
    if not 4 <= len(members) <= MOST_MEMBERS:
        return None
    groups = _linkage(_similarities(members))
    for one, other in groups[-1 : -OUTLIERS_PASSED - 2 : -1]:
        if len(one) >= 2 and len(other) >= 2:
            loose = set(range(len(members))) - set(one) - set(other)
            larger, smaller = sorted((one, other), key=lambda part: (-len(part), part))
            parts = sorted(([*larger, *loose], smaller), key=min)
            return [members[n] for n in sorted(parts[0])], [members[n] for n in sorted(parts[1])]
    return None


def _similarities(members: list[Article]) -> NDArray[np.float64]:
    story = loose(members)
    with opened(members[0].rows, story.sums()) as side:
        return np.asarray(side.pairs(story.rows(), story.rows()), np.float64)


def _linkage(similarities: NDArray[np.float64]) -> list[tuple[list[int], list[int]]]:
    """The pairs of groups in the order they were joined, most alike first."""
    joined: list[tuple[list[int], list[int]]] = []
    groups = [[n] for n in range(len(similarities))]
    alike = np.round(similarities, 9)  # equal on every machine, so that ties are broken alike
    np.fill_diagonal(alike, -1.0)
    while len(joined) < len(similarities) - 1:
        one, other = divmod(int(np.argmax(alike)), len(alike))
        joined.append((groups[one], groups[other]))
        sizes = len(groups[one]), len(groups[other])
        row = (alike[one] * sizes[0] + alike[other] * sizes[1]) / sum(sizes)
        alike[one, :] = alike[:, one] = row
        alike[other, :] = alike[:, other] = alike[one, one] = -1.0
        groups[one] = groups[one] + groups[other]
    return joined
