"""Units of the calendar counted from the day of publication: last week, earlier this month, two years ago, the weekend."""

import re

from newsloom.language.dates.context import Context, Match, Rule
from newsloom.language.dates.numbers import COUNT, count
from newsloom.language.dates.tense import Direction
from newsloom.language.dates.values import PAST, Value, moved, of_day, of_month, of_week, of_year
from newsloom.text.calendar import MONTH, made, month_number, shifted

_UNIT = "day|week|weekend|fortnight|month|quarter|year|decade"
_ABOUT = r"(?:(?:about|nearly|almost|around|more than|less than|over|just|only|roughly|at least|exactly|some|fewer than|just over|just under)\s)?"
_PART = (
    r"(?:(?:early|earlier|late|later|mid|(?:the\s)?(?:start|beginning|middle|end|rest|remainder)\sof|sometime)[\s-])?"
)
_STEPS = {"this": 0, "current": 0, "last": -1, "past": -1, "next": 1, "coming": 1}
_ANAPHORS = {"previous": -1, "preceding": -1, "prior": -1, "following": 1, "same": 0, "that": 0}


def _which(match: Match, context: Context) -> Value | None:
    """Of "last week", "the following month"."""
    unit, which = match["unit"].lower(), match["which"].lower().split()[-1]
    if which in _ANAPHORS:
        return _anaphor(unit, _ANAPHORS[which], match, context)
    if context.published is None:
        return None
    if which == "next" and match["which"].lower() == "the next":
        return _anaphor(unit, 1, match, context) if unit == "day" else None
    if unit == "day":
        return None
    if unit == "quarter" and which in ("last", "past"):
        found = moved(unit, context.published, -1)
        if found:
            context.speaks_of_quarter(found, match.start())
        return found
    return moved(unit, context.published, _STEPS[which])


def _anaphor(unit: str, step: int, match: Match, context: Context) -> Value | None:
    """Counted from the day, month or quarter named last; the day before a day not yet named is not told."""
    if unit == "quarter" and context.quarter:
        year, quarter = context.quarter
        first = made(year, quarter * 3 - 2, 1)
        return moved("quarter", first, step) if first else None
    base = context.month if unit in ("month", "year") and context.month else context.day
    if base is None:
        return None
    return moved(unit, base, step)


def _ago(match: Match, context: Context) -> Value | None:
    unit = match["unit"].lower().rstrip("s")
    if match["count"] is None:
        return PAST
    number = count(match["count"])
    if context.published is None or number is None:
        return None
    if unit in ("second", "minute", "hour"):
        day = of_day(shifted(context.published, -(number // 24) if unit == "hour" else 0))
        return Value(value=day.value, grain="time", type="TIME") if day else None
    if unit == "year" and number == 1 and not match["about"]:
        return context.year_ago(match)
    return moved(unit, context.published, -number)


def _year_ago(match: Match, context: Context) -> Value | None:
    return context.year_ago(match)


def _the_weekend(match: Match, context: Context) -> Value | None:
    if context.published is None:
        return None
    ahead = context.direction(match) is Direction.FUTURE or context.published.weekday() >= 5
    return moved("weekend", context.published, 0 if ahead else -1)


def _the_day(_: Match, context: Context) -> Value | None:
    """Of "later in the day": the day spoken of, or of publication."""
    return of_day(context.day or context.published)


def _next_morning(_: Match, context: Context) -> Value | None:
    return of_day(shifted(context.day, 1)) if context.day else None


def _week_of(match: Match, context: Context) -> Value | None:
    if context.published is None:
        return None
    days = [
        one
        for step in (-1, 0, 1)
        if (one := made(context.published.year + step, month_number(match["month"]), int(match["day"])))
    ]
    published = context.published
    return of_week(min(days, key=lambda one: abs((one - published).days))) if days else None


def _end_of(match: Match, context: Context) -> Value | None:
    """Of "year-end", "the end of the month": the year or month that ends."""
    if context.published is None:
        return None
    unit = (match["unit"] or match["unit2"]).lower()
    if unit == "year":
        if "since" in match.group().lower():
            return of_year(context.published.year - 1)
        gone = context.direction(match) is Direction.PAST and context.published.month <= 3
        return of_year(context.published.year - gone)
    return of_month(context.published.year, context.published.month)


def _from_now(match: Match, context: Context) -> Value | None:
    number = count(match["count"])
    if context.published is None or number is None:
        return None
    return moved(match["unit"].lower().rstrip("s"), context.published, number)


RULES = (
    Rule(
        re.compile(
            rf"\b{_PART}(?:(?P<which>(?:the|this)\s(?:past|last|coming|next|previous|preceding|prior|following|same|current)|that\ssame|this|last|next|that|previous|following)\s)(?P<unit>{_UNIT})\b(?!-)",
            re.IGNORECASE,
        ),
        _which,
    ),
    Rule(
        re.compile(
            rf"\b(?P<about>{_ABOUT})(?:(?P<count>{COUNT})|several|a few|many|some|countless)?\s?(?:and a half |or so |or two |or more |full |short )?\b(?P<unit>seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?)\sago\b",
            re.IGNORECASE,
        ),
        _ago,
    ),
    Rule(
        re.compile(
            r"\b(?:the\s(?:quarter|period|third-quarter|same quarter|same period)\s)?(?:a|one)\syear\s(?:ago|earlier|before)\b|\b(?:the\s|a\s)?year[- ](?:ago|earlier)(?:\s(?:period|quarter))?\b|\bthe\s(?:same\s)?(?:quarter|period)\s(?:of\s)?last\syear\b",
            re.IGNORECASE,
        ),
        _year_ago,
    ),
    Rule(re.compile(r"\bthe\sweekend\b(?!s)", re.IGNORECASE), _the_weekend),
    Rule(
        re.compile(rf"\b(?:the\s)?week\s(?:of|beginning|starting|ending)\s(?P<month>{MONTH})\s(?P<day>[0-3]?\d)\b"),
        _week_of,
    ),
    Rule(re.compile(r"\bthe\s(?:next|following)\s(?:morning|afternoon|evening|night)\b", re.IGNORECASE), _next_morning),
    Rule(re.compile(r"(?<=[lr]\sin\s)the\sday\b"), _the_day),
    Rule(
        re.compile(
            r"\b(?:(?:the|by|around|at|before|until|since|through)\s)?(?P<unit>year|month)(?:['’]s|[-\s])\s?end\b|\b(?:the\s)?end\sof\sthe\s(?P<unit2>year|month)\b",
            re.IGNORECASE,
        ),
        _end_of,
    ),
    Rule(
        re.compile(
            rf"\b(?P<count>{COUNT})\s(?P<unit>days?|weeks?|months?|years?)\s(?:from\snow|hence|from\stoday)\b",
            re.IGNORECASE,
        ),
        _from_now,
    ),
)
