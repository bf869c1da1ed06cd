"""What of an article tells its event: the words of title, lead and body, its names and its numbers."""

import re
from dataclasses import dataclass
from functools import lru_cache

from newsloom.model.weave import Doc
from newsloom.stories.stopwords import STOPWORDS
from newsloom.text.tokens import words

LEAD_CHARS = 600  # about 96 words: longer leads gave no better grouping (stories study)
BODY_CHARS = 5_000  # what follows is background more often than news
SHORT_TERMS = 30  # an article of fewer terms is a headline or hardly more
# A capitalised run that does not open a sentence: "… met Keir Starmer in", not "The".
_NAME_RUN = re.compile(r"(?<=[a-z0-9,;'’\"] )[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*")
_NAME_WORD = re.compile(r"[^\W_]+")
_TITLE_CASE = 0.6  # share of capitalised words from which a headline's capitals say nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An article as terms in order of first use. Terms are light stems without stop words; numbers keep their digits."""

    title: tuple[str, ...]
    lead: tuple[str, ...]
    counts: dict[str, int]  # of every term, title and lead counted in
    surfaces: dict[str, str]  # each term as the article first writes it, case-folded
    names: dict[str, str]  # terms of names, as printed
    numbers: frozenset[str]

    @property
    def is_short(self) -> bool:
        return len(self.counts) < SHORT_TERMS


def read(doc: Doc) -> Read:
    """The terms of a document. A text without a title lends its first line; a title repeated in the text counts once."""
    title, text = doc.title, doc.text[:BODY_CHARS]
    if not title:
        title, _, text = text.partition("\n")
    elif text.startswith(title):
        text = text[len(title) :]
    surfaces: dict[str, str] = {}
    in_title, in_lead, in_body = (_terms(part, surfaces) for part in (title, text[:LEAD_CHARS], text[LEAD_CHARS:]))
    counts: dict[str, int] = {}
    for term in (*in_title, *in_lead, *in_body):
        counts[term] = counts.get(term, 0) + 1
    return Read(
        title=in_title,
        lead=in_lead,
        counts=counts,
        surfaces=surfaces,
        names=_names(title, text),
        numbers=frozenset(term for term in counts if term[0].isdigit()),
    )


def _terms(text: str, surfaces: dict[str, str]) -> tuple[str, ...]:
    """The terms of the text; `surfaces` learns how each is written first."""
    found = []
    for word in words(text):
        term = stem(word)
        if term:
            found.append(term)
            surfaces.setdefault(term, word)
    return tuple(found)


def _names(title: str, text: str) -> dict[str, str]:
    """Terms of capitalised runs inside sentences; of a headline only where it is not in title case."""
    found = _NAME_RUN.findall(text)
    title_words = title.split()
    capitals = sum(word[:1].isupper() for word in title_words)
    if capitals < _TITLE_CASE * len(title_words):
        found += _NAME_RUN.findall(title)
    names: dict[str, str] = {}
    for run in found:
        for printed in _NAME_WORD.findall(run):
            token = words(printed)
            term = stem(token[0]) if len(token) == 1 else ""
            if term and not term[0].isdigit():
                names.setdefault(term, printed)
    return names


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The word without the commonest English endings, empty for stop words and single letters.

    Deliberately weak: it joins "talks" and "talk", and leaves other languages nearly alone.
    """
    if word in STOPWORDS or (len(word) < 2 and word.isascii() and not word.isdigit()):
        return ""
    if len(word) < 4 or not word.isascii():
        return word
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", "")):
        if word.endswith(ending):
            word = word[: len(word) - len(ending)] + instead
            break
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) >= len(ending) + 4:
            return word[: -len(ending)]
    return word.removesuffix("e") if len(word) > 4 else word
