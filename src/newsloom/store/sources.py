"""Publishers and feeds: the port `Sources` on Django's rows."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import F, Q
from django.utils.text import slugify

from newsloom.model.source import Feed, FeedId, FetchState, NewSource, Source, SourceId
from newsloom.ports import SourceLabel
from newsloom.store.edge import store_errors
from newsloom.store.models import Feed as FeedRow
from newsloom.store.models import Source as SourceRow
from newsloom.store.profiles import fill_profile
from newsloom.text.storable import storable

_SLUG_CHARS = 80


def source_of(row: SourceRow) -> Source:
    """The domain value of a row."""
    return Source(
        id=SourceId(row.pk), name=row.name, home_url=row.home_url, language=row.language, category=row.category
    )


def feed_of(row: FeedRow) -> Feed:
    """The domain value of a row."""
    state = FetchState(
        etag=row.etag,
        last_modified=row.last_modified,
        next_fetch_at=row.next_fetch_at,
        last_fetch_at=row.last_fetch_at,
        last_success_at=row.last_success_at,
        last_change_at=row.last_change_at,
        failures=row.failures,
        error_code=row.error_code,
        error_text=row.error_text,
        moved_to=row.moved_to,
        moved_since=row.moved_since,
        gone=row.gone,
    )
    return Feed(id=FeedId(row.pk), source=source_of(row.source), url=row.url, paused=row.paused, state=state)


def unique_slug(name: str) -> str:
    """A slug for a new source that no other source has."""
    base = slugify(name, allow_unicode=True)[:_SLUG_CHARS].strip("-") or "source"
    taken = set(SourceRow.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def _label(row: SourceRow) -> SourceLabel:
    return SourceLabel(name=row.name, slug=row.slug, language=row.language, owner=row.owner or "")


class SourceStore:
    """Implements `ports.Sources`."""

    def due_feeds(self, now: dt.datetime, limit: int) -> Sequence[Feed]:
        """Feeds whose time has come, longest due first; never paused or gone ones."""
        with store_errors("looking for due feeds"):
            due = Q(next_fetch_at__isnull=True) | Q(next_fetch_at__lte=now)
            rows = FeedRow.objects.filter(due, paused=False, gone=False).select_related("source")
            return [feed_of(row) for row in rows.order_by(F("next_fetch_at").asc(nulls_first=True), "id")[:limit]]

    def all_feeds(self) -> Sequence[Feed]:
        """Every feed that is not paused."""
        with store_errors("listing the feeds"):
            return [
                feed_of(row) for row in FeedRow.objects.filter(paused=False).select_related("source").order_by("id")
            ]

    def add_feed(self, new: NewSource, now: dt.datetime) -> tuple[Feed, bool]:
        """The feed of this address, and whether it is new. A source is shared by feeds of one name and home page."""
        with store_errors(f"adding {new.feed_url}"), transaction.atomic():
            known = FeedRow.objects.select_related("source").filter(url=new.feed_url).first()
            if known:
                return feed_of(known), False
            name = storable(new.name or urlsplit(new.feed_url).hostname or new.feed_url)[:300]
            source = SourceRow.objects.filter(name=name, home_url=new.home_url, category=new.category).first()
            if source is None:
                source = SourceRow.objects.create(
                    name=name, slug=unique_slug(name), home_url=new.home_url, category=new.category, added_at=now
                )
            feed = FeedRow.objects.create(source=source, url=new.feed_url)
            fill_profile(source)
            return feed_of(feed), True

    def source_named(self, name: str, now: dt.datetime) -> Source:
        """The source with this name, made if it does not exist."""
        name = storable(name)
        with store_errors(f"looking up the source {name}"), transaction.atomic():
            row = SourceRow.objects.filter(name=name[:300]).order_by("id").first()
            if row is None:
                row = SourceRow.objects.create(name=name[:300], slug=unique_slug(name), added_at=now)
            return source_of(row)

    def sources_by_host(self) -> Mapping[str, SourceId]:
        """Host (with port) of every home page and feed, to the one source it belongs to; shared hosts are left out."""
        found: dict[str, set[int]] = {}
        with store_errors("listing the publishers' hosts"):
            for url, source in FeedRow.objects.values_list("url", "source_id"):
                found.setdefault(urlsplit(url).netloc.lower(), set()).add(source)
            for url, source in SourceRow.objects.exclude(home_url="").values_list("home_url", "id"):
                found.setdefault(urlsplit(url).netloc.lower(), set()).add(source)
        return {host: SourceId(next(iter(ids))) for host, ids in found.items() if len(ids) == 1}

    def move_feed(self, feed_id: FeedId, url: str) -> bool:
        """Takes a feed's new address over; False where another feed has it already."""
        with store_errors("moving a feed"), transaction.atomic():
            if FeedRow.objects.filter(url=url).exists():
                return False
            FeedRow.objects.filter(pk=feed_id).update(
                url=url, moved_to="", moved_since=None, error_code="", error_text=""
            )
            return True

    def labels(self, ids: Collection[SourceId]) -> Mapping[SourceId, SourceLabel]:
        """Publishers as cards name them."""
        with store_errors("reading publishers' names"):
            rows = SourceRow.objects.filter(pk__in=ids)
            return {SourceId(r.pk): _label(r) for r in rows}

    def name_from_feed(self, feed_id: FeedId, title: str, home_url: str, language: str) -> None:
        """Takes over what a feed says of itself where nothing better is known."""
        title, home_url, language = storable(title), storable(home_url), storable(language)
        with store_errors("naming a source"), transaction.atomic():
            feed = FeedRow.objects.select_related("source").get(pk=feed_id)
            source = feed.source
            host = urlsplit(feed.url).hostname or ""
            changed = []
            if title and source.name in (host, feed.url):
                source.name, source.slug = title[:300], unique_slug(title)
                changed += ["name", "slug"]
            if home_url and not source.home_url:
                source.home_url = home_url[:2000]
                changed.append("home_url")
            if language and not source.language:
                source.language = language[:20]
                changed.append("language")
            if changed:
                source.save(update_fields=changed)
                fill_profile(source)
            if title and feed.title != title[:500]:
                feed.title = title[:500]
                feed.save(update_fields=["title"])
