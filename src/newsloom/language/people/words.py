"""What the words in and around names are, looked up once a word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from newsloom.language.lexicon import rows
from newsloom.language.vocabulary import Kind as KnownKind
from newsloom.language.vocabulary import surfaces
from newsloom.text.countries import country_codes, country_name
from newsloom.text.normalise import strip_accents
from newsloom.text.romanise.hangul import LATIN_SURNAMES


class Is:
    """What a word in small letters may be, as bits; plain numbers, because looking at them is what the reader does most."""

    MISTER = 0x1
    MADAM = 0x2
    HONORIFIC = 0x4
    TITLE = 0x8
    WORK = 0x10  # titles that may stand without a name for somebody: "the president"
    PORTFOLIO = 0x20
    FORMER = 0x40
    FUTURE = 0x80
    MODIFIER = 0x100
    KIN = 0x200
    SPEECH = 0x400
    ORG_HEAD = 0x800
    ORG_LEGAL = 0x1000
    ORG_OPEN = 0x2000
    TEAM = 0x4000
    PLACE_HEAD = 0x8000
    PLACE_OPEN = 0x10000
    NEVER = 0x20000
    WEAK = 0x40000
    PARTICLE = 0x80000
    SUFFIX = 0x100000
    CALENDAR = 0x200000
    GIVEN_M = 0x400000
    GIVEN_F = 0x800000
    GIVEN_U = 0x1000000
    SURNAME = 0x2000000
    KOREAN = 0x4000000  # a Korean surname
    PARTY = 0x8000000
    CHINESE = 0x10000000  # a Chinese surname in pinyin
    TEAM_OPEN = 0x20000000


GIVEN = Is.GIVEN_M | Is.GIVEN_F | Is.GIVEN_U
BEFORE_NAME = Is.MISTER | Is.MADAM | Is.HONORIFIC | Is.TITLE
ORGANISED = Is.ORG_HEAD | Is.ORG_LEGAL | Is.TEAM


class Sort(StrEnum):
    COUNTRY = "country"
    ADJECTIVE = "adjective"
    PLACE = "place"
    ORGANISATION = "organisation"
    PERSON = "person"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name of one or more words."""

    words: tuple[str, ...]
    sort: Sort
    name: str  # one name for all forms, "" where the printed one stands
    country: str = ""
    is_listed: bool = True  # by hand; False for the cities' table


_PERSONAL = frozenset(("Jordan", "Chad", "Georgia"))  # countries that are more often something else
_NO_DAYS = frozenset("sun sat mon wed mar jan et pt fall".split())  # names as often as abbreviations
_SORTS = {
    KnownKind.COUNTRY: Sort.COUNTRY,
    KnownKind.ADJECTIVE: Sort.ADJECTIVE,
    KnownKind.CAPITAL: Sort.PLACE,
    KnownKind.PLACE: Sort.PLACE,
    KnownKind.ORGANISATION: Sort.ORGANISATION,
    KnownKind.PUBLISHER: Sort.ORGANISATION,
    KnownKind.PERSON: Sort.PERSON,
    KnownKind.EVENT: Sort.OTHER,
}


@lru_cache(maxsize=1)
def flags() -> dict[str, int]:
    """Flags by word."""
    found: dict[str, int] = {}
    for kind, words in rows("people_words.tsv"):
        _mark(found, getattr(Is, kind.upper()), words.split(","))
    for kind, words in rows("name_words.tsv"):
        if kind == "calendar":
            _mark(found, Is.CALENDAR, (word for word in words.split(",") if word not in _NO_DAYS))
    for sex, names in rows("given_names.tsv"):
        _mark(found, getattr(Is, f"GIVEN_{sex.upper()}"), names.split(","))
    for (names,) in rows("surnames.tsv"):
        _mark(found, Is.SURNAME, names.split(","))
    _mark(found, Is.KOREAN, LATIN_SURNAMES)
    places = (entry.words[0].casefold() for entry in _entries() if entry.is_listed and len(entry.words) == 1)
    _mark(found, Is.WEAK, (word for word in places if found.get(word, 0) & GIVEN))
    return found


def _mark(found: dict[str, int], flag: int, words: Iterable[str]) -> None:
    for word in words:
        found[word] = found.get(word, 0) | flag


@lru_cache(maxsize=16_384)
def flag_of(word: str) -> int:
    """What a word is, whatever its capitals and accents; a double given name ("Jean-Luc") counts by its first."""
    table = flags()
    plain = word.casefold()
    found = table.get(plain)
    if found is None or not plain.isascii():
        plain = strip_accents(plain).strip(".")
        found = table.get(plain, found)
    if found is None and "-" in plain:
        first, _, rest = plain.partition("-")
        if first in ("al", "el"):
            return Is.SURNAME
        if first in ("co", "vice"):
            return table.get(rest, 0)
        found = table.get(first, 0) & (GIVEN | Is.SURNAME) if rest else 0
    return found or 0


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[Entry, ...]]:
    """Known names by their first word, the longest first."""
    found: dict[tuple[str, ...], Entry] = {}
    for entry in _entries():
        found.setdefault(entry.words, entry)
    by_first: dict[str, list[Entry]] = {}
    for entry in sorted(found.values(), key=lambda entry: -len(entry.words)):
        by_first.setdefault(entry.words[0], []).append(entry)
    return {first: tuple(entries) for first, entries in by_first.items()}


def _entries() -> Iterator[Entry]:
    for row in rows("named_things.tsv"):
        kind, country, name, forms = row
        sure = kind != "maybe"  # a country that is also a personal name
        for form in (name, *forms.split(",")):
            if form:
                yield Entry(tuple(form.split(" ")), Sort(kind) if sure else Sort.PLACE, name, country, sure)
    for surface, known in surfaces():
        sort = _SORTS.get(known.kind)
        if sort is None or not surface[:1].isupper() or not surface.isascii():
            continue
        named = country_name(known.country) if sort is Sort.COUNTRY else ""
        yield Entry(tuple(surface.split(" ")), sort, named, known.country)
    for code in country_codes():
        name = country_name(code)
        if name not in _PERSONAL:
            yield Entry(tuple(name.split(" ")), Sort.COUNTRY, name, code)
    for code, names in rows("cities.tsv"):
        for name in names.split(",") if code[0] != "+" else ():
            yield Entry(tuple(name.split(" ")), Sort.PLACE, "", code, False)


@lru_cache(maxsize=1)
def namesakes() -> dict[str, tuple[str, ...]]:
    """Other countries that have a town of a name, by the name."""
    found: dict[str, tuple[str, ...]] = {}
    for code, names in rows("cities.tsv"):
        for name in names.split(",") if code[0] == "+" else ():
            found[name] = (*found.get(name, ()), code[1:])
    return found
