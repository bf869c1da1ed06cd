"""A story's coverage counted: by country, by kind of publisher, by outlet and over time. Pure, over what is shown of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newsloom.model.source import ProfileFrom
from newsloom.store.reading.story import Report, StoryView
from newsloom.store.reading.story_cards import SourceName

_LEAST_DRAWN = 4  # articles: fewer are read off the list at a glance
_HOURS = 48  # a story of at most so many hours is drawn hour by hour: as many columns as a phone can show
_DAYS = 60  # and one of at most so many days day by day; a longer one week by week
_HOUR, _DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Outlets that have something in common. `key` is empty where it is not known; `part` is of all outlets, 0..1."""

    key: str
    outlets: tuple[SourceName, ...]
    articles: int
    part: float
    guessed: bool = False  # the country of at least one is only that of its internet domain


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Articles from `at` on (UTC), for as long as one column lasts."""

    at: dt.datetime
    reports: int
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A story's articles over time; empty columns are there too."""

    columns: tuple[Column, ...]
    step: dt.timedelta

    @property
    def peak(self) -> Column:
        """The column with the most articles, the earliest of equals."""
        return max(self.columns, key=lambda column: column.reports + column.copies)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletReports:
    """All an outlet has in a story, newest first."""

    source: SourceName
    reports: tuple[Report, ...]


def by_country(view: StoryView) -> tuple[Share, ...]:
    """The outlets by country, most outlets first, those not known last."""
    return _shares(
        view.articles,
        lambda report: report.publisher.country,
        lambda report: report.publisher.said_by is ProfileFrom.DOMAIN,
    )


def by_kind(view: StoryView) -> tuple[Share, ...]:
    """The outlets by kind of publisher, most outlets first, those not known last."""
    return _shares(view.articles, lambda report: report.publisher.kind or "", lambda report: False)


def by_outlet(view: StoryView) -> tuple[OutletReports, ...]:
    """The articles by outlet, in order of each outlet's first; copies stand with the outlet that printed them."""
    found: defaultdict[SourceName, list[Report]] = defaultdict(list)
    for report in sorted(view.articles, key=lambda report: (report.at, report.id)):
        found[report.source].append(report)
    return tuple(OutletReports(source=source, reports=tuple(reversed(held))) for source, held in found.items())


def course(view: StoryView) -> Course | None:
    """The articles by hour, day or week, from the first to the last; None where they are few, or all came in one hour."""
    copied = {copy.id for report in view.reports for copy in report.copies}
    moments = [(report.at.astimezone(dt.UTC), report.id in copied) for report in view.articles]
    if len(moments) < _LEAST_DRAWN:
        return None
    first, last = min(moments)[0], max(moments)[0]
    lasts = last - first
    step = _HOUR if lasts <= _HOURS * _HOUR else _DAY if lasts <= _DAYS * _DAY else 7 * _DAY
    begin = first.replace(minute=0, second=0, microsecond=0)
    begin = begin if step == _HOUR else begin.replace(hour=0)
    count = (last - begin) // step + 1
    if count < 2:
        return None
    reports, copies = [0] * count, [0] * count
    for at, is_copy in moments:
        (copies if is_copy else reports)[(at - begin) // step] += 1
    columns = (Column(at=begin + place * step, reports=reports[place], copies=copies[place]) for place in range(count))
    return Course(columns=tuple(columns), step=step)


def _shares(
    articles: Sequence[Report], key_of: Callable[[Report], str], is_guess: Callable[[Report], bool]
) -> tuple[Share, ...]:
    outlets: defaultdict[str, dict[str, SourceName]] = defaultdict(dict)
    counts: defaultdict[str, int] = defaultdict(int)
    guessed: set[str] = set()
    for report in articles:
        key = str(key_of(report))
        outlets[key].setdefault(report.source.slug, report.source)
        counts[key] += 1
        if is_guess(report):
            guessed.add(key)
    total = sum(map(len, outlets.values())) or 1
    order = sorted(outlets, key=lambda key: (not key, -len(outlets[key]), key))
    return tuple(
        Share(
            key=key,
            outlets=tuple(outlets[key].values()),
            articles=counts[key],
            part=len(outlets[key]) / total,
            guessed=key in guessed,
        )
        for key in order
    )
