"""The calendar as it is kept: which telling belongs to which event, and each event as it stands."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsloom.model.article import ArticleId
from newsloom.model.said import Status, Upcoming


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One stored article's word of an event. `at` orders what was said when; `uid` is the event's, empty for none."""

    article: ArticleId
    at: dt.datetime
    said: Upcoming
    uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a telling belongs. `moved_from`: the day an earlier wording of the article gave, where it gave another."""

    uid: str
    moved_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventIntent:
    """An event as all its tellings leave it. `value`, `end_value` and `moved_from` are TIMEX3."""

    uid: str
    what: str
    value: str
    end_value: str
    grain: str
    status: Status
    moved_from: tuple[str, ...]
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaIntent:
    """What a batch changes of the calendar. A telling is known by its article and where its date begins."""

    places: Mapping[tuple[ArticleId, int], Place] = field(default_factory=dict)
    events: tuple[EventIntent, ...] = ()
    gone: tuple[str, ...] = ()  # events that nobody tells of any more
