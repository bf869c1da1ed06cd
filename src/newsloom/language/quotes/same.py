"""One statement in several outlets: quotations of one speaker that are the same words, or wordings of the same words."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsloom.model.said import Quote
from newsloom.text.normalise import fold
from newsloom.text.tokens import words

RUN_WORDS = 5  # a run of so many words that stands whole in the other is the same statement
ALIKE = 0.6  # share of the words that say something which two wordings of one statement have in common
LEAST_WORDS = 5  # words that say something in either, where wordings differ
MAX_DAYS = 3  # the same phrase days apart is said again

_EMPTY = frozenset(
    "a an the of in on at for to and or but with from by as is are was were be been being it its this that these those there here have has had will would can could may "
    "should shall must do does did i we he she they you our us my me his her their your them so very just also more most all any which who what when where how than then".split()
)
_NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without)\b|n['’]t\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A quotation in its article."""

    article_id: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One way a statement is printed, with every article that prints it so."""

    text: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """One statement of one speaker: its wordings, the one most articles print first."""

    speaker: str
    wordings: tuple[Wording, ...]

    @property
    def article_ids(self) -> tuple[str, ...]:
        """Every article that carries it, in the order first given."""
        return tuple(dict.fromkeys(one.article_id for wording in self.wordings for one in wording.statements))


@dataclass(frozen=True, slots=True)
class _Read:
    statement: Statement
    run: str  # the words, folded, between spaces
    count: int
    telling: frozenset[str]
    numbers: frozenset[str]
    negations: int
    day: int | None


def same_statements(statements: Sequence[Statement]) -> tuple[Same, ...]:
    """Groups in order of their first statement; a statement nobody else prints is a group by itself.

    Nothing is joined without a speaker, and each member agrees with the longest wording of its group. Numbers and
    negations must agree where wordings differ. Cost: the square of the statements of one speaker.
    """
    by_speaker: dict[frozenset[str] | int, list[_Read]] = {}
    for place, statement in enumerate(statements):
        speaker = frozenset(words(statement.quote.speaker.replace("-", " ")))
        by_speaker.setdefault(speaker or place, []).append(_read(statement))
    order = {id(statement): place for place, statement in enumerate(statements)}
    found = [same for told in by_speaker.values() for same in _grouped(told)]
    return tuple(
        sorted(found, key=lambda same: min(order[id(one)] for wording in same.wordings for one in wording.statements))
    )


def _read(statement: Statement) -> _Read:
    text = statement.quote.text
    plain = words(text)
    day = None
    try:
        day = dt.date.fromisoformat(statement.quote.date).toordinal()
    except ValueError:
        day = None  # said at no known day
    return _Read(
        statement=statement,
        run=f" {' '.join(plain)} ",
        count=len(plain),
        telling=frozenset(word for word in plain if word not in _EMPTY),
        numbers=frozenset(number.rstrip(".,") for number in _NUMBER.findall(fold(text))),
        negations=len(_NEGATION.findall(text)) % 2,
        day=day,
    )


def _grouped(told: Sequence[_Read]) -> list[Same]:
    """The longest wording leads its group; the others join the first group whose leader they match."""
    groups: list[list[_Read]] = []
    for read in sorted(told, key=lambda one: -one.count):
        home = next((group for group in groups if _is_same(group[0], read)), None)
        if home is None:
            groups.append([read])
        else:
            home.append(read)
    return [_same(group) for group in groups]


def _is_same(long: _Read, short: _Read) -> bool:
    if long.day is not None and short.day is not None and abs(long.day - short.day) > MAX_DAYS:
        return False
    if long.run == short.run:
        return long.count > 1 or long.statement.article_id != short.statement.article_id
    if short.count >= RUN_WORDS and short.run in long.run:
        return True
    least = min(len(long.telling), len(short.telling))
    if least < LEAST_WORDS or long.negations != short.negations or long.numbers != short.numbers:
        return False
    return len(long.telling & short.telling) >= ALIKE * max(len(long.telling), len(short.telling))


def _same(group: Sequence[_Read]) -> Same:
    wordings: dict[str, list[_Read]] = {}
    for read in group:
        wordings.setdefault(read.run, []).append(read)
    ranked = sorted(
        wordings.values(), key=lambda reads: (-len({r.statement.article_id for r in reads}), -reads[0].count)
    )
    return Same(
        speaker=max((read.statement.quote.speaker for read in group), key=len),
        wordings=tuple(
            Wording(text=reads[0].statement.quote.text, statements=tuple(read.statement for read in reads))
            for reads in ranked
        ),
    )
