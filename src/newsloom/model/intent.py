"""Decisions as values: what one look at a feed, or one import, wants written, all of it or nothing."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from newsloom.model.article import ArticleId, Change, Correction, Extracted
from newsloom.model.corrections import Regrouping, StoryCorrection, Undone
from newsloom.model.reading import Hashtag, KeyPoint, Section
from newsloom.model.refetch import PageAnswer, PageState
from newsloom.model.said import Said
from newsloom.model.source import FeedId, FetchState, SourceId
from newsloom.model.weave import CopyMatch, Doc, Membership, Merge, Parting, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """What the publisher sent, uncompressed."""

    body: bytes
    content_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One article brought in and extracted, not yet read or woven."""

    identity: str  # `text.addresses.address_key` of its link, or "text:…" for saved texts
    source_id: SourceId
    extracted: Extracted
    content_hash: str
    entry_key: str = ""
    entry_hash: str = ""
    feed_categories: tuple[str, ...] = ()
    raw: Raw | None = None
    changes: ArticleId | None = None  # a later reading of this article
    names: tuple[str, ...] = ()  # further names it may be known by (`text.addresses.further_names`)
    page: PageAnswer | None = None  # how its page answered; None where none was asked for
    is_page_text: bool = True  # the text is the page's own, not what the feed said


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenEntry:
    """An entry of the feed, and the article it stands for. `tries` counts looks at a page that would not come."""

    key: str
    content_hash: str
    article_id: ArticleId | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLook:
    """A page asked for again that brought no text: not modified, not there, or in trouble."""

    article_id: ArticleId
    answer: PageAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at a feed, or one import or look at pages again (`feed_id` None), with all it brought."""

    feed_id: FeedId | None
    state: FetchState | None
    at: dt.datetime
    gathered: tuple[Gathered, ...] = ()
    entries: tuple[SeenEntry, ...] = ()
    pages: tuple[PageLook, ...] = ()
    unchanged: bool = False
    failed: bool = False
    bytes_read: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """An edit by the publisher: when it was made or seen, and what it changed."""

    at: dt.datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleIntent:
    """A new article, or a new wording of an old one, fully decided."""

    id: ArticleId
    gathered: Gathered
    first_seen_at: dt.datetime
    sort_at: dt.datetime
    language: str
    section: Section
    hashtags: tuple[Hashtag, ...]
    key_points: tuple[KeyPoint, ...]
    copy: CopyMatch | None = None  # None: keep what is stored
    story: Membership | None = None  # None: in no story, or keep what is stored
    corrections: tuple[Correction, ...] = ()
    vector: bytes = b""  # as in `model.weave.Doc`
    said: Said = field(default_factory=Said)
    edit: Edit | None = None  # None: new, or the page came in place of the feed's words; no earlier wording is kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What is read now in an article that is here already; nothing else of it changes."""

    id: ArticleId
    sort_at: dt.datetime
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderIntent:
    """What is said beside the words of an article (standfirst, authors, picture …) became another; no version."""

    id: ArticleId
    extracted: Extracted


@dataclass(frozen=True, slots=True, kw_only=True)
class PageIntent:
    """What to remember of an article's page."""

    article_id: ArticleId
    state: PageState


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIntent:
    """One more name an article is known by."""

    name: str
    article_id: ArticleId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonIntent:
    """Why an article that is here already stands in its story now."""

    article_id: ArticleId
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One article of a story, as counting and briefing need it."""

    doc: Doc
    source_id: SourceId
    source_name: str
    source_slug: str
    source_language: str
    section: Section
    copy_group: str
    copy_of: str | None
    owner: str = ""  # the group its publisher belongs to; empty: not known


class Voice(StrEnum):
    """Why a publisher of a story does not count as a source of its own."""

    OWN = ""  # it counts
    OWNER = "owner"  # it belongs to the same group as one that counts
    AGENCY = "agency"  # all it carries is an agency's text, which counts once
    COPY = "copy"  # all it carries is another publisher's text


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher of a story. `of` is the outlet or agency with which it counts once.

    One that counts names in `agency` the agency for whose text it stands, where that is all it has.
    """

    name: str
    slug: str
    language: str = ""
    voice: Voice = Voice.OWN
    of: str = ""
    owner: str = ""
    agency: str = ""

    @property
    def counts(self) -> bool:
        return self.voice is Voice.OWN


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryIntent:
    """A story as its page and card show it, recounted."""

    id: int
    headline: str
    headline_article: ArticleId
    language: str
    section: Section
    first_at: dt.datetime
    last_at: dt.datetime
    article_count: int
    copy_count: int
    outlets: tuple[Outlet, ...]
    independent_count: int
    key_points: tuple[KeyPoint, ...]
    rank: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who a copy group's text comes from."""

    group: int
    name: str
    article_id: ArticleId
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Everything one look changes; applied in one transaction."""

    look: Look
    new: tuple[ArticleIntent, ...] = ()
    changed: tuple[ArticleIntent, ...] = ()
    headers: tuple[HeaderIntent, ...] = ()
    pages: tuple[PageIntent, ...] = ()
    names: tuple[NameIntent, ...] = ()
    stories: tuple[StoryIntent, ...] = ()
    origins: tuple[Origin, ...] = ()
    merges: tuple[Merge, ...] = ()
    partings: tuple[Parting, ...] = ()
    copy_merges: tuple[Merge, ...] = ()
    regrouping: Regrouping | None = None  # by a person
    corrections: tuple[StoryCorrection, ...] = ()
    undone: tuple[Undone, ...] = ()
    reasons: tuple[ReasonIntent, ...] = ()
    rereads: tuple[Reread, ...] = ()
