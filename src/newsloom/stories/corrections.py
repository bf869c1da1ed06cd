"""What people's corrections allow: asked by the story index before articles join, stories merge or part."""

from collections.abc import Callable, Collection, Iterable, Sequence

from newsloom.model.corrections import Role, StoryCorrection, StoryCorrectionKind

_Profile = tuple[tuple[int, Role], ...]  # the roles of an article, by the place of the correction, oldest first
_LOCKING = (StoryCorrectionKind.LOCK, StoryCorrectionKind.UNLOCK)


class Corrections:
    """Every correction that holds. Of two that speak about the same two articles, the later counts.

    Articles that had the same part in the same corrections are alike to it, so that a question about two stories costs
    the number of kinds of articles in them, not of articles. With no corrections every question costs nothing.
    """

    def __init__(self, records: Iterable[StoryCorrection] = ()) -> None:
        self._records = sorted((r for r in records if r.holds), key=lambda record: record.number)
        roles: dict[str, list[tuple[int, Role]]] = {}
        locked: set[str] = set()
        for place, record in enumerate(self._records):
            ids = [str(key) for key in record.ids(Role.MOVED)]
            if record.kind in _LOCKING:
                (locked.update if record.kind is StoryCorrectionKind.LOCK else locked.difference_update)(ids)
                continue
            if record.kind is StoryCorrectionKind.MOVE:
                locked.difference_update(ids)  # who is moved out of a locked story does not lock the next one
            for one in record.articles:
                if one.id is not None:
                    roles.setdefault(str(one.id), []).append((place, one.role))
        self._profiles: dict[str, _Profile] = {key: tuple(parts) for key, parts in roles.items()}
        self._locked = frozenset(locked)
        self._known: dict[tuple[_Profile, _Profile], tuple[bool, int] | None] = {}

    def keeps_apart(self, article_id: str, member_ids: Iterable[str]) -> bool:
        """Whether a person said of any of the members that the article does not belong with it."""
        return bool(self._profiles) and self._apart([article_id], member_ids)

    def is_locked(self, member_ids: Iterable[str]) -> bool:
        """Whether a person locked the story with these members."""
        return bool(self._locked) and not self._locked.isdisjoint(member_ids)

    def admits(self, article_id: str, member_ids: Callable[[], Sequence[str]]) -> bool:
        """Whether the article may join the story with these members on its own account."""
        if not self._profiles and not self._locked:
            return True
        members = member_ids()
        return not self.is_locked(members) and not self.keeps_apart(article_id, members)

    def may_merge(self, one_ids: Iterable[str], other_ids: Iterable[str]) -> bool:
        """Whether two stories may become one: neither is locked and no two of their articles are kept apart."""
        if not self._profiles and not self._locked:
            return True
        one, other = list(one_ids), list(other_ids)
        return not self.is_locked([*one, *other]) and not self._apart(one, other)

    def may_part(self, staying: Iterable[str], leaving: Iterable[str]) -> bool:
        """Whether a story may fall in two so: it is not locked and nobody put an article with one it would leave."""
        if not self._profiles and not self._locked:
            return True
        one, other = list(staying), list(leaving)
        return not self.is_locked([*one, *other]) and not self._speaks(one, other, together=True)

    def destined(self, article_id: str) -> tuple[str, ...]:
        """The articles a person put this one with, those said last first."""
        found: dict[str, None] = {}
        for place, role in reversed(self._profiles.get(article_id, ())):
            if role is Role.LEFT:
                continue
            record = self._records[place]
            for key in map(str, (*record.ids(Role.JOINED), *record.ids(Role.MOVED))):
                if key != article_id and self._speaks([article_id], [key], together=True):
                    found[key] = None
        return tuple(found)

    def companion(self, article_id: str, copy_of: str | None, story_of: Callable[[str], Sequence[str]]) -> str | None:
        """The article whose story this one enters without being judged: one a person put it with, or else its original.

        `story_of` gives the members of the story an article is in, none for one that is not here. A copy enters a
        locked story too: it is one more print of a report that is in it (docs/why/0007).
        """
        wanted = [*self.destined(article_id)]
        if copy_of is not None:
            wanted.append(copy_of)
        for key in wanted:
            members = story_of(key)
            if members and not self.keeps_apart(article_id, members):
                return key
        return None

    def crossed(self, stories: Iterable[Collection[str]]) -> int | None:
        """The number of the last correction these stories would cross, if they were all there is; None if of none."""
        places = {key: story for story, members in enumerate(stories) for key in members if key in self._profiles}
        kinds: dict[_Profile, set[int]] = {}
        for key, story in places.items():
            kinds.setdefault(self._profiles[key], set()).add(story)
        worst = -1
        for one, ones in kinds.items():
            for other, others in kinds.items():
                verdict = self._verdict(one, other)
                if verdict is None:
                    continue
                together, place = verdict
                if (len(ones | others) > 1) if together else bool(ones & others):
                    worst = max(worst, place)
        return self._records[worst].number if worst >= 0 else None

    def _apart(self, one_ids: Iterable[str], other_ids: Iterable[str]) -> bool:
        return self._speaks(one_ids, other_ids, together=False)

    def _speaks(self, one_ids: Iterable[str], other_ids: Iterable[str], *, together: bool) -> bool:
        """Whether any article of the one side and any of the other are said to be together, or apart."""
        ones = {self._profiles[key] for key in one_ids if key in self._profiles}
        others = {self._profiles[key] for key in other_ids if key in self._profiles} if ones else set()
        return any(
            verdict is not None and verdict[0] is together
            for one in ones
            for other in others
            for verdict in [self._verdict(one, other)]
        )

    def _verdict(self, one: _Profile, other: _Profile) -> tuple[bool, int] | None:
        """What was said last about an article of each kind: together or not, and where; None where nothing was."""
        if (one, other) not in self._known:
            self._known[one, other] = _last_word(one, other)
        return self._known[one, other]


def _last_word(one: _Profile, other: _Profile) -> tuple[bool, int] | None:
    roles = dict(one)
    for place, role in reversed(other):
        mine = roles.get(place)
        if mine is None:
            continue
        if Role.LEFT not in (mine, role):
            return True, place
        if Role.MOVED in (mine, role):
            return False, place
    return None
