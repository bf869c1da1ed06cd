"""The order of the front page over seeded weeks of instances of 3, 20, 200 and 2,000 feeds, one of them a flood.

An invented day of N feeds: each prints 2 to 14 single reports; N^.75 events, four at least, are told by two outlets or more
(Pareto, half of the feeds at most) within hours, by some again the next day; one feed more prints 500 items of its own and
goes on for two days about three events of ten.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from newsloom.pipeline.overview import rank
from newsloom.store.reading.mixture import Candidate, mixed

DAYS, LOOKS = 5, (8, 13, 20)
FLOOD = -1
Story = tuple[tuple[float, int], ...]  # (hour, outlet)


@dataclass(frozen=True)
class Placed:
    began: float
    outlets: frozenset[int]


@cache
def _world(feeds: int, seed: int) -> tuple[Story, ...]:
    drawn = random.Random(seed)
    stories: list[list[tuple[float, int]]] = []

    def hour(day: int) -> float:
        return day * 24 + drawn.triangular(0, 24, 11)

    for day in range(DAYS):
        stories += [[(hour(day), FLOOD)] for _ in range(500)]
        stories += [[(hour(day), feed)] for feed in range(feeds) for _ in range(drawn.randint(2, 14))]
        for _ in range(max(4, int(feeds**0.75))):
            at = hour(day)
            outlets = drawn.sample(range(feeds), min(max(2, round(drawn.paretovariate(1.0)) + 1), max(2, feeds // 2)))
            story = [(at + drawn.expovariate(1 / 4), outlet) for outlet in outlets]
            if len(outlets) > 4:
                story += [(at + drawn.uniform(12, 30), outlet) for outlet in outlets if drawn.random() < 0.3]
            if drawn.random() < 0.3:
                story += [(at + later, FLOOD) for later in range(1, 49, 2)]
            stories.append(story)
    return tuple(tuple(story) for story in stories)


def _front(world: tuple[Story, ...], now: float, limit: int = 100) -> list[Placed]:
    found: dict[int, Placed] = {}
    candidates: list[Candidate] = []
    for number, story in enumerate(world):
        latest: dict[int, float] = {}
        for at, outlet in story:
            if at <= now:
                latest[outlet] = max(at, latest.get(outlet, at))
        if latest:
            height = rank([at * 3600 for at in latest.values()])
            candidates.append(Candidate(number, height, next(iter(latest)) if len(latest) == 1 else None))
            found[number] = Placed(min(at for at, _ in story), frozenset(latest))
    candidates.sort(key=lambda one: -one.rank)
    return [found[one.id] for one in mixed(candidates[:1000], limit)]


def _fronts(feeds: int) -> Iterator[tuple[float, list[Placed]]]:
    for seed in (1, 2) if feeds < 2000 else (1,):
        for day in (3, 4):
            for hour in LOOKS:
                yield day * 24 + hour, _front(_world(feeds, seed), day * 24 + hour)


@pytest.mark.parametrize("feeds", [20, 200, 2000])
def test_a_feed_of_500_items_a_day_does_not_fill_the_front_page(feeds: int) -> None:
    for _, front in _fronts(feeds):
        assert sum(one.outlets == {FLOOD} for one in front) <= 11
        assert sum(one.outlets == {FLOOD} for one in front[:10]) <= 1


def test_nor_the_first_screen_where_there_are_three_feeds() -> None:
    for _, front in _fronts(3):
        assert sum(one.outlets == {FLOOD} for one in front[:10]) <= 2
        assert len(front) == 100


@pytest.mark.parametrize("feeds", [20, 2000])
def test_the_ten_first_are_mostly_today_s_and_yesterday_s_biggest_is_still_there(feeds: int) -> None:
    fresh: list[float] = []
    kept: list[bool] = []
    for now, front in _fronts(feeds):
        day = now // 24
        fresh.append(sum(now - one.began < 24 for one in front[:10]))
        yesterday = [one for one in front if one.began // 24 == day - 1]
        biggest = max(yesterday, key=lambda one: len(one.outlets))
        kept.append(front.index(biggest) < 10)
    assert 5 <= sum(fresh) / len(fresh) <= 8
    assert sum(kept) / len(kept) >= 0.8


def test_last_night_s_six_outlets_stand_beside_this_morning_s_two() -> None:
    morning = 9.0 * 3600
    for hours in (17, 21):
        six, two = rank([morning - hours * 3600] * 6), rank([morning] * 2)
        assert (six > two) == (hours == 17)


def test_one_outlet_alone_still_fills_a_page() -> None:
    alone = [Candidate(n, -n, 1) for n in range(150)]
    assert [one.id for one in mixed(alone, 100)] == list(range(100))
