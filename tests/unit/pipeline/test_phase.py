"""The phase of a story, over invented rhythms: lists of (hours ago, outlet)."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.model.life import Heard, Life, Phase
from newsloom.pipeline.phase import life, usual_reach

NOW = 1_795_600_000.0
Rhythm = list[tuple[float, str]]


def _life(rhythm: Rhythm, *, usual: int = 5, now: float = NOW) -> Life:
    found = life([Heard(NOW - hours * 3600, outlet) for hours, outlet in rhythm], now, usual)
    assert found is not None
    return found


def _phase(rhythm: Rhythm, *, usual: int = 5, later_h: float = 0) -> Phase:
    return _life(rhythm, usual=usual, now=NOW + later_h * 3600).phase


def _burst(outlets: int, *, ago: float = 0.0, name: str = "paper") -> Rhythm:
    return [(ago + 2.5 * n / outlets, f"{name} {n}") for n in range(outlets)]


def _saga(days: int = 12, outlets: int = 6) -> Rhythm:
    """Two reports a day by turns."""
    return [(4 + 12 * n, f"old {n % outlets}") for n in range(2 * days)]


def test_a_burst_breaks_develops_and_falls_quiet() -> None:
    rhythm = _burst(7)
    assert [_phase(rhythm, later_h=hours) for hours in (0, 4, 13, 40)] == [
        Phase.BREAKING,
        Phase.DEVELOPING,
        Phase.CONTINUING,
        Phase.QUIET,
    ]


def test_what_follows_a_burst_at_the_same_pace_is_no_second_one() -> None:
    assert _phase(_burst(7, ago=3) + _burst(7)) is Phase.DEVELOPING


def test_a_slow_saga_continues_and_breaks_again_when_everybody_returns_to_it() -> None:
    saga = _saga()
    assert _phase(saga) is Phase.CONTINUING
    assert _phase([*saga, (1.0, "a newcomer")]) is Phase.CONTINUING
    assert _phase([*saga, *((0.5, f"old {n}") for n in range(6))]) is Phase.BREAKING


def test_a_slow_saga_is_quiet_only_after_a_silence_long_for_itself() -> None:
    slow: Rhythm = [(20 * n, f"old {n % 3}") for n in range(8)]
    assert _phase(slow, later_h=50) is Phase.CONTINUING
    assert _phase(slow, later_h=61) is Phase.QUIET
    assert _phase(_burst(4), later_h=25) is Phase.QUIET


def test_a_flood_of_one_outlet_is_not_breaking_and_alone_says_nothing() -> None:
    flood: Rhythm = [(n / 40, "flood") for n in range(100)]
    assert life([Heard(NOW - hours * 3600, outlet) for hours, outlet in flood], NOW, 3) is None
    assert _phase([*flood, (1.0, "other")], usual=3) is Phase.DEVELOPING
    assert _life([*flood, (1.0, "other")], usual=3).active == 2


def test_nothing_heard_says_nothing() -> None:
    assert life([], NOW, 3) is None


def test_a_clock_ahead_is_now_and_one_behind_moves_nobody_else() -> None:
    ahead = [(-hours - 5, outlet) for hours, outlet in _burst(7)]
    assert _phase(ahead) is Phase.BREAKING
    behind: Rhythm = [(9.0, "paper 0"), *_burst(7)]
    assert _life(behind).newcomers == 7 and _phase(behind) is Phase.BREAKING


@pytest.mark.parametrize(
    ("sources", "spread", "usual"),
    [
        (3, {}, 3),
        (3, {1: 900, 2: 80, 3: 20}, 3),
        (20, {}, 5),
        (20, {1: 4000, 2: 200, 3: 90, 4: 50, 5: 20, 6: 15, 9: 3}, 5),
        (2000, {}, 11),
        (2000, {2: 9000, 3: 4000, 5: 3000, 8: 2000, 12: 2000, 20: 800, 60: 100}, 12),
    ],
)
def test_what_is_usual_depends_on_the_instance(sources: int, spread: dict[int, int], usual: int) -> None:
    assert usual_reach(spread, sources) == usual
    assert _phase(_burst(usual), usual=usual) is Phase.BREAKING
    if usual > 3:
        assert _phase(_burst(usual - 1), usual=usual) is Phase.DEVELOPING


def test_two_outlets_at_once_never_break_even_where_there_are_three() -> None:
    assert _phase(_burst(2), usual=usual_reach({2: 1000}, 3)) is Phase.DEVELOPING


def test_few_of_an_instance_s_stories_ever_break() -> None:
    """A thousand stories, most of a few outlets, each looked at every hour of its first day."""
    drawn = random.Random(7)
    reaches = [min(20, 2 + int(drawn.expovariate(0.9))) for _ in range(1000)]
    usual = usual_reach({n: reaches.count(n) for n in set(reaches)}, 20)
    broke = 0
    for outlets in reaches:
        rhythm = [(-drawn.expovariate(1 / 4), f"paper {n}") for n in range(outlets)]
        for hour in range(1, 25):
            known = [(ago, outlet) for ago, outlet in rhythm if -ago <= hour]
            found = life([Heard(NOW - ago * 3600, outlet) for ago, outlet in known], NOW + hour * 3600, usual)
            if found and found.phase is Phase.BREAKING:
                broke += 1
                break
    assert 10 <= broke <= 200


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-100, 1000), st.sampled_from("abcdefgh")), max_size=40),
    st.integers(3, 12),
    st.randoms(use_true_random=False),
)
def test_order_and_repetition_change_nothing_and_a_phase_has_its_counts(
    rhythm: Rhythm, usual: int, shuffled: random.Random
) -> None:
    heard = [Heard(NOW - hours * 3600, outlet) for hours, outlet in rhythm]
    found = life(heard, NOW, usual)
    other = list(heard)
    shuffled.shuffle(other)
    assert life(other, NOW, usual) == found
    assert (found is None) == (len({one.outlet for one in heard}) < 2)
    if found:
        assert found.active <= found.sources and found.newcomers <= found.sources
        assert found.phase is not Phase.BREAKING or found.active >= usual
