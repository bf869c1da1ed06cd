"""Days in Japanese and Korean: 2025年8月23日, 令和7年, 23日, 今年; 2025년 8월 23일, 오는 23일, 지난달."""

import datetime as dt
import re

from newsloom.language.dates.context import Context, Match, Rule
from newsloom.language.dates.values import PRESENT, Value, moved, of_day, of_fiscal_year, of_month, of_year, spanning
from newsloom.text.calendar import made, shifted

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_DIGITS = "[0-9０-９]"
_SEPARATED = r"[ \u3000]?"
_WEEKDAY = r"(?:[ \u3000]?[(（][月火水木金土日월화수목금토일](?:曜日?|요일)?(?:[・･][祝休])?[)）])?"
_YEAR = rf"(?:(?P<era>令和|平成|昭和|大正|明治)(?P<era_year>元|{_DIGITS}{{1,2}})|(?<!{_DIGITS})(?P<year>{_DIGITS}{{4}})){_SEPARATED}[年년]"
_WORDS = {
    "今年": ("year", 0), "本年": ("year", 0), "昨年": ("year", -1), "去年": ("year", -1), "一昨年": ("year", -2), "来年": ("year", 1), "再来年": ("year", 2),
    "今月": ("month", 0), "先月": ("month", -1), "来月": ("month", 1), "今週": ("week", 0), "先週": ("week", -1), "来週": ("week", 1),
    "今日": ("day", 0), "本日": ("day", 0), "昨日": ("day", -1), "一昨日": ("day", -2), "明日": ("day", 1), "明後日": ("day", 2),
    "올해": ("year", 0), "금년": ("year", 0), "지난해": ("year", -1), "작년": ("year", -1), "재작년": ("year", -2), "내년": ("year", 1),
    "이달": ("month", 0), "이번 달": ("month", 0), "지난달": ("month", -1), "다음 달": ("month", 1), "다음달": ("month", 1), "내달": ("month", 1),
    "이번 주": ("week", 0), "이번주": ("week", 0), "지난주": ("week", -1), "다음 주": ("week", 1), "다음주": ("week", 1),
    "오늘": ("day", 0), "어제": ("day", -1), "그제": ("day", -2), "내일": ("day", 1), "모레": ("day", 2),
}  # fmt: skip
_AHEAD = re.compile(r"(?:来る|きたる|오는|내달|다음 ?달)\s?$")
_NOW = frozenset(("現在", "현재"))


def _number(digits: str | None) -> int:
    return 1 if digits == "元" else int(digits or 0)


def _year_of(match: Match) -> int | None:
    if match["era"]:
        return _ERAS[match["era"]] + _number(match["era_year"])
    return _number(match["year"]) if match["year"] else None


def _said(match: Match, context: Context) -> Value | None:
    year = _year_of(match)
    month = _number(match["month"])
    if match["day"] is None:
        return _year_or_month(match, context, year, month)
    day = _number(match["day"])
    first = _day(year, month, day, match, context)
    if first is None or match["to_day"] is None:
        return of_day(first)
    last = made(first.year, _number(match["to_month"]) or first.month, _number(match["to_day"]))
    begin, end = of_day(first), of_day(last)
    return spanning(begin, end) if begin and end and end.value > begin.value else begin


def _year_or_month(match: Match, context: Context, year: int | None, month: int) -> Value | None:
    if year and not month:
        return (of_fiscal_year if match["fiscal"] else of_year)(year)
    if not 1 <= month <= 12:
        return None
    if year:
        return of_month(year, month)
    near = _near(month, 15, match, context)
    return of_month(near.year, near.month) if near else None


def _day(year: int | None, month: int, day: int, match: Match, context: Context) -> dt.date | None:
    if year:
        return made(year, month, day)
    if month:
        return _near(month, day, match, context)
    return _of_last_months(day, match, context)


def _near(month: int, day: int, match: Match, context: Context) -> dt.date | None:
    """The nearest of the years about; after 오는 and the like the next one."""
    published = context.published
    if published is None:
        return None
    days = [one for step in (-1, 0, 1) if (one := made(published.year + step, month, day))]
    if _AHEAD.search(context.before(match, 5)):
        days = [one for one in days if one >= published.replace(day=1)][:1]
    return min(days, key=lambda one: abs((one - published).days), default=None)


def _of_last_months(day: int, match: Match, context: Context) -> dt.date | None:
    """A bare "23日": of this month, or of the last one where that lies ahead; 오는 23일 is the next one."""
    published = context.published
    if published is None or not 1 <= day <= 31:
        return None
    ahead = bool(_AHEAD.search(context.before(match, 5)))
    for step in range(63):
        one = shifted(published, step if ahead else 1 - step)
        if one and one.day == day:
            return one
    return None


def _word(match: Match, context: Context) -> Value | None:
    word = match.group()
    if word in _NOW:
        return PRESENT
    if context.published is None:
        return None
    if match["fiscal_word"]:
        by = {"今": 0, "本": 0, "昨": -1, "前": -1, "来": 1}[word[0]]
        return of_fiscal_year(context.published.year - (context.published.month < 4) + by)
    unit, by = _WORDS[word]
    return moved(unit, context.published, by)


_FIRST = rf"(?:{_YEAR}(?P<fiscal>度)?{_SEPARATED})?(?:(?<!{_DIGITS})(?P<month>1?{_DIGITS}){_SEPARATED}[月월]{_SEPARATED})?"
_DAY = rf"(?:(?<!{_DIGITS})(?P<day>[123１２３]?{_DIGITS})(?:{_SEPARATED}[日일](?![間目本韓米独英中産系経本立常程])(?! ?간| ?동안)|(?={_SEPARATED}[~〜～–-]{_SEPARATED}{_DIGITS}{{1,2}}[日일])){_WEEKDAY})?"
_TO = rf"(?:{_SEPARATED}(?:[~〜～–-]|から|부터){_SEPARATED}(?:(?P<to_month>1?{_DIGITS}){_SEPARATED}[月월]{_SEPARATED})?(?P<to_day>[123１２３]?{_DIGITS}){_SEPARATED}[日일]{_WEEKDAY})?"
RULES = (
    Rule(re.compile(rf"(?=[令平昭大明0-9０-９]){_FIRST}{_DAY}{_TO}(?<=[年년度月월日일)）])"), _said),
    Rule(
        re.compile(
            rf"{'|'.join(sorted(_WORDS, key=len, reverse=True))}|(?P<fiscal_word>[今本昨前来]年?度)|現在|현재"
        ),
        _word,
    ),
)
