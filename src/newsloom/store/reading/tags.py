"""The page of one hashtag: its articles newest first, what it often stands with, its stories."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from newsloom.model.reading import tag_key
from newsloom.store.models import ArticleTag, Tag
from newsloom.store.reading.cards import card_rows, cards
from newsloom.store.reading.cursor import TimePlace, older
from newsloom.store.reading.lists import PAGE_ARTICLES, ArticlePage
from newsloom.store.reading.story_cards import StoryCard, story_cards, story_rows

TOGETHER_AMONG = 400  # newest articles counted for "often together with": keeps a large tag cheap
TOGETHER_SHOWN = 12
TAG_STORIES = 5
MENTION_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class TagCount:
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    day: dt.date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TagAround:
    """What stands beside the cards of a hashtag."""

    since: dt.datetime | None
    together: tuple[TagCount, ...]
    stories: tuple[StoryCard, ...]
    days: tuple[DayCount, ...]  # oldest first, days without a mention included


def find_tag(spelling: str) -> Tag | None:
    """The hashtag that this spelling means, '#' and letter case aside."""
    return Tag.objects.filter(key=tag_key(spelling)).first()


def of_tag(tag: Tag, place: TimePlace | None, *, limit: int = PAGE_ARTICLES) -> ArticlePage:
    """The articles with a hashtag after `place`, newest first, in three queries."""
    pairs = older(ArticleTag.objects.filter(tag=tag), place, field="sort_at", key="article_id")
    found = list(pairs.values_list("article_id", "sort_at")[: limit + 1])
    shown = found[:limit]
    rows = {article.pk: article for article in card_rows().filter(pk__in=[number for number, _ in shown])}
    following = TimePlace(at=shown[-1][1], id=shown[-1][0]) if len(found) > limit else None
    return ArticlePage(articles=cards(rows[number] for number, _ in shown if number in rows), next=following)


def around_tag(tag: Tag, now: dt.datetime) -> TagAround:
    """What stands beside the cards, in four queries."""
    pairs: QuerySet[ArticleTag] = ArticleTag.objects.filter(tag=tag)
    newest = pairs.order_by("-sort_at", "-article_id").values("article_id")[:TOGETHER_AMONG]
    together = (
        ArticleTag.objects.filter(article_id__in=newest)
        .exclude(tag=tag)
        .values_list("tag__name")
        .annotate(together=Count("id"))
        .order_by("-together", "tag__name")[:TOGETHER_SHOWN]
    )
    stories = story_rows().filter(articles__in=newest).distinct().order_by("-rank", "-id")[:TAG_STORIES]
    return TagAround(
        since=pairs.order_by("sort_at").values_list("sort_at", flat=True).first(),
        together=tuple(TagCount(name=name, count=count) for name, count in together),
        stories=story_cards(stories),
        days=_mentions(pairs, now),
    )


def tags_among_newest(pairs: int, *, limit: int) -> tuple[TagCount, ...]:
    """The hashtags most often given among the newest `pairs` ones, in one query."""
    newest = ArticleTag.objects.order_by("-sort_at", "-id").values("id")[:pairs]
    counted = ArticleTag.objects.filter(id__in=newest).values_list("tag__name").annotate(together=Count("id"))
    return tuple(TagCount(name=name, count=count) for name, count in counted.order_by("-together", "tag__name")[:limit])


def _mentions(pairs: QuerySet[ArticleTag], now: dt.datetime) -> tuple[DayCount, ...]:
    first = now.date() - dt.timedelta(days=MENTION_DAYS - 1)
    begin = dt.datetime.combine(first, dt.time(), tzinfo=dt.UTC)
    counted = pairs.filter(sort_at__gte=begin).annotate(day=TruncDate("sort_at", tzinfo=dt.UTC)).order_by()
    counts = dict(counted.values_list("day").annotate(Count("id")))
    days = (first + dt.timedelta(days=offset) for offset in range(MENTION_DAYS))
    return tuple(DayCount(day=day, count=counts.get(day, 0)) for day in days)
