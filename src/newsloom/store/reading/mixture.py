"""Which stories make the front page, so that one busy outlet does not fill it. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_SHARE = 10  # one in ten: none of the four beside the lead may be a second one, and eleven of a page of 100 at most


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story by its rank. `outlet` is the publisher of a single report, None of a story several tell."""

    id: int
    rank: float
    outlet: int | None


def mixed(candidates: Sequence[Candidate], limit: int) -> list[Candidate]:
    """At most `limit` of the candidates, which are best first.

    Single reports of one outlet are at most one in ten of those before them, and one more; those passed over stand at the
    end, in their order, where there is room.
    """
    chosen: list[Candidate] = []
    passed: list[Candidate] = []
    single: Counter[int] = Counter()
    for candidate in candidates:
        if len(chosen) == limit:
            break
        if candidate.outlet is not None and single[candidate.outlet] > len(chosen) // _SHARE:
            passed.append(candidate)
            continue
        chosen.append(candidate)
        if candidate.outlet is not None:
            single[candidate.outlet] += 1
    return chosen + passed[: limit - len(chosen)]
