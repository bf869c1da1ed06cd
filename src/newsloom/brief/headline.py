"""A story's headline: one of its articles' own, never invented."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from newsloom.model.weave import Doc
from newsloom.text.tokens import words

_QUESTION = re.compile(r"[?？]\s*$|^(?:why|how|what|who|when|where)\b", re.I)
_LABEL = re.compile(
    r"^(?:live|watch|video|opinion|editorial|analysis|explainer|update \d+|breaking|photos?)\b\s*[:|–—-]", re.I
)
_LONG = 110  # characters; beyond, a headline breaks the card
_SHORT_WORDS = 4


def story_headline(docs: Sequence[Doc]) -> str:
    """The id of the article whose headline shares most words with the others'; ties go to English, then to the earliest.

    Raises ValueError for no articles.
    """
    terms = {doc.id: set(words(doc.title)) for doc in docs}
    counts = Counter(term for found in terms.values() for term in found)

    def height(doc: Doc) -> tuple[float, bool, float]:
        own = terms[doc.id]
        shared = sum(counts[term] - 1 for term in own) / math.sqrt(len(own)) if own else -1.0
        fit = 1.0
        if _QUESTION.search(doc.title) or _LABEL.match(doc.title):
            fit *= 0.5
        if doc.title.isupper() and doc.title.isascii():
            fit *= 0.6
        if len(doc.title) > _LONG or (doc.title.isascii() and len(doc.title.split()) < _SHORT_WORDS):
            fit *= 0.7
        return (shared + 0.1) * fit, doc.language in ("en", ""), -(doc.at or 0.0)

    return max(docs, key=height).id
