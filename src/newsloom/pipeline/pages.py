"""An answer for an article's page: what it means for asking again, and the article on it."""

import hashlib
from dataclasses import replace

from newsloom import __version__
from newsloom.copies.walls import is_barrier
from newsloom.errors import (
    ExtractError,
    FetchBlocked,
    FetchError,
    FetchForbiddenAddress,
    FetchTooLarge,
    Gone,
    HttpStatus,
    RateLimited,
    RedirectLoop,
)
from newsloom.extract.page import extract
from newsloom.model.article import Extracted
from newsloom.model.fetched import Failed, Fetched, NotModified, Outcome, Request
from newsloom.model.refetch import PageAnswer, PageState, PageStatus
from newsloom.model.rule import SiteRule
from newsloom.text.addresses import is_home
from newsloom.text.storable import storable

PAGE_BYTES = 5_000_000
_ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
_NOT_THERE = 404
_NEVER = (401, 402, 403, 406, 451)  # asking again brings nothing but our name into a log


def page_request(url: str, state: PageState | None = None) -> Request:
    """How an article's page is asked for: robots.txt obeyed, and with its validators where it was read before."""
    return Request(
        url=url,
        etag=state.etag if state else "",
        last_modified=state.last_modified if state else "",
        accept=_ACCEPT,
        obey_robots=True,
        max_bytes=PAGE_BYTES,
    )


def read_page(outcome: Fetched, rule: SiteRule | None = None) -> Extracted | None:
    """The article on a page, or None where there is none: nothing to read, or an error, consent or robot check instead.

    A "noarchive" or "noindex" in the answer's X-Robots-Tag counts like one on the page.
    """
    try:
        page = extract(outcome.body, url=outcome.url, content_type=outcome.content_type, rule=rule)
    except ExtractError:
        return None
    if is_barrier(page.title, page.text):
        return None
    said = outcome.headers.get("x-robots-tag", "").lower()
    return replace(page, noarchive=page.noarchive or "noarchive" in said, noindex=page.noindex or "noindex" in said)


def reader_name(rule: SiteRule | None) -> str:
    """What reads a page: our version, and the site rule by its content. Another one may read other words from it."""
    if rule is None:
        return __version__
    return f"{__version__} {hashlib.blake2b(repr(rule).encode(), digest_size=8).hexdigest()}"


def answer_of(outcome: Outcome, asked: str, rule: SiteRule | None = None) -> PageAnswer:
    """What an answer, read by `rule` where there is one, means for asking again."""
    match outcome:
        case Fetched(url=url) if is_home(url) and not is_home(asked):
            return PageAnswer(status=PageStatus.MISSING, url=asked)
        case Fetched():
            return PageAnswer(
                status=PageStatus.READ,
                url=asked,
                etag=storable(outcome.etag)[:500],
                last_modified=storable(outcome.last_modified)[:200],
                read_by=reader_name(rule),
            )
        case NotModified():
            return PageAnswer(status=PageStatus.UNCHANGED, url=asked)
        case Failed(error=error):
            return PageAnswer(
                status=_status(error),
                url=asked,
                retry_after_s=error.retry_after_s if isinstance(error, RateLimited) else None,
            )


def chance_of(name: str) -> float:
    """A number in 0..1 that is always the same for one name: spreads the looks at the articles of one feed."""
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=4).digest()) / 2**32


def _status(error: FetchError) -> PageStatus:
    match error:
        case Gone():
            return PageStatus.GONE
        case HttpStatus(status=status) if status == _NOT_THERE:
            return PageStatus.MISSING
        case HttpStatus(status=status) if status in _NEVER:
            return PageStatus.CLOSED
        case FetchBlocked() | FetchForbiddenAddress() | FetchTooLarge() | RedirectLoop():
            return PageStatus.CLOSED
    return PageStatus.FAILED
