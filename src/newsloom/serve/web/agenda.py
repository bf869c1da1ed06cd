"""Events of the calendar as a page shows them: their words as far as this reader may read them, days in words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsloom.model.said import Status
from newsloom.serve.web.access import Allowance
from newsloom.serve.web.links import article_path
from newsloom.serve.web.timex import readable
from newsloom.store.reading.agenda import About, EventRow, Evidence, events_between, events_soon

_TITLE_CHARS = 160
BOX_DAYS = 92
_BOX_EVENTS = 5
_STATUS = {
    Status.ANNOUNCED: gettext_lazy("announced"),
    Status.PLANNED: gettext_lazy("planned"),
    Status.POSSIBLE: gettext_lazy("possible"),
    Status.MOVED: gettext_lazy("moved"),
    Status.PAST: gettext_lazy("past"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A telling with its words; `text` is empty where a guest has read enough of that article on the page."""

    one: Evidence
    text: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventShown:
    """An event; `title` is the clause that tells it, or the headline of the report where no more of its text may stand."""

    row: EventRow
    title: str
    language: str
    when: str
    status: str
    status_words: str
    evidence: tuple[Cited, ...]

    @property
    def anchor(self) -> str:
        return f"e{self.row.uid}"

    @property
    def address(self) -> str:
        """The event on the page of its month."""
        return f"{reverse('calendar')}?month={self.row.first:%Y-%m}#{self.anchor}"


def shown(row: EventRow, allowance: Allowance, today: dt.date, *, with_evidence: bool = True) -> EventShown:
    """The event in words."""
    teller = row.teller
    clause = _words(allowance, teller, row.what, most=_TITLE_CHARS)
    status = Status.PAST if row.last < today else Status(row.status)
    words = str(_STATUS[status])
    if row.moved_from:
        words = _("%(status)s, moved from %(day)s") if status is not Status.MOVED else _("moved from %(day)s")
        words = words % {"status": _STATUS[status], "day": ", ".join(readable(value) for value in row.moved_from)}
    return EventShown(
        row=row,
        title=clause[:1].upper() + clause[1:] if clause else teller.title,
        language=teller.language,
        when=when_words(row),
        status=status.value,
        status_words=words,
        evidence=tuple(_cited(one, allowance) for one in row.evidence) if with_evidence else (),
    )


def when_words(row: EventRow) -> str:
    """ "Friday 27 November 2026", "15 June 2025 to 17 June 2025", "week of 23 November 2026", "2030"."""
    if row.grain in ("day", "time") and not row.end_value and row.first == row.last:
        clock = readable(row.value).partition(", ")
        day = date_format(row.first, "l j F Y")
        return f"{day}, {clock[0]}" if clock[1] else day
    return readable(row.value, row.end_value)


def ahead_box(
    about: About | None, today: dt.date, *, everything: bool, spent: dict[int, int] | None = None
) -> tuple[EventShown, ...]:
    """The few next events for a box: the soonest, or of the whole paper those most reported; two queries."""
    rows = (
        events_between(today, today + dt.timedelta(days=BOX_DAYS), about, limit=_BOX_EVENTS)
        if about
        else events_soon(today, limit=_BOX_EVENTS)
    )
    allowance = Allowance(everything=everything, spent=dict(spent or {}))
    return tuple(shown(row, allowance, today, with_evidence=False) for row in rows)


def all_shown(rows: Iterable[EventRow], allowance: Allowance, today: dt.date) -> tuple[EventShown, ...]:
    """The events in words, in their order."""
    return tuple(shown(row, allowance, today) for row in rows)


def _cited(one: Evidence, allowance: Allowance) -> Cited:
    return Cited(one=one, text=_words(allowance, one, one.sentence), address=article_path(one.article_id, one.start))


def _words(allowance: Allowance, one: Evidence, text: str, *, most: int = 0) -> str:
    return allowance.words(one.article_id, text, permitted=one.permitted_in_full, most=most)
