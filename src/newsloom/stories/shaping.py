"""Documents as articles the index can compare."""

import math
import sys

from newsloom.model.weave import Doc
from newsloom.stories.crossing import Told
from newsloom.stories.reading import Read, read
from newsloom.stories.story import Article
from newsloom.stories.vectors import Frequencies
from newsloom.text.encoder import meaning

WHOLE_TERMS = 80  # heaviest terms kept of an article
HEAD_TERMS = 50
KEY_TERMS = 16  # heaviest terms of all, which find candidates and count as usual for a story
TITLE_WEIGHT, LEAD_WEIGHT = 2.0, 1.0


def shaped(doc: Doc, frequencies: Frequencies, *, order: int, counted: bool) -> Article:
    """The document as an article. `counted`: its terms enter the document frequencies first (copies do not)."""
    found = read(doc)
    if counted:
        frequencies.add(found.counts)
    head_weights, whole_weights = _weights(found)
    whole = frequencies.vector(whole_weights, most=WHOLE_TERMS)
    names = {term: 1.0 for term in found.names if term in whole}
    heaviest = sorted(whole, key=lambda term: (-whole[term], term))
    return Article(
        id=doc.id,
        order=order,
        at=doc.at,
        whole=whole,
        head=frequencies.vector(head_weights, most=HEAD_TERMS),
        names=frequencies.vector(names, most=len(names)),
        printed={term: sys.intern(found.names[term]) for term in names},
        surfaces={term: sys.intern(word) for term in whole if (word := found.surfaces[term]) != term},
        numbers=found.numbers & whole.keys(),
        keys=tuple(heaviest[:KEY_TERMS]),
        is_short=found.is_short,
        told=Told(doc),
        meaning=meaning(doc.vector),
    )


def _weights(found: Read) -> tuple[dict[str, float], dict[str, float]]:
    head = dict.fromkeys(found.lead, LEAD_WEIGHT)
    for term in found.title:
        head[term] = TITLE_WEIGHT
    whole = {term: 1.0 + math.log(count) for term, count in found.counts.items()}
    for term, weight in head.items():
        whole[term] += weight
    return head, whole
