"""The calendar as news prints it: names of months and weekdays, and days that may not exist."""

from datetime import date, timedelta

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# A pattern for any of them.
MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY_STEMS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
WEEKDAYS = {f"{stem}day": place for place, stem in enumerate(WEEKDAY_STEMS)}


def month_number(form: str) -> int:
    """1 to 12 of a month as `MONTH` finds it, in any case."""
    return _MONTHS.index(form[:3].lower()) + 1


def made(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shifted(day: date, by: int) -> date | None:
    """The day `by` days on, or None beyond the calendar."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None
