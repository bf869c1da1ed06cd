"""Who most likely said a quotation: a choice among its candidates and nobody, by small learned weights."""

import json
import math
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from newsloom.language.quotes.candidates import INSIDE, Candidate

_CERTAIN = 30.0  # exponents beyond this tell nothing more


def best(found: Sequence[Candidate]) -> tuple[Candidate | None, float]:
    """The likeliest candidate and how likely it is; readings of the same words count together, nobody stands at zero."""
    if not found:
        return None, 0.0
    strengths = [math.exp(_score(candidate)) for candidate in found]
    total = 1.0 + sum(strengths)
    by_span: defaultdict[tuple[int, int], float] = defaultdict(float)
    for candidate, strength in zip(found, strengths, strict=True):
        by_span[candidate.start, candidate.end] += strength
    chosen = max(zip(found, strengths, strict=True), key=lambda one: (by_span[one[0].start, one[0].end], one[1]))[0]
    return chosen, by_span[chosen.start, chosen.end] / total


def _score(candidate: Candidate) -> float:
    if candidate.features == (INSIDE,):
        return _CERTAIN
    known = weights()
    total = known["bias"] + sum(known.get(feature, 0.0) for feature in candidate.features)
    return max(-_CERTAIN, min(_CERTAIN, total))


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weights that scripts/train_quotes.py wrote."""
    path = files("newsloom.language") / "data" / "quote_weights.json"
    known: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return known
