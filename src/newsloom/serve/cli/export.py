"""`newsloom export articles|copies|stories`: JSON lines, oldest first, one at a time."""

import datetime as dt
import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from newsloom.errors import QueryError
from newsloom.serve.cli.state import prepare


class What(StrEnum):
    ARTICLES = "articles"
    COPIES = "copies"
    STORIES = "stories"


def export(
    what: Annotated[What, typer.Argument(help="articles, copies or stories.")],
    since: Annotated[
        str, typer.Option(help="Only what was first seen (stories: last grew) since then, ISO 8601.")
    ] = "",
) -> int:
    """Write everything as JSON lines."""
    prepare()
    after = _instant(since)
    rows = {What.ARTICLES: _articles, What.COPIES: _copies, What.STORIES: _stories}[what]
    for row in rows(after):
        typer.echo(json.dumps(row, ensure_ascii=False))
    return 0


def _instant(text: str) -> dt.datetime:
    if not text:
        return dt.datetime.min.replace(tzinfo=dt.UTC, year=1900)
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"--since {text!r} is no ISO 8601 instant such as 2026-11-20T08:00Z.") from error
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)


def _articles(after: dt.datetime) -> Iterator[dict[str, object]]:
    from django.db.models import Prefetch

    from newsloom.store.models import Article, ArticleTag

    # joined, not fetched by number: a chunk may have more tags than SQLite takes in one list
    links = Prefetch("article_tags", queryset=ArticleTag.objects.select_related("tag"))
    rows = Article.objects.filter(first_seen_at__gte=after).select_related("source").defer("html")
    rows = rows.prefetch_related(links).order_by("id")
    for row in rows.iterator(chunk_size=200):
        tags = sorted(row.article_tags.all(), key=lambda link: (-link.score, link.pk))
        has_picture = row.image_url or row.image_caption or row.image_credit
        yield {
            "id": row.pk,
            "url": row.url,
            "source": row.source.name,
            "title": row.title,
            "text": row.text,
            "authors": [author["name"] for author in row.authors],
            "published": published(row.published_at, row.published_offset_min),
            "first_seen": row.first_seen_at.isoformat(),
            "section": row.section,
            "displayed_sections": row.displayed_sections,
            "hashtags": [link.tag.name for link in tags],
            "agency": row.agency or None,
            "dateline": row.dateline or None,
            "kind": row.kind,
            "comment_count": row.comment_count,
            "image": {"url": row.image_url, "caption": row.image_caption, "credit": row.image_credit}
            if has_picture
            else None,
            "copy_group": row.copy_group_id,
            "story": row.story_id,
        }


def published(at: dt.datetime | None, offset_min: int | None) -> str | None:
    """The instant in the publisher's own zone where it is known, else UTC."""
    if at is None:
        return None
    zone = dt.UTC if offset_min is None else dt.timezone(dt.timedelta(minutes=offset_min))
    return at.astimezone(zone).isoformat()


def _copies(after: dt.datetime) -> Iterator[dict[str, object]]:
    from newsloom.store.models import CopyGroup

    groups = CopyGroup.objects.filter(size__gt=1, articles__first_seen_at__gte=after).distinct().order_by("id")
    for group in groups.prefetch_related("articles").iterator(chunk_size=200):
        members = sorted(group.articles.all(), key=lambda row: row.pk)
        yield {
            "id": group.pk,
            "origin": group.origin,
            "origin_article": group.origin_article_id,
            "articles": [{"id": m.pk, "copy_of": m.copy_of_id, "containment": m.copy_containment} for m in members],
        }


def _stories(after: dt.datetime) -> Iterator[dict[str, object]]:
    from newsloom.store.models import Story

    rows = Story.objects.filter(last_at__gte=after).prefetch_related("articles").order_by("id")
    for row in rows.iterator(chunk_size=200):
        yield {
            "id": row.pk,
            "headline": row.headline,
            "section": row.section,
            "first": row.first_at.isoformat(),
            "last": row.last_at.isoformat(),
            "independent_sources": row.independent_count,
            "merged_into": row.merged_into_id,
            "articles": sorted(article.pk for article in row.articles.all()),
        }
