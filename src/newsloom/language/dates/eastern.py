"""Days in Japanese and Korean: 2025年8月23日, 令和7年, 23日, 今年; 2025년 8월 23일, 오는 23일, 지난달."""

import datetime as dt
import re
from collections.abc import Iterable

from newsloom.language.dates.context import Context, Match, Rule
from newsloom.language.dates.values import (
    PRESENT,
    Value,
    months_on,
    moved,
    of_day,
    of_fiscal_year,
    of_month,
    of_year,
    spanning,
)
from newsloom.text.calendar import made, shifted

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_YEARS = {"今年": 0, "本年": 0, "昨年": -1, "去年": -1, "一昨年": -2, "来年": 1, "再来年": 2,
          "올해": 0, "금년": 0, "지난해": -1, "작년": -1, "재작년": -2, "내년": 1}  # fmt: skip
_MONTHS = {"今月": 0, "先月": -1, "来月": 1, "이달": 0, "이번달": 0, "지난달": -1, "다음달": 1, "내달": 1}
_OTHERS = {"今週": ("week", 0), "先週": ("week", -1), "来週": ("week", 1), "今日": ("day", 0), "本日": ("day", 0), "昨日": ("day", -1),
           "一昨日": ("day", -2), "明日": ("day", 1), "明後日": ("day", 2), "이번주": ("week", 0), "지난주": ("week", -1),
           "다음주": ("week", 1), "오늘": ("day", 0), "어제": ("day", -1), "그제": ("day", -2), "내일": ("day", 1), "모레": ("day", 2)}  # fmt: skip
_DIGIT = "[0-9０-９]"
_GAP = r"[ \u3000]?"


def _forms(words: Iterable[str]) -> str:
    """A pattern of the words, the longer first; Korean ones are written with a space or without."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.sub("(이번|다음)", r"\1 ?", word) for word in longest)


_YEAR = (
    rf"(?:(?:(?P<era>{'|'.join(_ERAS)})(?P<era_year>元|{_DIGIT}{{1,2}})|(?<!{_DIGIT})(?P<year>{_DIGIT}{{4}})){_GAP}[年년](?P<fiscal>度)?"
    rf"|(?P<year_word>{_forms(_YEARS)})(?!度){_GAP})"
)
_MONTH = rf"(?:(?<!{_DIGIT})(?P<month>[1１]?{_DIGIT}){_GAP}[月월]|(?P<month_word>{_forms(_MONTHS)}))"
_WEEKDAY = r"(?:[ \u3000]?[(（](?P<weekday>[月火水木金土日월화수목금토일])(?:曜日?|요일)?(?:[・･][祝休])?[)）])?"
# 日 and 일 are letters of other words too: 日本, 23日間, 일본, 3일간.
_DAY_SIGN = r"[日일](?![間目本韓米独英中産系経立常程])(?! ?간| ?동안)"
_DAY = (
    rf"(?:(?<!{_DIGIT})(?P<day>[1-3１-３]?{_DIGIT})(?:{_GAP}{_DAY_SIGN}"
    rf"|(?={_GAP}[~〜～–-]{_GAP}{_DIGIT}{{1,2}}[日일])){_WEEKDAY})"
)
_TO = (
    rf"(?:{_GAP}(?:[~〜～–-]|から|부터){_GAP}(?:(?P<to_month>[1１]?{_DIGIT}){_GAP}[月월]{_GAP})?(?P<to_day>[1-3１-３]?{_DIGIT}){_GAP}{_DAY_SIGN}"
    r"(?:[ \u3000]?[(（][月火水木金土日월화수목금토일][)）])?)?"
)
_AHEAD = re.compile(r"(?:来る|きたる|오는)\s?$")
_NOW = frozenset(("現在", "현재"))
_SENTENCE_CHARS = 90
_TAIL = re.compile(r"(?P<last>..)[」』]?(?:。|\.(?:\s|$)|\n|$)", re.DOTALL)
_PLANNED = re.compile(r"予定|見通し|方針|見込み|開かれる|行われる|예정|계획|방침|전망")


def _number(digits: str | None) -> int:
    return 1 if digits == "元" else int(digits or 0)


def _year_of(match: Match, context: Context) -> int | None:
    if match["era"]:
        return _ERAS[match["era"]] + _number(match["era_year"])
    if match["year_word"] and context.published:
        return context.published.year + _YEARS[match["year_word"]]
    return _number(match["year"]) if match["year"] else None


def _month_of(match: Match, context: Context, year: int | None) -> tuple[int | None, int]:
    """Year, where it is known, and month; a month of 0 is none."""
    if match["month_word"] and context.published:
        return months_on(context.published, _MONTHS[match["month_word"].replace(" ", "")]) or (None, 0)
    return year, _number(match["month"])


def _said(match: Match, context: Context) -> Value | None:
    if context.published is None and (match["year_word"] or match["month_word"]):
        return None
    year, month = _month_of(match, context, _year_of(match, context))
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
    """A bare "23日": of this month, or of the last one where that lies ahead; the next one where the words look ahead."""
    published = context.published
    if published is None or not 1 <= day <= 31:
        return None
    ahead = _looks_ahead(match, context)
    steps = range(63) if ahead else range(1, -63, -1)
    days = [one for step in steps if (one := shifted(published, step)) and one.day == day]
    if match["weekday"]:
        place = "月火水木金土日월화수목금토일".index(match["weekday"]) % 7
        both = [
            one for step in (*range(1, -63, -1), *range(2, 63)) if (one := shifted(published, step)) and one.day == day
        ]
        days = [one for one in both if one.weekday() == place] or days
    return days[0] if days else None


def _looks_ahead(match: Match, context: Context) -> bool:
    """By 오는 before it, or by the verb at the sentence's end: た and a syllable closed by ㅆ (했다) are past."""
    if _AHEAD.search(context.before(match, 5)):
        return True
    tail = _TAIL.search(context.text, match.end(), match.end() + _SENTENCE_CHARS)
    if tail is None:
        return False
    last = tail["last"]
    if last[1] == "다":
        return "가" <= last[0] <= "힣" and ((ord(last[0]) - 0xAC00) % 28 != 20 or last[0] == "겠")
    sentence = context.text[match.end() : tail.start("last") + 2]
    return last[1] in "るうくすつぬぶむぐ" or bool(_PLANNED.search(sentence))


def _word(match: Match, context: Context) -> Value | None:
    word = match.group()
    if word in _NOW:
        return PRESENT
    if context.published is None:
        return None
    if match["fiscal_word"]:
        by = {"今": 0, "本": 0, "昨": -1, "前": -1, "来": 1}[word[0]]
        return of_fiscal_year(context.published.year - (context.published.month < 4) + by)
    unit, by = _OTHERS[word.replace(" ", "")]
    return moved(unit, context.published, by)


_FIRST = rf"{_DIGIT}|{'|'.join(_ERAS)}|{_forms(_YEARS)}|{_forms(_MONTHS)}"
RULES = (
    Rule(
        re.compile(rf"(?={_FIRST}){_YEAR}?{_GAP}{_MONTH}?{_GAP}{_DAY}?{_TO}(?<=[年년度月월日일)）달해])"),
        _said,
    ),
    Rule(re.compile(rf"(?P<fiscal_word>[今本昨前来]年?度)|{_forms(_OTHERS)}|現在|현재"), _word),
)
