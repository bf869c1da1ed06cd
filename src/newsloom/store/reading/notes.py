"""Everything that was read in one article, each with where it stands in its text: for marking it there."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsloom.model.said import EntityKind
from newsloom.store.models import Ahead, ArticleReading, ArticleTag, Mention, RoleSeen, Statement

MOST_TAGS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedHere:
    """An entity of the article, with its places in the text in order."""

    id: int
    kind: EntityKind
    name: str
    country: str
    spans: tuple[tuple[int, int], ...]
    roles: tuple[tuple[str, str], ...] = ()  # title and country (ISO 3166) as this article gives them, first ones first


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidHere:
    """A statement: `speaker` and `via` as the article names them."""

    start: int
    end: int
    is_direct: bool
    speaker: str
    via: str
    said_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleHere:
    start: int
    end: int
    title: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateHere:
    """An expression of time and its value (TIMEX3)."""

    start: int
    end: int
    value: str
    end_value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AheadHere:
    """A sentence that says something lies ahead."""

    start: int
    end: int
    status: str
    value: str
    end_value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TagHere:
    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """All of one article, each kind in the order of the text; names by how often they stand in it."""

    named: tuple[NamedHere, ...] = ()
    said: tuple[SaidHere, ...] = ()
    roles: tuple[RoleHere, ...] = ()
    dates: tuple[DateHere, ...] = ()
    ahead: tuple[AheadHere, ...] = ()
    tags: tuple[TagHere, ...] = ()


def notes_in(article_id: int) -> Notes:
    """What was read in the article, in six queries; nothing of one that was not read."""
    roles = RoleSeen.objects.filter(article_id=article_id).select_related("person").order_by("start", "id")
    held: dict[int, list[tuple[str, str]]] = {}
    for role in roles:
        held.setdefault(role.person_id, []).append((role.title, role.country))
    return Notes(
        named=_named(article_id, held),
        said=tuple(
            SaidHere(
                start=row.start,
                end=row.end,
                is_direct=row.kind == "direct",
                speaker=row.speaker_name,
                via=row.via,
                said_on=row.said_on,
            )
            for row in Statement.objects.filter(article_id=article_id).order_by("start", "id")
        ),
        roles=tuple(RoleHere(start=r.start, end=r.end, title=r.title, person=r.person.name) for r in roles),
        dates=_dates(article_id),
        ahead=tuple(
            AheadHere(start=row.start, end=row.end, status=row.status, value=row.value, end_value=row.end_value)
            for row in Ahead.objects.filter(article_id=article_id).order_by("start", "id")
        ),
        tags=tuple(_tags(article_id)),
    )


def _named(article_id: int, held: dict[int, list[tuple[str, str]]]) -> tuple[NamedHere, ...]:
    rows = Mention.objects.filter(article_id=article_id).select_related("entity", "entity__merged_into")
    found = []
    for row in rows.order_by("id"):
        entity = row.entity.merged_into or row.entity
        spans = tuple((int(start), int(end)) for start, end in row.spans)
        roles = tuple(dict.fromkeys(held.get(row.entity_id, ())))
        found.append(
            NamedHere(
                id=entity.pk,
                kind=EntityKind(entity.kind),
                name=entity.name,
                country=entity.country,
                spans=spans,
                roles=roles,
            )
        )
    return tuple(sorted(found, key=lambda one: (-len(one.spans), one.spans)))


def _dates(article_id: int) -> tuple[DateHere, ...]:
    rows = ArticleReading.objects.filter(article_id=article_id).values_list("dates", flat=True).first()
    return tuple(
        DateHere(start=int(one["start"]), end=int(one["end"]), value=str(one["value"]), end_value=str(one["end_value"]))
        for one in rows or ()
    )


def _tags(article_id: int) -> Iterator[TagHere]:
    rows = ArticleTag.objects.filter(article_id=article_id).select_related("tag", "tag__merged_into")
    for row in rows.order_by("-score", "id")[:MOST_TAGS]:
        for span in row.spans:
            start, end, field = (*span, "text")[:3]
            if field == "text":
                yield TagHere(start=int(start), end=int(end), name=(row.tag.merged_into or row.tag).name)
