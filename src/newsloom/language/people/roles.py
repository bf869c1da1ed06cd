"""Each person's roles, and the role phrases of the text that can mean nobody else."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from newsloom.language.people.cluster import Human
from newsloom.language.people.cuts import Cut, Part
from newsloom.language.people.doc import Doc
from newsloom.language.people.identity import identity_key
from newsloom.language.people.names import parsed_form
from newsloom.language.people.titles import Map, Phrase, before, behind, unnamed

_NEAR_WORDS = 60  # so far back somebody of two may be meant by "the minister"
_DISTINCT = frozenset(("vice", "deputy", "assistant", "associate", "shadow"))


class Offices(Protocol):
    """Who held an office on a day, as the role table knows it."""

    def resolve(self, title: str, country: str, day: dt.date) -> str | None: ...


def give_roles(
    doc: Doc, found: list[Cut], people: Sequence[Human], day: dt.date | None = None, offices: Offices | None = None
) -> None:
    """Fill in the roles of every person, then the mentions by a role alone; offices of states by the table and the day."""
    where = Map(doc, found)
    for human in people:
        for cut in human.cuts:
            human.phrases.extend(before(where, cut))
            after = behind(where, cut)
            if after is not None:
                human.phrases.append(after)
    for phrase in unnamed(where):
        meant = _meant(phrase, people)
        if meant is None and offices is not None and day is not None:
            meant = _holder(phrase, people, day, offices)
        if meant is not None:
            meant.by_role.append(Cut(Part.TITLE, phrase.a, phrase.b))


def _meant(phrase: Phrase, people: Sequence[Human]) -> Human | None:
    """The one person of the text whose office this is."""
    fitting = [human for human in people if human.first < phrase.a and any(_fits(phrase, p) for p in human.phrases)]
    if len(fitting) == 1:
        return fitting[0]
    near = [h for h in fitting if any(phrase.a - _NEAR_WORDS < cut.a < phrase.a for cut in h.cuts)]
    return near[0] if len(near) == 1 else None


def _holder(phrase: Phrase, people: Sequence[Human], day: dt.date, offices: Offices) -> Human | None:
    """The person of the text who held this office on that day; a known person may be named by the surname alone."""
    if not phrase.country or phrase.former or phrase.future:
        return None
    name = offices.resolve(" ".join(phrase.title), phrase.country, day)
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
