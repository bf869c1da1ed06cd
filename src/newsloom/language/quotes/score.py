"""How likely a candidate said a quotation: a logistic sum of small weights learned from invented sentences."""

import json
import math
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from newsloom.language.quotes.candidates import INSIDE, Candidate


def probability(candidate: Candidate) -> float:
    """Between 0 and 1."""
    if candidate.features == (INSIDE,):
        return 1.0
    known = weights()
    total = known["bias"] + sum(known.get(feature, 0.0) for feature in candidate.features)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def best(found: Iterable[Candidate]) -> tuple[Candidate | None, float]:
    """The likeliest candidate and how likely it is."""
    scored = [(probability(candidate), -place, candidate) for place, candidate in enumerate(found)]
    if not scored:
        return None, 0.0
    likely, _, candidate = max(scored, key=lambda one: one[:2])
    return candidate, likely


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weights that scripts/train_quotes.py wrote."""
    path = files("newsloom.language") / "data" / "quote_weights.json"
    known: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return known
