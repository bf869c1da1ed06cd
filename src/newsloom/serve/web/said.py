"""Who said what in a story, as much of it as a reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass

from newsloom.app.who_said import Heard, SaidOnce, Speaker, WhoSaid, Wording
from newsloom.model.said import EntityKind
from newsloom.serve.web.access import Allowance
from newsloom.serve.web.diff import words
from newsloom.serve.web.labels import role_label
from newsloom.serve.web.links import article_path, entity_path
from newsloom.serve.web.timex import readable
from newsloom.store.reading.story import Report

_WORDINGS = 8  # of one statement
_HEARD = 4  # reports named at once under one wording

Pieces = tuple[tuple[str, bool], ...]  # words, and whether they differ from the first wording


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardShown:
    """A report that prints it: the place of the words, and what it says of when, through whom and where."""

    report: Report
    address: str
    said_on: str
    via: str
    venue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingShown:
    pieces: Pieces
    language: str
    is_direct: bool
    address: str
    heard: tuple[HeardShown, ...]
    others: tuple[HeardShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementShown:
    """One statement: the wording to show, and the others."""

    first: WordingShown
    others: tuple[WordingShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerShown:
    """`name` is empty where nobody is named, then `beside` may hold the words of the text for them."""

    name: str
    beside: str
    about: str
    address: str
    statements: tuple[StatementShown, ...]
    more: int  # statements of theirs that are not shown here


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidShown:
    """`count` of all statements, `hidden` of those on this page a guest may not read."""

    speakers: tuple[SpeakerShown, ...]
    count: int
    hidden: int
    is_all: bool


def said_shown(
    who: WhoSaid, allowance: Allowance, *, speakers: int = 0, each: int = 0, silent: bool = False
) -> SaidShown:
    """The first speakers and the first statements of each, all of them where 0.

    `silent`: a statement whose words may not be shown is told without them, and not left out.
    """
    hidden = 0
    shown = []
    for speaker in who.speakers[: speakers or None]:
        those = speaker.statements[: each or None]
        found = [one for statement in those if (one := _statement(statement, allowance, silent=silent)) is not None]
        hidden += len(those) - len(found)
        if found:
            shown.append(_speaker(speaker, found, more=len(speaker.statements) - len(those)))
    return SaidShown(speakers=tuple(shown), count=who.count, hidden=hidden, is_all=who.is_all)


def _speaker(speaker: Speaker, found: Iterable[StatementShown], *, more: int) -> SpeakerShown:
    kind, role = speaker.kind or EntityKind.PERSON, speaker.role
    return SpeakerShown(
        name=speaker.name,
        beside=speaker.beside,
        about=role_label(role.title, role.country, role.organisation) if role else "",
        address=entity_path(kind, speaker.id) if speaker.id is not None else "",
        statements=tuple(found),
        more=more,
    )


def _statement(statement: SaidOnce, allowance: Allowance, *, silent: bool) -> StatementShown | None:
    shown: list[WordingShown] = []
    first = ""
    for wording in statement.wordings[:_WORDINGS]:
        ranked = sorted(wording.heard, key=lambda one: (-_left(allowance, one.report), one.report.at))
        text = plain_words(_words(allowance, ranked[0])) if ranked else ""
        if text or silent:
            shown.append(_wording(wording, ranked, text, first))
            first = first or text
    return StatementShown(first=shown[0], others=tuple(shown[1:])) if shown else None


def _left(allowance: Allowance, report: Report) -> int:
    return allowance.left(report.id, permitted=report.permitted_in_full)


def _words(allowance: Allowance, one: Heard) -> str:
    return allowance.words(one.report.id, one.said.text, permitted=one.report.permitted_in_full)


def plain_words(text: str) -> str:
    """The words on one line, without the comma that only leads over to who said them."""
    return " ".join(text.split()).rstrip(",，、")


def _wording(wording: Wording, ranked: list[Heard], text: str, first: str) -> WordingShown:
    heard = tuple(_heard(one) for one in ranked)
    pieces: Pieces = ((text, False),)
    if first and text:
        pieces = tuple((piece.text, piece.change == "ins") for piece in words(first, text) if piece.change != "del")
    return WordingShown(
        pieces=pieces,
        language=ranked[0].report.language,
        is_direct=wording.is_direct,
        address=heard[0].address,
        heard=heard[:_HEARD],
        others=heard[_HEARD:],
    )


def _heard(one: Heard) -> HeardShown:
    return HeardShown(
        report=one.report,
        address=article_path(one.report.id, one.said.start),
        said_on=readable(one.said.said_on) if one.said.said_on else "",
        via=one.said.via,
        venue=one.said.venue,
    )
