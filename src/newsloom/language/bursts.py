"""Hashtags that are told of more than they usually are, and hashtags that are told together. Pure counts; no clock."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LEAST_COUNT = 4  # articles now; fewer are no burst whatever the past was
LEAST_SURPRISE = (
    6.0  # natural logarithm of the odds against so many: 1 in 400 for a tag, a few false ones among 1,000 a day
)
LEAST_LIFT = 2.0  # times the usual
PRIOR = 0.5  # articles a period counted for a tag never seen: a new tag needs LEAST_COUNT and surprise too
MOST_CO_TAGS = 8
LEAST_TOGETHER = 2  # articles that two co-tags share


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """`usual` is the mean of the past periods; `surprise` = -ln P(so many or more | usual, Poisson)."""

    tag: str
    count: int
    usual: float
    surprise: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CoTag:
    """`together` articles carry both; `strength` in 0..1 is the share of the rarer one's articles among them, less chance."""

    tag: str
    together: int
    strength: float


def bursts(now: Mapping[str, int], past: Sequence[Mapping[str, int]], *, scale: float = 1.0) -> tuple[Burst, ...]:
    """Tags above their own baseline, most surprising first.

    `now` and each of `past` count the articles of a tag in periods of equal length (hours of the day or days of the week
    should match); `scale` is how many times as many articles came now as in a usual period, so that more news in all is no burst.
    """
    found = []
    for tag, count in now.items():
        if count < LEAST_COUNT:
            continue
        usual = (PRIOR + sum(period.get(tag, 0) for period in past)) / max(1, len(past)) * max(scale, 0.0)
        surprise = _surprise(count, usual)
        if surprise >= LEAST_SURPRISE and count >= LEAST_LIFT * usual:
            found.append(Burst(tag=tag, count=count, usual=round(usual, 4), surprise=round(surprise, 4)))
    return tuple(sorted(found, key=lambda burst: (-burst.surprise, burst.tag)))


def co_tags(tag: str, articles: Iterable[Sequence[str]]) -> tuple[CoTag, ...]:
    """What else the articles with this tag carry, told apart from what everything carries; strongest first."""
    alone: Counter[str] = Counter()
    both: Counter[str] = Counter()
    total = 0
    for tags in articles:
        total += 1
        own = set(tags)
        alone.update(own)
        if tag in own:
            both.update(own - {tag})
    found = []
    for other, together in both.items():
        rarer = min(alone[tag], alone[other])
        chance = alone[tag] * alone[other] / total
        strength = (together - chance) / rarer
        if together >= LEAST_TOGETHER and strength > 0:
            found.append(CoTag(tag=other, together=together, strength=round(min(1.0, strength), 4)))
    return tuple(sorted(found, key=lambda one: (-one.strength * math.log1p(one.together), one.tag))[:MOST_CO_TAGS])


def _surprise(count: int, usual: float) -> float:
    """-ln of the chance of `count` or more under Poisson; the tail is summed from its largest term."""
    if usual <= 0:
        return math.inf
    if count <= usual:
        return 0.0
    first = -usual + count * math.log(usual) - math.lgamma(count + 1)
    tail, term, n = 1.0, 1.0, count
    while term > 1e-12 and n < count + 1000:
        n += 1
        term *= usual / n
        tail += term
    return -(first + math.log(tail))
