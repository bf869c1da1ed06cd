"""Documents as articles the index can compare."""

import numpy as np
from numpy.typing import NDArray

from newsloom.model.weave import Doc
from newsloom.stories.crossing import Told
from newsloom.stories.reading import read
from newsloom.stories.rows import HEAD, NAMES, TERMS, WHOLE, Rows
from newsloom.stories.story import Article
from newsloom.stories.vectors import Frequencies, unit
from newsloom.text.encoder import meaning

WHOLE_TERMS = 80  # heaviest terms kept of an article
HEAD_TERMS = 50


def shaped(doc: Doc, frequencies: Frequencies, rows: Rows, *, order: int, counted: bool) -> Article:
    """The document as an article with a row. `counted`: its terms enter the document frequencies first (copies do not)."""
    found = read(doc)
    if counted:
        frequencies.add(found.terms)
    rarity = frequencies.rarity(found.terms)
    whole: NDArray[np.float32] = (np.float32(1) + np.log(found.counts) + found.head) * rarity
    head = found.head * rarity
    heaviest = np.argsort(-whole, kind="stable")
    kept = heaviest[:WHOLE_TERMS]
    in_head = np.argsort(-head, kind="stable")[: min(HEAD_TERMS, int(np.count_nonzero(head)))]
    is_kept, is_head = np.zeros((2, len(whole)), np.bool_)
    is_kept[kept] = is_head[in_head] = True
    chosen = np.concatenate((kept, in_head[~is_kept[in_head]]))[:TERMS]
    weights = np.zeros((3, len(chosen)), np.float32)
    weights[WHOLE, : len(kept)] = unit(whole[kept])
    weights[HEAD] = unit(head[chosen] * is_head[chosen])
    weights[NAMES, : len(kept)] = unit(rarity[kept] * found.names[kept])
    return Article(
        doc.id,
        order=order,
        at=doc.at,
        is_short=found.is_short,
        told=Told(doc),
        rows=rows,
        row=rows.add(found.terms[chosen], weights, meaning(doc.vector), order),
    )
