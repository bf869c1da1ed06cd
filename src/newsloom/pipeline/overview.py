"""A story as its card and page show it: counted, headlined, briefed and ranked from its members."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence

from newsloom.brief.headline import story_headline
from newsloom.brief.points import key_points
from newsloom.model.article import ArticleId
from newsloom.model.intent import Member, Outlet, StoryIntent
from newsloom.model.reading import Section
from newsloom.pipeline.voices import outlets, stands

_POINTS = 4
_HALVING_H = 12.0  # chosen by simulation, see docs/why/0008
_HALVING_S = _HALVING_H * 3600.0
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
    return StoryIntent(
        id=story,
        headline=chosen.doc.title,
        headline_article=ArticleId(int(chosen.doc.id)),
        language=chosen.doc.language,
        section=_section(members),
        first_at=_instant(min(member.doc.at or 0.0 for member in members)),
        last_at=_instant(max(member.doc.at or 0.0 for member in members)),
        article_count=len(members),
        copy_count=copies,
        outlets=publishers,
        independent_count=independent,
        key_points=key_points(docs, limit=_POINTS),
        rank=rank(*_heard(members, publishers)),
    )


def rank(heard_at: Sequence[float], copied_at: Sequence[float] = ()) -> float:
    """Height on the front page, in doublings, so that ranks never need recomputing.

    Each independent source counts one at its latest report (`heard_at`, Unix seconds, not empty), each copy a tenth, and
    all of it halves every twelve hours: twice the sources stand as high as twelve hours later.
    """
    latest = max((*heard_at, *copied_at))
    weighted = [(1.0, at) for at in heard_at] + [(_COPY_WEIGHT, at) for at in copied_at]
    worth = math.fsum(weight * 2.0 ** ((at - latest) / _HALVING_S) for weight, at in weighted)
    return math.log2(worth) + latest / _HALVING_S


def _heard(members: Sequence[Member], publishers: Sequence[Outlet]) -> tuple[list[float], list[float]]:
    """When each publisher that counts last reported, on its own if it ever did, and when each copy came."""
    own = {stand.member.source_slug: stand.member.doc.at or 0.0 for stand in stands(members) if stand.is_own}
    latest = {member.source_slug: member.doc.at or 0.0 for member in members} | own
    heard = [latest[outlet.slug] for outlet in publishers if outlet.counts]
    return heard, [member.doc.at or 0.0 for member in members if member.copy_of is not None]


def _section(members: Sequence[Member]) -> Section:
    """The section most members have; General only where nobody says better."""
    votes = Counter(member.section for member in members if member.section is not Section.GENERAL)
    return votes.most_common(1)[0][0] if votes else Section.GENERAL


def _instant(at: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(at, dt.UTC)
