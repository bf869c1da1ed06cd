"""The `people` stage command: people with their roles, organisations and places of an article (DESIGN.md, section 6)."""

import datetime as dt

from newsloom.errors import InputError
from newsloom.language.people import read_names
from newsloom.language.prose import Prose
from newsloom.language.roles import shipped_table
from newsloom.model.reading import Span
from newsloom.model.said import Person, Role, Thing


def answer(row: dict[str, object]) -> dict[str, object]:
    """`{id, people, organisations, places}` of one row; spans are into its text. Raises InputError for a row of another shape."""
    if not isinstance(row, dict) or row.get("id") in (None, ""):
        raise InputError("A line has no id.")
    text, published = row.get("text"), row.get("published")
    if text is not None and not isinstance(text, str):
        raise InputError("The field text must be text.")
    named = read_names(Prose(text=text or "", published_at=_instant(published)), shipped_table())
    return {
        "id": row["id"],
        "people": [_person(person) for person in named.people],
        "organisations": [_thing(thing) for thing in named.organisations],
        "places": [_thing(thing) for thing in named.places],
    }


def _person(person: Person) -> dict[str, object]:
    return {
        "name": person.name,
        "variants": list(person.variants),
        "mentions": _spans(person.mentions),
        "roles": [_role(role) for role in person.roles],
    }


def _role(role: Role) -> dict[str, object]:
    return {
        "title": role.title,
        "country": role.country,
        "organisation": role.organisation,
        "span": [role.span.start, role.span.end],
        "former": role.is_former,
        "candidate": role.is_candidate,
    }


def _thing(thing: Thing) -> dict[str, object]:
    return {"name": thing.name, "mentions": _spans(thing.mentions), "country": thing.country}


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _instant(value: object) -> dt.datetime | None:
    """ISO 8601; None where absent or unreadable, since only names that hang on the day need it."""
    if not isinstance(value, str):
        return None
    try:
        found = dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)
