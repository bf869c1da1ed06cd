"""Noun phrases of a sentence and, for each verb that reports speech, the phrases that may be its subject."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from newsloom.language.quotes.words import Words

MAX_BACK = 60  # words looked at before a cue
MAX_CUES = 24  # of a sentence

_CHUNK = re.compile(r"p|d{0,2}(?:(?<=d)[aeg]{0,2})?(?:[nmC]s?){1,12}|d{1,2}(?![nmC])")
_CUE = re.compile(r"[SWGIR]")
_DATELINE = re.compile(r"[Cnm,.z]{0,9}(?:\([C,]{1,4}\)-{0,2}|-{1,2})(?=[dpCnixagzeQ])")
_SKIPPED = frozenset("axzu")
_CLAUSE_ENDS = frozenset(";:b.Q")
_VERBS = frozenset("SWIexgu")


class Way(StrEnum):
    """How a phrase stands to its cue."""

    DIRECT = "direct"  # Lind said
    OUTER = "outer"  # Lind, the mayor, said
    INNER = "inner"  # the mayor, Lind, said: the phrase before the last comma
    WHO = "who"  # Lind, who said
    FIRST = "first"  # Lind left the room and said: the first phrase of the sentence
    CLAUSE = "clause"  # subject of the verb before
    AFTER = "after"  # said Lind
    ACCORDING = "according"
    OPENING = "opening"  # the first phrase of a sentence without any cue
    LABEL = "label"  # Lind: "…"
    DASH = "dash"  # "…" — Lind
    CARRY = "carry"  # the speaker before
    INTRO = "intro"  # subject of the last cue of the sentence before
    AHEAD = "ahead"  # the speaker of a later quotation of the paragraph


@dataclass(frozen=True, slots=True)
class Subject:
    """The words `low:high` as a subject of the cue at `cue`; a relative pronoun may stand for them."""

    low: int
    high: int
    way: Way
    cue: int
    relative: int = -1


class Put(Protocol):
    """Takes a phrase (None is dropped) with the way it was found."""

    def __call__(self, span: tuple[int, int] | None, way: Way, relative: int = -1, /) -> None: ...


class Sentence:
    """A sentence's words with its noun phrases; subjects are worked out on first use."""

    def __init__(self, words: Words) -> None:
        self.words = words
        chunks = [match.span() for match in _CHUNK.finditer(words.signs)]
        self.chunks = chunks
        dateline = _DATELINE.match(words.signs)
        self.begin = dateline.end() if dateline else 0  # after "VINTERBY (HSB) —"
        self.start_of = {end: start for start, end in chunks}
        self.end_of = dict(chunks)

    @cached_property
    def cues(self) -> list[int]:
        """Places of the words that report speech."""
        return [match.start() for match in _CUE.finditer(self.words.signs)][:MAX_CUES]

    @cached_property
    def subjects(self) -> dict[int, list[Subject]]:
        """By cue, every phrase that may be its subject, the nearest first."""
        return {cue: self._subjects(cue) for cue in self.cues}

    @cached_property
    def direct(self) -> tuple[tuple[int, tuple[int, int]], ...]:
        """Cues that report speech with the phrase right before them."""
        return tuple(
            (cue, (found[0].low, found[0].high))
            for cue, found in self.subjects.items()
            if self.words.signs[cue] in "SW" and found and found[0].way in (Way.DIRECT, Way.OUTER)
        )

    @cached_property
    def opening(self) -> tuple[int, int] | None:
        """The first phrase of the sentence that follows no preposition."""
        return self._first(0, len(self.words.signs))

    def _subjects(self, cue: int) -> list[Subject]:
        signs = self.words.signs
        found: dict[tuple[int, int], Subject] = {}

        def add(span: tuple[int, int] | None, way: Way, relative: int = -1) -> None:
            if span is not None:
                found.setdefault(span, Subject(span[0], span[1], way, cue, relative))

        if signs[cue] == "R":
            add(self._from(cue + 1), Way.ACCORDING)
            return list(found.values())
        before = self._back(cue)
        if before < 0 or signs[before] == "Q" or (signs[before] in ",-" and before > 0 and signs[before - 1] == "Q"):
            add(self._from(cue + 1), Way.AFTER)
        self._before(cue, add)
        return list(found.values())

    def _before(self, cue: int, put: Put) -> None:
        signs = self.words.signs
        at = self._back(cue)
        if at < 0:
            return
        if at + 1 in self.start_of:
            low = self._chain(self.start_of[at + 1])
            put(self._described(low), Way.OUTER)  # "a lawmaker who advises Lind said"
            put((low, at + 1), Way.DIRECT)
            if low > 0 and signs[low - 1] == ",":
                put(self._ending(low - 1), Way.OUTER)
        elif signs[at] in ",-)":
            self._over_comma(at, put)
        elif signs[at] in "wt":
            put(self._ending(at - 1 if at and signs[at - 1] == "," else at), Way.WHO, at)
        put(self._of_last_verb(at), Way.CLAUSE)
        begin = max([signs.rfind(mark, 0, cue) for mark in ";:bQ"]) + 1
        put(self._first(begin, at + 1) or self._first(0, at + 1), Way.FIRST)

    def _over_comma(self, at: int, put: Put) -> None:
        """`Lind, the mayor of Vinterby, said`: phrases before each of the commas, the outermost last."""
        signs = self.words.signs
        mark = "(" if signs[at] == ")" else signs[at]
        inner = self._ending(at)
        place, seen = at, 0
        while seen < 3:
            place = signs.rfind(mark, max(0, at - MAX_BACK), place)
            if place <= 0:
                break
            put(self._ending(place), Way.OUTER)
            seen += 1
        put(inner, Way.INNER)

    def _described(self, low: int) -> tuple[int, int] | None:
        """The phrase before a relative clause without commas that ends with the phrase at `low`."""
        signs = self.words.signs
        place = signs.rfind("w", max(0, low - 10), max(0, low - 1))
        if place < 1 or any(sign in ",;:Qb" for sign in signs[place:low]):
            return None
        return self._ending(place)

    def _back(self, cue: int) -> int:
        """The place before the cue that is no auxiliary, adverb or day."""
        signs, at = self.words.signs, cue - 1
        while at >= 0 and (signs[at] in _SKIPPED or (signs[at] in "im" and at + 1 < cue and signs[at + 1] in "zm")):
            if at + 1 in self.start_of and signs[at] not in "axzi":
                break
            at -= 1
        return at

    def _chain(self, start: int) -> int:
        """Where a phrase begins once what it is attached to is taken in: `a spokesman for the ministry`."""
        signs = self.words.signs
        for _ in range(5):
            if start < 2:
                break
            if signs[start - 1] in "oic" and start - 1 in self.start_of and signs[start] != "p":
                if signs[start - 1] == "c" and signs[self.start_of[start - 1] - 1 : self.start_of[start - 1]] in (
                    "e",
                    "i",
                    "W",
                    "S",
                ):
                    break
                start = self.start_of[start - 1]
            else:
                break
        return start

    def _ending(self, end: int) -> tuple[int, int] | None:
        """The phrase that ends right before `end`, with what it is attached to."""
        if end not in self.start_of:
            return None
        return self._chain(self.start_of[end]), end

    def _from(self, start: int) -> tuple[int, int] | None:
        """The phrase that begins at `start` (after adverbs), with what is attached to it by "of" and "for"."""
        signs = self.words.signs
        while start < len(signs) and signs[start] in "a":
            start += 1
        if start not in self.end_of:
            return None
        end = self.end_of[start]
        while end + 1 < len(signs) and signs[end] in "oc" and end + 1 in self.end_of and end - start < 12:
            end = self.end_of[end + 1]
        return start, end

    def _first(self, low: int, high: int) -> tuple[int, int] | None:
        signs = self.words.signs
        for start, end in self.chunks:
            if start >= high:
                return None
            if start < max(low, self.begin) or (start > 0 and signs[start - 1] in "iou") or end > high:
                continue
            if all(sign in "dm" for sign in signs[start:end]):
                continue
            return self._from(start)
        return None

    def _of_last_verb(self, at: int) -> tuple[int, int] | None:
        signs = self.words.signs
        for place in range(at, max(-1, at - MAX_BACK), -1):
            if signs[place] in _VERBS:
                before = self._back(place)
                if before >= 0 and before + 1 in self.start_of:
                    return self._ending(before + 1)
        return None
