"""The calendar's rows: what is told of events near a day, and the events as they stand."""

import datetime as dt
from collections.abc import Collection, Sequence

from django.db.models import Q

from newsloom.model.agenda import AgendaIntent, Telling
from newsloom.model.article import ArticleId
from newsloom.model.reading import Span
from newsloom.model.said import Dated, Status, Upcoming
from newsloom.store.edge import store_errors
from newsloom.store.models import Ahead, CalendarEntry

LONGEST_DAYS = 31  # what is said of more than a month meets only what is said of the same time
MOVED_DAYS = 62  # how far a postponed event is looked for where nobody says from which day
_MOST = 4000  # tellings looked through; the newest


class AgendaStore:
    """The calendar's part of `ports.Loom`."""

    def tellings(self, near: Sequence[Upcoming], articles: Collection[ArticleId]) -> Sequence[Telling]:
        """All that is told of the events that these might be, and of those that these articles tell of, oldest first."""
        wanted = Q(article_id__in=articles)
        for days in dict.fromkeys(_question(one) for one in near if one.first and one.last):
            wanted |= days
        with store_errors("reading the calendar"):
            rows = Ahead.objects.filter(wanted, entry__isnull=False).order_by("-id")
            uids = set(rows.values_list("entry_id", flat=True)[:_MOST])
            told = Ahead.objects.filter(entry_id__in=uids).order_by("-id")[:_MOST]
            return [_telling(row) for row in sorted(told, key=lambda row: (row.sort_at, row.pk))]


def write_events(agenda: AgendaIntent, at: dt.datetime) -> None:
    """Writes the events; one that reads otherwise than before counts one change more."""
    CalendarEntry.objects.filter(uid__in=agenda.gone).delete()
    known = CalendarEntry.objects.in_bulk([event.uid for event in agenda.events])
    rows = []
    for event in agenda.events:
        row = CalendarEntry(
            uid=event.uid,
            what=event.what[:1000],
            value=event.value[:40],
            end_value=event.end_value[:40],
            grain=event.grain[:20],
            status=event.status.value,
            moved_from=list(event.moved_from),
            first_day=event.first,
            last_day=event.last,
            changed_at=at,
        )
        old = known.get(event.uid)
        if old is not None:
            if all(getattr(old, name) == getattr(row, name) for name in _SAID):
                continue
            row.sequence = old.sequence + 1
        rows.append(row)
    CalendarEntry.objects.bulk_create(
        rows,
        batch_size=200,
        update_conflicts=True,
        unique_fields=["uid"],
        update_fields=[*_SAID, "sequence", "changed_at"],
    )


_SAID = ("what", "value", "end_value", "grain", "status", "moved_from", "first_day", "last_day")


def _question(one: Upcoming) -> Q:
    assert one.first is not None
    assert one.last is not None
    value = one.dated.value
    same = Q(value=value) | Q(moved_from=value)
    if one.moved_from:
        same |= Q(value=one.moved_from)
    if (one.last - one.first).days >= LONGEST_DAYS:
        return same
    meets = Q(first_day__lte=one.last, last_day__gte=one.first) & ~Q(grain__in=_COARSE)
    later = Q(status=Status.MOVED.value, first_day__range=(one.first, one.last + dt.timedelta(MOVED_DAYS)))
    if one.status is Status.MOVED and one.first.toordinal() > MOVED_DAYS:
        begin = one.first - dt.timedelta(MOVED_DAYS)
        meets |= Q(first_day__range=(begin, one.last)) & ~Q(grain__in=_COARSE)
    return same | meets | later


_COARSE = ("quarter", "season", "half", "year", "fiscal-year", "decade")


def _telling(row: Ahead) -> Telling:
    span = Span(start=row.date_start, end=row.date_end)
    dated = Dated(span=span, text="", value=row.value, end_value=row.end_value, grain=row.grain)
    return Telling(
        article=ArticleId(row.article_id),
        at=row.sort_at,
        uid=row.entry_id or "",
        said=Upcoming(
            sentence=Span(start=row.start, end=row.end),
            dated=dated,
            what=row.what,
            status=Status(row.status),
            moved_from=row.moved_from,
            first=row.first_day,
            last=row.last_day,
        ),
    )
