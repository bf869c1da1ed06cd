"""The phase of a story, from the times of its independent sources. Pure: the moment it is asked for is given."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from newsloom.model.life import Heard, Life, Phase

BURST_H = 3  # long enough for feeds polled every half hour and editors who write their own, short enough to be news
GROWTH_H = 12  # the halving time of the front page: what grew since it last turned over
QUIET_LEAST_H, QUIET_MOST_H = 24, 72  # a night is no silence; a weekend and a day without a word is one
_USUAL_GAPS = 3  # silences of so many of a story's own gaps: with gaps at random one in twenty is longer (e^-3)
_GROWN_BY = 0.25  # of the sources it had: one newcomer to four is growth, the thirtieth outlet of a long story is not
_LEAST_BURST = 3  # two outlets in three hours is how every shared story begins
_DEVIATIONS = 2.0  # of a Poisson count: what chance alone passes one time in forty
_SHARE_BELOW = 0.9  # of the instance's stories: one in ten may ever break
_ENOUGH_STORIES = 20  # with fewer, nine of ten means two stories
_HOUR_S = 3600.0


def usual_reach(spread: Mapping[int, int], sources: int) -> int:
    """The independent sources that nine of ten shared stories of the instance do not exceed; never below three.

    `spread` is the number of recent stories by their independent sources; those of one source are left out. While there
    are too few stories to tell, doublings of the number of `sources` stand in: 3 of 3 feeds, 5 of 20, 11 of 2,000.
    """
    shared = sorted((count, stories) for count, stories in spread.items() if count > 1)
    total = sum(stories for _, stories in shared)
    if total < _ENOUGH_STORIES:
        return max(_LEAST_BURST, math.ceil(math.log2(sources + 1)))
    below = 0
    for count, stories in shared:
        below += stories
        if below >= _SHARE_BELOW * total:
            return max(_LEAST_BURST, count)
    raise AssertionError("the shares add up to one")


def life(heard: Sequence[Heard], now: float, usual: int) -> Life | None:
    """Where the story stands at `now` (Unix seconds); None while only one source tells it. A time to come counts as now.

    Breaking: as many sources reported within `BURST_H` hours as nine of ten stories here ever have (`usual`), and clearly
    more than this story had in such a span before. Developing: it grew by a quarter within `GROWTH_H` hours. Quiet:
    nobody reported for three times its own usual gap, a day at least and three days at most. Continuing: else.
    """
    ages_h = [((now - min(one.at, now)) / _HOUR_S, one.outlet) for one in heard]
    oldest: dict[str, float] = {}
    for age_h, outlet in ages_h:
        oldest[outlet] = max(age_h, oldest.get(outlet, 0.0))
    if len(oldest) < 2:
        return None
    active, most_by_chance = _burst(ages_h)
    newcomers = sum(age_h < GROWTH_H for age_h in oldest.values())
    if active >= usual and active > most_by_chance:
        phase = Phase.BREAKING
    elif newcomers and newcomers >= _GROWN_BY * (len(oldest) - newcomers):
        phase = Phase.DEVELOPING
    elif min(ages_h)[0] >= _silence_h([age_h for age_h, _ in ages_h]):
        phase = Phase.QUIET
    else:
        phase = Phase.CONTINUING
    return Life(phase=phase, active=active, usual=usual, newcomers=newcomers, sources=len(oldest))


def _burst(ages_h: Sequence[tuple[float, str]]) -> tuple[int, float]:
    """Sources within the last `BURST_H` hours, and the most that this story's earlier spans make likely."""
    spans: defaultdict[int, set[str]] = defaultdict(set)
    for age_h, outlet in ages_h:
        spans[int(age_h // BURST_H)].add(outlet)
    active = len(spans.pop(0, ()))
    earlier = sum(map(len, spans.values())) / max(spans) if spans else 0.0
    return active, earlier + _DEVIATIONS * math.sqrt(earlier)


def _silence_h(ages_h: Sequence[float]) -> float:
    gap_h = (max(ages_h) - min(ages_h)) / max(len(ages_h) - 1, 1)
    return min(max(_USUAL_GAPS * gap_h, QUIET_LEAST_H), QUIET_MOST_H)
