"""Which publishers of a story are sources of their own: copies folded, agencies counted once, owners grouped."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsloom.extract.agencies import agency_named
from newsloom.model.intent import Member, Outlet, Voice


@dataclass(frozen=True, slots=True)
class Stand:
    """What an article is in its story: a report of the publisher's own, or the text of an agency or of another publisher."""

    member: Member
    agency: str = ""
    group: str = ""  # of copies; empty for a report of its own

    @property
    def is_own(self) -> bool:
        return not self.agency and not self.group

    @property
    def voice(self) -> str:
        """What all that speak with one voice have in common: an agency, a copied text, or else the publisher's owner."""
        if self.agency:
            return _agency_key(self.agency)
        if self.group:
            return f"copies {self.group}"
        owner = self.member.owner
        return f"owner {owner.casefold()}" if owner else f"source {self.member.source_id}"


def outlets(members: Sequence[Member]) -> tuple[Outlet, ...]:
    """The publishers of the members in order of reporting, those that count first. `members` are oldest first.

    One with a report of its own counts, unless another of its owner counts already. Of those that only carry an
    agency's text one counts for the agency, unless the agency itself is here; of those that only carry another
    publisher's text one counts where that publisher is not here.
    """
    bests = _best(members)
    counting: dict[str, Outlet] = {}  # by voice: owner, agency or copy group
    found: list[Outlet] = []
    for stand in sorted(bests, key=lambda stand: not stand.is_own):  # stable: in order of reporting within
        key = stand.voice
        first = counting.get(key)
        if first is None and stand.group and not stand.agency:
            first = _origin(stand, bests, counting)
        outlet = _outlet(stand, first)
        found.append(outlet)
        if outlet.counts:
            counting[key] = outlet
            counting.setdefault(_agency_key(outlet.name), outlet)  # an agency counts for those that carry it
    return tuple(sorted(found, key=lambda outlet: not outlet.counts))


def stands(members: Sequence[Member]) -> list[Stand]:
    """What each member is, in the order given."""
    agencies = _agencies(members)
    found: list[Stand] = []
    for member in members:
        agency = agencies.get(member.copy_group, "")
        if agency and _agency_key(member.source_name) == _agency_key(agency):
            agency = ""  # the agency itself
        copied = bool(agency) or member.copy_of is not None
        found.append(Stand(member, agency, member.copy_group if copied else ""))
    return found


def _best(members: Sequence[Member]) -> list[Stand]:
    """The best of each publisher, in order of its first report."""
    best: dict[int, Stand] = {}
    for stand in stands(members):
        known = best.get(stand.member.source_id)
        if known is None or (stand.is_own and not known.is_own):
            best[stand.member.source_id] = stand
    return list(best.values())


def _agencies(members: Sequence[Member]) -> dict[str, str]:
    """The agency whose text each copy group carries: the one most of it credits, or that published it itself."""
    credits: dict[str, Counter[str]] = {}
    for member in members:
        own = agency_named(member.source_name) if member.copy_of is None else ""
        if agency := own or member.doc.agency:
            credits.setdefault(member.copy_group, Counter())[agency] += 1
    return {group: min(found, key=lambda name: (-found[name], name)) for group, found in credits.items()}


def _agency_key(name: str) -> str:
    """What the names of one agency have in common; one that is in no table goes by its name."""
    return f"agency {agency_named(name) or name.casefold()}"


def _origin(stand: Stand, bests: Sequence[Stand], counting: dict[str, Outlet]) -> Outlet | None:
    """The publisher whose text the outlet carries, where it is in the story."""
    for other in bests:
        if other.is_own and other.member.copy_group == stand.group:
            counted = counting.get(other.voice)
            return replace(counted, name=other.member.source_name) if counted else None
    return None


def _outlet(stand: Stand, first: Outlet | None) -> Outlet:
    member = stand.member
    voice, of = Voice.OWN, ""
    if first is not None:
        voice = Voice.AGENCY if stand.agency else Voice.COPY if stand.group else Voice.OWNER
        of = stand.agency or first.name
    return Outlet(
        name=member.source_name,
        slug=member.source_slug,
        language=member.source_language,
        voice=voice,
        of=of,
        owner=member.owner,
        agency=stand.agency if voice is Voice.OWN else "",
    )
