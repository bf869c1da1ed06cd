"""When the independent sources of stories reported, and how far stories usually reach."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Count

from newsloom.model.life import Heard
from newsloom.store.models import Article, Source, Story
from newsloom.store.reading.story_cards import StoryCard

_SPREAD_DAYS = 14  # two of each weekday, and more than the ten days a story lasts
_DAY = dt.timedelta(days=1)


def heard(stories: Iterable[StoryCard]) -> Mapping[int, Sequence[Heard]]:
    """The reports of the outlets that count, by story, in one query; copies only of outlets that have nothing else.

    A time without an hour is taken for when the article was first seen, on the day it names.
    """
    counting = {story.id: {outlet.slug for outlet in story.independent} for story in stories}
    rows = Article.objects.filter(story_id__in=counting).values_list(
        "story_id", "source__slug", "copy_of_id", "sort_at", "published_is_exact", "first_seen_at"
    )
    own: defaultdict[int, list[Heard]] = defaultdict(list)
    copied: defaultdict[int, list[Heard]] = defaultdict(list)
    for story_id, slug, copy_of, sort_at, is_exact, seen_at in rows.iterator():
        if slug in counting[story_id]:
            at = sort_at if is_exact else max(sort_at, min(seen_at, sort_at + _DAY))
            (copied if copy_of else own)[story_id].append(Heard(at.timestamp(), slug))
    found: dict[int, Sequence[Heard]] = {}
    for story_id in counting:
        have = {one.outlet for one in own[story_id]}
        found[story_id] = [*own[story_id], *(one for one in copied[story_id] if one.outlet not in have)]
    return found


def reach(now: dt.datetime) -> Mapping[int, int]:
    """How many stories of the last fortnight have so many independent sources; those of one are left out."""
    recent = Story.objects.filter(merged_into=None, last_at__gte=now - _SPREAD_DAYS * _DAY, independent_count__gt=1)
    return dict(recent.order_by().values_list("independent_count").annotate(Count("id")))


def source_count() -> int:
    """The publishers there are."""
    return Source.objects.count()
