"""Moves what articles say of an entity to another, by the names that found it: mentions, roles and statements."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from newsloom.store.corrections import chunks
from newsloom.store.models import Mention, RoleSeen, Statement
from newsloom.store.said import recount

Part = dict[str, Any]  # {key, spans, forms}: one name of an entity in one article


@dataclass(slots=True)
class _Moves:
    """Filled while mentions are gone through (not frozen for that)."""

    whole: list[Mention] = field(default_factory=list)  # every name of theirs goes
    split: list[tuple[Mention, list[Part], list[Part]]] = field(default_factory=list)  # what goes, what stays


def move(source: int, target: int, keys: Collection[str]) -> None:
    """Moves all that these names found of `source` to `target`, and counts both anew; inside a transaction."""
    moves = _sorted_out(source, set(keys))
    there = _mentions(target, [mention.article_id for mention in [*moves.whole, *(one for one, _, _ in moves.split)]])
    plain = [mention for mention in moves.whole if mention.article_id not in there]
    for some in chunks([mention.pk for mention in plain]):
        Mention.objects.filter(pk__in=some).update(entity_id=target)
    for articles in chunks([mention.article_id for mention in moves.whole]):
        Statement.objects.filter(speaker_id=source, article_id__in=articles).update(speaker_id=target)
        RoleSeen.objects.filter(person_id=source, article_id__in=articles).update(person_id=target)
    for mention in moves.whole:
        if mention.article_id in there:
            _join(there[mention.article_id], parts_of(mention))
    for some in chunks([mention.pk for mention in moves.whole if mention.article_id in there]):
        Mention.objects.filter(pk__in=some).delete()
    for mention, going, staying in moves.split:
        _part(mention, target, going, staying, there.get(mention.article_id))
    recount((source, target))


def parts_of(mention: Mention) -> list[Part]:
    """The names of the entity in this article, each with its own spans and forms; the first is the mention's own."""
    taken = [span for other in mention.others for span in other["spans"]]
    forms = {form for other in mention.others for form in other["forms"]}
    first = {
        "key": mention.key,
        "spans": [span for span in mention.spans if span not in taken],
        "forms": [form for form in mention.forms if form not in forms] or list(mention.forms),
    }
    return [first, *mention.others]


def _sorted_out(source: int, keys: set[str]) -> _Moves:
    rows = Mention.objects.filter(entity_id=source).filter(Q(key__in=keys) | ~Q(others=[]))
    moves = _Moves()
    for mention in rows.order_by("pk"):
        parts = parts_of(mention)
        going = [part for part in parts if part["key"] in keys]
        if len(going) == len(parts):
            moves.whole.append(mention)
        elif going:
            moves.split.append((mention, going, [part for part in parts if part["key"] not in keys]))
    return moves


def _mentions(entity: int, articles: Sequence[int]) -> dict[int, Mention]:
    found: dict[int, Mention] = {}
    for some in chunks(articles):
        found |= {row.article_id: row for row in Mention.objects.filter(entity_id=entity, article_id__in=some)}
    return found


def _join(mention: Mention, parts: Iterable[Part]) -> None:
    """Adds names to a mention. A name it has already keeps one part, with the spans of both."""
    held = {part["key"]: part for part in parts_of(mention)}
    for part in parts:
        old = held.get(part["key"])
        held[part["key"]] = part if old is None else _both(old, part)
    _put(mention, list(held.values()))
    mention.save(update_fields=["key", "spans", "forms", "others"])


def _both(one: Part, other: Part) -> Part:
    spans = [*one["spans"], *(span for span in other["spans"] if span not in one["spans"])]
    return {"key": one["key"], "spans": sorted(spans), "forms": list(dict.fromkeys([*one["forms"], *other["forms"]]))}


def _put(mention: Mention, parts: Sequence[Part]) -> None:
    mention.key = parts[0]["key"]
    mention.others = list(parts[1:])
    mention.spans = sorted(span for part in parts for span in part["spans"])
    mention.forms = list(dict.fromkeys(form for part in parts for form in part["forms"]))


def _part(mention: Mention, target: int, going: Sequence[Part], staying: Sequence[Part], there: Mention | None) -> None:
    """Some of the names of one article go: with each of them the roles beside it and the statements under it."""
    source, article = mention.entity_id, mention.article_id
    for said in Statement.objects.filter(speaker_id=source, article_id=article):
        if _is_speaker(said, going) and not _is_speaker(said, staying):
            Statement.objects.filter(pk=said.pk).update(speaker_id=target)
    for role in RoleSeen.objects.filter(person_id=source, article_id=article):
        if _distance(role, going) < _distance(role, staying):
            RoleSeen.objects.filter(pk=role.pk).update(person_id=target)
    _put(mention, staying)
    mention.save(update_fields=["key", "spans", "forms", "others"])
    if there is not None:
        _join(there, going)
        return
    new = Mention(article_id=article, entity_id=target, sort_at=mention.sort_at)
    _put(new, going)
    new.save()


def _is_speaker(said: Statement, parts: Sequence[Part]) -> bool:
    return any(
        said.speaker_name in part["forms"] or [said.speaker_start, said.speaker_end] in part["spans"] for part in parts
    )


def _distance(role: RoleSeen, parts: Sequence[Part]) -> int:
    """How many characters lie between the role and the nearest of these names."""
    gaps = [max(start - role.end, role.start - end, 0) for part in parts for start, end in part["spans"]]
    return min(gaps, default=2**31)
