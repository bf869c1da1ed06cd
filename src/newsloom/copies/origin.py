"""Where the text of a copy group comes from, and what each outlet added or dropped."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsloom.model.reading import Span
from newsloom.model.weave import Doc
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
_SENTENCE = re.compile(r"[^\n.!?。！？]*(?:[.!?](?!\s|$)[^\n.!?。！？]*)*[.!?。！？]*[\"'”’」』)]*")
_SHINGLE = 3  # words
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


def origin_of(members: Sequence[Doc]) -> Origin:
    """The origin of a copy group, given in order of arrival: by agency credit, dateline, earliest and fullest text.

    Raises ValueError for an empty group.
    """
    if not members:
        raise ValueError("a copy group has at least one member")
    credits = Counter(agency for doc in members if (agency := _credit(doc)))
    agency = min(credits, key=lambda name: (-credits[name], name)) if credits else ""
    longest = max(len(doc.text) for doc in members)

    def rank(place: int) -> tuple[bool, bool, bool, float, int]:
        doc = members[place]
        from_agency = bool(agency) and _own_agency(doc.source) == agency
        credited = bool(agency) and _credit(doc) == agency
        is_full = len(doc.text) >= 0.8 * longest
        at = doc.at if doc.at is not None else float("inf")
        return (not from_agency, not (credited and bool(doc.dateline)), not is_full, at, place)

    return Origin(agency=agency, article_id=members[min(range(len(members)), key=rank)].id)


def differences(origin_text: str, copy_text: str) -> Differences:
    """What the copy added and dropped, sentence by sentence; typography, case and small edits do not count."""
    origin_held, copy_held = _shingles(words(origin_text)), _shingles(words(copy_text))
    return Differences(added=_missing(copy_text, origin_held), dropped=_missing(origin_text, copy_held))


def _credit(doc: Doc) -> str:
    return _AGENCY_NAMES.get(_plain(doc.agency), doc.agency.strip()) or _own_agency(doc.source)


def _own_agency(source: str) -> str:
    return _AGENCY_NAMES.get(_plain(source), "")


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name.casefold()).strip().removeprefix("the ")


def _missing(text: str, held: set[tuple[str, ...]]) -> tuple[Span, ...]:
    spans = []
    for match in _SENTENCE.finditer(text):
        sentence = match.group().strip()
        shingles = _shingles(words(sentence))
        if shingles and len(shingles & held) < SAME_SENTENCE * len(shingles):
            start = match.start() + match.group().index(sentence)
            spans.append(Span(start=start, end=start + len(sentence)))
    return tuple(spans)


def _shingles(found: list[str]) -> set[tuple[str, ...]]:
    """Three-word shingles; the words alone where there are fewer, so that a short sentence still compares."""
    if len(found) < _SHINGLE:
        return {(word,) for word in found}
    return {tuple(found[i : i + _SHINGLE]) for i in range(len(found) - _SHINGLE + 1)}
