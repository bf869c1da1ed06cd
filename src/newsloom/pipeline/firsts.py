"""Who reported first, counted over stories. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from newsloom.model.intent import Member
from newsloom.model.life import First, Leader, Leaderboard, Telling
from newsloom.pipeline.voices import stands

_LEAST_LEAD_S = 60  # publishers print minutes: within one nobody was before the other
_LEAST_STORIES = 20  # with fewer, one story more or less changes a share by a twentieth and the order with it
_LEAST_OUTLETS = 3
_DAY_S = 86400.0


def first_of(story: int, tellings: Sequence[Telling]) -> First | None:
    """Who reported the story first, where that is beyond doubt and another independent source then carried it; else None.

    The earliest article must be the publisher's own: whoever carried an agency's or another's text first reported nothing.
    A day without an hour is never first; seen here before the first report, it leaves the first unknown.
    """
    found = stands([telling.member for telling in tellings])
    exact = [stand for stand, telling in zip(found, tellings, strict=True) if telling.is_exact]
    if not exact:
        return None
    first = min(exact, key=lambda stand: _at(stand.member))
    at = _at(first.member)
    if not first.is_own or any(not telling.is_exact and telling.seen_at < at for telling in tellings):
        return None
    later = [
        _at(stand.member) for stand in exact if stand.voice != first.voice and stand.group != first.member.copy_group
    ]
    if not later or min(later) - at < _LEAST_LEAD_S:
        return None
    return First(story=story, source=first.member.source_id, at=at, lead_s=min(later) - at)


def leaderboard(stories: Iterable[tuple[int, Sequence[Telling]]], now: float, days: int) -> Leaderboard:
    """The publishers by how often they were first in the last `days`, then by how long before the others.

    Only those that were first at least once; none while fewer than 20 stories have a known first report, or fewer than
    three publishers told them.
    """
    firsts: defaultdict[int, list[First]] = defaultdict(list)
    told: defaultdict[int, set[int]] = defaultdict(set)
    names: dict[int, Member] = {}
    count = 0
    for story, tellings in stories:
        first = first_of(story, tellings)
        if first is None or not now - days * _DAY_S <= first.at <= now:
            continue
        count += 1
        firsts[first.source].append(first)
        for stand in stands([telling.member for telling in tellings]):
            if stand.is_own:
                told[stand.member.source_id].add(story)
                names[stand.member.source_id] = stand.member
    if count < _LEAST_STORIES or len(told) < _LEAST_OUTLETS:
        return Leaderboard(days=days, stories=count, leaders=())
    leaders = [_leader(names[source], held, len(told[source])) for source, held in firsts.items()]
    leaders.sort(key=lambda leader: (-leader.firsts, -leader.median_lead_s, leader.slug))
    return Leaderboard(days=days, stories=count, leaders=tuple(leaders))


def _leader(member: Member, firsts: Sequence[First], told: int) -> Leader:
    return Leader(
        name=member.source_name,
        slug=member.source_slug,
        language=member.source_language,
        firsts=len(firsts),
        told=told,
        median_lead_s=median(first.lead_s for first in firsts),
        latest=max(firsts, key=lambda first: (first.at, first.story)).story,
    )


def _at(member: Member) -> float:
    return member.doc.at or 0.0
