"""JSON rows as documents of `copies` and `stories`, and errors as rows."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from newsloom.errors import InputError, NewsloomError
from newsloom.model.weave import Doc

_MILLISECONDS_FROM = 1e11  # a number this large is not seconds (year 5138) but milliseconds (1973)
_MINUTE_S = 60.0
_LATEST_S = 253_402_300_799.0  # end of the year 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row on its way: its id as given, and its document or why there is none."""

    id: object
    doc: Doc | None
    error: NewsloomError | None = None

    def failure(self) -> dict[str, Any]:
        """The row that stands in the place of an answer; call it only where there is an error."""
        code = self.error.code if self.error else NewsloomError.code
        return {"id": self.id, "error": {"code": code, "message": str(self.error)}}


def lines(rows: Iterator[dict[str, Any]]) -> Iterator[Line]:
    """A line for each row, in order; a row that cannot be read carries its error."""
    for row in rows:
        given = row.get("id") if isinstance(row, dict) else None
        try:
            yield Line(id=given, doc=doc_of(row))
        except InputError as error:
            yield Line(id=given, doc=None, error=error)


def minutes(found: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines in the order given, those of one minute together: they may be decided in an order of their own.

    A line without a time stands alone; an error parts nothing.
    """
    together: list[Line] = []
    minute: float | None = None
    for line in found:
        its = minute if line.doc is None else _minute(line.doc)
        if together and (its is None or its != minute):
            yield together
            together = []
        together.append(line)
        minute = its
    if together:
        yield together


def in_time_order(together: Iterable[Line]) -> list[Doc]:
    """The documents of some lines by time and id, whatever order they came in."""
    return sorted((line.doc for line in together if line.doc), key=lambda doc: (doc.at or 0.0, doc.id))


def _minute(doc: Doc) -> float | None:
    return None if doc.at is None else doc.at // _MINUTE_S


def doc_of(row: object) -> Doc:
    """The document in a row. A time that cannot be read counts as missing. Raises InputError."""
    if not isinstance(row, dict):
        raise InputError("A line is no JSON object.")
    given = row.get("id")
    if isinstance(given, bool) or not isinstance(given, str | int | float) or given == "":
        raise InputError("A line has no id.")
    return Doc(
        id=str(given),
        title=_words(row, "title"),
        text=_words(row, "text"),
        source=_words(row, "source"),
        at=_instant(row),
        agency=_words(row, "agency"),
        dateline=_words(row, "dateline"),
        language=_words(row, "language"),
    )


def _words(row: dict[str, Any], field: str) -> str:
    value = row.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"{field} of {row.get('id')} is no text.")
    return value


def _instant(row: dict[str, Any]) -> float | None:
    """Unix seconds of `ts` (milliseconds) or `published` (ISO 8601 or Unix), None where neither can be read."""
    stamp = _number(row.get("ts"))
    if stamp is not None:
        return _in_range(stamp / 1000)
    published = row.get("published")
    number = _number(published)
    if number is not None:
        return _in_range(number / 1000 if abs(number) >= _MILLISECONDS_FROM else number)
    if not isinstance(published, str):
        return None
    try:
        moment = dt.datetime.fromisoformat(published.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _in_range(seconds: float) -> float | None:
    return seconds if abs(seconds) <= _LATEST_S else None
