"""A story as its card and page show it: counted, headlined, briefed and ranked from its members."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence

from newsloom.brief.headline import story_headline
from newsloom.brief.points import key_points
from newsloom.model.article import ArticleId
from newsloom.model.intent import Member, StoryIntent
from newsloom.model.reading import Section
from newsloom.pipeline.voices import outlets

_POINTS = 4
_HALVING_H = 12.0  # a story of twice the independent sources stands as high as one 12 hours younger
_COPY_WEIGHT = 0.1  # a folded copy lifts a story a little: editors chose to carry it


def overview(story: int, members: Sequence[Member]) -> StoryIntent:
    """The story recounted. `members` are oldest first and not empty."""
    publishers = outlets(members)
    independent = sum(outlet.counts for outlet in publishers)
    origins = [member for member in members if member.copy_of is None] or list(members)
    docs = [member.doc for member in origins]
    headline = story_headline(docs)
    chosen = next(member for member in origins if member.doc.id == headline)
    copies = sum(member.copy_of is not None for member in members)
    last = max(member.doc.at or 0.0 for member in members)
    return StoryIntent(
        id=story,
        headline=chosen.doc.title,
        headline_article=ArticleId(int(chosen.doc.id)),
        language=chosen.doc.language,
        section=_section(members),
        first_at=_instant(min(member.doc.at or 0.0 for member in members)),
        last_at=_instant(last),
        article_count=len(members),
        copy_count=copies,
        outlets=publishers,
        independent_count=independent,
        key_points=key_points(docs, limit=_POINTS),
        rank=rank(independent, copies, last),
    )


def rank(independent: int, copies: int, last_at: float) -> float:
    """Height on the front page: the logarithm of independent sources plus time, so that ranks never need recomputing.

    Unit: doublings. The half-life was chosen so that on an instance of 20 feeds yesterday's six-outlet story stands
    beside this morning's two-outlet one.
    """
    return math.log2(independent + _COPY_WEIGHT * copies) + last_at / 3600.0 / _HALVING_H


def _section(members: Sequence[Member]) -> Section:
    """The section most members have; General only where nobody says better."""
    votes = Counter(member.section for member in members if member.section is not Section.GENERAL)
    return votes.most_common(1)[0][0] if votes else Section.GENERAL


def _instant(at: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(at, dt.UTC)
