"""What touches the world, as small Protocols; `store`, `fetch` and `app` satisfy them."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from newsloom.model.agenda import Telling
from newsloom.model.article import ArticleId, Extracted
from newsloom.model.corrections import StoryCorrection
from newsloom.model.entry import ParsedFeed
from newsloom.model.fetched import Outcome, Request
from newsloom.model.intent import Batch, Member, SeenEntry
from newsloom.model.refetch import DuePage, PageState
from newsloom.model.said import Sighting, Upcoming
from newsloom.model.source import Feed, FeedId, NewSource, Source, SourceId
from newsloom.model.weave import Doc

MEMBERS = 200  # articles of one story that are counted and briefed


class Clock(Protocol):
    def now(self) -> dt.datetime:
        """The present instant, aware UTC."""


class Fetcher(Protocol):
    async def fetch(self, request: Request) -> Outcome:
        """The answer to one request, politely and safely; never raises for what the network does."""


class FeedReader(Protocol):
    async def parse(self, body: bytes, *, url: str = "", content_type: str = "") -> ParsedFeed:
        """The feed in `body`, read where a hang or a bomb hurts nobody. Raises ParseError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownArticle:
    """What the store knows of an article with a given name."""

    id: ArticleId
    title: str
    published_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An article as it is kept: its present wording, and what a later reading of it is judged by.

    `extracted` is what was stored; its site name, canonical address and hashtags are not.
    """

    id: ArticleId
    extracted: Extracted
    source_id: SourceId
    first_seen_at: dt.datetime
    edited_at: dt.datetime | None
    feed_categories: tuple[str, ...]
    story: int | None
    page: PageState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An article whose text is to be read again. `published_at` is in the publisher's zone; first seen where unknown."""

    id: ArticleId
    title: str
    text: str
    language: str
    published_at: dt.datetime
    sort_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Woven:
    """An article as the weaver remembers it."""

    doc: Doc
    copy_group: str
    copy_of: str | None
    story: str | None
    may_enter_stories: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLabel:
    """A publisher as a card names it, and whom it belongs to (empty: not known)."""

    name: str
    slug: str
    language: str
    owner: str = ""


class Sources(Protocol):
    """Publishers and feeds."""

    def due_feeds(self, now: dt.datetime, limit: int) -> Sequence[Feed]:
        """Feeds whose time has come, longest due first; never paused or gone ones."""

    def all_feeds(self) -> Sequence[Feed]:
        """Every feed that is not paused."""

    def add_feed(self, new: NewSource, now: dt.datetime) -> tuple[Feed, bool]:
        """The feed of this address, and whether it is new."""

    def source_named(self, name: str, now: dt.datetime) -> Source:
        """The source with this name, made if it does not exist."""

    def sources_by_host(self) -> Mapping[str, SourceId]:
        """Host of every home page and feed, to the one source it belongs to."""

    def move_feed(self, feed_id: FeedId, url: str) -> bool:
        """Takes a feed's new address over; False where another feed has it already."""

    def labels(self, ids: Collection[SourceId]) -> Mapping[SourceId, SourceLabel]:
        """Publishers as cards name them."""

    def name_from_feed(self, feed_id: FeedId, title: str, home_url: str, language: str) -> None:
        """Takes over what a feed says of itself where nothing better is known."""


class Known(Protocol):
    """What is already here."""

    def entries(self, feed_id: FeedId, keys: Sequence[str]) -> Mapping[str, SeenEntry]:
        """The feed's entries with these keys."""

    def articles(self, names: Sequence[str]) -> Mapping[str, KnownArticle]:
        """Articles with these names: identities, or further names they are known by."""

    def held(self, ids: Collection[ArticleId]) -> Mapping[ArticleId, Held]:
        """These articles as they are kept; those that are not here are left out."""

    def due_pages(self, now: dt.datetime, limit: int) -> Sequence[DuePage]:
        """Articles whose page is to be looked at again, longest due first; never of a publisher all of whose feeds are paused."""


class AsyncKnown(Protocol):
    """`Known` as the fetching side asks it."""

    async def entries(self, feed_id: FeedId, keys: Sequence[str]) -> Mapping[str, SeenEntry]:
        """The feed's entries with these keys."""

    async def articles(self, names: Sequence[str]) -> Mapping[str, KnownArticle]:
        """Articles with these names."""


class Loom(Protocol):
    """The writing side. All writing happens inside `writing()`, one process at a time."""

    def writing(self) -> AbstractContextManager[None]:
        """Holds the one right to weave, across processes. Raises Busy."""

    def generation(self) -> int:
        """Grows with every batch anybody applies."""

    def reserve_ids(self, count: int) -> Sequence[ArticleId]:
        """Article numbers nobody else gets."""

    def recent(self, since: dt.datetime) -> Iterator[Woven]:
        """Articles first seen since then, in order of arrival; before them older ones of their stories that corrections name."""

    def members(self, stories: Sequence[int], most: int = MEMBERS) -> Mapping[int, Sequence[Member]]:
        """Articles of these stories, oldest first, at most so many of each."""

    def corrections(self) -> Sequence[StoryCorrection]:
        """Every correction anybody made, taken back or not, oldest first."""

    def redirects(self, stories: Collection[int]) -> Mapping[int, int]:
        """Story numbers that lead to another story, to that story: those among these, and those that lead to one of them."""

    def stories_of(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, int]:
        """The stories these articles stand in; those in none are left out."""

    def docs(self, ids: Collection[ArticleId]) -> Mapping[ArticleId, Doc]:
        """These articles as `copies` and `stories` know them; those that are not here are left out."""

    def copies(self, groups: Sequence[int]) -> Mapping[int, Sequence[Doc]]:
        """Articles of these copy groups, oldest first."""

    def tellings(self, near: Sequence[Upcoming], articles: Collection[ArticleId]) -> Sequence[Telling]:
        """All that is told of the events that these might be, and of those that these articles tell of, oldest first.

        An event might be one of `near` where its days meet those of it, or where one of them was moved from the other's.
        """

    def unread(self, version: int, limit: int) -> Sequence[Unread]:
        """Articles not read by this version of the reader or a later one, newest first."""

    def roles_seen(self, since: dt.datetime, most: int) -> Sequence[Sighting]:
        """The roles articles since then gave people, newest first, at most so many; of the same on one day only the first."""

    def forget_raw(self, before: dt.datetime) -> int:
        """Deletes raw pages fetched before then, and returns how many."""

    def apply(self, batch: Batch) -> int:
        """Writes the batch in one transaction and returns the new generation. Raises StoreError; then nothing is written."""


class News(Sources, Known, Loom, Protocol):
    """The whole store, for wiring; code asks for the narrow ports."""
