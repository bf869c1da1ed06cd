"""What a page says, cleaned: the article as we understand it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

ArticleId = NewType("ArticleId", int)


class Kind(StrEnum):
    """Kind of page (DESIGN.md §6). Article, opinion and review may enter stories."""

    ARTICLE = "article"
    LIVE = "live"
    ROUNDUP = "roundup"
    LISTING = "listing"
    GALLERY = "gallery"
    VIDEO = "video"
    STUB = "stub"
    OPINION = "opinion"
    REVIEW = "review"

    @property
    def may_enter_stories(self) -> bool:
        return self in (Kind.ARTICLE, Kind.OPINION, Kind.REVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    name: str
    is_organisation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    url: str = ""
    caption: str = ""
    credit: str = ""


class Change(StrEnum):
    """What of an article a new wording changed."""

    HEADLINE = "headline"
    TEXT = "text"
    CORRECTION = "correction"


class CorrectionKind(StrEnum):
    """What a publisher's note about its own article is."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    EDITORS_NOTE = "editors_note"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A note by which the publisher says that it changed the article; `text` as printed."""

    kind: CorrectionKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """A page or a saved text, extracted. `text` is plain (paragraphs parted by one newline), `html` is sanitised.

    `published_at` and `modified_at` are aware and keep the publisher's own offset where the page gives one.
    """

    url: str
    title: str
    text: str
    html: str
    authors: tuple[Author, ...] = ()
    published_at: dt.datetime | None = None
    modified_at: dt.datetime | None = None
    published_is_exact: bool = True  # False: a day or a relative time only
    language: str = ""
    site_name: str = ""
    canonical_url: str = ""
    breadcrumb: tuple[str, ...] = ()
    publisher_tags: tuple[str, ...] = ()
    displayed_sections: tuple[str, ...] = ()  # the section line the page shows
    standfirst: str = ""
    agency: str = ""
    dateline: str = ""
    kind: Kind = Kind.ARTICLE
    picture: Picture | None = None
    comment_count: int | None = None
    paywalled: bool = False  # the publisher says the text is not free to read
    noindex: bool = False
    noarchive: bool = False
    corrections: tuple[Correction, ...] = ()  # notes beside the text; those in it are found there
    hashtags: tuple[str, ...] = ()  # hashtags of the page the article was saved from, without '#'
    next_page: str = ""  # address of the next page of this article
    single_page: str = ""  # address of the whole of it on one page
