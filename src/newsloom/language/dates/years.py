"""Years, runs of years, decades and fiscal years: in 1965, 1910-45, the early 1990s, fiscal 2026 through 2030."""

import re

from newsloom.language.dates.context import Context, Match, Rule
from newsloom.language.dates.numbers import ORDINALS, SPOKEN_YEAR, spoken_year
from newsloom.language.dates.values import (
    Value,
    of_decade,
    of_fiscal_year,
    of_quarter,
    of_year,
    spanning,
)

_YEAR = r"(?:1[0-9]|20)\d\d"
_NOT_COUNTED = (
    r"(?!\d|[.,:]\d|-\d|%|/\d|[-\s](?:people|persons|jobs|workers|employees|miles?|km|kilometers?|kilometres?|meters?|metres?|feet|acres?|tons?|tonnes?|troops|soldiers"
    r"|dollars|euros|yen|won|pounds|points?|shares|units|homes|houses|cases|deaths|votes|members|students|square|hours|pages|calories|rpm|mph|megawatts|words|cars|copies|locations|stores)\b|[-\s]?(?:m|kg|cc|bc|hp)\b)"
)
_COUNTING = re.compile(
    r"(?:[$€£¥₩#№]\s?|\b(?:No\.|number|about|nearly|roughly|some|than|over|approximately|least|almost|only|exceeds?|room|flight|channel|suite|highway|route|page|p\.|model|psalm)\s)$",
    re.IGNORECASE,
)
_TIED = re.compile(
    r"\b(?:in|since|of|by|from|until|till|during|before|after|between|to|through|circa|late|early|mid|year|for|back|and)[\s-]$",
    re.IGNORECASE,
)
_OLDEST_UNTIED = 1900
_LATEST_AHEAD = 120
_PART = r"(?:(?:early|mid|late|around|post|pre|the (?:start|beginning|middle|end) of|(?<=[Tt]he )year)[\s-])?"
_NINETIES = "twenties thirties forties fifties sixties seventies eighties nineties".split()


def _year(match: Match, context: Context) -> Value | None:
    year = int(match["year"])
    before = context.before(match, 14)
    if _COUNTING.search(before) or re.search(r"[\w\d][-–/.,]$", before):
        return None
    if context.published and year > context.published.year + _LATEST_AHEAD:
        return None
    if year < _OLDEST_UNTIED and not _TIED.search(before):
        return None
    return of_year(year)


def _run_of_years(match: Match, context: Context) -> Value | None:
    first = int(match["year"])
    last = int(match["to"]) if len(match["to"]) == 4 else first // 100 * 100 + int(match["to"])
    if len(match["to"]) == 2 and last < first:  # 1999-02
        last += 100
    if _COUNTING.search(context.before(match, 14)) or not 0 < last - first <= 200:
        return None
    return spanning(of_year(first), of_year(last))


def _spoken(match: Match, _: Context) -> Value | None:
    year = spoken_year(match["spoken"])
    return of_year(year) if year else None


def _decade(match: Match, context: Context) -> Value | None:
    if match["word"]:
        return of_decade(1900 + 10 * (2 + _NINETIES.index(match["word"].lower())))
    digits = match["digits"]
    return of_decade(int(digits) if len(digits) == 4 else 1900 + int(digits))


def _century(match: Match, context: Context) -> Value | None:
    if match["nth"]:
        number = int(match["nth"]) if match["nth"].isdecimal() else ORDINALS.get(match["nth"].lower(), 0)
    else:
        number = context.published.year // 100 + 1 if context.published else 0
        number += {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    return Value(value=f"{number - 1:02d}XX", grain="century") if 1 <= number <= 30 else None


def _period(match: Match, context: Context) -> Value | None:
    """Of "the 1988 quarter", "the 1988 period": that of the quarter spoken of."""
    year = int(match["year"])
    if match["what"] == "quarter" or (context.period_is_quarter and context.recalls_period(match)):
        return of_quarter(year, context.quarter[1]) if context.quarter else None
    return of_year(year)


def _fiscal(match: Match, _: Context) -> Value | None:
    year = _full(match["fy"])
    last = match.groupdict().get("fy_to")
    if last is None:
        return of_fiscal_year(year)
    end = _full(last)
    return spanning(of_fiscal_year(year), of_fiscal_year(end)) if end > year else of_fiscal_year(year)


def _full(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _relative_fiscal(match: Match, context: Context) -> Value | None:
    """Of "this fiscal year": told only from April to September, when most calendars of the world agree on its name."""
    if context.published is None or not 4 <= context.published.month <= 9:
        return None
    by = {"this": 0, "current": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}[
        match["which"].lower()
    ]
    return of_fiscal_year(context.published.year + by)


def _apposed(match: Match, context: Context) -> Value | None:
    """Of "fiscal 2026, the first year of …": the same year."""
    value, end = context.fiscal
    return Value(value=value, grain="fiscal-year") if value and end == match.start() - 2 else None


RULES = (
    Rule(
        re.compile(
            rf"\b(?:the\s)?(?:(?:early|mid|late)[\s-])?(?:(?P<nth>\d{{1,2}}(?=st|nd|rd|th)|{'|'.join(ORDINALS)})(?:st|nd|rd|th)?|(?P<which>this|last|next))[\s-]century\b",
            re.IGNORECASE,
        ),
        _century,
    ),
    Rule(
        re.compile(
            rf"(?<![\w.,$/-])(?P<year>{_YEAR})\s?[-–]\s?(?P<to>(?:1[0-9]|20)\d\d|\d\d)(?![\d-]|[.,]\d|%|\s?(?:percent|million|billion|win|loss|victory|defeat|vote)\b)"
        ),
        _run_of_years,
    ),
    Rule(
        re.compile(rf"(?<![\w.,$/:@-]){_PART}(?P<year>{_YEAR}){_NOT_COUNTED}(?!\w)(?:\sor\s(?:later|earlier))?"), _year
    ),
    Rule(re.compile(rf"\b(?:the\syear\s)?(?P<spoken>{SPOKEN_YEAR})\b"), _spoken),
    Rule(
        re.compile(
            rf"\b(?:the\s)?(?:(?:early|mid|late)(?:\sto\slate)?[\s-])?(?:the\s)?(?:['’‘]?(?<![\d.,$])(?P<digits>(?:1[5-9]|20)\d0|(?<=['’‘])[2-9]0)['’]?s\b|(?<=[Tt]he\s)(?P<word>{'|'.join(_NINETIES)})\b)"
        ),
        _decade,
    ),
    Rule(re.compile(r"(?:the\s)?(?P<year>(?:19|20)\d\d)\s(?P<what>quarter|period)\b"), _period),
    Rule(
        re.compile(
            r"\b(?:(?:the\s)?(?:fiscal|financial)(?:\syears?)?\s|FY\s?)(?P<fy>(?:19|20)\d\d|(?<=FY)\d\d|(?<=FY\s)\d\d)(?:\s?(?:-|–|to|through|until)\s?(?:fiscal\s|FY\s?)?(?P<fy_to>(?:19|20)\d\d|(?<=[-–])\d\d(?!\d)))?(?![\d%])"
        ),
        _fiscal,
    ),
    Rule(re.compile(r"\b(?:the\s)?(?P<fy>(?:19|20)\d\d)(?:[-/]\d\d)?\s(?:fiscal|financial)\syear\b"), _fiscal),
    Rule(
        re.compile(
            r"\b(?:the\s)?(?P<which>this|current|last|past|previous|next|coming)\s(?:fiscal|financial)\syear\b",
            re.IGNORECASE,
        ),
        _relative_fiscal,
    ),
    Rule(re.compile(r"(?<=,\s)the\s(?:first|second|third|last|final)\syear\b"), _apposed),
)
