"""Numbers in English, Japanese and Korean text as values: 15 trillion is 15兆 is 15조, twelve thousand is 1万2000."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_EAST = {"千": 10**3, "천": 10**3, "万": 10**4, "만": 10**4, "億": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12}
_WEST = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "bn": 10**9, "mln": 10**6}
_SMALL = {
    word: value
    for value, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PATTERN = re.compile(
    rf"(?<![A-Za-z0-9.])(?P<east>(?:(?:{_NUMBER})[ ]?[千万億兆천만억조][ ]?)+(?:{_NUMBER})?)(?P<east_share>[ ]?[%％])?"
    rf"|(?<![A-Za-z0-9.])(?P<west>{_NUMBER})(?:[ -](?P<unit>thousand|million|billion|trillion|bn|mln)\b|(?P<share>[ ]?%|[ ]percent|[ ]per cent)|(?![\d.]*\d))"
    rf"|\b(?P<word>{'|'.join(_SMALL)})\b",
    re.IGNORECASE,
)
_STEP = re.compile(rf"({_NUMBER})[ ]?([千万億兆천만억조])?")
_CALENDAR = re.compile(r"[ ]?[年月日時分년월일시분]|[~〜～–-]\d{1,2}[月월일日]")
_MOST = 10**18


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A value as printed, not rounded; `share`: per cent."""

    start: int
    end: int
    value: Decimal
    share: bool

    @property
    def key(self) -> str:
        """The value in plain digits, with its per cent sign."""
        shown = f"{self.value.normalize():f}"
        return f"{shown}%" if self.share else shown


def amounts(text: str) -> Iterator[Amount]:
    """The numbers of the text but parts of dates and clock times in Japanese and Korean, and years standing alone."""
    plain = text.translate(_DIGITS)
    for match in _PATTERN.finditer(plain):
        if _CALENDAR.match(plain, match.end()) and not match["unit"]:
            continue
        value = _value(match)
        if value is None or value > _MOST or _is_year(match, value):
            continue
        share = bool(match["share"] or match["east_share"])
        end = match.start() + len(match.group().rstrip())
        yield Amount(start=match.start(), end=end, value=value, share=share)


def _value(match: re.Match[str]) -> Decimal | None:
    if match["word"]:
        return Decimal(_SMALL[match["word"].lower()])
    if match["west"]:
        return Decimal(match["west"].replace(",", "")) * _WEST.get((match["unit"] or "").lower(), 1)
    total, below = Decimal(0), Decimal(0)
    for number, unit in _STEP.findall(match["east"]):
        value = Decimal(number.replace(",", ""))
        if unit in ("千", "천"):
            below += value * 1000
        elif unit:
            total, below = total + (below + value) * _EAST[unit], Decimal(0)
        else:
            below += value
    return total + below


def _is_year(match: re.Match[str], value: Decimal) -> bool:
    return (
        bool(match["west"])
        and not match["unit"]
        and not match["share"]
        and "," not in match["west"]
        and 1900 <= value <= 2100
    )
