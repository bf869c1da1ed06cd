"""What a person has read. One mark counts for its whole copy group, for copies that come later too."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Coalesce

from newsloom.store.edge import store_errors
from newsloom.store.models import Article, ReadMark

UNREAD_DAYS = 7  # what nobody read within a week is history, not unread: so the counts and their cost stay bounded
MOST_COUNTED = 999  # beyond, "999+" says enough
_OLDER_COPIES = dt.timedelta(days=14)  # how long before an article a copy of it may have been read (stories of 10 days)
_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """How many texts of the last week a person has not read; copies count once."""

    count: int

    @property
    def is_more(self) -> bool:
        return self.count > MOST_COUNTED

    def __str__(self) -> str:
        return f"{MOST_COUNTED}+" if self.is_more else str(self.count)


def mark_read(user_id: int, article_id: int, now: dt.datetime) -> None:
    """Afterwards the article and all its copies are read. Raises StoreError."""
    with store_errors("marking an article as read"):
        ReadMark.objects.bulk_create([ReadMark(user_id=user_id, article_id=article_id, at=now)], ignore_conflicts=True)


def mark_unread(user_id: int, article_id: int) -> None:
    """Afterwards the article and all its copies are unread. Raises StoreError."""
    with store_errors("marking an article as unread"):
        group = Article.objects.filter(pk=article_id).values_list("copy_group_id", flat=True).first()
        marks = ReadMark.objects.filter(user_id=user_id)
        marks.filter(article_id=article_id).delete()
        if group is not None:
            marks.filter(article__copy_group_id=group).delete()


def mark_all_read(user_id: int, scope: QuerySet[Article], now: dt.datetime) -> int:
    """Marks what is unread in the scope, one article of each copy group, and returns how many. Raises StoreError."""
    with store_errors("marking articles as read"):
        found = _unread(user_id, scope, now).order_by().values_list("text_key", "id")
        firsts = dict(found)
        marks = [ReadMark(user_id=user_id, article_id=article_id, at=now) for article_id in firsts.values()]
        ReadMark.objects.bulk_create(marks, ignore_conflicts=True, batch_size=_BATCH)
    return len(marks)


def read_articles(user_id: int, article_ids: Collection[int]) -> frozenset[int]:
    """Those of the articles the person has read, themselves or as a copy, in three queries."""
    rows = dict(Article.objects.filter(pk__in=article_ids).values_list("id", "copy_group_id"))
    groups = {group for group in rows.values() if group is not None}
    marks = ReadMark.objects.filter(user_id=user_id)
    read = set(marks.filter(article_id__in=rows).values_list("article_id", flat=True))
    read_groups = set(marks.filter(article__copy_group_id__in=groups).values_list("article__copy_group_id", flat=True))
    return frozenset(key for key, group in rows.items() if key in read or group in read_groups)


def read_stories(user_id: int, story_ids: Collection[int]) -> frozenset[int]:
    """Those of the stories of which the person has read every text, in four queries."""
    rows = dict(Article.objects.filter(story_id__in=story_ids).values_list("id", "story_id"))
    read = read_articles(user_id, rows)
    return frozenset(story_ids) - {story for article_id, story in rows.items() if article_id not in read}


def unread(user_id: int, scope: QuerySet[Article], now: dt.datetime) -> Unread:
    """How many texts of the last week in the scope are unread, in one query."""
    texts = _unread(user_id, scope, now).order_by().values("text_key").distinct()
    return Unread(count=texts[: MOST_COUNTED + 1].count())


def unread_by_source(user_id: int, source_ids: Collection[int], now: dt.datetime) -> Mapping[int, Unread]:
    """How many texts of the last week each of the publishers has unread, in one query; those with none are left out."""
    rows = _unread(user_id, Article.objects.filter(source_id__in=source_ids), now)
    counted = rows.order_by().values_list("source_id").annotate(Count("text_key", distinct=True))
    return {source_id: Unread(count=count) for source_id, count in counted}


def _unread(user_id: int, scope: QuerySet[Article], now: dt.datetime) -> QuerySet[Any]:
    """Unread articles of the last week with `text_key`, which copies share.

    The marks are looked up once and not for each article: PostgreSQL took minutes over 20,000 articles the other way.
    """
    since = now - dt.timedelta(days=UNREAD_DAYS)
    marks = ReadMark.objects.filter(user_id=user_id, at__gte=since - _OLDER_COPIES)
    read = marks.annotate(text_key=Coalesce("article__copy_group_id", -F("article_id"))).values("text_key")
    recent = scope.filter(sort_at__gte=since)
    return recent.annotate(text_key=Coalesce("copy_group_id", -F("id"))).exclude(text_key__in=read)
