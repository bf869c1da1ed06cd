"""Names and rare words two articles have in common, as one of them prints them: what a card of a related article shows."""

import re
from collections import Counter

from newsloom.model.weave import Doc
from newsloom.stories.rarity import RARE, rarity
from newsloom.stories.reading import BODY_CHARS, name_runs
from newsloom.stories.terms import stem
from newsloom.text.tokens import word_spans, words

_SENTENCE_END = re.compile(r"(?<=\w{3})\.\s")  # not after initials: "S. Korea"


def shared_words(doc: Doc, other: Doc, limit: int = 5) -> tuple[str, ...]:
    """At most `limit` names and rare words of both, names first and whole, the rarest and most repeated first.

    As the first prints them. Whose agency's text it is says nothing of what it is about.
    """
    there = words(_shown(other))
    agencies = {stem(word) for word in words(f"{doc.agency} {other.agency}")}
    names = _names(doc, f" {' '.join(there)} ", agencies)
    in_names = {stem(word) for key in names for word in key.split()} | agencies
    stems = Counter(map(stem, there))
    here: Counter[str] = Counter()
    printed: dict[str, str] = {}
    for word, _, _ in word_spans(_shown(doc)):
        term = stem(word)
        if term and term in stems and term not in in_names and not term[0].isdigit() and rarity(term) >= RARE:
            here[term] += 1
            printed.setdefault(term, word)
    rare = sorted(here, key=lambda term: (-rarity(term) * min(here[term], stems[term]), term))
    return (*names.values(), *(printed[term] for term in rare))[:limit]


def _names(doc: Doc, there: str, agencies: set[str]) -> dict[str, str]:
    """Names of the first that stand in the words of the other, by their own words; one within a longer one is left out."""
    found: dict[str, str] = {}
    runs = [part for run in name_runs(doc.title, doc.text[:BODY_CHARS]) for part in _SENTENCE_END.split(run)]
    for run in runs:
        spans = word_spans(run)
        pieces = (
            spans[start : start + size] for size in range(len(spans), 0, -1) for start in range(len(spans) - size + 1)
        )
        for piece in pieces:
            key = " ".join(word for word, _, _ in piece)
            if len(piece) == 1 < len(spans) and (piece[0] != spans[-1] or rarity(stem(key)) < RARE):
                continue  # "South" of "South Korean", "Minister": of a longer name only a surname stands for it
            if f" {key} " in there and _tells(key, agencies):
                found.setdefault(key, run[piece[0][1] : piece[-1][2]])
                break
    whole = [key for key in found if not any(f" {key} " in f" {longer} " for longer in found if longer != key)]
    whole.sort(key=lambda key: (-sum(rarity(stem(word)) for word in key.split()), key))
    return {key: found[key] for key in whole}


def _tells(key: str, agencies: set[str]) -> bool:
    """Whether the words say anything: no calendar words, numbers or agencies alone."""
    return any(term and not term[0].isdigit() and term not in agencies for term in map(stem, key.split()))


def _shown(doc: Doc) -> str:
    return f"{doc.title}\n{doc.text[:BODY_CHARS]}"
