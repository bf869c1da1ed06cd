"""Each person's roles, and the role phrases of the text that can mean nobody else."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Protocol

from newsloom.language.people.cluster import Human
from newsloom.language.people.cuts import Cut, Part
from newsloom.language.people.doc import Doc
from newsloom.language.people.identity import identity_key
from newsloom.language.people.names import parsed_form
from newsloom.language.people.titles import Map, Phrase, before, behind, unnamed

_NEAR_WORDS = 60  # so far back somebody of two may be meant by "the minister"
_STATE = frozenset(
    "president|prime minister|chancellor|premier|king|queen|emperor|foreign minister|finance minister|defense minister|defence minister".split(
        "|"
    )
)
_OBJECTS = frozenset(("of", "at", "for", "and"))
_POLITICS = frozenset(
    "government parliament parliamentary assembly cabinet ministry election elections opposition lawmakers congress summit presidential"
    " coalition decree".split()
)
_BUSINESS = frozenset(
    "company companies firm university college school club bank shareholders investors federation association league".split()
)
_DISTINCT = frozenset(("vice", "deputy", "assistant", "associate", "shadow"))


class Offices(Protocol):
    """Who held an office on a day, as the role table knows it."""

    def resolve(self, title: str, country: str, day: dt.date) -> str | None: ...


def give_roles(
    doc: Doc, found: list[Cut], people: Sequence[Human], day: dt.date | None = None, offices: Offices | None = None
) -> None:
    """Fill in the roles of every person, then the mentions by a role alone; offices of states by the table and the day."""
    for phrase in _given(doc, found, people):
        meant = _meant(phrase, people)
        if meant is None and offices is not None and day is not None:
            meant = _holder(people, _named_holder(phrase, phrase.country, day, offices))
        if meant is not None:
            meant.by_role.append(Cut(Part.TITLE, phrase.a, phrase.b))


def absent_holders(
    doc: Doc, found: list[Cut], people: Sequence[Human], day: dt.date, offices: Offices
) -> Iterator[Human]:
    """Who is meant by "the president" and is not named in the text at all, known by the table and the day alone.

    A country not said is the one the whole text is about, where it is about one state and its politics. Also adds to
    the people of the text what the country so found tells of them.
    """
    where = Map(doc, found)
    home, met = _home(doc, found), {cut.a for human in people for cut in human.by_role}
    absent: dict[str, Human] = {}
    for phrase in unnamed(where):
        if phrase.a in met or any(_fits(phrase, role) for human in people for role in human.phrases):
            continue
        name = _named_holder(phrase, phrase.country or _at_home(doc, phrase, home), day, offices)
        if name is None:
            continue
        meant = _holder(people, name) or absent.setdefault(name, Human(parsed_form(name)))
        meant.by_role.append(Cut(Part.TITLE, phrase.a, phrase.b))
    yield from absent.values()


def _at_home(doc: Doc, phrase: Phrase, home: str) -> str:
    """The country of the text for an office of a state; "the president of the club" is none."""
    is_of_something = phrase.organisation or doc.word(phrase.b) in _OBJECTS
    return home if " ".join(phrase.title) in _STATE and not is_of_something else ""


def _home(doc: Doc, found: Sequence[Cut]) -> str:
    """The one state a text about politics names; "" where it names several or may be about a firm or a school."""
    named = [cut for cut in found if cut.entry is not None and cut.entry.country]
    countries = {cut.entry.country for cut in named if cut.entry is not None}
    is_said = any(cut.part in (Part.COUNTRY, Part.ADJECTIVE) for cut in named)
    if len(countries) != 1 or not is_said or not doc.lower & _POLITICS or doc.lower & _BUSINESS:
        return ""
    return next(iter(countries))


def _given(doc: Doc, found: list[Cut], people: Sequence[Human]) -> Iterator[Phrase]:
    """Fills in the roles beside names; then yields the phrases that stand for somebody."""
    where = Map(doc, found)
    for human in people:
        for cut in human.cuts:
            human.phrases.extend(before(where, cut))
            after = behind(where, cut)
            if after is not None:
                human.phrases.append(after)
    yield from unnamed(where)


def _meant(phrase: Phrase, people: Sequence[Human]) -> Human | None:
    """The one person of the text whose office this is."""
    fitting = [human for human in people if human.first < phrase.a and any(_fits(phrase, p) for p in human.phrases)]
    if len(fitting) == 1:
        return fitting[0]
    near = [h for h in fitting if any(phrase.a - _NEAR_WORDS < cut.a < phrase.a for cut in h.cuts)]
    return near[0] if len(near) == 1 else None


def _named_holder(phrase: Phrase, country: str, day: dt.date, offices: Offices) -> str | None:
    """The name of who held this office on that day."""
    if not country or phrase.former or phrase.future:
        return None
    return offices.resolve(" ".join(phrase.title), country, day)


def _holder(people: Sequence[Human], name: str | None) -> Human | None:
    """The person of the text with this name; a known person may be named by the surname alone."""
    if name is None:
        return None
    key, surname = identity_key(name), parsed_form(name).surname
    for human in people:
        known_alone = not human.parsed.given and human.parsed.surname == surname
        if identity_key(human.parsed.printed) == key or known_alone:
            return human
    return None


def _fits(phrase: Phrase, role: Phrase) -> bool:
    if phrase.future or role.future:
        if not (phrase.future and role.future):
            return False
    elif phrase.former != role.former:
        return False
    if phrase.country and phrase.country != role.country:
        return False  # "the Japanese minister" may be another than the minister whose country is not said
    if phrase.organisation and role.organisation and phrase.organisation != role.organisation:
        return False
    one, other = phrase.title, role.title
    if set(one) & _DISTINCT != set(other) & _DISTINCT:
        return False
    if phrase.future and "candidate" in one:
        return True
    return one == other[-len(one) :]
