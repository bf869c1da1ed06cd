"""Who reported first in the last week or month, worked out now and then."""

import datetime as dt
from typing import Any

from django.core.cache import cache

from newsloom.model.life import Leaderboard
from newsloom.pipeline.firsts import leaderboard
from newsloom.store.reading.tellings import tellings

SPANS = (7, 30)  # days
_KEPT_S = 900  # an order made of a week's stories does not change by the minute


def leaders(days: int, now: dt.datetime) -> Leaderboard:
    """The leaderboard of the last `days`, one of `SPANS`, at most a quarter of an hour old."""
    key = f"newsloom.leaders.{days}"
    known = cache.get(key)
    if not isinstance(known, Leaderboard):
        known = leaderboard(tellings(now - dt.timedelta(days=days)), now.timestamp(), days)
        cache.set(key, known, _KEPT_S)
    return known


def leaders_plain(board: Leaderboard) -> dict[str, Any]:
    """The leaderboard ready for `json.dumps`."""
    return {
        "days": board.days,
        "stories": board.stories,
        "leaders": [
            {
                "outlet": leader.name,
                "source": leader.slug,
                "first": leader.firsts,
                "told": leader.told,
                "median_lead_s": leader.median_lead_s,
                "latest_story": leader.latest,
            }
            for leader in board.leaders
        ],
    }
