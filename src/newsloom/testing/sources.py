"""Publishers and feeds in memory: the port `Sources` without a database."""

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from newsloom.model.source import Feed, FeedId, NewSource, Source, SourceId
from newsloom.ports import SourceLabel

_NO_SLUG = re.compile(r"[^\w]+")


class SourcesInMemory:
    """Implements `ports.Sources`. Not frozen: it is the table."""

    def __init__(self) -> None:
        self._sources: dict[SourceId, Source] = {}
        self._slugs: dict[SourceId, str] = {}
        self._feeds: dict[FeedId, Feed] = {}

    def due_feeds(self, now: dt.datetime, limit: int) -> Sequence[Feed]:
        """Feeds whose time has come, longest due first; never paused or gone ones."""
        due = [f for f in self.all_feeds() if not f.state.gone and (f.state.next_fetch_at or now) <= now]
        ranked = sorted(due, key=lambda f: (f.state.next_fetch_at is not None, f.state.next_fetch_at or now, f.id))
        return ranked[:limit]

    def all_feeds(self) -> Sequence[Feed]:
        """Every feed that is not paused."""
        return [self._whole(feed) for key, feed in sorted(self._feeds.items()) if not feed.paused]

    def add_feed(self, new: NewSource, now: dt.datetime) -> tuple[Feed, bool]:
        """The feed of this address, and whether it is new. A source is shared by feeds of one name and home page."""
        known = next((feed for feed in self._feeds.values() if feed.url == new.feed_url), None)
        if known is not None:
            return self._whole(known), False
        name = (new.name or urlsplit(new.feed_url).hostname or new.feed_url)[:300]
        wanted = (name, new.home_url, new.category)
        same = (s for s in self._sources.values() if (s.name, s.home_url, s.category) == wanted)
        source = next(same, None) or self._add_source(name, new.home_url, new.category)
        feed = Feed(id=FeedId(len(self._feeds) + 1), source=source, url=new.feed_url)
        self._feeds[feed.id] = feed
        return feed, True

    def source_named(self, name: str, now: dt.datetime) -> Source:
        """The source with this name, made if it does not exist."""
        found = next((source for source in self._sources.values() if source.name == name[:300]), None)
        return found or self._add_source(name[:300], "", "")

    def pause(self, feed_id: FeedId) -> None:
        """From now on the feed is not looked at."""
        self._feeds[feed_id] = replace(self._feeds[feed_id], paused=True)

    def sources_by_host(self) -> Mapping[str, SourceId]:
        """Host (with port) of every home page and feed, to the one source it belongs to; shared hosts are left out."""
        found: dict[str, set[SourceId]] = {}
        for feed in self._feeds.values():
            found.setdefault(urlsplit(feed.url).netloc.lower(), set()).add(feed.source.id)
        for source in self._sources.values():
            if source.home_url:
                found.setdefault(urlsplit(source.home_url).netloc.lower(), set()).add(source.id)
        return {host: next(iter(ids)) for host, ids in found.items() if len(ids) == 1}

    def move_feed(self, feed_id: FeedId, url: str) -> bool:
        """Takes a feed's new address over; False where another feed has it already."""
        if any(feed.url == url for feed in self._feeds.values()):
            return False
        feed = self._feeds[feed_id]
        state = replace(feed.state, moved_to="", moved_since=None, error_code="", error_text="")
        self._feeds[feed_id] = replace(feed, url=url, state=state)
        return True

    def labels(self, ids: Collection[SourceId]) -> Mapping[SourceId, SourceLabel]:
        """Publishers as cards name them."""
        known = [self._sources[key] for key in ids if key in self._sources]
        return {s.id: SourceLabel(name=s.name, slug=self._slugs[s.id], language=s.language) for s in known}

    def name_from_feed(self, feed_id: FeedId, title: str, home_url: str, language: str) -> None:
        """Takes over what a feed says of itself where nothing better is known."""
        feed = self._whole(self._feeds[feed_id])
        source = feed.source
        if title and source.name in (urlsplit(feed.url).hostname or "", feed.url):
            self._slugs[source.id] = self._slug(title)
            source = replace(source, name=title[:300])
        source = replace(source, home_url=source.home_url or home_url[:2000], language=source.language or language[:20])
        self._sources[source.id] = source

    def _add_source(self, name: str, home_url: str, category: str) -> Source:
        source = Source(id=SourceId(len(self._sources) + 1), name=name, home_url=home_url, category=category)
        self._slugs[source.id] = self._slug(name)
        self._sources[source.id] = source
        return source

    def _slug(self, name: str) -> str:
        base = _NO_SLUG.sub("-", name.lower()).strip("-") or "source"
        taken, slug, number = set(self._slugs.values()), base, 2
        while slug in taken:
            slug, number = f"{base}-{number}", number + 1
        return slug

    def _whole(self, feed: Feed) -> Feed:
        """The feed with its source as it is named today."""
        return replace(feed, source=self._sources[feed.source.id])
