"""Why a story counts fewer independent sources than outlets, in words."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsloom.model.intent import Outlet, Voice
from newsloom.serve.web.labels import listed
from newsloom.store.reading.story_cards import StoryCard


def independence(story: StoryCard) -> tuple[str, tuple[str, ...]]:
    """ "5 outlets, 3 independent" and the reasons: shared owners, agencies, copies. No reasons where every outlet counts."""
    outlets, independent = len(story.outlets), story.independent_count
    said = ngettext("%(count)d outlet", "%(count)d outlets", outlets) % {"count": outlets}
    counted = ngettext("%(count)d independent", "%(count)d independent", independent) % {"count": independent}
    return f"{said}, {counted}", (*_owners(story), *_agencies(story), *_copies(story))


def _owners(story: StoryCard) -> Iterator[str]:
    groups: defaultdict[str, list[Outlet]] = defaultdict(list)
    for outlet in story.outlets:
        if outlet.owner and not outlet.agency and outlet.voice in (Voice.OWN, Voice.OWNER):
            groups[outlet.owner.casefold()].append(outlet)
    for held in groups.values():
        if any(outlet.voice is Voice.OWNER for outlet in held):
            yield _("%(names)s share an owner, %(owner)s, and count once") % {
                "names": listed([outlet.name for outlet in held]),
                "owner": held[0].owner,
            }


def _agencies(story: StoryCard) -> Iterator[str]:
    carriers: defaultdict[str, list[str]] = defaultdict(list)
    for outlet in story.outlets:
        if agency := outlet.agency or (outlet.of if outlet.voice is Voice.AGENCY else ""):
            carriers[agency].append(outlet.name)
    for agency, names in carriers.items():
        yield ngettext(
            "%(names)s carries %(agency)s’s text, which counts once",
            "%(names)s carry %(agency)s’s text, which counts once",
            len(names),
        ) % {"names": listed(names), "agency": agency}


def _copies(story: StoryCard) -> Iterator[str]:
    carriers: defaultdict[str, list[str]] = defaultdict(list)
    for outlet in story.outlets:
        if outlet.voice is Voice.COPY:
            carriers[outlet.of].append(outlet.name)
    for of, names in carriers.items():
        words = {"names": listed(names), "of": of or _("another outlet")}
        yield ngettext("%(names)s carries the text of %(of)s", "%(names)s carry the text of %(of)s", len(names)) % words
