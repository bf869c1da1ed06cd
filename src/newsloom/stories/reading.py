"""What of an article tells its event: the words of title, lead and body, its names and its numbers."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsloom.model.weave import Doc
from newsloom.stories.terms import FIRST_NUMBER, numbers
from newsloom.text.tokens import words

LEAD_CHARS = 600  # about 96 words: longer leads gave no better grouping (stories study)
BODY_CHARS = 5_000  # what follows is background more often than news
SHORT_TERMS = 30  # an article of fewer terms is a headline or hardly more
TITLE_WEIGHT, LEAD_WEIGHT = 2.0, 1.0
# A capitalised run that does not open a sentence: "… met Keir Starmer in", not "The".
_NAME_RUN = re.compile(r"(?<=[a-z0-9,;'’\"] )[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*")
_TITLE_CASE = 0.6  # share of capitalised words from which a headline's capitals say nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An article as numbered terms (`stories.terms`), each once, in rising order; all arrays are of one length."""

    terms: NDArray[np.int32]
    counts: NDArray[np.float32]  # title and lead counted in
    head: NDArray[np.float32]  # TITLE_WEIGHT for terms of the title, LEAD_WEIGHT for others of the lead, else 0
    names: NDArray[np.bool_]  # which are terms of names

    @property
    def is_short(self) -> bool:
        return len(self.terms) < SHORT_TERMS


def read(doc: Doc) -> Read:
    """The terms of a document. A text without a title lends its first line; a title repeated in the text counts once."""
    title, text = doc.title, doc.text[:BODY_CHARS]
    if not title:
        title, _, text = text.partition("\n")
    elif text.startswith(title):
        text = text[len(title) :]
    in_title, in_lead, in_body = (
        [numbers[word] for word in words(part)] for part in (title, text[:LEAD_CHARS], text[LEAD_CHARS:])
    )
    terms, counts = np.unique(np.array([*in_title, *in_lead, *in_body], np.int32), return_counts=True)
    if len(terms) and terms[0] == 0:
        terms, counts = terms[1:], counts[1:]
    head = np.zeros(len(terms), np.float32)
    for found, weight in ((in_lead, LEAD_WEIGHT), (in_title, TITLE_WEIGHT)):
        head[_places(terms, found)] = weight
    named = np.zeros(len(terms), np.bool_)
    in_names = [numbers[word] for word in words("\n".join(name_runs(title, text)))]
    named[_places(terms, [number for number in in_names if number < FIRST_NUMBER])] = True
    return Read(terms=terms, counts=counts.astype(np.float32), head=head, names=named)


def name_runs(title: str, text: str) -> list[str]:
    """Capitalised runs inside sentences; of a headline only where it is not in title case."""
    found = _NAME_RUN.findall(text)
    title_words = title.split()
    capitals = sum(word[:1].isupper() for word in title_words)
    if capitals < _TITLE_CASE * len(title_words):
        found += _NAME_RUN.findall(title)
    return found


def _places(terms: NDArray[np.int32], wanted: list[int]) -> NDArray[np.intp]:
    """Where the wanted terms stand; those that do not stand there are left out."""
    found = np.array([number for number in wanted if number], np.int32)
    places = np.searchsorted(terms, found)
    places[places == len(terms)] = 0
    return places[terms[places] == found] if len(terms) else places[:0]
