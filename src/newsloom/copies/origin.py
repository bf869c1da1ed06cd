"""Where the text of a copy group comes from, and what each outlet added or dropped."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsloom.copies.spelling import spelled
from newsloom.model.reading import Span
from newsloom.model.weave import Doc
from newsloom.text.sentences import sentence_spans
from newsloom.text.tokens import words

# Names under which agencies publish themselves, and the short name of DESIGN.md §6 where it is not the first word.
_AGENCY_NAMES = {
    "ap": "AP", "ap news": "AP", "associated press": "AP", "reuters": "Reuters", "afp": "AFP",
    "agence france presse": "AFP", "kyodo": "Kyodo", "kyodo news": "Kyodo", "jiji": "Jiji", "jiji press": "Jiji",
    "yonhap": "Yonhap", "yonhap news agency": "Yonhap", "yonhap news": "Yonhap", "xinhua": "Xinhua",
    "xinhua news agency": "Xinhua", "dpa": "dpa", "deutsche presse agentur": "dpa", "pa": "PA", "pa media": "PA",
    "press association": "PA", "ansa": "ANSA", "efe": "EFE", "agencia efe": "EFE", "ani": "ANI", "upi": "UPI",
    "united press international": "UPI", "rns": "RNS", "religion news service": "RNS",
    "canadian press": "Canadian Press", "bloomberg": "Bloomberg", "共同通信": "Kyodo", "時事通信": "Jiji", "연합뉴스": "Yonhap",
}  # fmt: skip
_SHINGLE = 3  # words
_FULL = 0.8  # of the text the members share, in the fullest of them: a cut text has less, house style changes less
SAME_SENTENCE = 0.6  # share of a sentence's three-word shingles the other text holds; below it, it was written anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The agency credited (short name, empty if none) and the member that stands nearest to its text."""

    agency: str
    article_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """Sentences only the copy has (spans into the copy) and sentences it left out (spans into the origin)."""

    added: tuple[Span, ...]
    dropped: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    words: list[str]


def origin_of(members: Sequence[Doc]) -> Origin:
    """The origin of a copy group, given in order of arrival: by agency credit, dateline, earliest and fullest text.

    Raises ValueError for an empty group.
    """
    if not members:
        raise ValueError("a copy group has at least one member")
    credits = Counter(agency for doc in members if (agency := _credit(doc)))
    agency = min(credits, key=lambda name: (-credits[name], name)) if credits else ""
    shared = _shared_chars(members)
    full = _FULL * max(shared)

    def rank(place: int) -> tuple[bool, bool, bool, float, int]:
        doc = members[place]
        from_agency = bool(agency) and _own_agency(doc.source) == agency
        credited = bool(agency) and _credit(doc) == agency
        at = doc.at if doc.at is not None else float("inf")
        return (not from_agency, not (credited and bool(doc.dateline)), shared[place] < full, at, place)

    return Origin(agency=agency, article_id=members[min(range(len(members)), key=rank)].id)


def differences(origin_text: str, copy_text: str) -> Differences:
    """What the copy added and dropped, sentence by sentence; typography, case, spelling and small edits do not count."""
    origin, copy = _sentences(origin_text), _sentences(copy_text)
    return Differences(added=_missing(copy, _held(origin)), dropped=_missing(origin, _held(copy)))


def _shared_chars(members: Sequence[Doc]) -> list[int]:
    """How much each member has of the paragraphs that two or more have; its length where they share too few whole ones."""
    paragraphs = [{folded for line in doc.text.split("\n") if (folded := _plain(line))} for doc in members]
    held = Counter(line for lines in paragraphs for line in lines)
    shared = [sum(len(line) for line in lines if held[line] > 1) for lines in paragraphs]
    lengths = [len(doc.text) for doc in members]
    return shared if 2 * max(shared) > min(lengths) else lengths


def _credit(doc: Doc) -> str:
    return _AGENCY_NAMES.get(_plain(doc.agency), doc.agency.strip()) or _own_agency(doc.source)


def _own_agency(source: str) -> str:
    return _AGENCY_NAMES.get(_plain(source), "")


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name.casefold()).strip().removeprefix("the ")


def _sentences(text: str) -> list[_Sentence]:
    spans = [Span(start=start, end=end) for start, end in sentence_spans(text)]
    return [_Sentence(span, [spelled(word) for word in words(text[span.start : span.end])]) for span in spans]


def _held(sentences: Sequence[_Sentence]) -> set[tuple[str, ...]]:
    """What a sentence can be found by: runs of words through the whole text, and the words of its short sentences."""
    runs = _shingles([word for sentence in sentences for word in sentence.words])
    return runs.union(*(_shingles(sentence.words) for sentence in sentences))


def _missing(sentences: Sequence[_Sentence], held: set[tuple[str, ...]]) -> tuple[Span, ...]:
    spans = []
    for sentence in sentences:
        shingles = _shingles(sentence.words)
        if shingles and len(shingles & held) < SAME_SENTENCE * len(shingles):
            spans.append(sentence.span)
    return tuple(spans)


def _shingles(found: list[str]) -> set[tuple[str, ...]]:
    """Three-word shingles; the whole of a shorter sentence, so that it still compares."""
    if len(found) < _SHINGLE:
        return {tuple(found)} if found else set()
    return {tuple(found[i : i + _SHINGLE]) for i in range(len(found) - _SHINGLE + 1)}
