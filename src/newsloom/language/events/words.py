"""The words of a sentence as events are read in them: lower case, with their places and the breaks between them."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_APOSTROPHES = ("'s", "’s")
_SIGN = re.compile('[,;:"“”—–()]')
MAX_WORDS = 90  # of a sentence; what lies behind is background, and lists without an end stay cheap

# Words that open a clause of less weight.
SUBORDINATORS = frozenset(
    "after despite which who whom whose where while since because following amid as if unless until when though although "
    "before that over once whether during ahead".split()
)
# Behind these the words belong to another verb.
BARRIERS = frozenset(
    "after when while which who where because said says following despite amid unless if until whose since before but "
    "whereas although though reported".split()
)
_SAYING = frozenset("said says reported told announced according quoted added say reports saying".split())
_TAIL_WORDS = 16


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel tuples: the lower-case words, where each starts and ends in the text, and whether a sign parts it from the last."""

    text: str
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    broken: tuple[bool, ...]
    tail: int  # index of the first word of a closing ", officials said", else the number of words

    def __len__(self) -> int:
        return len(self.low)

    def has_capital(self, at: int) -> bool:
        return self.text[self.starts[at]].isupper()


def words_of(text: str, start: int, end: int) -> Words:
    """The words of `text[start:end]`, at most MAX_WORDS; a possessive 's is left out of its word."""
    part = text[start:end]
    lower = part.lower()
    if len(lower) != len(part):  # "İ" becomes two characters: places would move
        lower = "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in part)
    spans = [match.span() for match in islice(_WORD.finditer(lower), MAX_WORDS)]
    low = [lower[begin:stop] for begin, stop in spans]
    starts = [start + begin for begin, _ in spans]
    ends = [start + stop for _, stop in spans]
    for mark in _APOSTROPHES:
        if mark in lower:
            for place, word in enumerate(low):
                if word.endswith(mark):
                    low[place], ends[place] = word[:-2], ends[place] - 2
    broken = [False] * len(low)
    for sign in _SIGN.finditer(part):
        place = bisect_left(starts, start + sign.start())
        if place < len(low):
            broken[place] = True
    return Words(text, tuple(low), tuple(starts), tuple(ends), tuple(broken), _tail(low, broken))


def _tail(low: list[str], broken: list[bool]) -> int:
    """Where ", a spokesman said Friday" begins: the last parts of the sentence, from the comma on, with a verb of saying."""
    at = len(low)
    for place in range(len(low) - 1, max(3, len(low) - 2 * _TAIL_WORDS), -1):
        if not broken[place]:
            continue
        part = low[place:at]
        if len(part) <= _TAIL_WORDS and not _SAYING.isdisjoint(part):
            return place
        if len(part) > 4:
            return len(low)
    return len(low)
