"""Each person's roles, and the role phrases of the text that can mean nobody else."""

from collections.abc import Sequence

from newsloom.language.people.cluster import Human
from newsloom.language.people.cuts import Cut, Part
from newsloom.language.people.doc import Doc
from newsloom.language.people.titles import Map, Phrase, before, behind, unnamed

_NEAR_WORDS = 60  # so far back somebody of two may be meant by "the minister"
_DISTINCT = frozenset(("vice", "deputy", "assistant", "associate", "shadow"))


def give_roles(doc: Doc, found: list[Cut], people: Sequence[Human]) -> None:
    """Fill in `roles` of every person, then the mentions by a role alone."""
    where = Map(doc, found)
    for human in people:
        for cut in human.cuts:
            human.phrases.extend(before(where, cut))
            after = behind(where, cut)
            if after is not None:
                human.phrases.append(after)
    for phrase in unnamed(where):
        meant = _meant(phrase, people)
        if meant is not None:
            meant.by_role.append(Cut(Part.TITLE, phrase.a, phrase.b))


def _meant(phrase: Phrase, people: Sequence[Human]) -> Human | None:
    """The one person of the text whose office this is."""
    fitting = [human for human in people if human.first < phrase.a and any(_fits(phrase, p) for p in human.phrases)]
    if len(fitting) == 1:
        return fitting[0]
    near = [h for h in fitting if any(phrase.a - _NEAR_WORDS < cut.a < phrase.a for cut in h.cuts)]
    return near[0] if len(near) == 1 else None


def _fits(phrase: Phrase, role: Phrase) -> bool:
    if phrase.future or role.future:
        if not (phrase.future and role.future):
            return False
    elif phrase.former != role.former:
        return False
    if phrase.country and role.country and phrase.country != role.country:
        return False
    if phrase.organisation and role.organisation and phrase.organisation != role.organisation:
        return False
    one, other = phrase.title, role.title
    if set(one) & _DISTINCT != set(other) & _DISTINCT:
        return False
    if phrase.future and "candidate" in one:
        return True
    return one == other[-len(one) :]
