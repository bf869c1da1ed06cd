"""Reads the dates of a text: cheap words mark where one may stand, only there the rules are tried, in order of the text."""

import datetime as dt
import re
from collections.abc import Iterator

from newsloom.language.dates import eastern, feasts, month_days, periods, quarters, relative, vague, weekdays, years
from newsloom.language.dates.context import Context, Match, Rule
from newsloom.language.dates.values import Value
from newsloom.language.prose import Prose
from newsloom.model.reading import Span
from newsloom.model.said import Dated

_LEFT_CHARS, _RIGHT_CHARS = 48, 56  # how far an expression reaches before and after the word that gives it away
_SNAP_CHARS = 24
_MOST_DATES = 20_000

_FAMILIES: dict[str, tuple[Rule, ...]] = {
    "month": month_days.RULES,
    "weekday": weekdays.RULES,
    "year": years.RULES,
    "unit": relative.RULES,
    "quarter": quarters.RULES,
    "period": periods.RULES,
    "vague": vague.RULES,
    "feast": feasts.RULES,
    "eastern": eastern.RULES,
}
_RANKS = {id(rule): rank for rank, rule in enumerate(rule for rules in _FAMILIES.values() for rule in rules)}


def _triggers() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}

    def add(words: str, *families: str) -> None:
        for word in words.split():
            found[word] = tuple(dict.fromkeys((*found.get(word, ()), *families)))

    add("january february march april may june july august september october november december", "month")
    add("jan feb mar apr jun jul aug sep sept oct nov dec", "month")
    add(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
        "weekday",
    )
    add("mondays tuesdays wednesdays thursdays fridays saturdays sundays", "weekday")
    add("century", "year")
    add("day week weekend fortnight month quarter year decade", "unit", "period")
    add("quarter quarters period half months month", "quarter")
    add("q1 q2 q3 q4 1q 2q 3q 4q", "quarter")
    add("days weeks months quarters years decades ago", "unit", "period")
    add("second seconds minute minutes hour hours night nights century centuries fortnights", "period")
    add("hours minutes ago morning afternoon evening night", "unit")
    add("hourly daily nightly weekly monthly yearly annually", "period")
    add("fiscal financial fy nineteen eighteen thousand twenty nineties eighties seventies sixties fifties", "year")
    add(
        "today yesterday tomorrow tonight overnight morning afternoon evening night now currently presently nowadays",
        "vague",
    )
    add(
        "current recently present moment past previously recent future coming last days weeks months years decades",
        "vague",
    )
    add("spring summer fall autumn winter", "feast")
    add(" ".join(feasts.feast_words()), "feast")
    return found


_TRIGGERS = _triggers()
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*|[0-9][0-9A-Za-z]*")
_EASTERN = re.compile(
    r"[年年월월일년月日今本昨去来先明一再現前]|올해|금년|지난|작년|내년|이달|이번|다음|내달|오늘|어제|그제|내일|모레|현재"
)


def dates(prose: Prose) -> tuple[Dated, ...]:
    """Every expression of time with its value, in the order of the text, none overlapping another.

    Relative ones need `published_at`; without it only what stands for itself is told. Linear in the length of the text.
    """
    context = Context(prose.text, _sane(prose.published))
    found: list[Dated] = []
    end = 0
    for match, rule in _ordered(_candidates(prose.text)):
        if match.start() < end:
            continue
        value = rule.read(match, context)
        if value is None:
            continue
        start, end = _trimmed(match)
        context.remember(value, end)
        found.append(_dated(prose.text, start, end, value))
        if len(found) >= _MOST_DATES:
            break
    return tuple(found)


def _sane(day: dt.date | None) -> dt.date | None:
    """A publication day with room for a century on either side."""
    return day if day and 1000 <= day.year <= 9000 else None


def _ordered(found: Iterator[tuple[Match, Rule]]) -> list[tuple[Match, Rule]]:
    """First by place, then the longer first; of equals the rule that stands earlier among the families."""
    return sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end(), _RANKS[id(pair[1])]))


def _candidates(text: str) -> Iterator[tuple[Match, Rule]]:
    for family, windows in _windows(text).items():
        for start, end in windows:
            for rule in _FAMILIES[family]:
                for match in rule.pattern.finditer(text, start, end):
                    if match.end() > match.start():
                        yield match, rule


def _windows(text: str) -> dict[str, list[tuple[int, int]]]:
    """For each family of rules the stretches about its trigger words, merged where they touch."""
    windows: dict[str, list[tuple[int, int]]] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        families = _TRIGGERS.get(word.lower()) or (("year",) if word[0] in "12FfY9876543" and _is_year(word) else ())
        for family in families:
            _widen(windows.setdefault(family, []), text, match.start(), match.end())
            if family == "year" and "-" in text[match.end() : match.end() + 1]:
                _widen(windows.setdefault("month", []), text, match.start(), match.end())
    if not text.isascii():
        for match in _EASTERN.finditer(text):
            _widen(windows.setdefault("eastern", []), text, match.start(), match.end())
    return windows


def _is_year(word: str) -> bool:
    """Four digits, a decade ("1990s", "90s"), or a fiscal year ("FY2026")."""
    return (len(word) == 4 and word.isdecimal()) or word[-1] == "s" or word[:2] == "FY"


def _widen(windows: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    left, right = max(0, start - _LEFT_CHARS), min(len(text), end + _RIGHT_CHARS)
    if right < len(text):
        space = text.find(" ", right, right + _SNAP_CHARS)
        right = space if space >= 0 else right
    if windows and windows[-1][1] >= left:
        windows[-1] = (windows[-1][0], max(right, windows[-1][1]))
    else:
        windows.append((left, right))


def _trimmed(match: Match) -> tuple[int, int]:
    piece = match.group()
    return match.start() + len(piece) - len(piece.lstrip()), match.start() + len(piece.rstrip())


def _dated(text: str, start: int, end: int, value: Value) -> Dated:
    return Dated(
        span=Span(start=start, end=end),
        text=text[start:end],
        value=value.value,
        grain=value.grain,
        type=value.type,
        end_value=value.end,
    )
