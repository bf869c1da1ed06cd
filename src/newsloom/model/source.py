"""Where we look: a source (a publisher) and its feeds (the addresses we poll)."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

SourceId = NewType("SourceId", int)
FeedId = NewType("FeedId", int)


class Health(StrEnum):
    """The state a person sees on the sources page."""

    NEW = "new"
    FINE = "fine"
    SLOW = "slow"
    FAILING = "failing"
    GONE = "gone"
    PAUSED = "paused"


class PublisherKind(StrEnum):
    """What sort of outlet a publisher is. Newspapers are told by reach: of a whole country, or of a part of it."""

    AGENCY = "agency"
    NATIONAL = "national"
    REGIONAL = "regional"
    BUSINESS = "business"
    BROADCASTER = "broadcaster"
    PUBLIC_BROADCASTER = "public broadcaster"
    ONLINE = "online"
    MAGAZINE = "magazine"
    SPECIALIST = "specialist"
    OFFICIAL = "official"
    OTHER = "other"


class ProfileFrom(StrEnum):
    """Who says what a publisher is."""

    TABLE = "table"  # text/publishers.tsv
    DOMAIN = "domain"  # the country alone, by the national domain of its home page
    PERSON = "person"  # somebody who keeps this site: never overwritten


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a publisher is; what is not known is empty, never guessed."""

    country: str = ""  # ISO 3166-1 alpha-2
    kind: PublisherKind | None = None
    owner: str = ""  # the group it belongs to: two publishers of one owner are one voice
    said_by: ProfileFrom | None = None  # None: nothing is known


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchState:
    """What we remember of our looks at one feed. Times are aware UTC."""

    etag: str = ""
    last_modified: str = ""
    next_fetch_at: dt.datetime | None = None  # None: due at once
    last_fetch_at: dt.datetime | None = None
    last_success_at: dt.datetime | None = None
    last_change_at: dt.datetime | None = None
    failures: int = 0  # in a row
    error_code: str = ""
    error_text: str = ""  # a plain sentence
    moved_to: str = ""  # permanent redirect seen, not yet acted on
    moved_since: dt.datetime | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher."""

    id: SourceId
    name: str
    home_url: str = ""
    language: str = ""
    category: str = ""  # folder of the OPML outline, "a/b" when nested


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One address we poll for a source."""

    id: FeedId
    source: Source
    url: str
    paused: bool = False
    state: FetchState = field(default_factory=FetchState)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """A source as somebody asks for it, before it has an id."""

    name: str
    feed_url: str
    home_url: str = ""
    category: str = ""
