"""Events of the calendar with the sentences that tell of them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber, Substr

from newsloom.store.models import Ahead, CalendarEntry
from newsloom.store.reading.story_cards import SourceName, StoryBadge, story_badge

MOST_EVENTS = 300  # on one page
MOST_COARSE = 60
SOON_DAYS = 14
TELLINGS_READ = 24  # of one event; copies are folded among them
EVIDENCE_SHOWN = 6
COARSE = ("quarter", "season", "half", "year", "fiscal-year", "decade")  # no day and no month of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Which events: those told of in a section, with a hashtag, in a story, where a person or thing is named. Empty: all."""

    section: str = ""
    tag: int | None = None
    story: int | None = None
    entity: int | None = None

    @property
    def is_all(self) -> bool:
        return not (self.section or self.tag or self.story or self.entity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence that tells of an event. `dated` is the day as printed; `copies`: how many more outlets carry the text."""

    article_id: int
    title: str
    language: str
    source: SourceName
    at: dt.datetime
    offset_min: int | None
    is_exact: bool
    start: int
    end: int
    sentence: str
    dated: str
    what: str
    status: str
    copies: int
    permitted_in_full: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event as it stands. `more` independent tellings are not among its evidence, which is the oldest first."""

    uid: str
    what: str
    value: str
    end_value: str
    grain: str
    status: str
    moved_from: tuple[str, ...]
    first: dt.date
    last: dt.date
    sequence: int
    changed_at: dt.datetime
    evidence: tuple[Evidence, ...]
    more: int
    stories: tuple[StoryBadge, ...]

    @property
    def teller(self) -> Evidence:
        """Whose words `what` is, where it is among the evidence."""
        return next((one for one in self.evidence if one.what == self.what), self.evidence[0])

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def events_between(
    begin: dt.date, end: dt.date, about: About | None = None, *, limit: int = MOST_EVENTS
) -> tuple[EventRow, ...]:
    """The events that lie on a day, a week or a month between these days, both included, the first first: two queries."""
    rows = _about(about).filter(last_day__gte=begin, first_day__lte=end).exclude(grain__in=COARSE)
    return _with_evidence(rows.order_by("first_day", "last_day", "uid")[:limit])


def events_soon(today: dt.date, *, limit: int) -> tuple[EventRow, ...]:
    """Of the next fortnight the events told most often, copies counted once, the first first: two queries."""
    rows = CalendarEntry.objects.filter(first_day__gte=today, first_day__lte=today + dt.timedelta(days=SOON_DAYS))
    rows = rows.exclude(grain__in=(*COARSE, "month", "week"))
    rows = rows.annotate(tellers=Count("told__article__copy_group", distinct=True)).filter(told__isnull=False)
    found = rows.order_by("-tellers", "first_day", "uid")[:limit]
    return tuple(sorted(_with_evidence(found), key=lambda row: (row.first, row.uid)))


def coarse_between(
    begin: dt.date, end: dt.date, about: About | None = None, *, limit: int = MOST_COARSE
) -> tuple[EventRow, ...]:
    """The events of which only a quarter, a year or the like is said that meets these days: two queries."""
    rows = _about(about).filter(last_day__gte=begin, first_day__lte=end, grain__in=COARSE)
    return _with_evidence(rows.order_by("last_day", "first_day", "uid")[:limit])


def event_by_uid(uid: str) -> EventRow | None:
    """One event; None where nobody tells of it."""
    return next(iter(_with_evidence(_about(None).filter(uid=uid))), None)


def last_change(about: About | None = None) -> dt.datetime | None:
    """When an event of these last became another."""
    return _about(about).order_by("-changed_at").values_list("changed_at", flat=True).first()


def _about(about: About | None) -> QuerySet[CalendarEntry]:
    told = Ahead.objects.filter(entry=OuterRef("pk"))
    if about is not None:
        if about.section:
            told = told.filter(article__section=about.section)
        if about.tag:
            told = told.filter(article__article_tags__tag_id=about.tag)
        if about.story:
            told = told.filter(article__story_id=about.story)
        if about.entity:
            named = Q(article__mentions__entity_id=about.entity)
            told = told.filter(named | Q(article__mentions__entity__merged_into_id=about.entity))
    return CalendarEntry.objects.filter(Exists(told))


def _with_evidence(found: Iterable[CalendarEntry]) -> tuple[EventRow, ...]:
    entries = list(found)
    told = _tellings([entry.uid for entry in entries]) if entries else {}
    return tuple(_row(entry, told[entry.uid]) for entry in entries if entry.uid in told)


def _tellings(uids: Sequence[str]) -> dict[str, list[Ahead]]:
    """The oldest tellings of each, with the words themselves and how many there are."""
    rows = (
        Ahead.objects.filter(entry_id__in=uids)
        .annotate(
            place=Window(RowNumber(), partition_by="entry_id", order_by=["sort_at", "id"]),
            total=Window(Count("id"), partition_by="entry_id"),
        )
        .filter(place__lte=TELLINGS_READ)
        .annotate(
            sentence=Substr("article__text", F("start") + 1, F("end") - F("start")),
            dated=Substr("article__text", F("date_start") + 1, F("date_end") - F("date_start")),
        )
        .select_related("article__source", "article__story")
        .defer("article__text", "article__html", "article__key_points", "article__story_reason", "article__vector")
        .defer("article__story__key_points", "article__story__outlets", "article__standfirst")
        .order_by("entry_id", "sort_at", "id")
    )
    told: defaultdict[str, list[Ahead]] = defaultdict(list)
    for row in rows:
        told[row.entry_id or ""].append(row)
    return told


def _row(entry: CalendarEntry, told: Sequence[Ahead]) -> EventRow:
    folded: dict[int, list[Ahead]] = {}
    for one in told:
        folded.setdefault(one.article.copy_group_id or -one.article_id, []).append(one)
    shown = [_evidence(group) for group in folded.values()]
    stories = {one.article.story.pk: one.article.story for one in told if one.article.story}
    return EventRow(
        uid=entry.uid,
        what=entry.what,
        value=entry.value,
        end_value=entry.end_value,
        grain=entry.grain,
        status=entry.status,
        moved_from=tuple(str(value) for value in entry.moved_from),
        first=entry.first_day,
        last=entry.last_day,
        sequence=entry.sequence,
        changed_at=entry.changed_at,
        evidence=tuple(shown[:EVIDENCE_SHOWN]),
        more=max(0, len(shown) - EVIDENCE_SHOWN) + max(0, getattr(told[0], "total", 0) - len(told)),
        stories=tuple(story_badge(story) for story in stories.values()),
    )


def _evidence(group: Sequence[Ahead]) -> Evidence:
    """The telling of the first of a text's carriers; the text itself rather than a copy where both are here."""
    one = next((row for row in group if row.article.copy_of_id is None), group[0])
    article = one.article
    return Evidence(
        article_id=article.pk,
        title=article.title,
        language=article.language,
        source=SourceName(name=article.source.name, slug=article.source.slug, language=article.source.language),
        at=article.published_at or article.first_seen_at,
        offset_min=article.published_offset_min,
        is_exact=article.published_is_exact,
        start=one.start,
        end=one.end,
        sentence=getattr(one, "sentence", ""),
        dated=getattr(one, "dated", ""),
        what=one.what,
        status=one.status,
        copies=len({row.article_id for row in group}) - 1,
        permitted_in_full=article.source.full_text_for_guests and not article.noarchive,
    )
