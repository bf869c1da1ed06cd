"""Names and subjects known beforehand, found in a text with their canonical tag, kind and country."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import ahocorasick

from newsloom.language.lexicon import folded, rows

_HANGUL = re.compile("[가-힣]")
_KATAKANA = re.compile("[ァ-ヺー]")


class Kind(StrEnum):
    COUNTRY = "country"
    ADJECTIVE = "adjective"  # "Japanese": speaks of the country, is no name of it
    CAPITAL = "capital"  # "Tokyo": the city or, in politics, the country
    ORGANISATION = "org"
    PERSON = "person"
    PLACE = "place"
    EVENT = "event"
    TOPIC = "topic"
    NAME = "name"  # a proper name found in the text, its kind unknown
    PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    tag: str
    kind: Kind
    country: str = ""  # ISO 3166 code of the country it speaks for


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    code: str
    tag: str
    capital: str
    adjective: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    known: Known
    start: int
    end: int


def mentions(text: str) -> list[Mention]:
    """Every known name and subject in the text, longest first where two overlap, in reading order."""
    found: list[Mention] = []
    for last, (surface, known) in _machine().iter_long(text):
        start, end = last + 1 - len(surface), last + 1
        if _is_whole(text, start, end):
            found.append(Mention(known=known, start=start, end=end))
    return found


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """The country table by code."""
    return {
        row[0]: Country(code=row[0], tag=row[1], capital=row[2], adjective=row[3].split(",")[0])
        for row in rows("countries.tsv")
    }


@lru_cache(maxsize=8192)
def known_as(name: str) -> Known | None:
    """What a printed name is known as, whatever its capitals."""
    return _by_fold().get(folded(name).replace(" ", ""))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Not inside a longer word; Han runs are written without spaces and may go on."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if _HANGUL.match(text[start]):
        return not _HANGUL.match(before)  # particles follow a Korean word, nothing stands before it
    if _KATAKANA.match(text[start]):
        return not _KATAKANA.match(before) and not _KATAKANA.match(after)
    if ord(text[start]) >= 0x2E80:
        return True
    if before.isalnum() or after.isalnum():
        return False
    return not (before == "-" and text[start].islower())


def surfaces() -> Iterator[tuple[str, Known]]:
    """Every printed form of the tables with what it is known as; a form may come twice."""
    for row in rows("countries.tsv"):
        code, tag, capital, adjectives, aliases, japanese, korean = row
        country = Known(tag=tag, kind=Kind.COUNTRY, country=code)
        for surface in _split(aliases, japanese, korean):
            yield surface, country
        for surface in _split(adjectives):
            yield surface, Known(tag=tag, kind=Kind.ADJECTIVE, country=code)
        if capital:
            yield capital, Known(tag=camel(capital), kind=Kind.CAPITAL, country=code)
    for tag, kind, country_code, surfaces in rows("names.tsv"):
        known = Known(tag=tag, kind=Kind(kind), country=country_code)
        for surface in _split(surfaces):
            yield surface, known
    for tag, surfaces in rows("topics.tsv"):
        known = Known(tag=tag, kind=Kind.TOPIC)
        for surface in _split(surfaces):
            yield surface, known
            if surface.islower():
                yield surface[0].upper() + surface[1:], known
                yield surface.title(), known


def _split(*lists: str) -> Iterator[str]:
    for names in lists:
        yield from filter(None, names.split(","))


def camel(name: str) -> str:
    """The name as a hashtag: words joined, each with a capital; hyphens stay, other signs go."""
    parts = "".join(letter if letter.isalnum() or letter in "- " else "" if letter in "'’." else " " for letter in name)
    return "".join(part[:1].upper() + part[1:] for part in parts.split()).strip("-")


@lru_cache(maxsize=1)
def _machine() -> ahocorasick.Automaton:
    machine = ahocorasick.Automaton()
    for surface, known in surfaces():
        machine.add_word(surface, (surface, known))
    machine.make_automaton()
    return machine


@lru_cache(maxsize=1)
def _by_fold() -> dict[str, Known]:
    found: dict[str, Known] = {}
    for surface, known in surfaces():
        found.setdefault(folded(surface).replace(" ", ""), known)
        found.setdefault(folded(known.tag).replace(" ", ""), known)
    return found
