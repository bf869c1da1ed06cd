"""A sentence as a line of signs, one a word: what each word does, so that patterns can be written over whole phrases.

Signs: Q quotation · S strong cue · W weak cue · G cue ending in -ing · I cue in base form · R "according to" ·
d determiner · p pronoun · C capitalised word · n other word · m number · s possessive ending · o "of" · i preposition ·
t "that" · u "to" · c "and", "or" · b subordinator · w "who", "which" · x auxiliary, "to", "not" · a adverb · z day or month ·
e other verb · g other word in -ing · punctuation as itself ("-" for every dash, "." for every stop).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsloom.language.lexicon import rows
from newsloom.language.quotes.marks import Quotation

MAX_WORDS = 400  # of a sentence: longer ones are lists or markup, of which only the beginning is read

_TOKEN = re.compile(
    r"(?P<passive>(?:quoted|cited) (?:by [^,.\n\"“”]{2,60} )?as (?:saying|telling)\b)"
    r"|(?P<according>[Aa]ccording to\b)"
    r"|(?P<abbreviated>(?:[A-Z]\.){2,}|(?:Mrs?|Ms|Dr|Gen|Sen|Rep|Gov|Prof|Rev|Lt|Sgt|Col|Capt|Jr|Sr|St|No)\.)"
    r"|(?P<possessive>['’]s\b|(?<=s)['’](?=\s))"
    r"|(?P<contracted>['’](?:d|ll|ve|re|m)\b)"
    r"|(?P<word>[^\W\d_](?:[^\W_]|(?:[-.&'’‑](?!s\b|d\b|ll\b|ve\b|re\b|m\b)(?=[^\W_])))*)"
    r"|(?P<number>[$€£¥#@]?\d[\w.,]*\w|\d)"
    r"|(?P<mark>[^\w\s])"
)
_TO_SOMEBODY = frozenset(
    "ambassador adviser advisor aide envoy assistant secretary counselor counsellor heir successor deputy".split()
)
_SIGN_OF_MARK = {
    ",": ",",
    ";": ";",
    ":": ":",
    ".": ".",
    "?": ".",
    "!": ".",
    "…": ".",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
}
_DASHES = frozenset("—–-―‒")
_KINDS = {
    "strong": "S", "weak": "W", "gerund": "G", "base": "I", "verb": "e", "preposition": "i", "relative": "w",
    "auxiliary": "x", "adverb": "a", "time": "z", "determiner": "d", "pronoun": "p", "subordinator": "b",
}  # fmt: skip
_FUNCTION = frozenset("dpiwxabtcou")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence; `signs[k]` is what the k-th word does and `spans[k]` where it stands."""

    signs: str
    spans: tuple[tuple[int, int], ...]
    quotes: tuple[int, ...]  # which quotation (number in the text) each Q is, in order

    def range_of(self, low: int, high: int) -> tuple[int, int]:
        """Where the words `low:high` stand."""
        return self.spans[low][0], self.spans[high - 1][1]


@lru_cache(maxsize=1)
def signs() -> dict[str, str]:
    """The sign of every word the table names, in lower case; what functions comes before what reports."""
    found = {"of": "o", "that": "t", "and": "c", "or": "c", "&": "c", "nor": "c", "to": "u"}
    for kind in ("determiner", "pronoun", "auxiliary", "relative", "subordinator", "preposition", "adverb", "time",
                 "strong", "gerund", "base", "weak", "verb"):  # fmt: skip
        for word in kinds()[kind]:
            found.setdefault(word, _KINDS[kind])
    return found


@lru_cache(maxsize=1)
def kinds() -> dict[str, frozenset[str]]:
    """The words of each kind of `quote_words.tsv`."""
    return {row[0]: frozenset(row[1].split(",")) for row in rows("quote_words.tsv")}


def words_of(text: str, start: int, end: int, found: Sequence[Quotation], first: int) -> Words:
    """The words of the sentence `start:end`; `found[first:]` are the quotations from its beginning on."""
    line: list[str] = []
    spans: list[tuple[int, int]] = []
    quotes: list[int] = []
    at, number = start, first
    while at < end and len(line) < MAX_WORDS:
        stop = min(end, found[number].left) if number < len(found) else end
        if at < stop:
            _plain(text, at, stop, line, spans, begins=at == start)
        if number >= len(found) or found[number].left >= end:
            break
        line.append("Q")
        spans.append((found[number].left, found[number].right))
        quotes.append(number)
        at = found[number].right
        number += 1
    return Words("".join(line), tuple(spans), tuple(quotes))


def first_from(found: Sequence[Quotation], at: int) -> int:
    """Number of the first quotation that begins at or after `at`."""
    return bisect_left(found, at, key=lambda quote: quote.left)


def _plain(text: str, at: int, stop: int, line: list[str], spans: list[tuple[int, int]], *, begins: bool) -> None:
    table = signs()
    for match in _TOKEN.finditer(text, at, stop):
        kind, printed = match.lastgroup, match.group()
        if kind == "word":
            sign = table.get(printed)
            if sign is None:
                sign = _of_unknown(printed, begins and not line)
            elif printed == "to" and line and _before(text, spans) in _TO_SOMEBODY:
                sign = "i"  # "ambassador to Japan" is one phrase
            elif (
                sign in "SWI"
                and line
                and (line[-1] in "ds" or (line[-1] == "n" and line[-2:-1] in (["d"], ["s"]) and sign == "I"))
            ):
                sign = "n"  # "the claims", "his lawyer's remarks"
        elif kind == "mark":
            sign = "-" if printed in _DASHES else _SIGN_OF_MARK.get(printed, "'")
        else:
            sign = {"passive": "S", "according": "R", "abbreviated": "C", "possessive": "s", "contracted": "x"}.get(
                kind or "", "m"
            )
        if printed == "-" and _is_inside_word(text, match.start()):
            continue
        line.append(sign)
        spans.append(match.span())
        if len(line) >= MAX_WORDS:
            return


def _is_inside_word(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum()


def _before(text: str, spans: list[tuple[int, int]]) -> str:
    return text[slice(*spans[-1])].lower().rstrip("s")


@lru_cache(maxsize=16_384)
def _of_unknown(printed: str, first: bool) -> str:
    table, lower = signs(), printed.lower()
    if len(printed) > 1 and printed.isupper():
        return "C"
    if printed[0] != lower[0]:  # a capital: only words of function and days keep their sign, cues never do
        sign = table.get(lower, "C")
        if sign in _FUNCTION and (first or sign in "dp" or printed == "I"):
            return sign
        if first and lower.endswith("ing") and len(lower) > 6:
            return "G" if sign == "G" else "g"
        return "z" if sign == "z" else "C"
    if lower.endswith("ly") and len(lower) > 4:
        return "a"
    if lower.endswith("ing") and len(lower) > 5:
        return "g"
    if lower.endswith("ed") and len(lower) > 4:
        return "e"
    if lower.endswith(("n't", "n’t")):
        return "x"
    return "n"
