"""Dates in the prose, always fresh: `{weekday:-1}` and its kin become the words of the day an article tells of.

Every placeholder counts from the anchor, the moment of the event, in the event's own zone, so that all outlets name
the same day; `day` alone also looks at the day of publishing ("today", "yesterday", "on Tuesday").
"""

import datetime as dt
import re
from dataclasses import dataclass

from newsloom.sample.publishers import DateStyle

_PLACEHOLDER = re.compile(r"\{([A-Za-z]+):([+-]?\d+)\}")
_MONTHS = "January February March April May June July August September October November December".split()
_SHORT_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "ja": "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日".split(),
    "ko": "월요일 화요일 수요일 목요일 금요일 토요일 일요일".split(),
}
_NEAR_DAYS = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_CLOCK_STEP_MIN = 5  # reporters round what the clock showed


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When the event was (in its own zone), when the article appeared, and how its outlet writes dates."""

    anchor: dt.datetime
    published_at: dt.datetime
    style: DateStyle = "en"


def fill(text: str, moment: Moment) -> str:
    """The text with every placeholder written out. An unknown name is a fault in the manuscript: ValueError."""
    return _PLACEHOLDER.sub(lambda match: _write(match.group(1), int(match.group(2)), moment), text)


def long_date(day: dt.date, style: DateStyle) -> str:
    """The day with its year, as the outlet prints it above an article."""
    if style == "ja":
        return f"{day.year}年{day.month}月{day.day}日"
    if style == "ko":
        return f"{day.year}년 {day.month}월 {day.day}일"
    if style == "us":
        return f"{_SHORT_MONTHS[day.month - 1]} {day.day}, {day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def clock(moment: dt.datetime, style: DateStyle) -> str:
    """The time of day as the outlet prints it."""
    if style in ("ja", "ko"):
        half = ("午前", "午後") if style == "ja" else ("오전 ", "오후 ")
        hour = moment.hour % 12 or (12 if style == "ko" else 0)
        minute = f"{moment.minute}分" if style == "ja" else f" {moment.minute}분"
        return f"{half[moment.hour >= 12]}{hour}{'時' if style == 'ja' else '시'}{minute if moment.minute else ''}"
    if style == "us":
        return f"{moment.hour % 12 or 12}:{moment.minute:02d} {'p.m.' if moment.hour >= 12 else 'a.m.'}"
    return f"{moment.hour:02d}:{moment.minute:02d}"


def _write(name: str, number: int, moment: Moment) -> str:
    day = moment.anchor.date() + dt.timedelta(days=number)
    if name == "weekday":
        return _WEEKDAYS.get(moment.style, _WEEKDAYS["en"])[day.weekday()]
    if name == "date":
        return _short_date(day, moment)
    if name == "fulldate":
        return long_date(day, moment.style)
    if name == "day":
        return _near_day(day, moment)
    if name == "Day":
        near = _near_day(day, moment)
        return near[0].upper() + near[1:]
    if name == "year":
        return str(moment.anchor.year + number)
    if name == "month":
        return _month(moment.anchor.date(), number, moment.style)
    if name in ("clock", "part"):
        return _time_of_day(name, moment.anchor + dt.timedelta(minutes=number), moment.style)
    raise ValueError(f"unknown placeholder {{{name}:{number}}}")


def _short_date(day: dt.date, moment: Moment) -> str:
    same_month = (day.year, day.month) == (moment.published_at.year, moment.published_at.month)
    if moment.style == "ja":
        return f"{day.day}日" if same_month else f"{day.month}月{day.day}日"
    if moment.style == "ko":
        return f"{day.day}일" if same_month else f"{day.month}월 {day.day}일"
    if moment.style == "us":
        return f"{_SHORT_MONTHS[day.month - 1]} {day.day}"
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _near_day(day: dt.date, moment: Moment) -> str:
    if moment.style in ("ja", "ko"):
        return _short_date(day, moment)
    apart = (day - moment.published_at.date()).days
    if apart in _NEAR_DAYS:
        return _NEAR_DAYS[apart]
    if abs(apart) < 7:
        return f"on {_WEEKDAYS['en'][day.weekday()]}"
    return f"on {_short_date(day, moment)}"


def _month(day: dt.date, number: int, style: DateStyle) -> str:
    month = (day.month - 1 + number) % 12
    if style == "ja":
        return f"{month + 1}月"
    if style == "ko":
        return f"{month + 1}월"
    return _MONTHS[month]


def _time_of_day(name: str, at: dt.datetime, style: DateStyle) -> str:
    if name == "clock":
        return clock(at.replace(minute=at.minute // _CLOCK_STEP_MIN * _CLOCK_STEP_MIN), style)
    number = 0 if 5 <= at.hour < 12 else 1 if 12 <= at.hour < 18 else 2 if 18 <= at.hour < 22 else 3
    words = {"ja": ("朝", "午後", "夜", "未明"), "ko": ("아침", "오후", "저녁", "밤")}
    return words.get(style, ("morning", "afternoon", "evening", "night"))[number]
