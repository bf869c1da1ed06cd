"""The texts of the window as the copy index keeps them: who is in which group, and where each can be found."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsloom.copies.fingerprint import Fingerprint, packed
from newsloom.copies.postings import Postings

CROWD = 64  # of the texts that hold one shingle, the newest are looked at: a site's footer stands in thousands


@dataclass(slots=True)
class Member:
    """A text remembered. `size` counts its shingles, `filter` holds them; `at` is Unix seconds."""

    id: str
    group: str
    size: int
    filter: bytes
    at: float | None
    copy_of: str | None
    containment: float
    packed: bool = False


class Shelf:
    """Members by number; numbers rise in order of arrival. About 1.2 kB for a text of 500 words."""

    def __init__(self, window_s: float) -> None:
        self._window_s = window_s
        self._members: dict[int, Member] = {}
        self._numbers: dict[str, int] = {}
        self._groups: dict[str, list[int]] = {}  # in order of arrival; only where it is not just the text of that id
        self._postings = Postings()
        self._next = 0

    def __len__(self) -> int:
        return len(self._members)

    def __contains__(self, doc_id: str) -> bool:
        return doc_id in self._numbers

    def __getitem__(self, number: int) -> Member:
        return self._members[number]

    def member(self, doc_id: str) -> Member:
        """The member of that id. Raises KeyError."""
        return self._members[self._numbers[doc_id]]

    def group(self, group: str) -> Sequence[int]:
        """The numbers of a group's members in order of arrival; none of a group that is gone."""
        alone = self._numbers.get(group)
        return self._groups.get(group) or ([alone] if alone is not None and self._members[alone].group == group else [])

    def is_near(self, member: Member, at: float | None) -> bool:
        """Whether the member lies within the window of a time; what has no time is always near."""
        return at is None or member.at is None or abs(at - member.at) <= self._window_s

    def anchors(self, group: str, at: float | None) -> set[int]:
        """The first and the fullest of a group's members within the window of a time."""
        near = [n for n in self.group(group) if self.is_near(self._members[n], at)]
        return {near[0], max(near, key=lambda n: (self._members[n].size, -n))} if near else set()

    def holders(self, sample: NDArray[np.uint32]) -> Iterator[list[int]]:
        """For each sampled shingle that any member holds, the newest who do, oldest of them first."""
        for numbers in self._postings.holders(sample, CROWD):
            live = [number for number in numbers if number in self._members]
            if live:
                yield live

    def put(self, member: Member, found: Fingerprint) -> None:
        """Remembers the text; what left the window may be forgotten for it."""
        if self._postings.due_for_packing:
            self._tidy()
        number, self._next = self._next, self._next + 1
        member.size, member.filter = len(found.shingles), packed(found.shingles) if len(found.shingles) else b""
        self._members[number] = member
        self._join(number, member)
        self._numbers[member.id] = number
        self._postings.add(number, found.sample)

    def take(self, doc_id: str) -> Member:
        """Forgets the text and hands back what was remembered. Raises KeyError."""
        number = self._numbers[doc_id]
        member = self._members[number]
        self._forget(number)
        return member

    def merge(self, kept: str, gone: str) -> None:
        """Afterwards the members of both groups stand in the first."""
        members = sorted([*self.group(kept), *self.group(gone)])
        self._groups.pop(gone, None)
        for number in members:
            self._members[number].group = kept
        self._groups[kept] = members

    def _join(self, number: int, member: Member) -> None:
        others = self.group(member.group)
        if others or member.group != member.id:
            self._groups[member.group] = [*others, number]

    def _tidy(self) -> None:
        """Drop what lies a window before the middle of the newest arrivals: a false date in the future drops nothing."""
        arrived = [m.at for m in self._members.values() if not m.packed and m.at is not None]
        oldest = statistics.median(arrived) - self._window_s if arrived else float("-inf")
        for number in [n for n, m in self._members.items() if m.packed and m.at is not None and m.at < oldest]:
            self._forget(number)
        is_live = np.zeros(self._next, dtype=np.bool_)
        is_live[np.fromiter(self._members, np.int64, len(self._members))] = True
        self._postings.pack(is_live)
        for member in self._members.values():
            member.packed = True

    def _forget(self, number: int) -> None:
        member = self._members.pop(number)
        left = [n for n in self._groups.get(member.group, ()) if n != number]
        del self._numbers[member.id]
        if left:
            self._groups[member.group] = left
        else:
            self._groups.pop(member.group, None)
