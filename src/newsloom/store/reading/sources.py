"""Publishers and their health, those with trouble first."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Max, Sum

from newsloom.errors import QueryError
from newsloom.model.source import Health, Profile
from newsloom.store.models import Article, Feed, FeedDay, Source
from newsloom.store.profiles import profile

HEALTH_DAYS = 14
PAGE_SOURCES = 60
FAILING_AFTER = 3  # looks in a row without an answer: one or two are weather, and mend themselves
_TROUBLE_FIRST = (Health.FAILING, Health.GONE, Health.SLOW, Health.NEW, Health.FINE, Health.PAUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfLooks:
    """What one day (UTC) brought; `unanswered` when every look of it failed."""

    day: dt.date
    looks: int
    new_articles: int
    unanswered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHealth:
    url: str
    title: str
    health: Health
    last_success_at: dt.datetime | None
    last_fetch_at: dt.datetime | None
    next_fetch_at: dt.datetime | None
    failures: int
    error_code: str
    error_text: str
    moved_to: str

    @property
    def is_resting(self) -> bool:
        """Whether no look is planned any more."""
        return self.health in (Health.GONE, Health.PAUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A publisher as the health table shows it. Without feeds (`feeds` empty) its articles were imported."""

    id: int
    name: str
    slug: str
    language: str
    category: str
    home_url: str
    profile: Profile
    health: Health
    feeds: tuple[FeedHealth, ...]
    last_article_at: dt.datetime | None
    days: tuple[DayOfLooks, ...]  # oldest first, HEALTH_DAYS of them

    @property
    def entries_a_day(self) -> float:
        """New articles a day, over the days since the first look among those shown."""
        first = next((index for index, day in enumerate(self.days) if day.looks), len(self.days) - 1)
        return sum(day.new_articles for day in self.days) / (len(self.days) - first)

    @property
    def next_fetch_at(self) -> dt.datetime | None:
        return min((feed.next_fetch_at for feed in self.feeds if feed.next_fetch_at), default=None)

    @property
    def is_resting(self) -> bool:
        """Whether no look is planned any more."""
        return all(feed.is_resting for feed in self.feeds)

    @property
    def last_success_at(self) -> dt.datetime | None:
        return max((feed.last_success_at for feed in self.feeds if feed.last_success_at), default=None)

    @property
    def trouble(self) -> FeedHealth | None:
        """The feed whose sentence says what is going on."""
        return next((feed for feed in self.feeds if feed.error_text or feed.health is Health.GONE), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthCount:
    health: Health
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    sources: tuple[SourceLine, ...]
    counts: tuple[HealthCount, ...]
    articles_today: int
    looks: int  # in the days shown
    unchanged: int
    next: str  # slug of the last one shown; empty at the end


def sources_page(now: dt.datetime, after: str = "", *, limit: int = PAGE_SOURCES) -> SourcesPage:
    """The publishers after the one with the slug `after`, trouble first, in six queries. Raises QueryError."""
    feeds = _feeds_by_source(Feed.objects.order_by("id"))
    everyone = sorted(
        Source.objects.all(),
        key=lambda row: (_TROUBLE_FIRST.index(_health(feeds[row.pk])), row.name.casefold(), row.pk),
    )
    begin = 0
    if after:
        begin = next((index for index, row in enumerate(everyone, 1) if row.slug == after), -1)
        if begin < 0:
            raise QueryError("The list of sources does not hold the one this address goes on from.")
    shown = everyone[begin : begin + limit]
    states = [_health(feeds[row.pk]) for row in everyone]
    first = now.date() - dt.timedelta(days=HEALTH_DAYS - 1)
    looked = FeedDay.objects.filter(day__gte=first).aggregate(looks=Sum("looks"), unchanged=Sum("unchanged"))
    today = dt.datetime.combine(now.date(), dt.time(), tzinfo=dt.UTC)
    return SourcesPage(
        sources=_lines(shown, feeds, now),
        counts=tuple(
            HealthCount(health=state, count=states.count(state)) for state in _TROUBLE_FIRST if state in states
        ),
        articles_today=Article.objects.filter(sort_at__gte=today, first_seen_at__gte=today).count(),
        looks=looked["looks"] or 0,
        unchanged=looked["unchanged"] or 0,
        next=shown[-1].slug if begin + limit < len(everyone) else "",
    )


def source_line(slug: str, now: dt.datetime) -> SourceLine | None:
    """The publisher with this slug and its health, in four queries; None where there is none."""
    row = Source.objects.filter(slug=slug).first()
    if row is None:
        return None
    return _lines([row], _feeds_by_source(row.feeds.order_by("id")), now)[0]


def _feeds_by_source(rows: Iterable[Feed]) -> defaultdict[int, list[Feed]]:
    feeds: defaultdict[int, list[Feed]] = defaultdict(list)
    for feed in rows:
        feeds[feed.source_id].append(feed)
    return feeds


def _lines(rows: Sequence[Source], feeds: defaultdict[int, list[Feed]], now: dt.datetime) -> tuple[SourceLine, ...]:
    ids = [row.pk for row in rows]
    newest = dict(
        Article.objects.filter(source_id__in=ids).order_by().values_list("source_id").annotate(Max("sort_at"))
    )
    days = _days(ids, now)
    return tuple(
        SourceLine(
            id=row.pk,
            name=row.name,
            slug=row.slug,
            language=row.language,
            category=row.category,
            home_url=row.home_url,
            profile=profile(row),
            health=_health(feeds[row.pk]),
            feeds=tuple(_feed_health(feed) for feed in feeds[row.pk]),
            last_article_at=newest.get(row.pk),
            days=days[row.pk],
        )
        for row in rows
    )


def _days(source_ids: list[int], now: dt.datetime) -> dict[int, tuple[DayOfLooks, ...]]:
    first = now.date() - dt.timedelta(days=HEALTH_DAYS - 1)
    found = {
        (source_id, day): (looks or 0, new or 0, bool(looks) and looks == failed)
        for source_id, day, new, looks, failed in FeedDay.objects.filter(feed__source_id__in=source_ids, day__gte=first)
        .values_list("feed__source_id", "day")
        .annotate(Sum("new_articles"), Sum("looks"), Sum("failed"))
    }
    dates = [first + dt.timedelta(days=offset) for offset in range(HEALTH_DAYS)]
    nothing = (0, 0, False)
    return {
        source_id: tuple(
            DayOfLooks(day=day, looks=looks, new_articles=new, unanswered=unanswered)
            for day in dates
            for looks, new, unanswered in [found.get((source_id, day), nothing)]
        )
        for source_id in source_ids
    }


def _health(feeds: Sequence[Feed]) -> Health:
    """The worst state of the feeds; a publisher without feeds was imported, and is fine."""
    return min((_feed_state(feed) for feed in feeds), key=_TROUBLE_FIRST.index, default=Health.FINE)


def _feed_state(feed: Feed) -> Health:
    if feed.gone:
        return Health.GONE
    if feed.paused:
        return Health.PAUSED
    if feed.failures >= FAILING_AFTER or (feed.failures and feed.last_success_at is None):
        return Health.FAILING
    if feed.failures or feed.error_code:
        return Health.SLOW
    return Health.FINE if feed.last_success_at else Health.NEW


def _feed_health(feed: Feed) -> FeedHealth:
    return FeedHealth(
        url=feed.url,
        title=feed.title,
        health=_feed_state(feed),
        last_success_at=feed.last_success_at,
        last_fetch_at=feed.last_fetch_at,
        next_fetch_at=None if feed.gone or feed.paused else feed.next_fetch_at,
        failures=feed.failures,
        error_code=feed.error_code,
        error_text=feed.error_text,
        moved_to=feed.moved_to,
    )
