"""The tables of names and places, each read once, at its first use (made by scripts/make_names.py)."""

import gzip
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from newsloom.text.romanise.hangul import LATIN_SURNAMES, SURNAMES, romanised
from newsloom.text.romanise.kana import hepburn
from newsloom.text.romanise.sounds import close_key

LONGEST = 14  # characters of a name in the tables of Japanese and Korean surfaces


def _rows(name: str) -> Iterator[list[str]]:
    packed = (files(__package__) / "data" / f"{name}.tsv.gz").read_bytes()
    return (line.split("\t") for line in gzip.decompress(packed).decode().splitlines())


@cache
def japanese_names() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Surnames and given names in kanji, with their readings in katakana parted by spaces."""
    surnames: dict[str, str] = {}
    given: dict[str, str] = {}
    for kind, kanji, readings in _rows("names"):
        (surnames if kind == "s" else given)[kanji] = readings
    return surnames, given


@cache
def given_signs() -> tuple[frozenset[str], frozenset[str]]:
    """The characters with which given names of two characters begin, and those with which they end."""
    pairs = [name for name in japanese_names()[1] if len(name) == 2]
    return frozenset(name[0] for name in pairs), frozenset(name[1] for name in pairs)


@cache
def hanja() -> Mapping[str, tuple[str, str]]:
    """Chinese characters with their reading in Korean (Hangul) and in Mandarin (pinyin without tone)."""
    return {row[0]: (row[1], row[2]) for row in _rows("hanja")}


@cache
def syllables() -> Mapping[str, tuple[float, float]]:
    """How much oftener a Hangul syllable stands in foreign names, and in Korean given names, than in Korean words."""
    return {sound: (float(foreign), float(given)) for sound, foreign, given in _rows("syllables")}


@cache
def known(language: str) -> Mapping[str, str]:
    """Surfaces of `ja` or `ko`: countries, organisations and places, as `country:KR`, `org:ldp`, `place:sapporo`."""
    column = {"ja": 2, "ko": 3}[language]
    found = {surface: f"place:{english.lower()}" for surface, english in _rows("places")}
    for row in _rows("countries"):
        found |= {surface: f"country:{row[0]}" for surface in row[column].split(",") if surface}
    for tag, surfaces in _rows("organisations"):
        found |= {surface: f"org:{tag}" for surface in surfaces.split(",") if not surface.isascii()}
    return found


@cache
def known_english() -> Mapping[tuple[str, ...], str]:
    """The same for English: words in small letters."""
    found: dict[tuple[str, ...], str] = {}
    for _, english in _rows("places"):
        found[(english.lower(),)] = f"place:{english.lower()}"
        parted = "".join(f" {c}" if c.isupper() else c for c in english).lower().split()
        found[tuple(parted)] = f"place:{english.lower()}"
    for row in _rows("countries"):
        found |= {_words(surface): f"country:{row[0]}" for surface in row[1].split(",")}
    for tag, surfaces in _rows("organisations"):
        found |= {_words(surface): f"org:{tag}" for surface in surfaces.split(",") if surface.isascii()}
    return found


def _words(surface: str) -> tuple[str, ...]:
    return tuple(surface.lower().replace(".", "").split())


@cache
def korean_surname_keys() -> Mapping[str, tuple[str, ...]]:
    """Spellings in Latin letters, in small letters, with the close keys of the surnames they may stand for."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(LATIN_SURNAMES, ())
    for hangul, spellings in SURNAMES.items():
        for spelling in spellings:
            found[spelling] = tuple(dict.fromkeys((*found[spelling], close_key(romanised(hangul)))))
    return found


def readings_of(readings: str) -> tuple[str, ...]:
    """The close keys of readings in katakana."""
    return tuple(dict.fromkeys(close_key(hepburn(reading)) for reading in readings.split()))
