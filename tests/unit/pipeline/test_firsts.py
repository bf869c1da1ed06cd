"""Who reported first."""

from newsloom.model.intent import Member
from newsloom.model.life import First, Telling
from newsloom.model.reading import Section
from newsloom.model.source import SourceId
from newsloom.model.weave import Doc
from newsloom.pipeline.firsts import first_of, leaderboard

NOW = 1_795_600_000.0


def _telling(
    id: int,
    name: str,
    minute: float,
    *,
    owner: str = "",
    agency: str = "",
    copy_of: int | None = None,
    is_exact: bool = True,
    seen: float | None = None,
) -> Telling:
    at = NOW - 86400 + minute * 60
    member = Member(
        doc=Doc(id=str(id), title="", text="", source=name, at=at, agency=agency),
        source_id=SourceId(sum(map(ord, name))),
        source_name=name,
        source_slug=name.lower(),
        source_language="en",
        section=Section.WORLD,
        copy_group=str(copy_of or id),
        copy_of=str(copy_of) if copy_of else None,
        owner=owner,
    )
    return Telling(member, is_exact, NOW - 86400 + seen * 60 if seen is not None else at + 300)


def _first(*tellings: Telling) -> First | None:
    return first_of(1, tellings)


def _is_first(name: str, lead_min: float, *tellings: Telling) -> bool:
    found = _first(*tellings)
    return found is not None and (found.source, found.lead_s) == (sum(map(ord, name)), lead_min * 60)


def test_the_earliest_own_report_is_first_by_the_time_to_the_next_independent_one() -> None:
    assert _is_first("Ledger", 20, _telling(2, "Courier", 30), _telling(1, "Ledger", 10), _telling(3, "Radio", 90))


def test_a_story_nobody_else_carried_has_no_first() -> None:
    assert _first(_telling(1, "Ledger", 10), _telling(2, "Ledger", 50)) is None
    assert _first(_telling(1, "Ledger", 10), _telling(2, "Mirror", 50, copy_of=1)) is None
    assert _first(_telling(1, "Ledger", 1, owner="Quay"), _telling(2, "Mirror", 50, owner="Quay")) is None


def test_copies_are_no_followers_and_lead_nothing() -> None:
    story = (_telling(1, "Ledger", 10), _telling(2, "Mirror", 20, copy_of=1), _telling(3, "Radio", 40))
    assert _is_first("Ledger", 30, *story)
    early = (_telling(2, "Mirror", 5, copy_of=1), _telling(1, "Ledger", 10), _telling(3, "Radio", 40))
    assert _first(*early) is None


def test_whoever_carried_an_agency_s_text_first_is_not_the_reporter() -> None:
    carried = _telling(1, "Ledger", 10, agency="Kyodo")
    assert _first(carried, _telling(2, "Radio", 40)) is None
    assert _is_first(
        "Kyodo News", 35, _telling(3, "Kyodo News", 5), _telling(1, "Ledger", 10, agency="Kyodo", copy_of=3),
        _telling(2, "Radio", 40),
    )  # fmt: skip
    assert _is_first("Radio", 6, _telling(2, "Radio", 4), carried)


def test_a_day_without_an_hour_is_never_first_and_may_leave_it_unknown() -> None:
    day = _telling(1, "Weekly", 0, is_exact=False, seen=60)
    assert _is_first("Ledger", 20, day, _telling(2, "Ledger", 10), _telling(3, "Radio", 30))
    seen_before = _telling(1, "Weekly", 0, is_exact=False, seen=5)
    assert _first(seen_before, _telling(2, "Ledger", 10), _telling(3, "Radio", 30)) is None
    assert _first(day, _telling(2, "Ledger", 10)) is None
    assert _first(day) is None and _first() is None


def test_within_a_minute_nobody_was_first() -> None:
    assert _first(_telling(1, "Ledger", 10), _telling(2, "Radio", 10.5)) is None
    assert _is_first("Ledger", 1, _telling(1, "Ledger", 10), _telling(2, "Radio", 11))


def _stories(count: int) -> list[tuple[int, list[Telling]]]:
    """Ledger is first with two of three, by ten minutes; Radio with the third, by an hour; the Courier always follows."""
    found = []
    for n in range(count):
        first, lead = ("Radio", 60) if n % 3 == 2 else ("Ledger", 10)
        found.append((n, [_telling(10 * n, first, n), _telling(10 * n + 1, "Courier", n + lead)]))
    return found


def test_outlets_stand_by_how_often_they_were_first() -> None:
    board = leaderboard(_stories(30), NOW, 7)
    assert [(one.name, one.firsts, one.told, one.median_lead_s, one.latest) for one in board.leaders] == [
        ("Ledger", 20, 20, 600, 28),
        ("Radio", 10, 10, 3600, 29),
    ]
    assert board.stories == 30


def test_too_little_is_not_ranked() -> None:
    assert leaderboard(_stories(19), NOW, 7).leaders == ()
    assert leaderboard([story for story in _stories(90) if story[0] % 3 == 0], NOW, 7).leaders == ()
    assert leaderboard([], NOW, 7).stories == 0


def test_only_the_asked_days_count() -> None:
    assert leaderboard(_stories(30), NOW + 6 * 86400, 7).stories == 30
    assert leaderboard(_stories(30), NOW + 7 * 86400, 7).stories == 0
