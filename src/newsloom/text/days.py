"""Calendar days named in English, Japanese and Korean text: Aug. 23, 8月23日, 8월 23일, 23日, on Saturday."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
_ENGLISH = re.compile(
    rf"\b(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{_MONTH}))(?:,? (?P<year>(?:19|20)\d\d)\b)?"
)
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAYS = {name: place for place, name in enumerate(["Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"])}
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
        month = _MONTHS.index((match["month"] or match["month2"])[:3].lower()) + 1
        found = _day(match["year"], month, int(match["day"] or match["day2"]), published)
        if found:
            yield match.start(), match.end(), found
    if published:
        for match in _WEEKDAY.finditer(text):
            back = (published.weekday() - _WEEKDAYS[match[1]]) % 7
            day = _shifted(published, 1 if back == _AHEAD else -back)
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
        return f"--{month:02d}-{day:02d}" if _made(2000, month, day) else None
    if year is not None:
        made = _made(int(year), month, day)
        return made.isoformat() if made else None
    assert published is not None
    near = [_made(published.year + step, month, day) for step in (-1, 0, 1)]
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


def _shifted(day: date, by: int) -> date | None:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
