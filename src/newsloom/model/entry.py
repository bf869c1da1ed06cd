"""What a publisher's feed says, as it says it. Times are Unix seconds, as in `newsloom stage feed`."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    url: str
    type: str = ""
    length: int | None = None  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHead:
    """The feed's own description (RSS 2.0 channel, Atom feed, RDF channel, JSON Feed top level)."""

    title: str = ""
    description: str = ""
    link: str = ""
    language: str = ""
    rights: str = ""
    generator: str = ""
    id: str = ""
    image: str = ""
    author: Person | None = None
    categories: tuple[str, ...] = ()
    updated: float | None = None
    published: float | None = None
    ttl_min: int | None = None  # RSS <ttl>, minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed, as published. Links are absolute where a base is known."""

    title: str = ""
    summary: str = ""  # HTML as given; sanitise before showing
    content: str = ""  # HTML as given; sanitise before showing
    link: str = ""
    id: str = ""
    author: str = ""
    author_email: str = ""
    categories: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    comments: str = ""
    rights: str = ""
    published: float | None = None
    updated: float | None = None
    image: str = ""  # Media RSS or JSON Feed picture


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    feed: FeedHead
    items: tuple[Entry, ...] = field(default=())
    tolerant: bool = False  # the tolerant parser was needed
