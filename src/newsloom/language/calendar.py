"""One calendar from what many articles say lies ahead: each event once, with everybody who tells of it, moved dates followed."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newsloom.language.dates.values import first_day, last_day
from newsloom.model.said import Status, Upcoming
from newsloom.text.tokens import words

LEAST_SHARED = 2  # telling words two tellings of one event have in common, at least
LEAST_OVERLAP = (
    0.5  # of the telling words of the shorter; chosen on invented pairs (tests/unit/language/test_calendar.py)
)
LEAST_NAMES = 0.5  # more than so many of the names of the one that has fewer are the other's too
LEAST_OVERLAP_COARSE = 0.6  # where one names only the month, quarter or year
LEAST_OVERLAP_MOVED = 0.6  # where the day differs because one says it was moved
_MOVED_DAYS = 400
_MOST_MONTHS = 24
_NEAREST = 64  # events with the most words in common that a telling is compared with
_COMPARED = 12  # tellings of an event a new one is compared with: so many of the oldest and of the latest
_NAME = re.compile(r"\b[A-Z][\w'’-]+")
_NUMBERS = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b|\b(?:19|20)\d\d\b")
_DULL = frozenset(
    "the a an of in on at to for and or by with from will would could may might be is are was were been has have had its his her their it he she they we this that"
    " as set due scheduled planned expected plan plans hold held holds holding take takes place next week month year later until before after new first second"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sept sep oct nov dec summit meeting talks visit said announced postponed moved rescheduled delayed also about over into who which".split()
)
_CERTAINTY = {Status.POSSIBLE: 0, Status.PLANNED: 1, Status.ANNOUNCED: 2, Status.MOVED: 3, Status.PAST: 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One article's word of an event. `at` orders what was said when."""

    article: str
    at: dt.datetime
    said: Upcoming
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """An event with its evidence, the oldest first. `value` and `end_value` are TIMEX3, `moved_from` earlier values in order."""

    key: str  # by its oldest telling: stays as further articles tell of it, and when it moves
    what: str
    value: str
    grain: str
    status: Status
    evidence: tuple[Told, ...]
    end_value: str = ""
    moved_from: tuple[str, ...] = ()

    @property
    def first(self) -> dt.date | None:
        return first_day(self.value)

    @property
    def last(self) -> dt.date | None:
        return last_day(self.end_value or self.value)


@dataclass(frozen=True, slots=True)
class _Words:
    """What tells an event from another: all its words but dates and those of every announcement, and the names among them."""

    every: frozenset[str]
    names: frozenset[str]

    def shared(self, other: "_Words") -> float:
        """The share of the shorter one's words that both have; 0 for too few, or for names that mostly differ."""
        both = len(self.every & other.every)
        if both < LEAST_SHARED:
            return 0.0
        if self.names and other.names:
            named = len(self.names & other.names) / min(len(self.names), len(other.names))
            if named <= LEAST_NAMES:
                return 0.0
        return both / min(len(self.every), len(other.every))


@dataclass(slots=True)
class _Group:
    """What is gathered of one event; not frozen: it grows while the tellings are gone through."""

    told: list[Told] = field(default_factory=list)
    telling: list[_Words] = field(default_factory=list)


class _Groups:
    """The events so far, found again by a day or month and a word."""

    def __init__(self) -> None:
        self.all: list[_Group] = []
        self._by_word: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)  # a set that keeps its order

    def add(self, one: Told) -> int:
        """Put a telling to its event, or begin a new one; the event's place."""
        telling = _telling(one.said.what)
        keys = [(when, word) for when in _places(one.said) for word in telling.every]
        place = self._home(one, telling, keys)
        return self._put(one, telling, keys, len(self.all) if place is None else place)

    def put(self, one: Told, place: int) -> int:
        """Put a telling to the event at a place; the one after the last is a new one."""
        telling = _telling(one.said.what)
        return self._put(one, telling, [(when, word) for when in _places(one.said) for word in telling.every], place)

    def _put(self, one: Told, telling: _Words, keys: Iterable[tuple[str, str]], place: int) -> int:
        if place == len(self.all):
            self.all.append(_Group())
        self.all[place].told.append(one)
        self.all[place].telling.append(telling)
        for key in keys:
            self._by_word[key][place] = None
        return place

    def _home(self, one: Told, telling: _Words, keys: Iterable[tuple[str, str]]) -> int | None:
        """The event that shares the most words with a telling; of equals the oldest."""
        near = Counter(place for key in dict.fromkeys(keys) for place in self._by_word.get(key, ()))
        shares = [
            (self._share(one, telling, place), -place)
            for place, shared in near.most_common(_NEAREST)
            if shared >= LEAST_SHARED
        ]
        share, place = max(shares, default=(0.0, 0))
        return -place if share > 0 else None

    def _share(self, one: Told, telling: _Words, place: int) -> float:
        group = self.all[place]
        pairs = list(zip(group.told, group.telling, strict=True))
        pairs = pairs[:_COMPARED] + pairs[max(_COMPARED, len(pairs) - _COMPARED) :]
        return max(_sameness(one.said, telling, other.said, theirs) for other, theirs in pairs)


class Agenda:
    """Events under lasting keys, to which tellings are added one after another; what stands together stays together."""

    def __init__(self) -> None:
        self._groups = _Groups()
        self._place: dict[str, int] = {}
        self._key: dict[int, str] = {}

    def restore(self, one: Told, key: str) -> None:
        """A telling of the event with this key."""
        place = self._groups.put(one, self._place.get(key, len(self._groups.all)))
        self._place[key], self._key[place] = place, key

    def add(self, one: Told, key: str) -> str:
        """The key of the event that is told of: a known one, or this one for a new event."""
        place = self._groups.add(one)
        self._place.setdefault(self._key.setdefault(place, key), place)
        return self._key[place]

    def admits(self, one: Upcoming, key: str) -> bool:
        """Whether the event with this key may lie on the days of a telling; one that nobody tells of may lie anywhere."""
        told = self._groups.all[self._place[key]].told if key in self._place else []
        return not told or any(_least(one, other.said) is not None for other in told)

    def event(self, key: str) -> CalendarEvent | None:
        """The event as it stands, never past; None where nobody tells of it."""
        if key not in self._place:
            return None
        return _event(sorted(self._groups.all[self._place[key]].told, key=_order), dt.date.min, key)


def alike(one: str, other: str) -> float:
    """The share of telling words two clauses have in common; 0 for different events."""
    return _telling(one).shared(_telling(other))


def merged(told: Iterable[Told], *, today: dt.date) -> tuple[CalendarEvent, ...]:
    """The events by first day. The result does not depend on the order in which the tellings come.

    Two tellings are one event where their days agree and their words do, or where one says it was moved from the other's day.
    What is over by `today` is past.
    """
    groups = _Groups()
    for one in sorted(told, key=_order):
        groups.add(one)
    events = (_event(group.told, today) for group in groups.all)
    return tuple(sorted(events, key=lambda event: (event.first or dt.date.max, event.key)))


def _order(one: Told) -> tuple[dt.datetime, str, int, str]:
    return one.at, one.article, one.said.dated.span.start, one.said.what


def _sameness(one: Upcoming, mine: _Words, other: Upcoming, theirs: _Words) -> float:
    """How much of the shorter telling's words the other has; 0 where they tell of different events."""
    overlap = mine.shared(theirs)
    least = _least(one, other) if overlap else None
    return overlap if least is not None and overlap >= least else 0.0


def _least(one: Upcoming, other: Upcoming) -> float | None:
    """The overlap of words their dates ask for; None where the dates cannot be those of one event."""
    mine, theirs = _days(one), _days(other)
    if mine is None or theirs is None:
        return None
    if one.moved_from == other.dated.value or other.moved_from == one.dated.value:
        return LEAST_OVERLAP_MOVED / 2
    if mine == theirs:
        return LEAST_OVERLAP
    if max(mine[0], theirs[0]) <= min(mine[1], theirs[1]):
        return LEAST_OVERLAP_COARSE
    moves = Status.MOVED in (one.status, other.status) and not (one.moved_from and other.moved_from)
    return LEAST_OVERLAP_MOVED if moves and abs((mine[0] - theirs[0]).days) <= _MOVED_DAYS else None


def _days(one: Upcoming) -> tuple[dt.date, dt.date] | None:
    first, last = first_day(one.dated.value), last_day(one.dated.end_value or one.dated.value)
    return (first, last) if first and last else None


def _places(one: Upcoming) -> Iterator[str]:
    """Under what an event is looked for: its value, so that those of one day come first, its months, what it was moved from."""
    yield one.dated.value
    days = _days(one)
    if days:
        begin, end = days
        months = (end.year - begin.year) * 12 + end.month - begin.month
        for step in range(min(_MOST_MONTHS, months + 1)):
            year, month = divmod(begin.year * 12 + begin.month - 1 + step, 12)
            yield f"{year:04d}-{month + 1:02d}"
    if one.moved_from:
        yield one.moved_from


def _telling(what: str) -> _Words:
    plain = _NUMBERS.sub(" ", what)
    every = frozenset(word for word in words(plain) if word not in _DULL and len(word) > 1)
    return _Words(every, frozenset(words(" ".join(_NAME.findall(plain)))) & every)


def _event(told: Sequence[Told], today: dt.date, key: str = "") -> CalendarEvent:
    """The tellings of one event, the oldest first, as it stands: the day last moved to, else the finest said."""
    moves = [one for one in told if one.said.status is Status.MOVED]
    dated = (moves[-1] if moves else min(told, key=lambda one: _length(one.said))).said.dated
    best = max(
        moves or told,
        key=lambda one: (one.said.dated.value == dated.value, _CERTAINTY[one.said.status], -len(one.said.what)),
    )
    before = [one.said.dated.value for one in told if moves and one.at < moves[-1].at] + [
        one.said.moved_from
        for one in told  # also a day that an earlier wording gave
    ]
    last = last_day(dated.end_value or dated.value)
    surest = max((one.said.status for one in told), key=_CERTAINTY.__getitem__)
    return CalendarEvent(
        key=key or f"{told[0].article}-{told[0].said.dated.span.start}",
        what=best.said.what,
        value=dated.value,
        end_value=dated.end_value,
        grain=dated.grain,
        status=Status.PAST if last and last < today else surest,
        moved_from=tuple(value for value in dict.fromkeys(before) if value and value != dated.value),
        evidence=tuple(told),
    )


def _length(one: Upcoming) -> int:
    days = _days(one)
    return (days[1] - days[0]).days if days else 10**6
