"""What people, dates and events a text tells of, each with the words it came from.

Spans are half-open ranges of Unicode code points into the article's text.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from newsloom.model.reading import Span

READER = 1  # version of what is read in a text; raised when reading improves, so that old articles are read again


class QuoteKind(StrEnum):
    DIRECT = "direct"  # between quotation marks, mixed quotes included
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One statement. `span` covers the words inside the marks."""

    kind: QuoteKind
    text: str
    span: Span
    speaker: str = ""  # resolved full name; "" where nobody can be named for certain
    speaker_span: Span | None = None  # the words beside the cue, a pronoun or role included
    cue: str = ""  # "said", "according to"
    cue_span: Span | None = None
    via: str = ""  # who carried it: "Yonhap" in "was quoted as saying by Yonhap"
    date: str = ""  # TIMEX3 value of the day it was said, where told
    venue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A resolved expression of time."""

    span: Span
    text: str
    value: str  # TIMEX3: 2025-08-23, 2025-06, 2025-W23, 2025-Q2, 199X, 2025-FA, FY2026, PRESENT_REF …
    grain: str  # day, week, month, quarter, season, half, year, fiscal-year, decade, time, range, reference
    type: str = "DATE"  # DATE, TIME, DURATION, SET
    end_value: str = ""  # last day of a range, of the same form as `value`


class Status(StrEnum):
    """How sure an upcoming event is."""

    ANNOUNCED = "announced"
    PLANNED = "planned"
    POSSIBLE = "possible"
    MOVED = "moved"
    PAST = "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """An event the text says lies ahead of its publication."""

    sentence: Span
    dated: Dated
    what: str  # the clause that tells it, as printed
    status: Status
    moved_from: str = ""  # TIMEX3 value where the text says so
    first: dt.date | None = None  # first and last day of the time named
    last: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or work a person has, as the text says it."""

    title: str  # "president", "foreign minister"
    span: Span
    country: str = ""  # ISO 3166 code
    organisation: str = ""
    is_former: bool = False
    is_candidate: bool = False  # designate, candidate, nominee


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One human being of a text with everywhere it is meant: names, and roles or pronouns only where certain."""

    name: str  # the fullest form, in the usual order of its language
    mentions: tuple[Span, ...]
    variants: tuple[str, ...] = ()  # printed forms, without pronouns
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An organisation or a place. `country`: ISO 3166 code where known."""

    name: str
    mentions: tuple[Span, ...]
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Who and what a text names."""

    people: tuple[Person, ...] = ()
    organisations: tuple[Thing, ...] = ()
    places: tuple[Thing, ...] = ()


class Modality(StrEnum):
    FACT = "fact"
    PLAN = "plan"
    HOPE = "hope"
    PAST = "past"
    DENIAL = "denial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Somebody does something to somebody: one of PLOVER 2's sixteen types, in capitals."""

    type: str
    span: Span  # the sentence
    source: str = ""  # who acts: ISO 3166 code of a state, or a name
    target: str = ""
    modality: Modality = Modality.FACT
    date: str = ""  # TIMEX3


class EntityKind(StrEnum):
    """What has a page of its own beside hashtags."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something an article names, as it may be found again in others.

    `key` is what all its spellings share; `sounds` what it shares with its forms in other scripts. Of one kind, two
    entities with one key are the same.
    """

    kind: EntityKind
    key: str
    name: str
    spans: tuple[Span, ...]
    country: str = ""
    sounds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()  # as printed
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """All that was read in one text beside its hashtags. A quote's speaker is an entity by its name."""

    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[Dated, ...] = ()
    upcoming: tuple[Upcoming, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A role an article gave a person, as it is stored. `person` is the name of the person's page."""

    article_id: str
    at: dt.datetime  # aware
    person: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One row of the role table: who held which office of which country when, with the sentence that says so."""

    person: str
    title: str
    country: str = ""
    organisation: str = ""
    since: dt.date | None = None  # first day it is known for
    until: dt.date | None = None  # last day; None while it lasts
