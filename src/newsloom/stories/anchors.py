"""Anchors of an article: names, places, numbers and days under keys that are the same in every language.

An article in Japanese and one in English share no words; that both name 石破 (Ishiba), 150,000,000,000 and 25 August
they show here. Why keys by sound, and what they cannot see: docs/why/0010-across-languages.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

from newsloom.text.amounts import Amount, amounts
from newsloom.text.days import days
from newsloom.text.romanise.japanese import japanese_found
from newsloom.text.romanise.korean import korean_found
from newsloom.text.romanise.latin import latin_found
from newsloom.text.romanise.tongue import Tongue, tongue_of

LEAD_CHARS = 600  # of the body, as for the lead in stories/reading.py; what follows is background
DENSE_LEAD_CHARS = 300  # the same in Japanese and Korean, which say about as much in half the signs
TITLE_WEIGHT = 1.5
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width letters and digits, one for one
_PIVOT = Decimal(100)  # from here a number is rarely shared by chance


class Kind(StrEnum):
    NAME = "name"  # by close sound: Japanese and Korean names
    SOUND = "sound"  # by rough sound: names of the rest of the world
    PLACE = "place"
    ORG = "org"
    COUNTRY = "country"
    NUMBER = "number"
    ABOUT = "about"  # a number of three digits or more, rounded to two
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """How much an anchor counts before its rarity, and every range that shows it in title, line end, text joined."""

    kind: Kind
    weight: float
    spans: tuple[tuple[int, int], ...]


def anchors(title: str, text: str, language: str = "", at: float | None = None) -> dict[str, Anchor]:
    """The anchors of title and lead by key. `at`: Unix seconds of publication, which tell the day of "Monday" and "23日".

    Any text gives an answer; whatever is neither Japanese nor Korean is read as English.
    """
    joined = f"{title}\n{text}"
    tongue = tongue_of(joined[:LEAD_CHARS], language)
    size = len(title) + 1 + (DENSE_LEAD_CHARS if tongue in (Tongue.JAPANESE, Tongue.KOREAN) else LEAD_CHARS)
    shown = joined[:size]
    plain = shown if shown.isascii() else shown.translate(_WIDE)
    spans: dict[str, list[tuple[int, int]]] = {}
    for start, end, keys in _named(plain, tongue):
        for key in keys:
            spans.setdefault(key, []).append((start, end))
    told = list(days(plain, _date(at)))
    dated = {place for start, end, _ in told for place in range(start, end)}
    for amount in amounts(plain):
        if amount.start in dated:
            continue
        for key in _number_keys(amount):
            spans.setdefault(key, []).append((amount.start, amount.end))
    for start, end, day in told:
        spans.setdefault(f"date:{day}", []).append((start, end))
    return {key: _anchor(key, found, len(title)) for key, found in spans.items()}


def _named(plain: str, tongue: Tongue) -> Iterable[tuple[int, int, tuple[str, ...]]]:
    if tongue is Tongue.JAPANESE:
        yield from ((found.start, found.end, found.keys) for found in japanese_found(plain))
    if tongue is Tongue.KOREAN:
        yield from ((found.start, found.end, found.keys) for found in korean_found(plain))
    for found in latin_found(plain):
        yield found.start, found.end, found.keys


def _anchor(key: str, spans: list[tuple[int, int]], title_length: int) -> Anchor:
    kind = Kind(key.partition(":")[0])
    weight = TITLE_WEIGHT if spans[0][0] < title_length else 1.0
    if kind is Kind.NUMBER:
        weight *= _number_weight(key.removeprefix("number:"))
    elif kind is Kind.SOUND:
        weight *= min(1.0, len(key.removeprefix("sound:")) / 5)
    return Anchor(kind=kind, weight=round(weight, 3), spans=tuple(dict.fromkeys(spans)))


def _number_weight(shown: str) -> float:
    """Little for the small numbers every report holds, full from three digits or with decimals or per cent."""
    if "." in shown or "%" in shown or len(shown) > 2:
        return 1.0
    return 0.25 if len(shown) == 1 else 0.6


def _number_keys(amount: Amount) -> tuple[str, ...]:
    """The value itself, and rounded to two digits where it has more: 3,437,000 and 3.43 million are about 3,400,000."""
    exact = f"number:{amount.key}"
    if amount.share or amount.value < _PIVOT:
        return (exact,)
    rounded = (
        amount.value.scaleb(-(amount.value.adjusted() - 1)).to_integral_value().scaleb(amount.value.adjusted() - 1)
    )
    return (exact, f"about:{rounded.normalize():f}")


def _date(at: float | None) -> date | None:
    if at is None:
        return None
    try:
        return datetime.fromtimestamp(at, UTC).date()
    except (OverflowError, OSError, ValueError):
        return None
