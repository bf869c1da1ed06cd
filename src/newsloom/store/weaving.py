"""What the weaver reads: the ports `Known` and the reading half of `Loom` on Django's rows."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TypeVar

from django.db import connection

from newsloom.model.article import ArticleId, Kind
from newsloom.model.intent import Member, SeenEntry
from newsloom.model.reading import Section
from newsloom.model.source import FeedId, SourceId
from newsloom.model.weave import Doc
from newsloom.ports import MEMBERS, KnownArticle, Woven
from newsloom.store.corrections import corrected_before
from newsloom.store.edge import store_errors
from newsloom.store.lock import weaver_lock
from newsloom.store.models import Article, ArticleName, Entry, WeaveState

T = TypeVar("T")
_CHUNK = 500  # SQLite allows 32,766 variables a statement; short statements are as fast


def doc_of(row: Article) -> Doc:
    """What `copies` and `stories` need to know of a stored article."""
    return Doc(
        id=str(row.pk),
        title=row.title,
        text=row.text,
        source=str(row.source_id),
        at=row.sort_at.timestamp(),
        agency=row.agency,
        dateline=row.dateline,
        language=row.language,
        vector=bytes(row.vector or b""),
    )


class KnownStore:
    """Implements `ports.Known`."""

    def entries(self, feed_id: FeedId, keys: Sequence[str]) -> Mapping[str, SeenEntry]:
        """The feed's entries with these keys."""
        found: dict[str, SeenEntry] = {}
        with store_errors("looking up entries"):
            for some in _chunks(keys):
                for row in Entry.objects.filter(feed_id=feed_id, key__in=some):
                    article = ArticleId(row.article_id) if row.article_id else None
                    found[row.key] = SeenEntry(
                        key=row.key, content_hash=row.content_hash, article_id=article, tries=row.tries
                    )
        return found

    def articles(self, names: Sequence[str]) -> Mapping[str, KnownArticle]:
        """Articles with these names: identities, or further names they are known by."""
        found: dict[str, KnownArticle] = {}
        with store_errors("looking up articles"):
            for some in _chunks(names):
                others = ArticleName.objects.filter(name__in=some).values_list(
                    "name", "article_id", "article__title", "article__published_at"
                )
                own = Article.objects.filter(identity__in=some).values_list("identity", "id", "title", "published_at")
                for rows in (others, own):  # an identity goes before a further name
                    for name, key, title, published_at in rows:
                        found[name] = KnownArticle(id=ArticleId(key), title=title, published_at=published_at)
        return found


class LoomReader:
    """The reading half of `ports.Loom`."""

    def writing(self) -> AbstractContextManager[None]:
        """Holds the one right to weave, across processes. Raises Busy."""
        return weaver_lock()

    def generation(self) -> int:
        """Grows with every batch anybody applies."""
        with store_errors("reading the generation"):
            return WeaveState.objects.filter(pk=1).values_list("generation", flat=True).first() or 0

    def reserve_ids(self, count: int) -> Sequence[ArticleId]:
        """Article numbers nobody else gets; on SQLite only while `writing()` is held."""
        with store_errors("numbering articles"), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT nextval(pg_get_serial_sequence('store_article', 'id')) FROM generate_series(1, %s)", [count]
                )
                return [ArticleId(row[0]) for row in cursor.fetchall()]
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = 'store_article'")
            row = cursor.fetchone()
            last = row[0] if row else 0
            return [ArticleId(last + step) for step in range(1, count + 1)]

    def recent(self, since: dt.datetime) -> Iterator[Woven]:
        """Articles first seen since then, in order of arrival; before them older ones of their stories that corrections name."""
        with store_errors("reading recent articles"):
            articles = Article.objects.defer("html", "key_points").order_by("id")
            for some in _chunks(corrected_before(since)):
                yield from (_woven(row) for row in articles.filter(pk__in=some))
            for row in articles.filter(first_seen_at__gte=since).iterator(chunk_size=_CHUNK):
                yield _woven(row)

    def members(self, stories: Sequence[int], most: int = MEMBERS) -> Mapping[int, Sequence[Member]]:
        """Articles of these stories, oldest first, at most so many of each."""
        found: dict[int, list[Member]] = {}
        with store_errors("reading stories"):
            rows = Article.objects.filter(story_id__in=stories).select_related("source").defer("html", "key_points")
            for row in rows.order_by("sort_at", "id"):
                members = found.setdefault(row.story_id or 0, [])
                if len(members) < most:
                    members.append(_member(row))
        return found

    def docs(self, ids: Collection[ArticleId]) -> Mapping[ArticleId, Doc]:
        """These articles as `copies` and `stories` know them; those that are not here are left out."""
        found: dict[ArticleId, Doc] = {}
        with store_errors("reading articles"):
            for some in _chunks(sorted(ids)):
                for row in Article.objects.filter(pk__in=some).defer("html", "key_points", "story_reason"):
                    found[ArticleId(row.pk)] = doc_of(row)
        return found

    def copies(self, groups: Sequence[int]) -> Mapping[int, Sequence[Doc]]:
        """Articles of these copy groups, oldest first."""
        found: dict[int, list[Doc]] = {}
        with store_errors("reading copies"):
            rows = Article.objects.filter(copy_group_id__in=groups).defer("html", "key_points")
            for row in rows.order_by("sort_at", "id"):
                found.setdefault(row.copy_group_id or 0, []).append(doc_of(row))
        return found


def _woven(row: Article) -> Woven:
    return Woven(
        doc=doc_of(row),
        copy_group=str(row.copy_group_id or row.pk),
        copy_of=str(row.copy_of_id) if row.copy_of_id else None,
        story=str(row.story_id) if row.story_id else None,
        may_enter_stories=Kind(row.kind).may_enter_stories,
    )


def _member(row: Article) -> Member:
    return Member(
        doc=doc_of(row),
        source_id=SourceId(row.source_id),
        source_name=row.source.name,
        source_slug=row.source.slug,
        source_language=row.source.language,
        section=Section(row.section),
        copy_group=str(row.copy_group_id or row.pk),
        copy_of=str(row.copy_of_id) if row.copy_of_id else None,
        owner=row.source.owner or "",
    )


def _chunks(keys: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]
