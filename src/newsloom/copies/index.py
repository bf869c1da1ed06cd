"""Which earlier article a text is a copy of: containment of sampled shingles inside a window of days."""

import statistics
from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from newsloom.copies.fingerprint import Hashes, fingerprint
from newsloom.copies.postings import Postings
from newsloom.model.weave import CopyMatch, Doc, Merge

DAY_S = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPolicy:
    """What counts as a copy. Values chosen on copies/wire (open half); gate: tests/quality/test_copies_quality.py."""

    window_days: float = 4.0  # a wire text comes back within days; what returns later is an archive page
    shingle_words: int = 5
    one_in: int = 4  # share of shingles kept: 1 in this
    same_text: float = 0.35  # share of the shorter text found in its nearest group member
    same_origin: float = 0.20  # and in the group's first or fullest member, so that chains do not drift
    bridge: float = 0.50  # share found in members of two groups that shows them to be one
    furniture_groups: int = 4  # a shingle in this many groups is page furniture, not news
    least_shared: int = 3  # sampled shingles in common, below which two texts are never copies


@dataclass(slots=True)
class _Member:
    id: str
    group: str
    size: int  # sampled shingles
    at: float | None
    packed: bool = False


@dataclass(slots=True)
class _Group:
    members: list[int] = field(default_factory=list)  # in order of arrival
    fullest: int = -1


@dataclass(frozen=True, slots=True)
class _Link:
    group: str
    number: int
    containment: float


class CopyIndex:
    """Remembers the texts of the window. Feed it in order of arrival; the same order gives the same groups.

    Documents without a time never expire; a document without text is nobody's copy (headlines repeat). Memory: about 2 kB a text of 600 words.
    """

    def __init__(self, policy: CopyPolicy | None = None) -> None:
        self._policy = policy or CopyPolicy()
        self._members: dict[int, _Member] = {}
        self._numbers: dict[str, int] = {}
        self._copy_of: dict[str, CopyMatch] = {}
        self._groups: dict[str, _Group] = {}
        self._postings = Postings()
        self._next = 0
        self._bridges: list[tuple[str, str]] = []

    def __len__(self) -> int:
        return len(self._members)

    def add(self, doc: Doc) -> CopyMatch:
        """Where the document stands among those seen before it; it is remembered. A known id keeps its standing."""
        if doc.id in self._numbers:
            return self._standing(doc.id)
        hashes = self._fingerprint(doc)
        links = self._fitting(self._links(hashes, doc.at), len(hashes))
        if not links:
            match = CopyMatch(id=doc.id, group=doc.id)
        else:
            best = links[0]
            original = self._members[best.number].id
            match = CopyMatch(
                id=doc.id, group=best.group, copy_of=original, containment=round(min(1.0, best.containment), 4)
            )
            strong = [link.group for link in links if link.containment >= self._policy.bridge]
            self._bridges += [(best.group, other) for other in strong[1:]]
        self._remember(doc, hashes, match)
        return match

    def restore(self, doc: Doc, group: str, copy_of: str | None = None) -> None:
        """Remember a document whose group was decided earlier, without deciding again."""
        if doc.id not in self._numbers:
            self._remember(doc, self._fingerprint(doc), CopyMatch(id=doc.id, group=group, copy_of=copy_of))

    def merge_pass(self) -> tuple[Merge, ...]:
        """Groups found to be one since the last pass, because a later text holds both. The older group's id is kept."""
        merges: list[Merge] = []
        moved: dict[str, str] = {}
        for one, other in self._bridges:
            pair = {moved.get(one, one), moved.get(other, other)}
            groups = sorted((g for g in pair if g in self._groups), key=lambda g: self._groups[g].members[0])
            if len(groups) == 2:
                kept, gone = groups
                self._merge(kept, gone)
                merges.append(Merge(kept=kept, gone=gone))
                moved = {g: kept if into == gone else into for g, into in moved.items()} | {gone: kept}
        self._bridges = []
        return tuple(merges)

    def _fingerprint(self, doc: Doc) -> Hashes:
        return fingerprint(doc.text, width=self._policy.shingle_words, one_in=self._policy.one_in).hashes

    def _standing(self, doc_id: str) -> CopyMatch:
        match, member = self._copy_of.get(doc_id), self._members[self._numbers[doc_id]]
        if match is None:
            return CopyMatch(id=doc_id, group=member.group)
        return CopyMatch(id=doc_id, group=member.group, copy_of=match.copy_of, containment=match.containment)

    def _links(self, hashes: Hashes, at: float | None) -> dict[int, float]:
        """Containment in every earlier text of the window, page furniture left out."""
        shared: Counter[int] = Counter()
        own = len(hashes)
        for numbers in self._postings.holders(hashes):
            if len(numbers) >= self._policy.furniture_groups and self._is_furniture(numbers):
                own -= 1
            else:
                shared.update(numbers)
        window_s = self._policy.window_days * DAY_S
        found = {}
        for number, count in shared.items():
            member = self._members.get(number)
            if member is None or (count < self._policy.least_shared and count < min(own, member.size)):
                continue
            if at is None or member.at is None or abs(at - member.at) <= window_s:
                found[number] = count / max(1, min(own, member.size))
        return found

    def _is_furniture(self, numbers: list[int]) -> bool:
        groups = {self._members[number].group for number in numbers if number in self._members}
        return len(groups) >= self._policy.furniture_groups

    def _fitting(self, links: dict[int, float], size: int) -> list[_Link]:
        """For each group the text may belong to its nearest member, nearest group first."""
        nearest: dict[str, _Link] = {}
        for number in sorted(links):
            link = _Link(group=self._members[number].group, number=number, containment=links[number])
            if link.group not in nearest or link.containment > nearest[link.group].containment:
                nearest[link.group] = link
        fitting = [
            link
            for link in nearest.values()
            if link.containment >= self._policy.same_text
            and max(links.get(n, 0.0) for n in self._anchors(link.group)) >= self._policy.same_origin
        ]
        return sorted(fitting, key=lambda link: (-link.containment, link.number))

    def _anchors(self, group: str) -> tuple[int, int]:
        return self._groups[group].members[0], self._groups[group].fullest

    def _remember(self, doc: Doc, hashes: Hashes, match: CopyMatch) -> None:
        if self._postings.due_for_packing:
            self._forget_expired()
        number, self._next = self._next, self._next + 1
        self._members[number] = _Member(id=doc.id, group=match.group, size=len(hashes), at=doc.at)
        self._numbers[doc.id] = number
        if match.copy_of is not None:
            self._copy_of[doc.id] = match
        group = self._groups.setdefault(match.group, _Group())
        group.members.append(number)
        if group.fullest < 0 or len(hashes) > self._members[group.fullest].size:
            group.fullest = number
        self._postings.add(number, hashes)

    def _merge(self, kept: str, gone: str) -> None:
        leaving = self._groups.pop(gone)
        staying = self._groups[kept]
        for number in leaving.members:
            self._members[number].group = kept
        staying.members = sorted([*staying.members, *leaving.members])
        staying.fullest = max(staying.fullest, leaving.fullest, key=lambda n: (self._members[n].size, -n))

    def _forget_expired(self) -> None:
        """Drop what lies a window before the middle of the newest arrivals: a false date in the future drops nothing."""
        arrived = [m.at for m in self._members.values() if not m.packed and m.at is not None]
        oldest = statistics.median(arrived) - self._policy.window_days * DAY_S if arrived else float("-inf")
        for number in [n for n, m in self._members.items() if m.packed and m.at is not None and m.at < oldest]:
            self._forget(number)
        for member in self._members.values():
            member.packed = True
        self._postings.pack(np.fromiter(self._members, np.uint32, len(self._members)))

    def _forget(self, number: int) -> None:
        member = self._members.pop(number)
        self._numbers.pop(member.id, None)
        self._copy_of.pop(member.id, None)
        group = self._groups[member.group]
        group.members.remove(number)
        if not group.members:
            del self._groups[member.group]
        elif group.fullest == number:
            group.fullest = max(group.members, key=lambda n: (self._members[n].size, -n))
