"""Articles' own pages: when they are due, what is remembered of them, and the names they are found by."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from django.db.models import Exists, OuterRef

from newsloom.model.article import ArticleId, Kind
from newsloom.model.intent import NameIntent, PageIntent
from newsloom.model.refetch import DuePage
from newsloom.model.source import SourceId
from newsloom.ports import Held
from newsloom.store.edge import store_errors
from newsloom.store.models import Article, ArticleName, ArticlePage, Feed
from newsloom.store.rows import PAGE_FIELDS, extracted_of, page_state_of


class PageStore:
    """Implements the part of `ports.Known` that re-fetching asks."""

    def held(self, ids: Collection[ArticleId]) -> Mapping[ArticleId, Held]:
        """These articles as they are kept; those that are not here are left out."""
        with store_errors("reading articles"):
            rows = Article.objects.filter(pk__in=ids).select_related("page").defer("key_points", "story_reason")
            return {ArticleId(row.pk): _held(row) for row in rows}

    def due_pages(self, now: dt.datetime, limit: int) -> Sequence[DuePage]:
        """Articles whose page is to be looked at again, longest due first; never of a publisher all of whose feeds are paused."""
        feeds = Feed.objects.filter(source=OuterRef("article__source"))
        rows = (
            ArticlePage.objects.filter(next_refetch_at__lte=now)
            .exclude(Exists(feeds.filter(paused=True)) & ~Exists(feeds.filter(paused=False)))
            .select_related("article")
            .only(
                *PAGE_FIELDS,
                "article__identity",
                "article__source_id",
                "article__content_hash",
                "article__kind",
                "article__published_at",
            )
            .order_by("next_refetch_at", "article_id")
        )
        with store_errors("looking for pages to look at again"):
            return [
                DuePage(
                    article_id=ArticleId(row.article_id),
                    identity=row.article.identity,
                    source_id=SourceId(row.article.source_id),
                    content_hash=row.article.content_hash,
                    kind=Kind(row.article.kind),
                    state=page_state_of(row),
                    published_at=row.article.published_at,
                )
                for row in rows[:limit]
            ]


def write_pages(pages: Sequence[PageIntent]) -> None:
    """Remembers what was seen of these pages; an article that is gone is passed over."""
    latest = {page.article_id: page.state for page in pages}
    there = set(Article.objects.filter(pk__in=list(latest)).values_list("pk", flat=True))
    ArticlePage.objects.bulk_create(
        [
            ArticlePage(
                article_id=key,
                **{name: getattr(state, name) for name in PAGE_FIELDS if name != "url"},
                url=state.url[:2000],
            )
            for key, state in latest.items()
            if key in there
        ],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=PAGE_FIELDS,
        batch_size=100,
    )


def write_names(names: Sequence[NameIntent]) -> None:
    """Adds names; one that is taken stays with the article that has it."""
    wanted = {each.name: each.article_id for each in names}
    taken = set(Article.objects.filter(identity__in=list(wanted)).values_list("identity", flat=True))
    there = set(Article.objects.filter(pk__in=list({*wanted.values()})).values_list("pk", flat=True))
    ArticleName.objects.bulk_create(
        [ArticleName(name=name, article_id=key) for name, key in wanted.items() if name not in taken and key in there],
        ignore_conflicts=True,
        batch_size=100,
    )


def _held(row: Article) -> Held:
    page = getattr(row, "page", None)
    return Held(
        id=ArticleId(row.pk),
        extracted=extracted_of(row),
        source_id=SourceId(row.source_id),
        first_seen_at=row.first_seen_at,
        edited_at=row.edited_at,
        feed_categories=tuple(row.feed_categories or ()),
        story=row.story_id,
        page=page_state_of(page) if page is not None else None,
    )
