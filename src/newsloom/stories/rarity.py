"""How rare a term is in the news, from the document frequencies that ship with Newsloom."""

import functools
import math
from importlib.resources import files

# A word in more than one of 100 background articles is no evidence: ln(3310 / 33.5). Looked at on basil and ecbplus,
# where below it "official", "campaign" and "police" are shown.
RARE = 4.6


@functools.cache
def _shipped() -> tuple[int, dict[str, int]]:
    """The number of background articles, and in how many of them each term stands."""
    lines = files(__package__).joinpath("frequencies.txt").read_text("utf-8").splitlines()
    return int(lines[0]), {term: int(count) for term, _, count in (line.partition(" ") for line in lines[1:])}


def rarity(term: str) -> float:
    """Inverse document frequency of a term (a stem): about 0 for one in every article, 8.8 for one in none."""
    articles, holding = _shipped()
    return math.log((articles + 1.0) / (holding.get(term, 0) + 0.5))
