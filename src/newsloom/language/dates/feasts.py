"""Feasts and seasons: New Year's Day in 2024, last Thanksgiving, this summer, the fall of 1998."""

import datetime as dt
import re
from functools import lru_cache

from newsloom.language.dates.context import Context, Match, Rule
from newsloom.language.dates.tense import Direction
from newsloom.language.dates.values import SEASON_MONTHS, Value, of_day
from newsloom.language.lexicon import rows
from newsloom.text.calendar import WEEKDAYS, made, shifted

_WHEN = re.compile(r"(\d+)-(\d+)|(\d+)/(-?\d) (\w+)|easter([+-]\d+)")
_CODES = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
_SAID_YEAR = r"(?:,?\s(?:of\s|in\s)?(?:(?P<year>(?:19|20)\d\d)|(?P<which>this|last|next)\syear))"
# "Christmas songs", "an Easter egg": no day. What else may follow a feast's name is listed.
_ATTRIBUTIVE = re.compile(
    r"(?:[- ]|['’]s )(?!(?:in|on|at|this|last|next|when|as|and|or|but|to|for|with|by|is|was|will|would|after|before|because|since|while|that|which|who|he|she|it"
    r"|they|we|the|a|an|morning|afternoon|evening|night|holiday|attack|from|has|had|if|during|until|all|each|every|there|alone|itself|together|again|[a-z]+ing)\b)[a-z]+"
)
_NEAR_DAYS = 10  # a feast so near is the one meant, whatever the verb


@lru_cache(maxsize=1)
def _feasts() -> dict[str, str]:
    return {row[0].lower(): row[1] for row in rows("feasts.tsv")}


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def feast(name: str, year: int) -> dt.date | None:
    """The day of a feast in a year."""
    when = _WHEN.fullmatch(_feasts().get(name.lower().replace("’", "'"), ""))
    if when is None or not 1 <= year <= 9998:
        return None
    if when[1]:
        return made(year, int(when[1]), int(when[2]))
    if when[6]:
        return shifted(easter(year), int(when[6]))
    month, nth = int(when[3]), int(when[4])
    place = next(place for day, place in WEEKDAYS.items() if day.startswith(when[5]))
    if nth > 0:
        first = dt.date(year, month, 1)
        return shifted(first, (place - first.weekday()) % 7 + 7 * (nth - 1))
    last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)
    return shifted(last, -((last.weekday() - place) % 7))


def _feast(match: Match, context: Context) -> Value | None:
    found, beside = _named(match, context), (match["beside"] or "").lower()
    if found is None or not beside:
        return found
    return of_day(shifted(dt.date.fromisoformat(found.value), -1 if "before" in beside else 1))


def _named(match: Match, context: Context) -> Value | None:
    name, said = match["name"], _said_year(match, context)
    if said:
        return of_day(feast(name, said))
    published = context.published
    if published is None:
        return None
    days = [one for step in (-1, 0, 1) if (one := feast(name, published.year + step))]
    if not match["mod"] and not name.endswith(("Day", "Eve")) and _ATTRIBUTIVE.match(context.after(match, 30)):
        return None
    nearest = min(days, key=lambda one: abs((one - published).days), default=None)
    if nearest and not match["mod"] and abs((nearest - published).days) <= _NEAR_DAYS:
        return of_day(nearest)
    before = [one for one in days if one <= published]
    after = [one for one in days if one >= published]
    if not before or not after:
        return None
    if (match["mod"] or "").lower() == "last":
        return of_day(before[-1])
    if (match["mod"] or "").lower() == "next":
        return of_day(after[0])
    way = context.direction(match)
    if way is Direction.UNKNOWN:
        return of_day(nearest)
    return of_day(after[0] if way is Direction.FUTURE else before[-1])


def _said_year(match: Match, context: Context) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["which"] and context.published:
        return context.published.year + {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    return None


def _season(match: Match, context: Context) -> Value | None:
    code = _CODES[match["season"].lower()]
    year, mod = _said_year(match, context), (match["mod"] or "").lower()
    if year is None:
        if (
            context.published is None
            or (not mod and not match["the"])
            or (code == "FA" and not mod and not match["the"])
        ):
            return None
        year = _season_year(code, mod, context.direction(match), context.published)
    return Value(value=f"{year:04d}-{code}", grain="season")


def _season_year(code: str, mod: str, way: Direction, published: dt.date) -> int:
    """The year in which the season meant began. A winter is still "this winter" in January."""
    year, month, begins = published.year, published.month, SEASON_MONTHS[code]
    in_it = begins <= month < begins + 3 or (code == "WI" and month <= 2)
    began = year - 1 if code == "WI" and month <= 2 else year
    if in_it:
        return began + {"last": -1, "past": -1, "next": 1}.get(mod.rsplit(maxsplit=1)[-1] if mod else "", 0)
    over = month >= begins + 3
    if mod.endswith(("last", "past")) or (not mod and way is Direction.PAST):
        return year if over else year - 1
    if mod.endswith(("next", "coming")):
        return year + 1 if over else year
    return year + (over and way is Direction.FUTURE)


def _names() -> str:
    return "|".join(re.escape(name).replace("'", "['’]") for name in sorted(_feasts(), key=len, reverse=True))


def is_feast(words: str) -> bool:
    """Whether an expression is a feast's name, with "this", "next" or "last" or without."""
    return re.sub(r"^(?:this|next|last|the day (?:before|after)) ", "", words.lower().replace("’", "'")) in _feasts()


def feast_words() -> frozenset[str]:
    """First words of the feasts' names, in lower case."""
    return frozenset(re.split(r"[\s'.]", name)[0] for name in _feasts())


RULES = (
    Rule(
        re.compile(
            rf"\b(?P<beside>(?:the\s)?day\s(?:before|after)\s)?(?:(?P<mod>last|this|next)\s)?(?P<name>{_names()})\b{_SAID_YEAR}?",
            re.IGNORECASE,
        ),
        _feast,
    ),
    Rule(
        re.compile(
            rf"\b(?:(?:early|mid|late|later|earlier)[\s-])?(?:(?P<mod>last|this\spast|this\scoming|this|next|the\s(?:past|coming))\s|(?P<the>(?<=\bin\s)the\s|(?<=\bby\s)the\s|(?<=\bsince\s)the\s|(?<=\buntil\s)the\s|(?<=\bduring\s)the\s|the\s(?=\w+\sof\s(?:19|20)\d\d)))?(?P<season>spring|summer|fall|autumn|winter)\b{_SAID_YEAR}?",
            re.IGNORECASE,
        ),
        _season,
    ),
)
