"""Numbers with what they count, and dates, as printed; the same key whatever way they are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from newsloom.model.weave import SharedKind
from newsloom.stories.terms import stem

_TELLING_DIGITS = 3  # a number of so many digits says something without its unit; "14" needs to be 14 of something
_YEARS = range(1900, 2101)
_SMALL = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split(),
        1,
    )
}
_TENS = {word: 10 * value for value, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_VALUES = _SMALL | _TENS
_MAGNITUDES = {
    "k": 3,
    "thousand": 3,
    "m": 6,
    "mn": 6,
    "million": 6,
    "b": 9,
    "bn": 9,
    "billion": 9,
    "tn": 12,
    "trillion": 12,
}
_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct"
        "|november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<{{}}>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DATE = re.compile(
    rf"\b{_MONTH.format('m1')}\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.,]?\d)"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH.format('m2')}(?!\w)"
    r"|(?P<m3>\d{1,2})(?:月|월)\s?(?P<d3>\d{1,2})(?:日|일)"
    r"|\b\d{4}-(?P<m4>\d{2})-(?P<d4>\d{2})\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?P<sign>[$€£¥₩])?(?P<value>(?<![\w.,])\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{'|'.join(_VALUES)})\b)"
    rf"(?:[\s-]?(?P<magnitude>{'|'.join(sorted(_MAGNITUDES, key=len, reverse=True))})\b)?"
    r"(?:\s?(?P<percent>%|per\s?cent\b)|[\s-](?P<unit>[^\W\d_]{2,})\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number or date with its place in the text. Two with one key say the same; `weight` is how much that tells."""

    kind: SharedKind
    key: str
    start: int
    end: int
    weight: float


def figures(text: str) -> list[Figure]:
    """The dates (month and day) and numbers of a text, in order; a number within a date is no number, nor is a year."""
    dates = list(_dates(text))
    taken = {place for date in dates for place in range(date.start, date.end)}
    return [*dates, *(number for number in _numbers(text) if number.start not in taken)]


def _dates(text: str) -> Iterator[Figure]:
    for match in _DATE.finditer(text):
        groups = {name: value for name, value in match.groupdict().items() if value}
        month = next(value for name, value in groups.items() if name[0] == "m")
        day = int(next(value for name, value in groups.items() if name[0] == "d"))
        number = _MONTHS.get(month.lower()) or int(month)
        if 1 <= number <= 12 and 1 <= day <= 31:
            yield Figure(
                kind=SharedKind.DATE, key=f"{number}-{day}", start=match.start(), end=match.end(), weight=float(day)
            )


def _numbers(text: str) -> Iterator[Figure]:
    for match in _NUMBER.finditer(text):
        written = match["value"].replace(",", "").lower()
        try:
            value = Decimal(_VALUES.get(written, written))
        except InvalidOperation:  # digits of another script
            continue
        digits = len(value.normalize().as_tuple().digits)
        power = _MAGNITUDES.get((match["magnitude"] or "").lower(), 0)
        plain = f"{(value * 10**power).normalize():f}"
        if power or (digits >= _TELLING_DIGITS and value not in _YEARS and not match["percent"]):
            key, end = plain, match.end("magnitude" if power else "value")
        elif match["percent"]:
            key, end = f"{plain} %", match.end("percent")
        elif match["sign"]:
            key, end = f"{plain} {match['sign']}", match.end("value")
        elif (unit := stem((match["unit"] or "").lower())) and written != "one":
            key, end = f"{plain} {unit}", match.end("unit")
        else:
            continue
        weight = float(digits + (2 if power else 0))
        yield Figure(kind=SharedKind.NUMBER, key=key, start=match.start(), end=end, weight=weight)
