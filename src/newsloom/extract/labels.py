"""Time labels beside an article in a saved text: "3 days ago", "21-05-2025", "20:00 JST, June 4, 2025"."""

import datetime as dt
import re
from dataclasses import dataclass

from newsloom.extract.instants import Instant, clock_in, read_instant

MAX_LABEL_CHARS = 90  # a longer line is prose that mentions a date
MAX_CLOCK_GAP_S = 3 * 3600  # between a rounded "an hour ago" and the clock beside it
MAX_OTHER_LETTERS = (
    12  # letters left beside the date on such a line; "Published on", "Last updated" are taken off first
)

_UNIT_DAYS = {"second": 0.0, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
_SHORT_UNITS = {"s": "second", "sec": "second", "m": "minute", "min": "minute", "h": "hour", "hr": "hour", "d": "day", "w": "week", "mo": "month", "mon": "month", "y": "year", "yr": "year"}  # fmt: skip
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}  # fmt: skip
_RELATIVE = re.compile(
    r"(?:about |over |almost |less than |~)?(?P<n>\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few)\s?"
    r"(?P<unit>second|sec|minute|min|hour|hr|day|week|month|mon|year|yr|mo|[smhdwy])s?\.?\s?ago\b"
    r"|(?P<short>\d{1,3})\s?(?P<letter>min|hr|mo|[mhdwy])s?$|(?P<word>just now|moments? ago|now|today|yesterday|last week|last month)\b"
    r"|(?P<jn>\d{1,3})\s?(?P<ju>秒|分|時間|日|週間|か月|ヶ月|年|초|분|시간|일|주|개월)\s?(?:前|전)|(?P<jw>たった今|昨日|今日|방금|어제|오늘)",
    re.I,
)
_WIDE_UNITS = {"秒": "second", "초": "second", "分": "minute", "분": "minute", "時間": "hour", "시간": "hour", "日": "day", "일": "day", "週間": "week", "주": "week", "か月": "month", "ヶ月": "month", "개월": "month", "年": "year"}  # fmt: skip
_WIDE_WORDS = {
    "たった今": "now",
    "방금": "now",
    "今日": "today",
    "오늘": "today",
    "昨日": "yesterday",
    "어제": "yesterday",
}
_LABEL_WORDS = re.compile(
    r"\b(?:date|published|posted|updated|last|modified|created|first|on|at|by|time|local|edited|release[d]?|"
    r"mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|am|pm|a\.m|p\.m|uhr|hrs?|hours|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|"
    r"of|the|st|nd|rd|th|min(?:ute)?s? read|read|today|yesterday|公開|更新|配信|掲載|入力|수정|입력|등록|日時|年|月|日|時|分|火|水|木|金|土)\b|年|月|日|時|分|년|월|일|시|분",
    re.I,
)
_YEARLESS = re.compile(
    r"^(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s(?P<day>\d{1,2})\b(?!,?\s\d{4})",
    re.I,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A line that says when and nothing else. `instant` is None where it counts back from a time nobody told."""

    instant: Instant | None


def read_label(line: str, captured_at: dt.datetime | None) -> Label | None:
    """The time label this line is, or None where it says anything else."""
    text = line.strip(" \t-–—•·|[]()")
    if not text or len(text) > MAX_LABEL_CHARS:
        return None
    if not any(character.isdigit() for character in text) and not _RELATIVE.fullmatch(text):
        return None
    stripped = re.sub(r"^(?:published|posted|updated|last updated|date)\s*:?\s*", "", text, flags=re.I)
    match = _RELATIVE.match(stripped)
    if match and len(stripped) - match.end() <= 3:
        return Label(instant=_before(match, captured_at))
    zone = captured_at.tzinfo if captured_at else None
    instant = read_instant(stripped, zone=zone)
    if instant is None:
        instant = _this_year(stripped, captured_at)
    if instant is None or _other_letters(stripped) > MAX_OTHER_LETTERS:
        return None
    return Label(instant=instant)


def ago(text: str, captured_at: dt.datetime | None) -> Instant | None:
    """The instant a relative time like "24 minutes ago" means, counted back from the capture."""
    match = _RELATIVE.match(text.strip())
    return _before(match, captured_at) if match else None


def at_clock(text: str, near: dt.datetime) -> Instant | None:
    """`near` with the time of day `text` prints ("18:24"), where the two lie a few hours apart; else None."""
    clock, _ = clock_in(text)
    if not clock:
        return None
    at = near.replace(hour=clock[0], minute=clock[1], second=0, microsecond=0)
    if abs((at - near).total_seconds()) > MAX_CLOCK_GAP_S:
        return None
    return Instant(at=at, exact=True, zoned=False)


def _before(match: re.Match[str], captured_at: dt.datetime | None) -> Instant | None:
    if captured_at is None:
        return None
    zoned = captured_at if captured_at.tzinfo else captured_at.replace(tzinfo=dt.UTC)
    word = (match["word"] or _WIDE_WORDS.get(match["jw"] or "", "")).lower()
    if word:
        days = {"yesterday": 1.0, "last week": 7.0, "last month": 30.0}.get(word, 0.0)
    elif match["jn"]:
        days = int(match["jn"]) * _UNIT_DAYS[_WIDE_UNITS[match["ju"]]]
    else:
        count = (match["n"] or match["short"]).lower()
        unit = (match["unit"] or match["letter"]).lower()
        number = int(count) if count.isdecimal() else _NUMBERS.get(count, 3)
        days = number * _UNIT_DAYS[_SHORT_UNITS.get(unit, unit)]
    try:
        return Instant(at=zoned - dt.timedelta(days=days), exact=False, zoned=False)
    except OverflowError:
        return None


def _this_year(text: str, captured_at: dt.datetime | None) -> Instant | None:
    """A date without a year, taken in the year before the capture."""
    match = _YEARLESS.match(text)
    if not match or captured_at is None:
        return None
    month = _MONTHS.index(match["month"][:3].lower()) + 1
    instant = read_instant(f"{captured_at.year}-{month:02}-{int(match['day']):02}", zone=captured_at.tzinfo)
    if instant is None:
        return None
    clock, zone_name = clock_in(text[match.end() :])
    if clock:
        stamp = f"{instant.at.date().isoformat()} {clock[0]:02}:{clock[1]:02} {zone_name}".strip()
        instant = read_instant(stamp, zone=captured_at.tzinfo) or instant
    if instant.at.date() > captured_at.date() + dt.timedelta(days=1) and instant.at.year > 1901:
        try:
            instant = Instant(at=instant.at.replace(year=instant.at.year - 1), exact=instant.exact, zoned=instant.zoned)
        except ValueError:
            return None
    return instant


def _other_letters(text: str) -> int:
    rest = _LABEL_WORDS.sub(" ", re.sub(r"\b[A-Z]{2,4}T?\b|T(?=\d)|(?<=\d)(?:st|nd|rd|th|Z|am|pm)\b", " ", text))
    return sum(character.isalpha() for character in rest)
