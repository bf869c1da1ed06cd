"""A text as words with their places: what the reader of names walks over."""

import re
from collections.abc import Sequence
from functools import cached_property

from newsloom.language.people.words import Is, flag_of

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[A-Z]\.(?=[ \u00a0][A-Z])"  # "U.S.", "J. Smith"
    r"|(?:O|D|d|L|l|N)['’](?=[A-Z])[^\W\d_]+(?:-[^\W\d_]+)*"  # "O'Neill", "d'Estaing"
    r"|[^\W\d_][^\W_]*(?:(?:[-‐‑.&]|['’](?!s\b))[^\W\d_]+)*"
    r"|['’]s?(?![^\W_])|\d[\d.,:]*|\n|[^\w\s]"
)
_ARTICLED = re.compile(r"(?:al|el|as|an|ar|ad|ash|at|bin|d['’])[-‐‑]?(?=[A-Z])")  # "al-Assad", "d'Estaing"
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof gov sen rep gen lt col capt cmdr adm sgt maj rev hon st jr sr mt ft no pres det supt insp fr".split()
)
_HEADED = 0.6  # share of the longer words of a line that stand with capitals where it is a heading
_LONGEST_HEADING = 140  # code points


class Doc:
    """The words of a text: `words[i]` stands at `starts[i]:ends[i]`; `flags[i]` says what it may be."""

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.sentences = sentences
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self.words = [text[start:end] for start, end in spans]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.size = len(spans)
        self.caps = [
            word[0].isupper() or (word[0] in "aedb" and not word.islower() and _ARTICLED.match(word) is not None)
            for word in self.words
        ]
        self._lines: dict[int, bool] = {}
        self.flags = [flag_of(word) if word[0].isalpha() else 0 for word in self.words]

    def follows(self, i: int) -> bool:
        """Whether the word `i` stands one space behind the word before it; the stop of an abbreviation may stand between."""
        return (
            self.text[self.ends[i - 1] : self.starts[i]] in (" ", "\u00a0") and self.starts[i] not in self.first_words
        )

    def is_abbreviated(self, i: int) -> bool:
        return self.words[i].casefold() in _ABBREVIATED

    def word(self, i: int) -> str:
        """The word, "" outside the text."""
        return self.words[i] if 0 <= i < self.size else ""

    def flag(self, i: int) -> int:
        return self.flags[i] if 0 <= i < self.size else 0

    def end_of(self, b: int) -> int:
        """Where the part that ends before word `b` ends in the text; the stop of "Inc." and "Jr." belongs to it."""
        end = self.ends[b - 1]
        if (
            (self.flags[b - 1] & Is.ORG_LEGAL or self.words[b - 1] in ("Jr", "Sr"))
            and self.text[end : end + 1] == "."
            and end + 1 not in self.last_stops
        ):
            return end + 1
        return end

    def printed(self, a: int, b: int) -> str:
        return self.text[self.starts[a] : self.end_of(b)]

    @cached_property
    def last_stops(self) -> frozenset[int]:
        """Where sentences end, as offsets."""
        return frozenset(end for _, end in self.sentences)

    @cached_property
    def first_words(self) -> frozenset[int]:
        """Where sentences begin, as offsets."""
        return frozenset(start for start, _ in self.sentences)

    @cached_property
    def lower(self) -> frozenset[str]:
        """Words of the text that stand in small letters."""
        return frozenset(word for word in self.words if word.islower())

    def is_in_heading(self, i: int) -> bool:
        """Whether the word stands in a line set like a heading: short, capitals throughout, no full stop."""
        at = self.starts[i]
        begin = self.text.rfind("\n", max(0, at - _LONGEST_HEADING - 1), at) + 1
        if not begin and at > _LONGEST_HEADING:
            return False  # the line is longer
        end = self.text.find("\n", at, begin + _LONGEST_HEADING + 1)
        known = self._lines.get(begin)
        if known is None:
            line = self.text[begin : end if end >= 0 else begin + _LONGEST_HEADING + 1]
            known = self._lines[begin] = 0 < len(line) <= _LONGEST_HEADING and _is_heading(line)
        return known


def _is_heading(line: str) -> bool:
    if line.rstrip().endswith((".", "”", '"', ",", ":")):
        return False
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= _HEADED * len(words)
