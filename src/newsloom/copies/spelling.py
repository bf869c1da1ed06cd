"""One spelling for words that outlets spell two ways, so that a copy edited to a house style is still a copy."""

import re

from newsloom.text.normalise import strip_accents

# British into American; `four` becomes `for` as well, which does no harm where runs of words are compared.
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|ite|able|hood|less)"), "or"),
    (re.compile(r"(?<=[a-z]{3}[^aeiou])is(?=e[drs]?$|ing$|ations?$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})yse(?=[drs]?$)"), "yze"),
    (re.compile(r"(?<=[a-z]{3})ll(?=ed$|ing$|ers?$)"), "l"),
    (re.compile(r"(?<=[a-z]{2}[^aeiou])re(?=s?$)"), "er"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"gramme(?=s?$)"), "gram"),
)
_SPELLED_TWO_WAYS = re.compile("our|is[ei]|isa|yse|ll(?:e|ing)|res?$|ogue|ence|gramme")


def spelled(word: str) -> str:
    """The word, a token of `text.tokens.words`, without accents and as Americans spell it."""
    word = strip_accents(word)
    if _SPELLED_TWO_WAYS.search(word):
        for pattern, other in _SPELLINGS:
            word = pattern.sub(other, word)
    return word
