"""Copies and stories: the same text under several publishers, the same event told by several."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from newsloom.model.reading import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Doc:
    """What `copies` and `stories` need to know of an article. `at` is Unix seconds."""

    id: str
    title: str = ""
    text: str = ""
    source: str = ""
    at: float | None = None
    agency: str = ""
    dateline: str = ""
    language: str = ""
    vector: bytes = b""  # what `text.encoder` made of it; empty where nothing was made


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMatch:
    """Where an article stands among copies: its group, the earlier article it copies and how much of it is shared."""

    id: str
    group: str  # id of the group: the id of its first member
    copy_of: str | None = None
    containment: float = 0.0  # share of the shorter text's shingles found in the other, 0..1


class SharedKind(StrEnum):
    """What two articles may have in common."""

    NAME = "name"
    PLACE = "place"
    NUMBER = "number"
    DATE = "date"
    PHRASE = "phrase"
    WORD = "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Something two articles have in common, as each prints it. Every span covers exactly those printed characters."""

    kind: SharedKind
    text: str  # as the article prints it
    other: str  # as the other prints it: "14 berths", "fourteen berths"
    here: tuple[Span, ...] = ()  # in title or text of the article
    there: tuple[Span, ...] = ()  # in title or text of the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why an article stands in a story, in parts a person can check."""

    nearest: str = ""  # id of the nearest member
    similarity: float = 0.0  # 0..1
    parts: Mapping[str, float] = field(default_factory=dict)  # of the similarity, each 0..1: "words", "lead", "names" …
    shared: tuple[Shared, ...] = ()  # kind by kind, the rarest first
    gap_h: float | None = None  # hours between the two

    @property
    def shared_names(self) -> tuple[str, ...]:
        """Names and places in common, as the article prints them."""
        return self._of(SharedKind.NAME, SharedKind.PLACE)

    @property
    def shared_numbers(self) -> tuple[str, ...]:
        """Numbers and dates in common, as the article prints them."""
        return self._of(SharedKind.NUMBER, SharedKind.DATE)

    @property
    def shared_words(self) -> tuple[str, ...]:
        """Phrases and rare words in common, as the article prints them."""
        return self._of(SharedKind.PHRASE, SharedKind.WORD)

    def _of(self, *kinds: SharedKind) -> tuple[str, ...]:
        return tuple(one.text for one in self.shared if one.kind in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """The decision for one article: its story and the reason. A story's id is the id of its first article."""

    id: str
    story: str
    started: bool  # the article opened the story
    reason: Reason = field(default_factory=Reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two stories turned out to be one: `gone` lives on as `kept`."""

    kept: str
    gone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """Articles that leave a story for one of their own; `new` is the id of the first of them."""

    story: str
    new: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedArticle:
    id: str
    score: float
