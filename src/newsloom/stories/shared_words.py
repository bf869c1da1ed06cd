"""Words two articles have in common, as one of them prints them: what a card of a related article shows."""

from collections import Counter

from newsloom.model.weave import Doc
from newsloom.stories.rarity import RARE, rarity
from newsloom.stories.reading import BODY_CHARS, name_runs
from newsloom.stories.terms import stem
from newsloom.text.tokens import word_spans, words


def shared_words(doc: Doc, other: Doc, limit: int = 5) -> tuple[str, ...]:
    """At most `limit` names and rare words of both, names first, the rarest and most repeated first, as the first prints them.

    Whose agency's text it is says nothing of what it is about.
    """
    there = Counter(map(stem, words(_shown(other))))
    agencies = {stem(word) for word in words(f"{doc.agency} {other.agency}")}
    names = {stem(word) for word in words("\n".join(name_runs(doc.title, doc.text[:BODY_CHARS])))}
    here: Counter[str] = Counter()
    printed: dict[str, str] = {}
    shown = _shown(doc)
    for word, start, end in word_spans(shown):
        term = stem(word)
        if term in there and term and not term[0].isdigit() and term not in agencies:
            here[term] += 1
            is_name = term in names and shown[start].isupper()
            if is_name or term not in printed:
                printed[term] = shown[start:end] if is_name else word
    heaviest = sorted(here, key=lambda term: (-rarity(term) * min(here[term], there[term]), term))
    found = [term for term in heaviest if term in names]
    found += [term for term in heaviest if term not in names and rarity(term) >= RARE]
    return tuple(printed[term] for term in found[:limit])


def _shown(doc: Doc) -> str:
    return f"{doc.title}\n{doc.text[:BODY_CHARS]}"
