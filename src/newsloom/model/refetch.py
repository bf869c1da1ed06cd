"""What we remember of an article's own page: its validators, and when to look at it again."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from newsloom.model.article import ArticleId, Kind
from newsloom.model.source import SourceId


class PageStatus(StrEnum):
    """What an answer for an article's page means for asking again."""

    READ = "read"
    UNCHANGED = "unchanged"  # 304
    FAILED = "failed"  # may be better next time
    MISSING = "missing"  # 404, or sent to the home page: may be a mistake of the moment
    GONE = "gone"  # 410
    CLOSED = "closed"  # robots.txt, an internal address, a page too large: not to be asked again


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAnswer:
    """One answer for an article's page."""

    status: PageStatus
    url: str
    etag: str = ""
    last_modified: str = ""
    read_by: str = ""  # what extracted it: another one may read other words from the same page
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """What we remember of our looks at one article's page. Times are aware UTC."""

    url: str
    etag: str = ""
    last_modified: str = ""
    next_refetch_at: dt.datetime | None = None  # None: never again
    read_at: dt.datetime | None = None  # the page's own words were last taken or confirmed; None: never
    read_by: str = ""
    refetches: int = 0
    edits: int = 0  # wordings seen after the first
    edited_at: dt.datetime | None = None  # the last of them
    failures: int = 0  # in a row
    missing_since: dt.datetime | None = None
    is_withdrawn: bool = False  # the publisher has taken the article down; not asked again


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePage:
    """An article whose page is to be looked at again."""

    article_id: ArticleId
    identity: str
    source_id: SourceId
    content_hash: str
    kind: Kind
    state: PageState
    published_at: dt.datetime | None = None
