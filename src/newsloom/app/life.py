"""The phase of each story a page or a command shows, worked out when it is read."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.core.cache import cache

from newsloom.model.life import Life, Phase
from newsloom.pipeline.phase import QUIET_MOST_H, life, usual_reach
from newsloom.store.reading.heard import heard, reach, source_count
from newsloom.store.reading.story_cards import StoryCard

_USUAL_S = 600  # what is usual changes with the days, not with the minutes


def lives(stories: Iterable[StoryCard], now: dt.datetime) -> Mapping[int, Life]:
    """The lives of those told by several independent sources, by story: one query, two more every ten minutes."""
    shared = [story for story in stories if story.independent_count > 1]
    if not shared:
        return {}
    usual, found = _usual(now), {}
    fresh = [story for story in shared if now - story.last_at < dt.timedelta(hours=QUIET_MOST_H)]
    for story_id, reports in (heard(fresh) if fresh else {}).items():
        if known := life(reports, now.timestamp(), usual):
            found[story_id] = known
    for story in shared:
        if story not in fresh:
            quiet = Life(phase=Phase.QUIET, active=0, usual=usual, newcomers=0, sources=story.independent_count)
            found[story.id] = quiet
    return found


def _usual(now: dt.datetime) -> int:
    known = cache.get("newsloom.usual_reach")
    if not isinstance(known, int):
        known = usual_reach(reach(now), source_count())
        cache.set("newsloom.usual_reach", known, _USUAL_S)
    return known
