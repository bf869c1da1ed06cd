"""Site rules as values: how one publisher's pages are read where the general way fails, and for which days."""

import datetime as dt
import functools
import re
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import translate
from urllib.parse import urlsplit

from newsloom.errors import RuleError
from newsloom.model.article import Kind

MAX_PATH_CHARS = 2000  # of an address; what is longer is cut before patterns are tried


class RuleOrigin(StrEnum):
    """Where a rule comes from; a later one overrules the ones before it."""

    SHIPPED = "shipped"
    FOLDER = "folder"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRule:
    """What to keep, remove and read on a page: CSS selectors in the small language of `extract.rules.selectors`.

    Valid on the days from `valid_from` to `valid_until`, both included; None is open. Every field a page does not
    answer is read the general way.
    """

    name: str
    origin: RuleOrigin = RuleOrigin.SHIPPED
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    body: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    standfirst: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    picture: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    next_page: tuple[str, ...] = ()
    kind: Kind | None = None
    ignore_json_ld_body: bool = False
    timezone: str = ""  # IANA name, for times printed without a zone
    day_first: bool = True  # 03/04/2025 is the third of April
    author_prefixes: tuple[str, ...] = ()  # taken off before a name

    def holds_on(self, day: dt.date) -> bool:
        """Whether the rule is valid on this day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFile:
    """One publisher's rule: the pages it holds for, and its periods in order of time."""

    name: str
    origin: RuleOrigin = RuleOrigin.SHIPPED
    hosts: tuple[str, ...]
    paths: tuple[str, ...] = ()  # empty: every path
    periods: tuple[SiteRule, ...]

    def holds_for(self, host: str, path: str) -> bool:
        """Whether the rule is meant for pages of this host (without "www.") and path."""
        return self.is_for_host(host) and (
            not self.paths or any(_path_pattern(pattern).match(path) for pattern in self.paths)
        )

    def is_for_host(self, host: str) -> bool:
        """Whether the rule is meant for some of this host's pages."""
        return any(_is_host(host, pattern) for pattern in self.hosts)

    def on(self, day: dt.date) -> SiteRule | None:
        """The period of this day."""
        return next((period for period in self.periods if period.holds_on(day)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenRule:
    """A rule that cannot be read, and for whose hosts, as far as that is known."""

    name: str
    origin: RuleOrigin
    error: RuleError
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """Every rule there is, strongest first: a person's own, the data folder's, the shipped ones.

    `silenced` are hosts whose pages are read the general way whatever the files say; `broken` rules do nothing.
    """

    files: tuple[RuleFile, ...] = ()
    silenced: frozenset[str] = frozenset()
    broken: tuple[BrokenRule, ...] = ()

    def file_for(self, url: str) -> RuleFile | None:
        """The rule meant for the page at this address; none where a stronger one is broken."""
        host, path = _parts(url)
        if not host or host in self.silenced:
            return None
        found = next((file for file in self.files if file.holds_for(host, path)), None)
        broken = self.broken_for(url)
        return None if found and broken and _strength(broken.origin) > _strength(found.origin) else found

    def rule_for(self, url: str, day: dt.date) -> SiteRule | None:
        """What holds for the page at this address, published or fetched on this day; None: the general way."""
        file = self.file_for(url)
        return file.on(day) if file else None

    def broken_for(self, url: str) -> BrokenRule | None:
        """The rule that was meant for this page and cannot be read."""
        host, _ = _parts(url)
        return next((one for one in self.broken if any(_is_host(host, pattern) for pattern in one.hosts)), None)


def _strength(origin: RuleOrigin) -> int:
    return list(RuleOrigin).index(origin)


def _parts(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").removeprefix("www."), (parts.path or "/")[:MAX_PATH_CHARS]
    except ValueError:
        return "", ""


def _is_host(host: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:])
    return host == pattern.removeprefix("www.")


@functools.lru_cache(maxsize=1000)
def _path_pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern))  # fnmatch writes "*" so that it never goes back over what it took
