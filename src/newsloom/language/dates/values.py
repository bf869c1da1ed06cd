"""What an expression of time stands for, written as TIMEX3."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from newsloom.text.calendar import made, shifted

FIRST_YEAR, LAST_YEAR = 1000, 2999  # years a text may name


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """`end`: the last day (month, year …) of a range, of the form of `value`."""

    value: str
    grain: str
    type: str = "DATE"
    end: str = ""


PRESENT = Value(value="PRESENT_REF", grain="reference")
PAST = Value(value="PAST_REF", grain="reference")
FUTURE = Value(value="FUTURE_REF", grain="reference")


def of_day(day: dt.date | None) -> Value | None:
    """A calendar day: `2025-08-23`."""
    return Value(value=day.isoformat(), grain="day") if day else None


def of_week(day: dt.date | None) -> Value | None:
    """The ISO week a day lies in: `2025-W23`."""
    if day is None:
        return None
    year, week, _ = day.isocalendar()
    return Value(value=f"{year:04d}-W{week:02d}", grain="week")


def of_weekend(day: dt.date | None) -> Value | None:
    """The Saturday and Sunday of a day's week: `2025-W23-WE`."""
    week = of_week(day)
    return Value(value=f"{week.value}-WE", grain="week") if week else None


def of_month(year: int, month: int) -> Value:
    """A month: `2025-08`."""
    return Value(value=f"{year:04d}-{month:02d}", grain="month")


def of_quarter(year: int, quarter: int) -> Value:
    """A quarter: `2025-Q2`."""
    return Value(value=f"{year:04d}-Q{quarter}", grain="quarter")


def of_half(year: int, half: int) -> Value:
    """Half a year: `2025-H1`."""
    return Value(value=f"{year:04d}-H{half}", grain="half")


def of_year(year: int) -> Value:
    """A year: `2025`."""
    return Value(value=f"{year:04d}", grain="year")


def of_decade(year: int) -> Value:
    """The decade of a year: `199X`."""
    return Value(value=f"{year // 10:03d}X", grain="decade")


def of_fiscal_year(year: int) -> Value:
    """A fiscal year by the name it is called: `FY2026`."""
    return Value(value=f"FY{year:04d}", grain="fiscal-year")


def spanning(first: Value, last: Value) -> Value:
    """From one to the other, both included."""
    return Value(value=first.value, end=last.value, grain="range")


def months_on(day: dt.date, by: int) -> tuple[int, int] | None:
    """Year and month `by` months from the month of a day; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + by, 12)
    return (year, month + 1) if 1 <= year <= 9999 else None


def moved(unit: str, day: dt.date, by: int) -> Value | None:
    """The day, week, month … that lies `by` units from the one of `day`; None outside the calendar."""
    if abs(by) > 10_000:
        return None
    if unit == "day":
        return of_day(shifted(day, by))
    if unit in ("week", "weekend", "fortnight"):
        at = shifted(day, by * (14 if unit == "fortnight" else 7))
        return of_weekend(at) if unit == "weekend" else of_week(at)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}.get(unit)
    at_month = months_on(day, by * months) if months else None
    return in_grain(unit, *at_month) if at_month else None


def in_grain(unit: str, year: int, month: int) -> Value | None:
    """The month, quarter, year … that a month lies in."""
    if unit == "month":
        return of_month(year, month)
    if unit == "quarter":
        return of_quarter(year, (month + 2) // 3)
    if unit == "half":
        return of_half(year, (month + 5) // 6)
    if unit == "decade":
        return of_decade(year)
    return of_year(year) if unit == "year" else None


def first_day(value: str) -> dt.date | None:
    """The first day of a value that names a day, week, month, quarter, half, season, year or fiscal year (of April)."""
    return _bounds(value)[0]


def last_day(value: str) -> dt.date | None:
    """The last day of such a value."""
    return _bounds(value)[1]


@lru_cache(maxsize=4096)
def _bounds(value: str) -> tuple[dt.date | None, dt.date | None]:
    try:
        return _parsed(value)
    except ValueError:
        return None, None


def _parsed(value: str) -> tuple[dt.date | None, dt.date | None]:
    if value.startswith("FY"):
        year = int(value[2:6])
        return made(year, 4, 1), made(year + 1, 3, 31)
    year, rest = int(value[:4]), value[5:]
    if not rest:
        return made(year, 1, 1), made(year, 12, 31)
    if rest[0] == "W":
        monday = dt.date.fromisocalendar(year, int(rest[1:3]), 1)
        return (monday + dt.timedelta(5 if rest.endswith("-WE") else 0)), monday + dt.timedelta(6)
    if rest[0] in "QH":
        length = 3 if rest[0] == "Q" else 6
        return _of_months(year, (int(rest[1]) - 1) * length + 1, length)
    if rest in SEASON_MONTHS:
        return _of_months(year, SEASON_MONTHS[rest], 3)
    if len(rest) == 2:
        return _of_months(year, int(rest), 1)
    day = dt.date.fromisoformat(value[:10])
    return day, day


def _of_months(year: int, first: int, length: int) -> tuple[dt.date | None, dt.date | None]:
    begin = made(year, first, 1)
    after = made(year + (first + length - 1) // 12, (first + length - 1) % 12 + 1, 1)
    return begin, shifted(after, -1) if after else None


SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month; winter ends in the next year
