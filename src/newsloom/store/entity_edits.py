"""What people say about entities, carried out and taken back: every name it touches, and all that the name has found.

Each function runs inside one transaction of its caller, who holds the right to weave. What is said sticks: the names
carry it (`EntityName.is_by_person`), so later articles are read by it.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from newsloom.errors import EntityEditError, EntityOverruled, NotFound
from newsloom.store.entity_moves import move, parts_of
from newsloom.store.models import Entity, EntityEdit, EntityName, Mention, Statement

_NAME_CHARS = 200
_Before = dict[str, Any]


def living(number: int) -> Entity:
    """The entity with this number as it lives on. Raises NotFound."""
    entity = Entity.objects.select_related("merged_into").filter(pk=number).first()
    if entity is None:
        raise NotFound(f"There is no person, organisation or place {number}.")
    return entity.merged_into or entity


def add_alias(entity: Entity, text: str, key: str) -> _Before:
    """The name means this entity from now on. A name that means another is left to it: that is a merge or a split."""
    row = EntityName.objects.select_related("entity").filter(kind=entity.kind, key=key).first()
    if row is not None and row.entity is not None:
        if row.entity_id == entity.pk:
            raise EntityEditError(f"“{text}” is a name of {entity.name} already.")
        raise EntityEditError(f"“{text}” is a name of {row.entity.name} ({row.entity_id}); merge the two instead.")
    before = {"names": _kept(entity.kind, [key])}
    _point(entity.kind, [key], entity.pk)
    return before


def merge(entity: Entity, into: Entity) -> _Before:
    """All names and all that they found go over; the address leads to the other for ever."""
    if entity.pk == into.pk:
        raise EntityEditError(f"Both are {entity.name} already.")
    if entity.kind != into.kind:
        raise EntityEditError(
            f"{entity.name} is {entity.kind} and {into.name} is {into.kind}; only one kind can merge."
        )
    keys = list(EntityName.objects.filter(entity=entity).values_list("key", flat=True))
    found = sorted(_keys_found(entity.pk))
    led = list(Entity.objects.filter(merged_into=entity).values_list("pk", flat=True))
    before = {"names": _kept(entity.kind, keys), "found": found, "led": led}
    _point(entity.kind, keys, into.pk)
    Entity.objects.filter(pk__in=[*led, entity.pk]).update(merged_into=into)
    move(entity.pk, into.pk, found)
    return before


def split(entity: Entity, keys: Sequence[str], sounds: Collection[str], name: str) -> tuple[Entity, _Before]:
    """Names become an entity of their own. Sounds they share with other scripts mean nobody from now on."""
    own = set(_written(entity.pk))
    if not own & set(keys):
        raise EntityEditError(f"That is no name of {entity.name}.")
    if not own - set(keys):
        raise EntityEditError(f"{entity.name} has no other name; rename it, or merge it with another.")
    shared = EntityName.objects.filter(kind=entity.kind, key__in=sounds, entity=entity)
    heard = list(shared.values_list("key", flat=True))
    before = {"names": _kept(entity.kind, [*keys, *heard])}
    new = Entity.objects.create(kind=entity.kind, name=name[:_NAME_CHARS])
    _point(entity.kind, keys, new.pk)
    _point(entity.kind, heard, None)
    move(entity.pk, new.pk, keys)
    return new, before


def rename(entity: Entity, name: str) -> _Before:
    """The entity is called so from now on."""
    before = {"name": entity.name, "is_named_by_person": entity.is_named_by_person}
    if entity.name == name:
        raise EntityEditError(f"It is called {name} already.")
    Entity.objects.filter(pk=entity.pk).update(name=name[:_NAME_CHARS], is_named_by_person=True)
    return before


def take_for_nobody(entity: Entity) -> _Before:
    """The names mean nobody: no page, no speaker, no mention in later articles."""
    if entity.is_nobody:
        raise EntityEditError(f"{entity.name} is taken for nobody already.")
    keys = list(EntityName.objects.filter(entity=entity).values_list("key", flat=True))
    said = list(Statement.objects.filter(speaker=entity).values_list("pk", flat=True))
    before = {"names": _kept(entity.kind, keys), "statements": said}
    _point(entity.kind, keys, None)
    Statement.objects.filter(speaker=entity).update(speaker=None)
    Entity.objects.filter(pk=entity.pk).update(is_nobody=True)
    return before


def record(act: str, entity: Entity, before: _Before, at: dt.datetime, **more: Any) -> EntityEdit:
    """Keeps what was said."""
    return EntityEdit.objects.create(act=act, entity=entity, before=before, at=at, **more)


def undo(edit: EntityEdit, at: dt.datetime) -> Entity:
    """Takes an edit back, as far as no later one says otherwise; the entity to look at. Raises EntityEditError.

    What was read while a name meant nobody stays unread until its article is read again.
    """
    if edit.undone_at is not None:
        raise EntityEditError(f"Edit {edit.pk} is taken back already.")
    entity = edit.entity
    if entity is None:
        raise EntityEditError("What it was about is gone.")
    _undo[edit.act](edit, entity)
    EntityEdit.objects.filter(pk=edit.pk).update(undone_at=at)
    entity.refresh_from_db()
    return entity.merged_into or entity


def _undo_alias(edit: EntityEdit, entity: Entity) -> None:
    """What the alias found becomes an entity of its own."""
    ((key, _, _, existed),) = edit.before["names"]
    now = EntityName.objects.filter(kind=entity.kind, key=key).first()
    if now is None or now.entity_id != entity.pk:
        raise EntityOverruled("The name means another by now.")
    if key not in _keys_found(entity.pk):
        _restore(entity.kind, edit.before["names"], entity.pk)
        return
    new = Entity.objects.create(kind=entity.kind, name=edit.text, is_nobody=existed)
    move(entity.pk, new.pk, [key])
    EntityName.objects.filter(pk=now.pk).update(entity=None if existed else new, is_by_person=existed)


def _undo_merge(edit: EntityEdit, entity: Entity) -> None:
    into = edit.other
    if into is None or entity.merged_into_id != into.pk:
        raise EntityOverruled(f"{entity.name} was merged further since.")
    back = _restore(entity.kind, edit.before["names"], into.pk)
    gone = {key for key, *_ in edit.before["names"]} - back
    Entity.objects.filter(pk=entity.pk).update(merged_into=None)
    Entity.objects.filter(pk__in=edit.before["led"], merged_into=into).update(merged_into=entity)
    move(into.pk, entity.pk, set(edit.before["found"]) - gone)


def _undo_split(edit: EntityEdit, entity: Entity) -> None:
    new = edit.other
    if new is None or new.merged_into_id is not None or entity.merged_into_id is not None or entity.is_nobody:
        raise EntityOverruled("One of the two was merged or taken for nobody since.")
    _restore(entity.kind, [row for row in edit.before["names"] if row[1] == entity.pk], new.pk, None)
    move(new.pk, entity.pk, [key for key, *_ in edit.before["names"]])
    if not _written(new.pk):
        Entity.objects.filter(pk=new.pk).update(merged_into=entity)


def _undo_rename(edit: EntityEdit, entity: Entity) -> None:
    if entity.name != edit.text:
        raise EntityOverruled(f"It is called {entity.name} by now.")
    named = edit.before["is_named_by_person"]
    Entity.objects.filter(pk=entity.pk).update(name=edit.before["name"], is_named_by_person=named)


def _undo_none(edit: EntityEdit, entity: Entity) -> None:
    _restore(entity.kind, edit.before["names"], None)
    Statement.objects.filter(pk__in=edit.before["statements"], speaker=None).update(speaker=entity)
    Entity.objects.filter(pk=entity.pk).update(is_nobody=False)


_undo = {
    "alias": _undo_alias,
    "merge": _undo_merge,
    "split": _undo_split,
    "rename": _undo_rename,
    "none": _undo_none,
}


def _kept(kind: str, keys: Collection[str]) -> list[list[Any]]:
    """The names as they are: key, entity, whether a person said so, whether there was such a row."""
    rows = {row.key: row for row in EntityName.objects.filter(kind=kind, key__in=keys)}
    return [
        [key, rows[key].entity_id, rows[key].is_by_person, True] if key in rows else [key, None, False, False]
        for key in keys
    ]


def _point(kind: str, keys: Collection[str], entity: int | None) -> None:
    """The names mean this entity (or nobody) because a person says so."""
    for key in keys:
        EntityName.objects.update_or_create(kind=kind, key=key, defaults={"entity_id": entity, "is_by_person": True})


def _restore(kind: str, names: Sequence[Sequence[Any]], *now: int | None) -> set[str]:
    """Puts names back that still mean what the edit made them mean; their keys."""
    back = set()
    for key, entity, is_by_person, existed in names:
        row = EntityName.objects.filter(kind=kind, key=key).first()
        if row is None or row.entity_id not in now:
            continue
        back.add(key)
        if existed:
            EntityName.objects.filter(pk=row.pk).update(entity_id=entity, is_by_person=is_by_person)
        else:
            row.delete()
    return back


def _written(entity: int) -> list[str]:
    """The keys of names that are written, not of how they sound."""
    rows = EntityName.objects.filter(entity_id=entity).exclude(key__startswith="sound ")
    return list(rows.values_list("key", flat=True))


def _keys_found(entity: int) -> set[str]:
    """The keys under which articles name it."""
    mentions = Mention.objects.filter(entity_id=entity)
    found = set(mentions.order_by().values_list("key", flat=True).distinct())
    return found | {part["key"] for mention in mentions.exclude(others=[]) for part in parts_of(mention)}
