"""Stories by the hashtags most of their articles carry."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence

from newsloom.model.subject import Tagged
from newsloom.store.models import Article, ArticleTag, Story

_REACH = dt.timedelta(days=365)
_MOST_PAIRS = 3000  # newest articles with a hashtag looked at: keeps a large one cheap


def majority_tags(story_id: int) -> frozenset[str]:
    """The hashtags that at least half of the story's articles carry, copies aside, in two queries."""
    count = Article.objects.filter(story_id=story_id, copy_of=None).count()
    names = ArticleTag.objects.filter(article__story_id=story_id, article__copy_of=None)
    held = Counter(names.values_list("tag__name", flat=True))
    return frozenset(name for name, times in held.items() if 2 * times >= count)


def tagged_stories(tags: frozenset[str], until: dt.datetime) -> Sequence[Tagged]:
    """Stories of the year before, of two outlets or more, with those of the hashtags that most of each one's articles carry."""
    pairs = ArticleTag.objects.filter(
        tag__name__in=tags,
        sort_at__gt=until - _REACH,
        article__copy_of=None,
        article__story__independent_count__gt=1,
        article__story__merged_into=None,
    ).order_by("-sort_at", "-article_id")
    held: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for story_id, name in pairs.values_list("article__story_id", "tag__name")[:_MOST_PAIRS]:
        held[story_id or 0][name] += 1
    rows = Story.objects.filter(pk__in=held).values_list("id", "first_at", "last_at", "article_count", "copy_count")
    return [
        Tagged(
            story=key,
            first_at=first_at,
            last_at=last_at,
            tags=frozenset(name for name, times in held[key].items() if 2 * times >= count - copies),
        )
        for key, first_at, last_at, count, copies in rows
    ]
