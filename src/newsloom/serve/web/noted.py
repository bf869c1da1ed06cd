"""What was read in an article, in words: what its text is marked with, and the names listed beside it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsloom.model.said import EntityKind
from newsloom.serve.web.labels import country_label, role_label
from newsloom.serve.web.links import entity_path, sentence_id
from newsloom.serve.web.spans import MOST, Note, Noted, chosen
from newsloom.serve.web.timex import readable
from newsloom.store.reading.notes import NamedHere, Notes

_LISTED = 8  # of a kind; the stylesheet knows three times as many numbers
_KINDS = {
    Noted.PERSON: gettext_lazy("People"),
    Noted.ORGANISATION: gettext_lazy("Organisations"),
    Noted.PLACE: gettext_lazy("Places"),
    Noted.ROLE: gettext_lazy("Roles"),
    Noted.DATE: gettext_lazy("Dates"),
    Noted.QUOTE: gettext_lazy("Statements"),
    Noted.AHEAD: gettext_lazy("What lies ahead"),
    Noted.TAG: gettext_lazy("Hashtags"),
}
_STATUS = {
    "announced": gettext_lazy("announced for %(when)s"),
    "planned": gettext_lazy("planned for %(when)s"),
    "possible": gettext_lazy("possible: %(when)s"),
    "moved": gettext_lazy("moved to %(when)s"),
    "past": gettext_lazy("was to be: %(when)s"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """One kind of marks in this text, and how many."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedName:
    """A name beside the text. `address` is its page, empty where it has none; `anchor` its first place in the text."""

    number: int
    name: str
    about: str
    address: str
    anchor: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedKind:
    label: str
    names: tuple[ListedName, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InText:
    """All that is marked in a text as shown."""

    notes: tuple[Note, ...]
    switches: tuple[Switch, ...]
    listed: tuple[ListedKind, ...]


def in_text(notes: Notes, length: int) -> InText:
    """What is noted within the first `length` code points."""
    numbers = _numbers(notes, length)
    found = tuple(chosen(_notes(notes, numbers), length))
    counts = Counter(note.kind for note in found)
    return InText(
        notes=found,
        switches=tuple(
            Switch(key=kind.value, label=str(label), count=counts[kind])
            for kind, label in _KINDS.items()
            if counts[kind]
        ),
        listed=tuple(_listed(notes, numbers, {note.start for note in found}, length)),
    )


def beginnings(notes: Notes) -> set[int]:
    """Where the spans begin that other pages may link to, as many as are ever marked."""
    places = [one.start for one in notes.said] + [one.start for one in notes.ahead]
    places += [start for one in notes.named for start, _end in one.spans]
    return set(places[:MOST])


def _inside(one: NamedHere, length: int) -> list[tuple[int, int]]:
    return [(start, end) for start, end in one.spans if 0 <= start < end <= length]


def _numbers(notes: Notes, length: int) -> dict[int, int]:
    """A number for each name that is listed, by the entity's."""
    found: dict[int, int] = {}
    for kind in EntityKind:
        those = [one.id for one in notes.named if one.kind is kind and _inside(one, length)]
        for key in list(dict.fromkeys(those))[:_LISTED]:
            found[key] = len(found) + 1
    return found


def _notes(notes: Notes, numbers: dict[int, int]) -> Iterator[Note]:
    for one in notes.named:
        for start, end in one.spans:
            yield Note(
                kind=Noted(one.kind.value), start=start, end=end, title=_about(one), number=numbers.get(one.id, 0)
            )
    for said in notes.said:
        yield Note(kind=Noted.QUOTE, start=said.start, end=said.end, title=_said(said.speaker, said.via, said.said_on))
    for role in notes.roles:
        title = _("%(role)s: %(name)s") % {"role": role.title, "name": role.person}
        yield Note(kind=Noted.ROLE, start=role.start, end=role.end, title=title)
    for date in notes.dates:
        yield Note(kind=Noted.DATE, start=date.start, end=date.end, title=readable(date.value, date.end_value))
    for ahead in notes.ahead:
        when = readable(ahead.value, ahead.end_value)
        title = str(_STATUS.get(ahead.status, "%(when)s")) % {"when": when}
        yield Note(kind=Noted.AHEAD, start=ahead.start, end=ahead.end, title=title)
    for tag in notes.tags:
        yield Note(kind=Noted.TAG, start=tag.start, end=tag.end, title=f"#{tag.name}")


def _said(speaker: str, via: str, said_on: str) -> str:
    """ "said by Kenji Morita, via Kyodo, 20 November 2026"."""
    who = _("said by %(name)s") % {"name": speaker} if speaker else _("said by somebody not named")
    parts = [who, _("via %(name)s") % {"name": via} if via else "", readable(said_on) if said_on else ""]
    return ", ".join(part for part in parts if part)


def _about(one: NamedHere) -> str:
    about = _detail(one)
    return f"{one.name}, {about}" if about else one.name


def _detail(one: NamedHere) -> str:
    """The first role of a person, the country of another."""
    if one.kind is EntityKind.PERSON:
        return role_label(*one.roles[0]) if one.roles else ""
    country = country_label(one.country) if one.country else ""
    return country if country != one.name else ""


def _listed(notes: Notes, numbers: dict[int, int], marked: set[int], length: int) -> Iterator[ListedKind]:
    for kind in EntityKind:
        those = {one.id: one for one in reversed(notes.named) if one.kind is kind and _inside(one, length)}
        names = []
        for one in sorted((one for one in those.values() if one.id in numbers), key=lambda one: numbers[one.id]):
            places = [start for start, _end in _inside(one, length)]
            first = next((start for start in places if start in marked), None)
            names.append(
                ListedName(
                    number=numbers[one.id],
                    name=one.name,
                    about=_detail(one),
                    address=entity_path(kind, one.id),
                    anchor=sentence_id(first) if first is not None else "",
                    count=len(places),
                )
            )
        if names:
            yield ListedKind(label=str(_KINDS[Noted(kind.value)]), names=tuple(names), more=len(those) - len(names))
