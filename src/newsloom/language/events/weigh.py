"""The chance of each possible event to be the main one, by small learned weights (scripts/train_events.py makes them)."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from newsloom.language.events.candidates import Candidate
from newsloom.language.lexicon import rows

NOTHING = 0.0  # what "no event" weighs: the weights are learned against it


def chances(found: Sequence[Candidate]) -> list[float]:
    """In 0..1, one a candidate; they and the chance of no event sum to one."""
    known = weights()
    scores = [sum(known.get(feature, 0.0) for feature in candidate.features) for candidate in found]
    top = max([NOTHING, *scores])
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers) + math.exp(NOTHING - top)
    return [power / total for power in powers]


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """By feature."""
    return {row[0]: float(row[1]) for row in rows("event_weights.tsv")}
