"""Puts what articles say lies ahead to the events of the calendar: each event once, under an id that stays."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsloom.language.calendar import Agenda, CalendarEvent, Told, alike
from newsloom.model.agenda import AgendaIntent, EventIntent, Place, Telling
from newsloom.model.article import ArticleId
from newsloom.model.intent import ArticleIntent, Reread
from newsloom.model.said import Upcoming
from newsloom.ports import Loom

_Read = ArticleIntent | Reread
_LEAST_KEPT = 0.6  # of the words a new wording shares with the old one where it tells of the same event


def arranged(new: Sequence[_Read], changed: Sequence[_Read], store: Loom, now: dt.datetime) -> AgendaIntent:
    """Where everything these articles tell belongs, and the events this changes.

    An event keeps its id as further articles tell of it, whenever they were published, as it moves, and as an article that
    tells of it is reworded.
    """
    said = list(_dated([*new, *changed]))
    if not said and not changed:
        return AgendaIntent()
    rewritten = {intent.id for intent in changed}
    kept = store.tellings([one for _, one in said], rewritten)
    agenda = Agenda()
    for telling in kept:
        if telling.article not in rewritten and telling.uid:
            agenda.restore(_told(telling.article, telling.at, telling.said), telling.uid)
    before = [telling for telling in kept if telling.article in rewritten and telling.uid]
    touched = dict.fromkeys(telling.uid for telling in before)
    places: dict[tuple[ArticleId, int], Place] = {}
    for intent, one in sorted(said, key=lambda pair: (pair[0].sort_at, pair[0].id, pair[1].dated.span.start)):
        place = _again(intent, one, before, agenda) if intent.id in rewritten else None
        if place is None:
            number = f"{intent.id}-{one.dated.span.start}"
            own = f"{number}-{now:%Y%m%d%H%M%S}" if intent.id in rewritten else number
            place = Place(uid=agenda.add(_told(intent.id, intent.sort_at, one), own))
        places[intent.id, one.dated.span.start] = place
        touched[place.uid] = None
    events = {uid: agenda.event(uid) for uid in touched}
    return AgendaIntent(
        places=places,
        events=tuple(found for event in events.values() if event and (found := _intent(event))),
        gone=tuple(uid for uid, event in events.items() if event is None),
    )


def _dated(intents: Sequence[_Read]) -> Iterator[tuple[_Read, Upcoming]]:
    """What the articles say lies ahead, with its days."""
    for intent in intents:
        for one in intent.said.upcoming:
            if one.first and one.last:
                yield intent, one


def _again(intent: _Read, one: Upcoming, before: list[Telling], agenda: Agenda) -> Place | None:
    """The event of the wording before, where a reworded article still tells of it; taken off `before`."""
    mine = [
        (alike(one.what, telling.said.what) if one.what != telling.said.what else 1.0, telling)
        for telling in before
        if telling.article == intent.id and agenda.admits(one, telling.uid)
    ]
    share, telling = max(mine, key=lambda pair: pair[0], default=(0.0, None))
    if telling is None or share < _LEAST_KEPT:
        return None
    before.remove(telling)
    old, day = telling.said, one.dated.value
    earlier = old.moved_from if old.dated.value == day or isinstance(intent, Reread) else old.dated.value
    moved_from = one.moved_from or earlier  # where we only read better now, nobody moved anything
    moved_from = "" if moved_from == day else moved_from
    agenda.restore(_told(intent.id, intent.sort_at, replace(one, moved_from=moved_from)), telling.uid)
    return Place(uid=telling.uid, moved_from=moved_from)


def _told(article: ArticleId, at: dt.datetime, one: Upcoming) -> Told:
    return Told(article=str(article), at=at, said=one)


def _intent(event: CalendarEvent) -> EventIntent | None:
    if event.first is None or event.last is None:
        return None
    return EventIntent(
        uid=event.key,
        what=event.what,
        value=event.value,
        end_value=event.end_value,
        grain=event.grain,
        status=event.status,
        moved_from=event.moved_from,
        first=event.first,
        last=event.last,
    )
