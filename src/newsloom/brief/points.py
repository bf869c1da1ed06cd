"""Key points without a model: sentences taken as they stand, each with its place in its article."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsloom.model.reading import KeyPoint, Span
from newsloom.model.weave import Doc
from newsloom.text.sentences import sentence_spans
from newsloom.text.tokens import words

_SHORTEST, _LONGEST = 40, 300  # characters; below stands no fact, above nobody reads a point
_SHORTEST_WIDE = 15  # Japanese, Chinese and Korean say the same in a third of the characters
_SENTENCES = 40  # of one article: the news stands in front
_ARTICLES = 40  # of one story
_SAME = 0.5  # share of the shorter sentence's words that makes two sentences say the same; chosen by eye on the samples
_LEAD = 0.6  # weight of standing first, falling with the square root of the place
_SHARED = 0.5  # weight of words that other independent articles share
_PER_ARTICLE = 2  # points of one article among a story's
_DANGLING = re.compile(
    r"(?:and|but|or|so|yet|he|she|it|they|this|that|these|those|his|her|its|their|such|both|also|however|meanwhile|"
    r"instead|then|there|still|another|others|the former|the latter|in addition|for example|as a result)\b",
    re.I,
)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_FURNITURE = re.compile(
    r"(?:©|copyright\b|all rights reserved|sign up|subscribe|newsletter|click here|read more|follow us|share this|"
    r"photo(?:graph)? by|related:|with (?:files|reporting) (?:from|by)|https?://|www\.|@\w+\.)",
    re.I,
)
_ENDS = re.compile(r"""[.!?。！？…다][)"'”’」』）]*$""")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    doc: Doc
    span: Span
    text: str
    terms: frozenset[str]
    place: int  # in its article


def key_points(docs: Sequence[Doc], *, limit: int = 4) -> tuple[KeyPoint, ...]:
    """At most `limit` sentences that say most of what the articles say, in the order of the articles and of the text.

    Deterministic. A sentence counts once however many articles carry it. Empty where no sentence is fit to stand alone.
    """
    sentences = [one for doc in docs[:_ARTICLES] for one in _sentences(doc)]
    if not sentences:
        return ()
    spread = Counter(term for terms in _terms_by_doc(sentences) for term in terms)
    counts = Counter(term for one in sentences for term in one.terms)
    scored = sorted(sentences, key=lambda one: (-_score(one, counts, spread, len(docs)), one.place, one.doc.id))
    chosen: list[_Sentence] = []
    per_article: Counter[str] = Counter()
    for one in scored:
        crowded = len(docs) > 1 and per_article[one.doc.id] >= _PER_ARTICLE
        if crowded or any(_same(one, other) for other in chosen):
            continue
        chosen.append(one)
        per_article[one.doc.id] += 1
        if len(chosen) == limit:
            break
    order = {doc.id: number for number, doc in enumerate(docs)}
    chosen.sort(key=lambda one: (order[one.doc.id], one.place))
    return tuple(KeyPoint(text=one.text, article_id=one.doc.id, span=one.span) for one in chosen)


def _sentences(doc: Doc) -> list[_Sentence]:
    found = []
    title = frozenset(words(doc.title))
    for place, (start, end) in enumerate(sentence_spans(doc.text)[:_SENTENCES]):
        text = doc.text[start:end]
        shortest = _SHORTEST_WIDE if _WIDE.search(text) else _SHORTEST
        if not shortest <= len(text) <= _LONGEST or not _ENDS.search(text) or _FURNITURE.search(text):
            continue
        if text.count('"') % 2 or text.count("“") != text.count("”"):
            continue  # half of a quotation
        terms = frozenset(term for term in words(text) if len(term) > 3 or not term.isascii() or term.isdigit())
        if terms and not terms <= title:
            found.append(_Sentence(doc=doc, span=Span(start=start, end=end), text=text, terms=terms, place=place))
    return found


def _terms_by_doc(sentences: Sequence[_Sentence]) -> list[set[str]]:
    by_doc: dict[str, set[str]] = {}
    for one in sentences:
        by_doc.setdefault(one.doc.id, set()).update(one.terms)
    return list(by_doc.values())


def _score(one: _Sentence, counts: Counter[str], spread: Counter[str], articles: int) -> float:
    """Central words, words that other articles share, words of the headline, an early place; not a dangling start."""
    size = math.sqrt(len(one.terms))
    central = sum(math.log1p(counts[term]) for term in one.terms) / size
    shared = sum(spread[term] - 1 for term in one.terms) / size / max(1, articles - 1) if articles > 1 else 0.0
    title = frozenset(words(one.doc.title))
    headline = len(one.terms & title) / math.sqrt(len(title)) if title else 0.0
    score = central / 4 + _SHARED * shared + headline + _LEAD * 4 / math.sqrt(1 + one.place)
    return score * (0.6 if one.place and _DANGLING.match(one.text.lstrip("\"'“‘")) else 1.0)


def _same(one: _Sentence, other: _Sentence) -> bool:
    return len(one.terms & other.terms) >= _SAME * min(len(one.terms), len(other.terms))
