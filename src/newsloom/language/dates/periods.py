"""Lengths of time and what comes again: two weeks, a 10-year plan, for decades, every day, $3 a year."""

import re

from newsloom.language.dates.context import Context, Match, Rule
from newsloom.language.dates.numbers import COUNT, count
from newsloom.language.dates.values import Value

_LETTERS = {"second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D", "week": "{}W", "fortnight": "{}W",
            "weekend": "{}D", "month": "{}M", "quarter": "{}Q", "year": "{}Y", "decade": "{}E", "century": "{}C"}  # fmt: skip
_UNITS = (
    r"seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?|decades?|century|centuries"
)
_ABOUT = r"(?:(?:about|nearly|almost|around|more than|less than|over|just|only|roughly|at least|up to|within)\s)?"
_RATE = re.compile(
    r"(?:\d|%|\b(?:percent|million|billion|trillion|dollars?|times?|once|twice|thousands?|dozens?|cents|euros|pounds|tons?|barrels?|miles|hours|days|people|visitors|cars))\s$"
)
_SETS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
}


def _singular(unit: str) -> str:
    unit = unit.lower()
    return "century" if unit == "centuries" else unit.rstrip("s")


def _length(number: int | None, unit: str, kind: str = "DURATION") -> Value:
    amount = "X" if number is None else str(number)
    return Value(value="P" + _LETTERS[unit].format(amount), grain=unit, type=kind)


def _duration(match: Match, context: Context) -> Value | None:
    unit = _singular(match["unit"])
    number = count(match["count"]) if match["count"] else None
    if match.group().lower() in (f"a {unit}", f"an {unit}") and _RATE.search(context.before(match, 16)):
        return _length(1, unit, "SET")
    return _length(number, unit)


def _set(match: Match, _: Context) -> Value:
    if match["word"]:
        value = _SETS[match["word"].lower()]
        return Value(value=value, grain="set", type="SET")
    return _length(1, _singular(match["unit"]), "SET")


_QUALIFIED = r"(?:more\s|full\s|consecutive\s|straight\s|trading\s|business\s|working\s|calendar\s|long\s|short\s)?"
RULES = (
    Rule(
        re.compile(
            rf"\b(?:the\s|another\s|its\s)?(?:(?:first|last|past|next|coming|latest|final|previous|recent)\s)?{_ABOUT}(?:(?P<count>{COUNT})|several|a\sfew|few|many|some)[\s-]{_QUALIFIED}(?P<unit>{_UNITS})\b(?![\s-]old)(?!-ago)",
            re.IGNORECASE,
        ),
        _duration,
    ),
    Rule(
        re.compile(
            r"\b(?:recent|for|in|over|after|of)\s(?P<count>\b\B)?(?P<unit>days|weeks|months|years|decades|centuries|hours|minutes)\b(?!\sago)(?!\sof\sage)"
        ),
        _duration,
    ),
    Rule(
        re.compile(
            rf"\b(?:every|each)\s(?P<unit>second|minute|hour|day|night|week|weekend|month|quarter|year|decade)\b|\b(?P<word>{'|'.join(_SETS)})\b",
            re.IGNORECASE,
        ),
        _set,
    ),
)
