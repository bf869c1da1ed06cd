"""Weekdays: on Monday, last Friday, Thursday night, next Tuesday, the previous Friday, Sundays."""

import datetime as dt
import re

from newsloom.language.dates.context import Context, Match, Rule
from newsloom.language.dates.tense import Direction
from newsloom.language.dates.values import Value, of_day
from newsloom.text.calendar import MONTH, WEEKDAYS, made, month_number, shifted

# "Black Friday", "Patch Tuesday", "Sunday school": names, not days.
_NAMED = re.compile(
    r"(?:^|[\s\"“'‘(])(?:Black|Super|Bloody|Cyber|Giving|Ash|Palm|Holy|Ruby|Casual|The|Good|Big|Fat|Man|Patch|Taco|Throwback)[\s-]$"
)
_NAME_GOES_ON = re.compile(
    r"[\s-](?:school|schools|best|roast|brunch|Night\s(?:Live|Football)|Times|Telegraph|Mirror|Mail|Express|Post|Herald)\b"
)
_DATED = re.compile(
    rf",?\s(?:the\s)?(?P<month>{MONTH})\s(?P<day>[0-3]?\d)(?:,?\s(?P<year>(?:19|20)\d\d))?\b|,?\s(?:the\s)?(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>{MONTH})(?:,?\s(?P<year2>(?:19|20)\d\d))?"
)
_PLACE = {name[:3]: place for name, place in WEEKDAYS.items()}


def _weekday(match: Match, context: Context) -> Value | None:
    found = _named(match, context)
    beside = (match.groupdict().get("beside") or "").lower()
    if found is None or not beside or found.type != "DATE":
        return found
    return of_day(shifted(dt.date.fromisoformat(found.value), -1 if "before" in beside else 1))


def _named(match: Match, context: Context) -> Value | None:
    place = _PLACE[match["name"][:3]]
    if context.published is None or _NAMED.search(context.before(match, 12)):
        return None
    if _NAME_GOES_ON.match(context.after(match)):
        return None
    published, which = context.published, (match["which"] or "").lower()
    if match["plural"]:
        return Value(value=f"XXXX-WXX-{place + 1}", grain="day", type="SET")
    agreed = _with_its_date(match, context)
    if agreed:
        return of_day(agreed)
    back = (published.weekday() - place) % 7
    if match["ago"]:
        return of_day(shifted(published, -back - 7))
    if which.endswith(("previous", "preceding")) or which.endswith("following"):
        return of_day(_about(context.day or published, place, after=which.endswith("following")))
    if which.endswith(("last", "past")):
        return of_day(shifted(published, -(back or 7)))
    if which.endswith("next"):
        return of_day(shifted(published, 7 - published.weekday() + place))
    if which.endswith("coming"):
        return of_day(shifted(published, (7 - back) % 7 or 7))
    if back == 0:
        return of_day(published)
    return of_day(shifted(published, 7 - back if _lies_ahead(match, context, which) else -back))


def _lies_ahead(match: Match, context: Context, which: str) -> bool:
    way = context.direction(match)
    if which.endswith("this"):
        return way is not Direction.PAST
    return way is Direction.FUTURE


def _with_its_date(match: Match, context: Context) -> dt.date | None:
    """The day of "Thursday, Jan. 6": the year in which both agree and that is nearest."""
    dated = _DATED.match(context.text, match.end(), match.end() + 40)
    if dated is None or context.published is None:
        return None
    month, day = month_number(dated["month"] or dated["month2"]), int(dated["day"] or dated["day2"])
    if said := dated["year"] or dated["year2"]:
        return made(int(said), month, day)
    days = [one for step in (-1, 0, 1) if (one := made(context.published.year + step, month, day))]
    agreeing = [one for one in days if one.weekday() == _PLACE[match["name"][:3]]]
    published = context.published
    return min(agreeing, key=lambda one: abs((one - published).days)) if agreeing else None


def _about(day: dt.date, place: int, *, after: bool) -> dt.date | None:
    step = (place - day.weekday()) % 7 if after else -((day.weekday() - place) % 7)
    return shifted(day, step or (7 if after else -7))


_WHICH = r"(?:(?P<which>(?:the\s)?(?:previous|preceding|following|next|last|coming)|this\s(?:past|coming)|this|(?<=\s)past)\s)?"
_PART = r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|noon|midday|lunchtime)\b)?"
RULES = (
    Rule(
        re.compile(
            rf"\b(?P<beside>(?:the\s)?day\s(?:before|after)\s)?{_WHICH}(?P<name>{'|'.join(WEEKDAYS)})(?P<plural>s\b)?(?!\w){_PART}(?P<ago>\s(?:a\s)?week\sago\b)?"
        ),
        _weekday,
    ),
    Rule(
        re.compile(
            rf"\b{_WHICH}(?P<name>Mon|Tues?|Wed|Thurs|Thur?|Fri|Sat|Sun)\b(?P<plural>\Bs)?(?:\.(?=\s[a-z(])|\.?(?=,?\s(?:{MONTH}\s\d|\d{{1,2}}\s{MONTH}))){_PART}(?P<ago>\s(?:a\s)?week\sago\b)?"
        ),
        _weekday,
    ),
)
