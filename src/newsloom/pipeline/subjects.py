"""The subject a story is part of: the relations of two states, told in story after story over weeks and months. Pure.

Only those: a rare place, topic or person that stories share made subjects of a ferry on a sandbank and of a vaccine held up
in the same town, and nothing is better than a wrong one.
"""

import datetime as dt
from collections.abc import Sequence

from newsloom.language.relations import pair_name
from newsloom.model.subject import Subject, Tagged

_LEAST_SPAN = dt.timedelta(days=14)  # a story lasts ten days at most: what spans a fortnight is more than a story
_LEAST_OTHERS = 2


def pairs_among(tags: frozenset[str]) -> frozenset[str]:
    """Those of the hashtags that name two states."""
    return frozenset(tag for tag in tags if pair_name(tag))


def subject_of(story: Tagged, others: Sequence[Tagged]) -> Subject | None:
    """The pair of states that the story and most of the others are about; None where these do not span a fortnight."""
    found = [_about(tag, story, others) for tag in sorted(pairs_among(story.tags))]
    return max((one for one in found if one), key=lambda one: len(one.stories), default=None)


def _about(tag: str, story: Tagged, others: Sequence[Tagged]) -> Subject | None:
    held = [other for other in others if other.story != story.story and tag in other.tags]
    if len(held) < _LEAST_OTHERS:
        return None
    held.sort(key=lambda one: (one.last_at, one.story), reverse=True)
    since = min(one.first_at for one in (story, *held))
    if max(one.last_at for one in (story, *held)) - since < _LEAST_SPAN:
        return None
    return Subject(tag=tag, name=pair_name(tag), stories=tuple(one.story for one in held), since=since)
