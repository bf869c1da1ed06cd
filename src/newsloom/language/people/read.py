"""The reader of names: one pass over the words, then people, organisations and places are gathered."""

from newsloom.language.people.cluster import Human, humans, spans
from newsloom.language.people.cuts import Part
from newsloom.language.people.doc import Doc
from newsloom.language.people.eastern import eastern_people, eastern_things
from newsloom.language.people.evidence import candidates
from newsloom.language.people.parts import cuts
from newsloom.language.people.roles import Offices, absent_holders, give_roles
from newsloom.language.people.things import organisations, places
from newsloom.language.prose import Prose
from newsloom.model.reading import Span
from newsloom.model.said import Named, Person


def read_names(prose: Prose, offices: Offices | None = None, *, absent: bool = False) -> Named:
    """Who and what the text names. Any text is answered; spans are into `prose.text`.

    `offices` says who "the U.S. president" was on the day of publication, where the text itself does not. `absent`: also
    where it never names them; such a person has mentions and no variants.
    """
    doc = Doc(prose.text, prose.sentences)
    found = cuts(doc)
    towns = [cut for cut in found if cut.part in (Part.PLACE, Part.OTHER) and cut.b - cut.a == 1]
    people = humans(doc, candidates(doc, found), towns)
    taken = {cut.a for human in people for cut in human.cuts}
    things = [cut for cut in found if cut.part is Part.NAME or cut.a not in taken]
    give_roles(doc, things, people, prose.published, offices)
    if absent and offices is not None and prose.published is not None:
        people = [*people, *absent_holders(doc, things, people, prose.published, offices)]
    eastern_organisations, eastern_places = eastern_things(prose.text)
    return Named(
        people=(*(_person(doc, human) for human in people), *eastern_people(prose.text)),
        organisations=(*organisations(doc, [cut for cut in found if cut.a not in taken]), *eastern_organisations),
        places=(*places(doc, things), *eastern_places),
    )


def _person(doc: Doc, human: Human) -> Person:
    return Person(
        name=human.name,
        mentions=tuple(Span(start=start, end=end) for start, end in spans(doc, [*human.cuts, *human.by_role])),
        variants=tuple(human.forms),
        roles=tuple(phrase.role(doc) for phrase in human.phrases),
    )
