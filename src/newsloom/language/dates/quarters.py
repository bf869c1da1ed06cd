"""Quarters and halves of years, as companies and statisticians report them."""

import re

from newsloom.language.dates.context import Context, Match, Rule
from newsloom.language.dates.numbers import ORDINALS
from newsloom.language.dates.tense import Direction
from newsloom.language.dates.values import Value, last_day, of_half, of_quarter
from newsloom.text.calendar import MONTH, made, month_number, shifted

_YEAR = r"(?:19|20)\d\d"
_SAID_YEAR = rf"(?:\s(?:of\s|in\s)?(?:fiscal\s)?(?:(?P<year>{_YEAR})|(?P<which>this|last|next)\syear))?"
# Quarters of a game, not of a year.
_GAME = re.compile(
    r"\b(?:yards?|touchdowns?|field goals?|quarterback|rebounds?|halftime|half-time|kickoff|free throws?|fumbled?|interceptions?|tip-?off|scoreless|overtime)\b"
)
_GAME_CHARS = 200
_HALF_A_QUARTER_DAYS = 45
_REPORTING_DAYS = 30  # a quarter is reported and spoken of as over at most this long before its end


def _quarter(match: Match, context: Context) -> Value | None:
    if _GAME.search(context.text, max(0, match.start() - _GAME_CHARS), match.end() + _GAME_CHARS):
        return None
    word = match["ordinal"] or match["digit"] or match["digit2"]
    number = int(word[0]) if word[0].isdecimal() else ORDINALS.get(word.lower(), 4)
    year = _year(match, context)
    if year is None:
        year = _year_of(number, match, context)
    if year is None:
        return None
    found = of_quarter(year, number)
    last = last_day(found.value)
    is_over = context.published and last and (last - context.published).days <= _REPORTING_DAYS
    if is_over or context.direction(match) is Direction.PAST:  # not what is still to come
        context.speaks_of_quarter(found, match.start())
    return found


def _year(match: Match, context: Context) -> int | None:
    groups = match.groupdict()
    if said := groups.get("year") or groups.get("year_before") or groups.get("year_of_digit"):
        return int(said)
    if groups.get("which") and context.published:
        return context.published.year + {"last": -1, "this": 0, "next": 1}[groups["which"].lower()]
    return None


def _year_of(number: int, match: Match, context: Context) -> int | None:
    """The year of a quarter without one: the last that is over or nearly so; the next where the words look ahead."""
    if context.published is None:
        return None
    published = context.published
    last_month = number * 3
    end = shifted(made(published.year + last_month // 12, last_month % 12 + 1, 1) or published, -1) or published
    if (end - published).days <= _REPORTING_DAYS:  # over this year
        return published.year + (context.direction(match) is Direction.FUTURE and (published - end).days > 180)
    begun = made(published.year, last_month - 2, 1)
    if context.direction(match) is Direction.PAST and not (begun and begun <= published):
        return published.year - 1
    if (
        begun
        and begun > published
        and (begun - published).days > 180
        and context.direction(match) is not Direction.FUTURE
    ):
        return published.year - 1
    return published.year


def _the_quarter(match: Match, context: Context) -> Value | None:
    """Of "the quarter", "the latest period": the one spoken of; the last one over where none is."""
    if match["what"].lower() == "period" and not (context.period_is_quarter and context.recalls_period(match)):
        return None
    ended = re.match(
        rf"\s(?:that\s)?end(?:ed|ing)\s(?:on\s)?(?P<month>{MONTH})\s(?P<day>[0-3]?\d)", context.after(match, 40)
    )
    if ended and context.published:
        found = _ended(ended, context)
    elif context.quarter:
        found = of_quarter(*context.quarter)
    elif context.published and match["latest"]:
        return _over(context)
    else:
        return None
    if found:
        context.speaks_of_quarter(found, match.start())
    return found


def _ended(ended: Match, context: Context) -> Value | None:
    """The quarter in which most of the three months before a day lie."""
    assert context.published is not None
    month, day = month_number(ended["month"]), int(ended["day"])
    last = made(context.published.year, month, day)
    if last and last > context.published:
        last = made(context.published.year - 1, month, day)
    middle = shifted(last, -_HALF_A_QUARTER_DAYS) if last else None
    return of_quarter(middle.year, (middle.month + 2) // 3) if middle else None


def _over(context: Context) -> Value | None:
    published = context.published
    if published is None:
        return None
    year, quarter = published.year, (published.month + 2) // 3 - 1
    return of_quarter(year, quarter) if quarter else of_quarter(year - 1, 4)


def _half(match: Match, context: Context) -> Value | None:
    number = 1 if match["ordinal"].lower() == "first" else 2
    year = _year(match, context)
    if year is None and context.published:
        year = context.published.year
    return of_half(year, number) if year else None


def _months(match: Match, context: Context) -> Value | None:
    """Of "the first nine months": from here on a year ago is a year, not a quarter."""
    context.speaks_of_months(match.start())
    number = {"three": 3, "six": 6, "nine": 9}[match["months"].lower()]
    return Value(value=f"P{number}M", grain="month", type="DURATION")


RULES = (
    Rule(
        re.compile(
            rf"\b(?:the\s|its\s|their\s)?(?:(?P<year_before>{_YEAR})['’]?s?\s)?(?:fiscal[\s-])?(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|final)(?:\sfiscal)?[\s-]quarters?\b{_SAID_YEAR}"
            rf"|\bQ(?P<digit>[1-4])\b(?:\s(?:of\s)?(?P<year_of_digit>{_YEAR}))?|\b(?P<digit2>[1-4])Q\b",
            re.IGNORECASE,
        ),
        _quarter,
    ),
    Rule(
        re.compile(
            r"\b(?:the\s(?P<latest>latest\s|most\srecent\s|recent\s|just-ended\s)?)(?P<what>quarter|period)\b(?!\s(?:of|from|between|when|since|before|after)\b)",
            re.IGNORECASE,
        ),
        _the_quarter,
    ),
    Rule(
        re.compile(
            rf"\b(?:the\s)?(?P<ordinal>first|second)[\s-]half\sof\s(?:(?P<year>{_YEAR})|(?P<which>this|last|next)\syear|the\syear)\b",
            re.IGNORECASE,
        ),
        _half,
    ),
    Rule(
        re.compile(
            r"\b(?:the\s)(?:first\s|latest\s|last\s)?(?P<months>three|six|nine)[\s-]months?\b(?!\sago)", re.IGNORECASE
        ),
        _months,
    ),
)
