"""Where a list goes on: a place between two rows, never a number of rows to skip."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from newsloom.errors import QueryError

_Row = TypeVar("_Row", bound=Model)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
MAX_ID = 2**63 - 1
_ID_DIGITS = len(str(MAX_ID))


class DamagedCursor(QueryError):
    """The place in a list that an address names cannot be read."""

    code = "query.cursor"
    advice = "Open the list from its beginning."


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePlace:
    """Just after the row with this time and number, in a list that runs from new to old."""

    at: dt.datetime
    id: int

    def encode(self) -> str:
        """The place as it stands in an address: microseconds since 1970, then the number."""
        return f"{(self.at - _EPOCH) // _MICROSECOND}-{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RankPlace:
    """Just after the row with this rank and number, in a list that runs from high to low."""

    rank: float
    id: int

    def encode(self) -> str:
        """The place as it stands in an address: the exact rank in hexadecimal, then the number."""
        return f"{self.rank.hex()}~{self.id}"


def time_place(text: str) -> TimePlace | None:
    """The place `TimePlace.encode` wrote; None for an empty text. Raises DamagedCursor."""
    if not text:
        return None
    micros, _, number = text.rpartition("-")
    try:
        return TimePlace(at=_EPOCH + int(micros) * _MICROSECOND, id=_row_id(number))
    except (ValueError, OverflowError) as error:
        raise DamagedCursor("The address does not say where in the list to go on.") from error


def rank_place(text: str) -> RankPlace | None:
    """The place `RankPlace.encode` wrote; None for an empty text. Raises DamagedCursor."""
    if not text:
        return None
    rank, _, number = text.partition("~")
    try:
        place = RankPlace(rank=float.fromhex(rank), id=_row_id(number))
    except (ValueError, OverflowError) as error:
        raise DamagedCursor("The address does not say where in the list to go on.") from error
    if place.rank - place.rank != 0:  # infinite or not a number
        raise DamagedCursor("The address does not say where in the list to go on.")
    return place


def row_id(text: str) -> int:
    """The number of a row as it stands in an address. Raises DamagedCursor."""
    try:
        return _row_id(text)
    except ValueError as error:
        raise DamagedCursor("The address does not say where in the list to go on.") from error


def older(rows: QuerySet[_Row], place: TimePlace | RankPlace | None, *, field: str, key: str = "id") -> QuerySet[_Row]:
    """The rows after `place`, in falling order of `field` and then `key`; reads one index."""
    ordered = rows.order_by(f"-{field}", f"-{key}")
    if place is None:
        return ordered
    value: Any = place.at if isinstance(place, TimePlace) else place.rank
    return ordered.filter(
        Q(**{f"{field}__lte": value}),
        Q(**{f"{field}__lt": value}) | Q(**{f"{key}__lt": place.id}),
    )


def _row_id(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= _ID_DIGITS and int(text) <= MAX_ID):
        raise ValueError(text)
    return int(text)
