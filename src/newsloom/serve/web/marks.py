"""What the person who asks has read; a guest has read nothing, and nothing is asked for one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest

from newsloom.app.clock import SystemClock
from newsloom.store.models import Article
from newsloom.store.reading.marks import Unread, read_articles, read_stories, unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Of what a page shows, what was read, and how much of its list is unread. Empty and None for a guest."""

    articles: frozenset[int] = frozenset()
    stories: frozenset[int] = frozenset()
    unread: Unread | None = None


def marks(
    request: HttpRequest,
    *,
    articles: Iterable[int] = (),
    stories: Iterable[int] = (),
    scope: QuerySet[Article] | None = None,
) -> Marks:
    """The marks of the articles and stories a page shows, and the count of its list."""
    user_id = request.user.pk
    if user_id is None:
        return Marks()
    shown_articles, shown_stories = frozenset(articles), frozenset(stories)
    return Marks(
        articles=read_articles(user_id, shown_articles) if shown_articles else frozenset(),
        stories=read_stories(user_id, shown_stories) if shown_stories else frozenset(),
        unread=unread(user_id, scope, SystemClock().now()) if scope is not None else None,
    )
