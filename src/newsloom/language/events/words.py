"""The words of a sentence as events are read in them: lower case, with their places and the breaks between them."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_APOSTROPHES = ("'s", "’s")
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
    """Parallel tuples: the lower-case words, where each starts and ends in the text, whether a sign parts it from the last, and whether
    it has a capital."""

    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    broken: tuple[bool, ...]
    capital: tuple[bool, ...]
    tail: int  # index of the first word of a closing ", officials said", else the number of words

    def __len__(self) -> int:
        return len(self.low)


def words_of(text: str, start: int, end: int) -> Words:
    """The words of `text[start:end]`, at most MAX_WORDS; a possessive 's is left out of its word."""
    low: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    broken: list[bool] = []
    capital: list[bool] = []
    last = start
    for match in _WORD.finditer(text, start, end):
        word, stop = match.group().lower(), match.end()
        if word.endswith(_APOSTROPHES):
            word, stop = word[:-2], stop - 2
        gap = text[last : match.start()]
        low.append(word)
        capital.append(text[match.start()].isupper())
        starts.append(match.start())
        ends.append(stop)
        broken.append(any(sign in gap for sign in ',;:"“”—–()'))
        last = match.end()
        if len(low) == MAX_WORDS:
            break
    return Words(tuple(low), tuple(starts), tuple(ends), tuple(broken), tuple(capital), _tail(low, broken))


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
