"""Who said what in a story: one statement in many outlets once, its wordings together, copies of a text counted once."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsloom.language.quotes.same import Same, same_statements
from newsloom.language.quotes.same import Statement as InArticle
from newsloom.model.reading import Span
from newsloom.model.said import EntityKind, Quote, QuoteKind
from newsloom.store.reading.statements import RoleInStory, SaidIn, roles_in, statements_of
from newsloom.store.reading.story import Report, StoryView

ON_STORY_PAGE = 200  # statements read for the page of a story, the newest: what is compared grows with their square
ON_OWN_PAGE = 600
_DEFINITE = re.compile(r"(?:the|its|his|her|their|our)\b.", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A statement as one report prints it."""

    said: SaidIn
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One way it is printed. Speech as the outlet tells it (`is_direct` false) is in that outlet's own words."""

    text: str
    is_direct: bool
    heard: tuple[Heard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOnce:
    """One statement: direct wordings first, then the one most outlets print."""

    wordings: tuple[Wording, ...]

    @property
    def heard(self) -> tuple[Heard, ...]:
        """Every report that carries it, once each."""
        found: dict[int, Heard] = {}
        for wording in self.wordings:
            for one in wording.heard:
                found.setdefault(one.report.id, one)
        return tuple(found.values())

    @property
    def is_direct(self) -> bool:
        return self.wordings[0].is_direct

    @property
    def outlets(self) -> int:
        return len({one.report.source.slug for one in self.heard})

    @property
    def newest(self) -> dt.datetime:
        return max(one.report.at for one in self.heard)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody with what they said. Where nobody is named, `name` is empty and `beside` the words that stand for them."""

    name: str
    id: int | None
    kind: EntityKind | None
    beside: str
    role: RoleInStory | None
    statements: tuple[SaidOnce, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoSaid:
    """`is_all`: whether every statement was read, and not only the newest."""

    speakers: tuple[Speaker, ...]
    is_all: bool

    @property
    def count(self) -> int:
        return sum(len(speaker.statements) for speaker in self.speakers)


def who_said(view: StoryView, *, limit: int = ON_STORY_PAGE) -> WhoSaid:
    """The statements of a story by speaker, most carried and then newest first; two queries."""
    reports = {report.id: report for report in view.reports}  # a copy says nothing again
    rows = statements_of(reports, limit=limit + 1)
    people = {row.speaker_id for row in rows if row.speaker_id is not None and row.speaker_kind is EntityKind.PERSON}
    roles = roles_in(reports, people) if people else {}
    return WhoSaid(speakers=by_speaker(rows[:limit], reports, roles), is_all=len(rows) <= limit)


def by_speaker(
    rows: Sequence[SaidIn], reports: Mapping[int, Report], roles: Mapping[int, RoleInStory]
) -> tuple[Speaker, ...]:
    """The statements of one speaker together: the named first, in each half the most carried and then the newest."""
    by_id = {str(row.id): row for row in rows}
    told: defaultdict[str, list[InArticle]] = defaultdict(list)
    for row in rows:
        told[_key(row)].append(_in_article(row))
    speakers = []
    for those in told.values():
        lead = by_id[those[0].article_id]
        statements = [_once(same, by_id, reports) for same in same_statements(those)]
        statements.sort(key=lambda one: (one.is_direct, one.outlets, one.newest), reverse=True)
        speakers.append(
            Speaker(
                name=lead.speaker,
                id=lead.speaker_id,
                kind=lead.speaker_kind,
                beside="" if lead.speaker else lead.beside,
                role=roles.get(lead.speaker_id or 0),
                statements=tuple(statements),
            )
        )
    return tuple(sorted(speakers, key=_rank, reverse=True))


def _rank(speaker: Speaker) -> tuple[bool, int, dt.datetime]:
    heard = [one for statement in speaker.statements for one in statement.heard]
    outlets = len({one.report.source.slug for one in heard})
    return bool(speaker.name), outlets, max(one.report.at for one in heard)


def _key(row: SaidIn) -> str:
    """What statements of one speaker share. "The ministry" is one in a story, "a resident" another each time."""
    if row.speaker_id is not None:
        return f"id {row.speaker_id}"
    if row.speaker:
        return f"name {row.speaker.casefold()}"
    return f"words {row.beside.casefold()}" if _DEFINITE.match(row.beside) else f"statement {row.id}"


def _in_article(row: SaidIn) -> InArticle:
    """The row as the comparison reads it: every statement by its own number, all of one key by one name."""
    quote = Quote(
        kind=row.kind,
        text=row.text,
        span=Span(start=row.start, end=row.end),
        speaker=_key(row),
        date=row.said_on,
    )
    return InArticle(article_id=str(row.id), quote=quote)


def _once(same: Same, by_id: Mapping[str, SaidIn], reports: Mapping[int, Report]) -> SaidOnce:
    wordings = []
    for wording in same.wordings:
        rows = [by_id[one.article_id] for one in wording.statements]
        rows.sort(key=lambda row: row.kind is not QuoteKind.DIRECT)
        heard: dict[int, Heard] = {}
        for row in rows:
            heard.setdefault(row.article_id, Heard(said=row, report=reports[row.article_id]))
        is_direct = rows[0].kind is QuoteKind.DIRECT
        wordings.append(Wording(text=rows[0].text, is_direct=is_direct, heard=tuple(heard.values())))
    wordings.sort(key=lambda one: (not one.is_direct, -_outlets(one.heard)))
    return SaidOnce(wordings=tuple(wordings))


def _outlets(heard: Iterable[Heard]) -> int:
    return len({one.report.source.slug for one in heard})
