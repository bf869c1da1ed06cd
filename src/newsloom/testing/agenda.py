"""The calendar's part of the store in memory."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace

from newsloom.model.agenda import EventIntent, Place, Telling
from newsloom.model.article import ArticleId
from newsloom.model.intent import ArticleIntent, Batch, Reread
from newsloom.model.said import Status, Upcoming

_LONGEST = dt.timedelta(days=31)
_MOVED = dt.timedelta(days=62)
_COARSE = ("quarter", "season", "half", "year", "fiscal-year", "decade")


class AgendaInMemory:
    """The tellings and the events."""

    def __init__(self) -> None:
        self.events: dict[str, EventIntent] = {}
        self._told: list[Telling] = []

    def tellings(self, near: Sequence[Upcoming], articles: Collection[ArticleId]) -> Sequence[Telling]:
        """All that is told of the events that these might be, and of those that these articles tell of, oldest first."""
        uids = {
            row.uid
            for row in self._told
            if row.uid and (row.article in articles or any(_might_be(one, row.said) for one in near))
        }
        return sorted((row for row in self._told if row.uid in uids), key=lambda row: row.at)

    def _tell(self, batch: Batch) -> None:
        read: list[ArticleIntent | Reread] = [*batch.new, *batch.changed, *batch.rereads]
        written = {intent.id for intent in read}
        self._told = [row for row in self._told if row.article not in written]
        for intent in read:
            for one in intent.said.upcoming:
                place = batch.agenda.places.get((intent.id, one.dated.span.start), Place(uid=""))
                said = replace(one, dated=replace(one.dated, text=""), moved_from=one.moved_from or place.moved_from)
                if one.first and one.last:
                    self._told.append(Telling(article=intent.id, at=intent.sort_at, said=said, uid=place.uid))
        self.events |= {event.uid: event for event in batch.agenda.events}
        for uid in batch.agenda.gone:
            self.events.pop(uid, None)


def _might_be(one: Upcoming, row: Upcoming) -> bool:
    if not (one.first and one.last and row.first and row.last):
        return False
    value = one.dated.value
    if row.dated.value in (value, one.moved_from) or row.moved_from == value:
        return True
    if one.last - one.first >= _LONGEST:
        return False
    if row.status is Status.MOVED and one.first <= row.first <= one.last + _MOVED:
        return True
    begin = one.first - _MOVED if one.status is Status.MOVED else one.first
    meets = row.first <= one.last and row.last >= one.first
    return row.dated.grain not in _COARSE and (meets or (begin < one.first and begin <= row.first <= one.last))
