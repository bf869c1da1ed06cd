"""A person's own site rules, and the kept pages they can be tried on."""

import datetime as dt
import zlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsloom.store.edge import store_errors
from newsloom.store.models import Article, OwnRule, RawPage, Source

_LATEST = 20  # articles whose links say on which hosts a source stands
MAX_RAW_BYTES = 20_000_000  # of one kept page, unpacked


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRuleText:
    """A source's own rule as it was saved. `hosts` are those of the source, without "www."."""

    source_id: int
    slug: str
    text: str
    hosts: tuple[str, ...]
    saved_at: dt.datetime
    saved_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """A page as the publisher sent it."""

    article_id: int
    title: str
    url: str
    content_type: str
    body: bytes
    day: dt.date


def own_rules() -> tuple[OwnRuleText, ...]:
    """Every own rule."""
    with store_errors("reading the site rules"):
        rows = OwnRule.objects.select_related("source", "saved_by").order_by("source_id")
        return tuple(_own(row) for row in rows)


def own_rule(source_id: int) -> OwnRuleText | None:
    """The own rule of a source."""
    with store_errors("reading a site rule"):
        row = OwnRule.objects.select_related("source", "saved_by").filter(source_id=source_id).first()
        return _own(row) if row else None


def save_own_rule(source_id: int, text: str, *, user_id: int | None, now: dt.datetime) -> None:
    """Keeps a source's own rule, with who saved it and when; an empty text reads its pages the general way."""
    with store_errors("saving a site rule"):
        OwnRule.objects.update_or_create(
            source_id=source_id, defaults={"text": text, "saved_at": now, "saved_by_id": user_id}
        )


def drop_own_rule(source_id: int) -> None:
    """Forgets a source's own rule: the shipped one holds again, where there is one."""
    with store_errors("removing a site rule"):
        OwnRule.objects.filter(source_id=source_id).delete()


def hosts_of(source: Source) -> tuple[str, ...]:
    """The hosts a source's pages stand on: those of its latest articles, its home page and its feeds."""
    with store_errors("listing a source's hosts"):
        urls = [*Article.objects.filter(source=source).order_by("-sort_at").values_list("url", flat=True)[:_LATEST]]
        urls += [source.home_url, *source.feeds.order_by("id").values_list("url", flat=True)]
    return tuple(dict.fromkeys(host for url in urls if (host := _host(url))))


def kept_titles(source_id: int, limit: int) -> tuple[tuple[int, str], ...]:
    """Number and headline of a source's latest articles whose pages are kept."""
    with store_errors("listing kept pages"):
        rows = RawPage.objects.filter(article__source_id=source_id).order_by("-fetched_at", "-id")
        return tuple(rows.values_list("article_id", "article__title")[:limit])


def kept_page(source_id: int, article_id: int) -> KeptPage | None:
    """The kept page of one of the source's articles."""
    with store_errors("reading a kept page"):
        row = (
            RawPage.objects.select_related("article")
            .filter(article__source_id=source_id, article_id=article_id)
            .first()
        )
    if row is None:
        return None
    body = zlib.decompressobj().decompress(bytes(row.body), MAX_RAW_BYTES)
    published = row.article.published_at or row.fetched_at
    return KeptPage(
        article_id=row.article_id,
        title=row.article.title,
        url=row.url,
        content_type=row.content_type,
        body=body,
        day=published.date(),
    )


def _own(row: OwnRule) -> OwnRuleText:
    return OwnRuleText(
        source_id=row.source_id,
        slug=row.source.slug,
        text=row.text,
        hosts=hosts_of(row.source),
        saved_at=row.saved_at,
        saved_by=row.saved_by.get_username() if row.saved_by else "",
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
