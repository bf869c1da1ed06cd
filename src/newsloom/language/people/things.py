"""Organisations and places of a text, each with its country and everywhere it stands."""

import re
from collections.abc import Collection, Iterator

from newsloom.language.people.cuts import Cut, Part
from newsloom.language.people.doc import Doc
from newsloom.language.people.evidence import PLACE_BEFORE
from newsloom.language.people.words import GIVEN, Is, Sort, namesakes, phrases
from newsloom.model.reading import Span
from newsloom.model.said import Thing
from newsloom.text.countries import country_name

_COUNTRIES = (Part.COUNTRY, Part.ADJECTIVE)


def organisations(doc: Doc, found: list[Cut]) -> Iterator[Thing]:
    """The organisations in the order they appear; an acronym in brackets belongs to the name before it."""
    acronyms = _acronyms(doc, found)
    groups: dict[str, _Group] = {}
    for cut in found:
        if cut.part is Part.ORGANISATION:
            name = _name(doc, cut)
            country = cut.entry.country if cut.entry else _country_in(found, doc, cut)
        elif cut.part is Part.NAME and doc.printed(cut.a, cut.b) in acronyms:
            name, country = acronyms[doc.printed(cut.a, cut.b)], ""
        else:
            continue
        groups.setdefault(_key(name), _Group(name)).add(doc, cut, country)
    yield from (group.thing() for group in groups.values())


def places(doc: Doc, found: list[Cut]) -> Iterator[Thing]:
    """Countries, regions and towns; adjectives are no places."""
    groups: dict[str, _Group] = {}
    starts = {cut.a: cut for cut in found}
    spoken_of = {cut.entry.country for cut in found if cut.entry and (cut.part in _COUNTRIES or cut.entry.is_listed)}
    sure = {doc.printed(cut.a, cut.b) for cut in found if cut.part is Part.PLACE and _is_place(doc, cut, starts)}
    for cut in found:
        if cut.part is Part.COUNTRY and cut.entry:
            name, country = cut.entry.name or country_name(cut.entry.country), cut.entry.country
        elif cut.part is Part.PLACE and doc.printed(cut.a, cut.b) in sure:
            name = _name(doc, cut)
            country = _country_of(name, cut.entry.country, spoken_of) if cut.entry else ""
        else:
            continue
        groups.setdefault(_key(name), _Group(name)).add(doc, cut, country)
    yield from (group.thing() for group in groups.values())


def _name(doc: Doc, cut: Cut) -> str:
    if cut.entry is None:
        return doc.printed(cut.a, cut.b)
    return cut.entry.name or " ".join(cut.entry.words)


def _country_of(name: str, country: str, spoken_of: Collection[str]) -> str:
    """The country of a town: of namesakes the one whose country the text speaks of."""
    if country in spoken_of:
        return country
    others = [code for code in namesakes().get(name, ()) if code in spoken_of]
    return others[0] if len(others) == 1 else country


def _is_place(doc: Doc, cut: Cut, starts: dict[int, Cut]) -> bool:
    """Towns that are also personal names must stand like a place once: "in Jackson", "Jackson, Mississippi"."""
    if cut.entry is None or cut.entry.is_listed or not doc.flags[cut.a] & (GIVEN | Is.SURNAME) or cut.b - cut.a > 1:
        return True
    following = starts.get(cut.b + 1) if doc.word(cut.b) == "," else None
    if doc.word(cut.a - 1) == "of" and cut.entry.name:
        return True  # "the king of Jordan"
    return doc.word(cut.a - 1) in PLACE_BEFORE or (
        following is not None and following.part in (Part.PLACE, Part.COUNTRY)
    )


class _Group:
    def __init__(self, name: str) -> None:
        self.name = name
        self.country = ""
        self.spans: list[Span] = []

    def add(self, doc: Doc, cut: Cut, country: str) -> None:
        self.spans.append(Span(start=doc.starts[cut.a], end=doc.end_of(cut.b)))
        self.country = self.country or country

    def thing(self) -> Thing:
        return Thing(name=self.name, mentions=tuple(self.spans), country=self.country)


def _key(name: str) -> str:
    return re.sub(r"\W+", "", name.casefold().removeprefix("the "))


def _country_in(found: list[Cut], doc: Doc, cut: Cut) -> str:
    """The country an organisation's own words name."""
    for k in range(cut.a, cut.b):
        for entry in phrases().get(doc.words[k], ()):
            n = len(entry.words)
            if (
                k + n <= cut.b
                and tuple(doc.words[k : k + n]) == entry.words
                and entry.sort in (Sort.COUNTRY, Sort.ADJECTIVE)
            ):
                return entry.country
    return ""


def _acronyms(doc: Doc, found: list[Cut]) -> dict[str, str]:
    """Acronym → long name, where the text puts it in brackets behind the name: "Democratic Party (DP)"."""
    ends = {cut.b: cut for cut in found if cut.part in (Part.ORGANISATION, Part.NAME)}
    named: dict[str, str] = {}
    for k in range(1, doc.size - 2):
        if doc.words[k] != "(" or doc.words[k + 2] != ")":
            continue
        short, cut = doc.words[k + 1], ends.get(k)
        if cut is None or not short.isupper() or not 2 <= len(short) <= 8:
            continue
        long = doc.printed(cut.a, cut.b)
        initials = "".join(word[0] for word in re.findall(r"[A-Z][\w’']*", long))
        if short[0] == initials[:1] and (short in initials or initials in short or set(short) <= set(long.upper())):
            named[short] = long
    return named
