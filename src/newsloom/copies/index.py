"""Which earlier article a text is a copy of: how much of the shorter text stands word for word in the other."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from newsloom.copies.fingerprint import ONE_IN, Fingerprint, Fingerprints, Flags, Holding, held
from newsloom.copies.shelf import Member, Shelf
from newsloom.model.weave import CopyMatch, Doc, Merge

DAY_S = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPolicy:
    """What counts as a copy (docs/why/0006-copies.md). Chosen on copies/wire, cross-validated; gate: tests/quality/test_copies_quality.py."""

    window_days: float = 4.0  # a wire text comes back within days; what returns later is an archive page
    same_text: float = 0.36  # share of the shorter text found in its nearest group member
    lede: int = 20  # words of its own, at most a quarter, that an outlet may put around so much of a text
    report: int = (
        700  # words: a longer page is judged as if that long, for it may print a report whole among other things
    )
    same_origin: float = 0.20  # and in the group's first or fullest member, so that chains do not drift
    bridge: float = 0.50  # share found in members of two groups that shows them to be one
    furniture_groups: int = 4  # a shingle in this many groups is page furniture, not news
    least_shared: int = 12  # shingles, of 16 words in a run: with fewer in common only equal texts are copies
    equal: float = 0.9  # of the shingles of both, then


# What is looked at, however much is found: of the groups that share most, and of pages that share furniture.
_MOST_GROUPS = 8
_MOST_TEACHERS = 8
_LEAST_ESTIMATE = 0.08  # of the shorter text, by the sample; a copy of a third is below it once in some thousands


@dataclass(frozen=True, slots=True)
class _Link:
    group: str
    number: int
    containment: float


@dataclass(frozen=True, slots=True)
class _Share:
    """What two texts have in common, as a share of the shorter one, and how many shingles that one has."""

    of: float
    size: float


_NOTHING = _Share(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text under decision, with page furniture flagged."""

    found: Fingerprint
    furniture: Flags
    own: int  # shingles that are no furniture

    def held(self, member: Member) -> Holding:
        return held(self.found.shingles, member.filter)


class CopyIndex:
    """Remembers the texts of the window. Feed it in order of arrival; the same order gives the same groups.

    Documents without a time never expire; a document without text is nobody's copy (headlines repeat).
    """

    def __init__(self, policy: CopyPolicy | None = None) -> None:
        self._policy = policy or CopyPolicy()
        self._shelf = Shelf(self._policy.window_days * DAY_S)
        self._fingerprints = Fingerprints()
        self._bridges: list[tuple[str, str]] = []

    def __len__(self) -> int:
        return len(self._shelf)

    def __contains__(self, doc_id: str) -> bool:
        return doc_id in self._shelf

    def add(self, doc: Doc) -> CopyMatch:
        """Where the document stands among those seen before it; it is remembered. A known id keeps its standing."""
        if doc.id in self._shelf:
            return _standing(self._shelf.member(doc.id))
        found = self._fingerprints.of(doc.text)
        links = self._links(found, doc.at)
        if not links:
            return self._remember(doc, found, CopyMatch(id=doc.id, group=doc.id))
        best = links[0]
        self._bridges += [(best.group, link.group) for link in links[1:] if link.containment >= self._policy.bridge]
        original = self._shelf[best.number].id
        containment = round(min(1.0, best.containment), 4)
        return self._remember(
            doc, found, CopyMatch(id=doc.id, group=best.group, copy_of=original, containment=containment)
        )

    def renew(self, doc: Doc) -> CopyMatch:
        """Where a document stands now that it has other words: anew where it stood alone, else where it stood.

        Raises KeyError for a document that is not remembered.
        """
        before = self._shelf.take(doc.id)
        if before.group == doc.id and not self._shelf.group(doc.id):
            return self.add(doc)
        return self._remember(doc, self._fingerprints.of(doc.text), _standing(before))

    def restore(self, doc: Doc, group: str, copy_of: str | None = None) -> None:
        """Remember a document whose group was decided earlier, without deciding again."""
        if doc.id not in self._shelf:
            match = CopyMatch(id=doc.id, group=group, copy_of=copy_of)
            self._remember(doc, self._fingerprints.of(doc.text), match)

    def merge_pass(self) -> tuple[Merge, ...]:
        """Groups found to be one since the last pass, because a later text holds both. The older group's id is kept."""
        merges: list[Merge] = []
        moved: dict[str, str] = {}
        for one, other in self._bridges:
            pair = {moved.get(one, one), moved.get(other, other)}
            groups = sorted((g for g in pair if self._shelf.group(g)), key=lambda g: self._shelf.group(g)[0])
            if len(groups) == 2:
                kept, gone = groups
                self._shelf.merge(kept, gone)
                merges.append(Merge(kept=kept, gone=gone))
                moved = {g: kept if into == gone else into for g, into in moved.items()} | {gone: kept}
        self._bridges = []
        return tuple(merges)

    def _remember(self, doc: Doc, found: Fingerprint, match: CopyMatch) -> CopyMatch:
        member = Member(
            id=doc.id,
            group=match.group,
            size=0,
            filter=b"",
            at=doc.at,
            copy_of=match.copy_of,
            containment=match.containment,
        )
        self._shelf.put(member, found)
        return match

    def _links(self, found: Fingerprint, at: float | None) -> list[_Link]:
        """For each group the text may belong to its nearest member, nearest group first."""
        shared, teachers = self._sharing(found)
        candidates = self._candidates(shared, len(found.shingles), at)
        if not candidates:
            return []
        furniture = self._furniture(found, teachers)
        text = _Text(found, furniture, len(furniture) - int(np.count_nonzero(furniture)))
        links = [link for group, number in candidates.items() if (link := self._link(text, group, number, at))]
        return sorted(links, key=lambda link: (-link.containment, link.number))

    def _sharing(self, found: Fingerprint) -> tuple[Counter[int], dict[str, int]]:
        """How many sampled shingles each text shares, page furniture left out; and texts, by group, that share that."""
        shared: Counter[int] = Counter()
        teachers: dict[str, int] = {}
        for numbers in self._shelf.holders(found.sample):
            if len(numbers) >= self._policy.furniture_groups:
                by_group = {self._shelf[number].group: number for number in numbers}
                if len(by_group) >= self._policy.furniture_groups:
                    teachers.update(by_group)
                    continue
            shared.update(numbers)
        return shared, teachers

    def _candidates(self, shared: Mapping[int, int], size: int, at: float | None) -> dict[str, int]:
        """By group the member within the window that by the sample shares most, for the groups that share most."""
        best: dict[str, tuple[float, int]] = {}
        for number, count in shared.items():
            member = self._shelf[number]
            estimate = count * ONE_IN / min(size, member.size)
            if estimate < _LEAST_ESTIMATE or not self._shelf.is_near(member, at):
                continue
            ranked = (min(estimate, 1.0), -number)  # of equals the first
            if member.group not in best or ranked > best[member.group]:
                best[member.group] = ranked
        nearest = sorted(best, key=lambda group: best[group], reverse=True)[:_MOST_GROUPS]
        return {group: -best[group][1] for group in nearest}

    def _furniture(self, found: Fingerprint, teachers: Mapping[str, int]) -> Flags:
        """The text's shingles that as many groups have as make it furniture."""
        seen = np.zeros(len(found.shingles), dtype=np.int8)
        for number in sorted(teachers.values(), reverse=True)[:_MOST_TEACHERS]:
            seen += held(found.shingles, self._shelf[number].filter).flags
        return seen >= self._policy.furniture_groups

    def _link(self, text: _Text, group: str, number: int, at: float | None) -> _Link | None:
        anchors = {n: self._share(text, self._shelf[n]) for n in self._shelf.anchors(group, at)}
        near = anchors | {number: self._share(text, self._shelf[number])}
        nearest = max(near, key=lambda n: (near[n].of, -n))
        if not self._is_same(near[nearest]) or max(share.of for share in anchors.values()) < self._policy.same_origin:
            return None
        return _Link(group=group, number=nearest, containment=near[nearest].of)

    def _is_same(self, share: _Share) -> bool:
        judged = min(share.size, self._policy.report)
        judged -= min(self._policy.lede, judged / 4)
        return share.of * share.size >= self._policy.same_text * judged > 0.0

    def _share(self, text: _Text, member: Member) -> _Share:
        """What the two have in common, page furniture left out of both; nothing where it says little."""
        holding = text.held(member)
        shared = holding.count(~text.furniture)
        size = member.size - holding.count(text.furniture)
        if shared < self._policy.least_shared and shared < self._policy.equal * max(text.own, size):
            return _NOTHING
        smaller = max(1.0, min(float(text.own), size))
        return _Share(float(shared / smaller), smaller)


def _standing(member: Member) -> CopyMatch:
    return CopyMatch(id=member.id, group=member.group, copy_of=member.copy_of, containment=member.containment)
