"""Days and months by name or number: Aug. 23, 23 August 2025, May 13 to 15, 2025-08-23, mid-November, last May."""

import datetime as dt
import re

from newsloom.language.dates.context import Context, Match, Rule
from newsloom.language.dates.numbers import SPOKEN_YEAR, count, spoken_year
from newsloom.language.dates.tense import Direction
from newsloom.language.dates.values import Value, of_day, of_month, spanning
from newsloom.text.calendar import MONTH, made, month_number, shifted

_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_TH = r"(?:st|nd|rd|th)?"
_TO = r"\s?(?:to|through|thru|until|[-–—])\s?"
_SAID_YEAR = rf"(?:,?\s(?:of\s|in\s)?(?:(?P<year>{_YEAR})|(?P<spoken>{SPOKEN_YEAR})|(?P<which>this|last|next)\syear))?"
_NO_NUMBER = r"(?![\d%]|[:.,]\d|\s?(?:per\s?cent|million|billion|people|points)\b)"
_BEFORE_MAY = re.compile(
    r"\b(?:in|by|since|until|till|from|of|through|during|last|next|this|early|late|mid|before|after|for|to|between|and|or|each|every|around|about|past)[\s-]$",
    re.IGNORECASE,
)
# Names of people and things that are months as well.
_DOUBTFUL = frozenset(("May", "March", "April", "June", "August", "Jan", "Mar", "Jun", "Sep", "Dec"))
_SAFER = frozenset(("April", "June", "August", "Sep", "Dec"))
_BEFORE_JUNE = re.compile(r"\b(?:a|an|the|its|his|her|their|our|on|at|than|\w+['’]s)\s$", re.IGNORECASE)
_PERSON_NEXT = re.compile(r"\s(?!The|In|On|He|She|It)[A-Z][a-z]+(?:\s[a-z]+ed|\ssaid|['’]s)")
_NEAR_AHEAD_DAYS = 62
_NEAR_BACK_DAYS = 200
_LONG_GONE_DAYS = 300  # so long after it a writer names the year
FORWARD_SHARE = 330  # days: a month or day of the year further ahead than this is the one just gone


def _year_said(match: Match, context: Context) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("spoken"):
        return spoken_year(groups["spoken"])
    if groups.get("which") and context.published:
        return context.published.year + {"last": -1, "this": 0, "next": 1}[groups["which"].lower()]
    return None


def _day(match: Match, context: Context) -> Value | None:
    month, day = month_number(match["month"]), int(match["day"])
    year = _year_said(match, context)
    found = made(year, month, day) if year else _nearest_day(month, day, match, context)
    if found is None or not match.groupdict().get("to_day"):
        return of_day(found)
    last = made(found.year, month, int(match["to_day"]))
    first, end = of_day(found), of_day(last)
    return spanning(first, end) if first and end and end.value > first.value else None


def _nearest_day(month: int, day: int, match: Match, context: Context) -> dt.date | None:
    if context.published is None:
        return None
    published = context.published
    same = [one for year in (-1, 0, 1) if (one := made(published.year + year, month, day))]
    weekday = re.search(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s(?:the\s)?$", context.before(match, 16))
    if weekday:
        place = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").index(weekday[1])
        agreeing = [one for one in same if one.weekday() == place]
        if agreeing:
            return min(agreeing, key=lambda one: abs((one - published).days))
    return _chosen(same, published, context.direction(match))


def _chosen(days: list[dt.date], published: dt.date, way: Direction) -> dt.date | None:
    """The day of three years that fits the direction; without one, what is near ahead or else just gone."""
    if not days:
        return None
    back = [one for one in days if one <= published]
    ahead = [one for one in days if one > published]
    if not back or not ahead:
        return min(days, key=lambda one: abs((one - published).days))
    gone, coming = (published - back[-1]).days, (ahead[0] - published).days
    if way is Direction.FUTURE:
        return ahead[0] if coming < FORWARD_SHARE and gone > 0 else back[-1]
    if way is Direction.PAST and (coming > _NEAR_AHEAD_DAYS or gone < _LONG_GONE_DAYS):
        return back[-1] if coming > 2 else ahead[0]
    return ahead[0] if coming <= _NEAR_AHEAD_DAYS and gone > _NEAR_BACK_DAYS else back[-1]


def _month(match: Match, context: Context) -> Value | None:
    name = match["month"].rstrip(".")
    year = _year_said(match, context)
    month = month_number(name)
    if year:
        return of_month(year, month)
    if name in _DOUBTFUL and not _is_month(match, context):
        return None
    if context.published is None:
        return None
    published = context.published
    same = published.month == month
    mod = (match["mod"] or "").lower()
    if mod.endswith(("last", "past")):
        return of_month(published.year - (month >= published.month), month)
    if mod.endswith(("next", "coming")):
        return of_month(published.year + (month <= published.month), month)
    if same or mod == "this":
        return of_month(published.year, month)
    days = [one for step in (-1, 0, 1) if (one := made(published.year + step, month, 15))]
    chosen = _chosen(days, published, context.direction(match))
    return of_month(chosen.year, chosen.month) if chosen else None


def _is_month(match: Match, context: Context) -> bool:
    """Whether a name that may be a person's or a verb is a month here: by what stands before it."""
    if match.group() != match["month"]:
        return True  # "last May", "mid-March"
    if _BEFORE_MAY.search(context.before(match, 12)):
        return _PERSON_NEXT.match(context.after(match)) is None
    return match["month"] in _SAFER and _BEFORE_JUNE.search(context.before(match, 12)) is not None


def _iso(match: Match, _: Context) -> Value | None:
    return of_day(made(int(match["year"]), int(match["month"]), int(match["day"])))


def _days_from(match: Match, context: Context) -> Value | None:
    """Of "three days from June 15": that many, the first included."""
    length = count(match["count"])
    first = _day(match, context)
    begin = dt.date.fromisoformat(first.value) if first and first.grain == "day" else None
    last = of_day(shifted(begin, length - 1)) if begin and length and length > 1 else None
    return spanning(first, last) if first and last else first


RULES = (
    Rule(
        re.compile(
            rf"\b(?P<count>(?:two|three|four|five|six|seven|eight|nine|ten)|[2-9]|1\d) days (?:from|starting|beginning) (?P<month>{MONTH})\s(?P<day>\d{{1,2}}){_TH}\b{_SAID_YEAR}"
        ),
        _days_from,
    ),
    Rule(
        re.compile(
            rf"\b(?P<month>{MONTH})\s(?P<day>[0-3]?\d){_TH}(?:{_TO}(?P<to_day>[0-3]?\d){_TH})?\b{_NO_NUMBER}{_SAID_YEAR}"
        ),
        _day,
    ),
    Rule(
        re.compile(
            rf"(?<![\d.,:$/-])\b(?P<day>[0-3]?\d){_TH}(?:{_TO}(?P<to_day>[0-3]?\d){_TH})?\s(?:of\s)?(?P<month>{MONTH})(?![a-z]){_SAID_YEAR}"
        ),
        _day,
    ),
    Rule(
        re.compile(
            rf"\b(?:(?P<mod>(?:(?:early|mid|late)[\s-])?(?:last|this past|this coming|this|next|the coming)|(?:early|mid|late|the (?:start|beginning|middle|end) of))[\s-])?\b(?P<month>{MONTH})(?!\w){_SAID_YEAR}"
        ),
        _month,
    ),
    Rule(re.compile(r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d-])"), _iso),
)
