"""The subject a story is part of: other stories, over weeks and months, that share rare hashtags with it. Pure."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Mapping, Sequence

from newsloom.model.subject import Subject, Tagged

_LEAST_SPAN = dt.timedelta(days=14)  # a story lasts ten days at most: what spans a fortnight is more than a story
_LEAST_OTHERS = 2
_LEAST_WORTH = math.log(300)  # one article in 300 would carry what two stories share, were hashtags given by chance
_LEAST_TAG_WORTH = math.log(12)  # a hashtag of one article in twelve or more names a section, not a subject


def subject_of(story: Tagged, others: Sequence[Tagged], carried: Mapping[str, int], articles: int) -> Subject | None:
    """What the story and at least two others of them are part of; None where they do not span a fortnight.

    Two stories are linked by hashtags that together are rare: `carried` is how many of all `articles` have each. All linked
    ones must share the hashtag that names the subject, the rarest of those that link most.
    """
    worth = {tag: math.log(articles / carried[tag]) for tag in story.tags if carried.get(tag, 0) > 0 < articles}
    telling = {tag for tag, value in worth.items() if value >= _LEAST_TAG_WORTH}
    linked = [
        other
        for other in others
        if other.story != story.story
        and other.tags & telling
        and sum(worth[tag] for tag in other.tags & telling) >= _LEAST_WORTH
    ]
    shared = Counter(tag for other in linked for tag in other.tags & telling)
    if not shared:
        return None
    tag = max(shared, key=lambda one: (shared[one], worth[one], one))
    held = sorted((one for one in linked if tag in one.tags), key=lambda one: (one.last_at, one.story), reverse=True)
    since = min(one.first_at for one in (story, *held))
    until = max(one.last_at for one in (story, *held))
    if len(held) < _LEAST_OTHERS or until - since < _LEAST_SPAN:
        return None
    return Subject(tag=tag, stories=tuple(one.story for one in held), since=since)
