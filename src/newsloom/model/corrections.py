"""What a person says about stories: which articles belong together, which do not, and what nobody else may touch."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

from newsloom.model.article import ArticleId


class StoryCorrectionKind(StrEnum):
    SPLIT = "split"
    MERGE = "merge"
    MOVE = "move"
    LOCK = "lock"
    UNLOCK = "unlock"


class Role(StrEnum):
    """The part an article has in a correction: the moved are apart from the left, and together with the joined."""

    MOVED = "moved"
    LEFT = "left"
    JOINED = "joined"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedArticle:
    """An article as it was when a person spoke about it. `id` is None once it is deleted; `at` is aware UTC."""

    id: ArticleId | None
    role: Role
    title: str
    source: str = ""
    language: str = ""
    at: dt.datetime | None = None
    content_hash: str = ""  # `copies.identity.content_hash` of title and text


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCorrection:
    """One thing a person said, by articles rather than story numbers, so that it outlives every merge.

    A split moves articles away from those left; a merge moves those of one story to those of another; a move does both.
    A lock and its end name every article of the story as moved. `number` grows with time; 0 is not stored yet.
    """

    number: int = 0
    kind: StoryCorrectionKind
    articles: tuple[CorrectedArticle, ...]
    at: dt.datetime
    by_id: int | None = None  # the account; None: said in the shell, or the account is gone
    by: str = ""
    note: str = ""
    undone_at: dt.datetime | None = None
    undone_by: str = ""

    @property
    def holds(self) -> bool:
        """Whether nobody has taken it back."""
        return self.undone_at is None

    def ids(self, role: Role) -> tuple[ArticleId, ...]:
        """The articles that are still here in this role."""
        return tuple(one.id for one in self.articles if one.role is role and one.id is not None)

    def pairs(self) -> Iterator[tuple[ArticleId, ArticleId, bool]]:
        """Every two articles it speaks about, and whether they belong together.

        Of a merge or a move only pairs across: that those of one side belong together, the person was not asked.
        """
        moved, left, joined = (self.ids(role) for role in Role)
        if self.kind is StoryCorrectionKind.UNLOCK:
            return
        if self.kind in (StoryCorrectionKind.SPLIT, StoryCorrectionKind.LOCK):
            yield from ((one, other, True) for one, other in combinations(moved, 2))
        yield from ((one, other, True) for one, other in product(moved, joined))
        yield from ((one, other, False) for one, other in product(moved, left))


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouping:
    """Articles a person moved: where each stands now, which numbers live and where the others lead."""

    placed: tuple[tuple[ArticleId, int], ...] = ()
    living: tuple[int, ...] = ()  # story numbers that lead nowhere else from now on
    redirects: tuple[tuple[int, int], ...] = ()  # story number, and the living story it leads to


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """A correction taken back, and by whom."""

    number: int
    by_id: int | None
    by: str
