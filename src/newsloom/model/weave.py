"""Copies and stories: the same text under several publishers, the same event told by several."""

from dataclasses import dataclass, field


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why an article stands in a story, in parts that add up to words a person can check."""

    nearest: str = ""  # id of the nearest member
    similarity: float = 0.0  # 0..1
    shared_names: tuple[str, ...] = ()
    shared_numbers: tuple[str, ...] = ()
    shared_words: tuple[str, ...] = ()
    gap_h: float | None = None  # hours between the two


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
    shared: tuple[str, ...] = ()  # words or names in common, for the card
