"""One pass over a text for everything but its hashtags: who is named, who says what, which days, what lies ahead, who does what."""

from collections.abc import Iterator
from dataclasses import replace

from newsloom.language.dates import dates
from newsloom.language.dates.values import first_day, last_day
from newsloom.language.events.find import events_of
from newsloom.language.people import read_names
from newsloom.language.people.keys import person_keys, thing_key
from newsloom.language.prose import Prose
from newsloom.language.quotes import find_quotes
from newsloom.language.roles import RoleTable, shipped_table
from newsloom.language.upcoming import upcoming
from newsloom.model.said import Entity, EntityKind, Named, Said, Upcoming

MOST_OF_A_KIND = 40  # entities kept of one article: a results page names hundreds
_MOST_SPANS = 30  # of one entity
_MOST_ROLES = 8
_LONGEST = 200  # characters of a name or key


def read_said(prose: Prose, offices: RoleTable | None = None) -> Said:
    """What the text says. Any text is answered; every part has a span. `offices` knows who held which office when."""
    named = read_names(prose, offices or shipped_table(), absent=True)
    found = tuple(dates(prose))
    return Said(
        entities=tuple(_entities(named)),
        quotes=find_quotes(prose, named),
        dates=found,
        upcoming=tuple(_dated(one) for one in upcoming(prose, found)),
        events=events_of(prose, found),
    )


def _dated(one: Upcoming) -> Upcoming:
    value = one.dated.value
    return replace(one, first=first_day(value), last=last_day(one.dated.end_value or value))


def _entities(named: Named) -> Iterator[Entity]:
    """Those that can be told from others in other articles; of two with one key the first is kept, with the spans of both."""
    kinds = (
        (EntityKind.PERSON, named.people),
        (EntityKind.ORGANISATION, named.organisations),
        (EntityKind.PLACE, named.places),
    )
    for kind, those in kinds:
        found: dict[str, Entity] = {}
        for one in those:
            key, sounds = person_keys(one.name) if kind is EntityKind.PERSON else (thing_key(one.name), ())
            if not key or not one.mentions or len(found) >= MOST_OF_A_KIND:
                continue
            old = found.get(key)
            spans = sorted({*(old.spans if old else ()), *one.mentions}, key=lambda span: (span.start, span.end))
            found[key] = Entity(
                kind=kind,
                key=key[:_LONGEST],
                name=(old.name if old else one.name)[:_LONGEST],
                spans=tuple(spans[:_MOST_SPANS]),
                country=(old.country if old else "") or getattr(one, "country", ""),
                sounds=sounds,
                forms=tuple(dict.fromkeys([*(old.forms if old else ()), *getattr(one, "variants", (one.name,))])),
                roles=(*(old.roles if old else ()), *getattr(one, "roles", ()))[:_MOST_ROLES],
            )
        yield from found.values()
