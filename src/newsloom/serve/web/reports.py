"""The reports of a story as lines: what each copy added and left out, as much as this reader may see."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from newsloom.app.differences import Told
from newsloom.store.reading.story import Report

_SENTENCES = 6  # of each kind shown under one copy; beyond, the number says enough


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """A copy under its origin. `told` is None where nobody compared; sentences are empty for who may not read them."""

    report: Report
    told: Told | None
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether it has every sentence of the origin and none of its own."""
        return self.told is not None and not self.told.added and not self.told.dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    report: Report
    copies: tuple[CopyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The reports of one day (UTC), newest first."""

    day: dt.date
    lines: tuple[ReportLine, ...]


def days(reports: Sequence[Report], told: Mapping[int, Told], *, everything: bool) -> tuple[Day, ...]:
    """The reports, which come newest first, by day."""

    def of(report: Report) -> dt.date:
        return report.at.astimezone(dt.UTC).date()

    return tuple(
        Day(day=day, lines=tuple(_lines(group, told, everything=everything))) for day, group in groupby(reports, key=of)
    )


def _lines(reports: Iterable[Report], told: Mapping[int, Told], *, everything: bool) -> Iterable[ReportLine]:
    for report in reports:
        copies = (_copy(report, copy, told.get(copy.id), everything=everything) for copy in report.copies)
        yield ReportLine(report=report, copies=tuple(copies))


def _copy(origin: Report, copy: Report, told: Told | None, *, everything: bool) -> CopyLine:
    """Added sentences are the copy's text, dropped ones the origin's: each by its own publisher's leave."""
    if told is None:
        return CopyLine(report=copy, told=None)
    added = told.added[:_SENTENCES] if everything or copy.permitted_in_full else ()
    dropped = told.dropped[:_SENTENCES] if everything or origin.permitted_in_full else ()
    return CopyLine(report=copy, told=told, added=added, dropped=dropped)
