"""Adding a source from whatever address a person pastes: a feed, or a page that names one."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from newsloom.app.clock import SystemClock
from newsloom.app.config import config
from newsloom.app.wiring import client
from newsloom.errors import NewsloomError, ParseError
from newsloom.model.fetched import Failed, Fetched, NotModified, Outcome, Request
from newsloom.model.source import NewSource
from newsloom.parse.discovery import find_feeds
from newsloom.parse.sandbox import ParseWorker
from newsloom.store.models import Source
from newsloom.store.news import NewsStore

_MAX_BYTES = 10_000_000
_CANDIDATES = 5  # feeds a page names that are tried


@dataclass(frozen=True, slots=True, kw_only=True)
class AddResult:
    ok: bool
    message: str  # a plain sentence
    source_slug: str = ""


async def find_source(address: str) -> NewSource | str:
    """The feed behind the address, or a sentence why there is none."""
    url = address.strip()
    if "://" not in url:
        url = f"https://{url}"
    async with client(config()) as fetcher:
        reader = ParseWorker()
        try:
            outcome = await fetcher.fetch(Request(url=url, max_bytes=_MAX_BYTES))
            found = await _as_feed(outcome, reader)
            if not isinstance(found, str) or not isinstance(outcome, Fetched):
                return found
            for link in find_feeds(outcome.body, outcome.url)[:_CANDIDATES]:
                other = await _as_feed(await fetcher.fetch(Request(url=link.url, max_bytes=_MAX_BYTES)), reader)
                if not isinstance(other, str):
                    return replace(other, home_url=other.home_url or outcome.url)
            return f"{url} is not a feed, and no feed was found on that page. Paste the feed's own address. [parse.no_feed]"
        finally:
            await reader.close()


async def _as_feed(outcome: Outcome, reader: ParseWorker) -> NewSource | str:
    match outcome:
        case Failed(error=error):
            return error.sentence()
        case NotModified():
            return "The publisher answered that nothing changed, though we never asked before. [fetch.failed]"
        case Fetched():
            try:
                parsed = await reader.parse(outcome.body, url=outcome.url, content_type=outcome.content_type)
            except ParseError as error:
                return error.sentence()
            name = parsed.feed.title or urlsplit(outcome.url).hostname or outcome.url
            return NewSource(name=name, feed_url=outcome.requested_url, home_url=parsed.feed.link)


def store_source(new: NewSource) -> AddResult:
    """Stores the source; telling whether it was there already."""
    try:
        feed, fresh = NewsStore().add_feed(new, SystemClock().now())
    except NewsloomError as error:
        return AddResult(ok=False, message=error.sentence())
    slug = Source.objects.values_list("slug", flat=True).get(pk=feed.source.id)
    said = f"{feed.source.name} is added; its first articles arrive in a moment."
    return AddResult(
        ok=True, message=said if fresh else f"{feed.source.name} is already among your sources.", source_slug=slug
    )


def add_source(address: str) -> AddResult:
    """Finds the feed behind an address and stores its source; for the site."""
    import asyncio

    found = asyncio.run(find_source(address))
    return AddResult(ok=False, message=found) if isinstance(found, str) else store_source(found)
