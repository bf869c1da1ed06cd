"""Calendar days named in English, Japanese and Korean text: Aug. 23, 8月23日, 8월 23일, 23日, on Saturday."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from newsloom.text.calendar import MONTH, WEEKDAYS, made, month_number, shifted

_ENGLISH = re.compile(
    rf"\b(?:(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{MONTH}))(?:,? (?P<year>(?:19|20)\d\d)\b)?"
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
# Days back to a weekday from which tomorrow is meant: it is Sunday already in Tokyo and Seoul, or "on Sunday" lies ahead.
_AHEAD = 6
_EASTERN = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)[年년] ?)?(?:(?P<month>1?\d)[月월] ?)?(?<!\d)(?P<day>[123]?\d)[日일](?![間째間目本韓米])"
)


def days(text: str, published: date | None) -> Iterator[tuple[int, int, str]]:
    """Each day with its range: `2025-08-23`, or `--08-23` where the year is not said and nothing tells it.

    A day or weekday without its month is the nearest one before `published`, or not told.
    """
    yield from _english(text, published)
    if not text.isascii():
        yield from _eastern(text, published)


def _english(text: str, published: date | None) -> Iterator[tuple[int, int, str]]:
    for match in _ENGLISH.finditer(text):
        month = month_number(match["month"] or match["month2"])
        found = _day(match["year"], month, int(match["day"] or match["day2"]), published)
        if found:
            yield match.start(), match.end(), found
    if published:
        for match in _WEEKDAY.finditer(text):
            back = (published.weekday() - WEEKDAYS[match[0]]) % 7
            day = shifted(published, 1 if back == _AHEAD else -back)
            if day:
                yield match.start(), match.end(), day.isoformat()


def _eastern(text: str, published: date | None) -> Iterator[tuple[int, int, str]]:
    for match in _EASTERN.finditer(text):
        day = int(match["day"])
        if match["month"]:
            found = _day(match["year"], int(match["month"]), day, published)
        else:
            found = _latest(day, published)
        if found:
            yield match.start(), match.end(), found


def _day(year: str | None, month: int, day: int, published: date | None) -> str | None:
    """The day, in the year that brings it nearest to `published`; None where there is no such day."""
    if year is None and published is None:
        return f"--{month:02d}-{day:02d}" if made(2000, month, day) else None
    if year is not None:
        day_said = made(int(year), month, day)
        return day_said.isoformat() if day_said else None
    assert published is not None
    near = [made(published.year + step, month, day) for step in (-1, 0, 1)]
    known = [one for one in near if one]
    return min(known, key=lambda one: abs((one - published).days)).isoformat() if known else None


def _latest(day: int, published: date | None) -> str | None:
    """The last day of that number up to the day after `published` (the reader's zone may be ahead)."""
    if published is None or published.year < 2:
        return None
    latest = min(published, date.max - timedelta(days=1)) + timedelta(days=1)
    for back in range(62):
        one = latest - timedelta(days=back)
        if one.day == day:
            return one.isoformat()
    return None
