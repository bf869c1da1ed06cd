"""Terms as numbers: a hash of the stem, so that no table of words need be kept.

Two words share a number now and then (of 300,000 different ones each 25th does): a pair of articles has such a false word
in common less than once in 500.
"""

import zlib

from newsloom.stories.stopwords import STOPWORDS

BUCKETS = 1 << 22  # numbers of terms; 0 is no term
FIRST_NUMBER = BUCKETS - (1 << 19)  # from here on the terms that are numbers
_REMEMBERED = 60_000  # words whose number is known without counting


def stem(word: str) -> str:
    """The word without the commonest English endings, empty for stop words and single letters.

    Deliberately weak: it joins "talks" and "talk", and leaves other languages nearly alone.
    """
    if word in STOPWORDS or (len(word) < 2 and word.isascii() and not word.isdigit()):
        return ""
    if len(word) < 4 or not word.isascii():
        return word
    if word[-1] == "s" and word[-2] not in "ui":
        if word[-3:] == "ies":
            word = word[:-3] + "y"
        elif word[-4:] == "sses":
            word = word[:-2]
        elif word[-2] != "s":
            word = word[:-1]
    if word[-1] == "g" and word[-3:] == "ing" and len(word) >= 7:
        return word[:-3]
    if word[-1] == "d" and word[-2:] == "ed" and len(word) >= 6:
        return word[:-2]
    return word[:-1] if word[-1] == "e" and len(word) > 4 else word


def number_of(term: str) -> int:
    """The number of a stem, the same in every process."""
    code = zlib.crc32(term.encode("utf-8", "surrogatepass"))
    if term[0].isdigit():
        return FIRST_NUMBER + code % (BUCKETS - FIRST_NUMBER)
    return 1 + code % (FIRST_NUMBER - 1)


class _Numbers(dict[str, int]):
    """The number of the stem of each word asked for lately."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        term = stem(word)
        number = self[word] = number_of(term) if term else 0
        return number


numbers = _Numbers()  # word, case-folded → number of its stem; 0 for a word that says nothing
