"""Corrections by people as rows: read by the weaver and the site, written in the same transaction as the moves."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from django.db.models import Prefetch, Q

from newsloom.model.article import ArticleId
from newsloom.model.corrections import CorrectedArticle, Regrouping, Role, StoryCorrection, StoryCorrectionKind
from newsloom.model.intent import Batch
from newsloom.store.edge import store_errors
from newsloom.store.models import Article, Story
from newsloom.store.models import CorrectedArticle as ArticleRow
from newsloom.store.models import StoryCorrection as Row
from newsloom.text.storable import storable

_CHUNK = 500  # as in weaving


class CorrectionStore:
    """The part of `ports.Loom` that is about corrections."""

    def corrections(self) -> tuple[StoryCorrection, ...]:
        """Every correction anybody made, taken back or not, oldest first."""
        return read_corrections(Q())

    def redirects(self, stories: Collection[int]) -> Mapping[int, int]:
        """Story numbers that lead to another story, to that story: those among these, and those that lead to one of them."""
        found: dict[int, int] = {}
        with store_errors("reading where stories lead"):
            for some in chunks(stories):
                rows = Story.objects.filter(Q(pk__in=some) | Q(merged_into_id__in=some), merged_into__isnull=False)
                found.update(rows.values_list("pk", "merged_into_id"))
        return found

    def stories_of(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, int]:
        """The stories these articles stand in; those in none are left out."""
        found: dict[ArticleId, int] = {}
        with store_errors("reading the stories of articles"):
            for some in chunks(articles):
                rows = Article.objects.filter(pk__in=some, story__isnull=False).values_list("pk", "story_id")
                found.update({ArticleId(key): story for key, story in rows})
        return found


def read_corrections(wanted: Q) -> tuple[StoryCorrection, ...]:
    """The corrections that are wanted, oldest first."""
    with store_errors("reading corrections"):
        articles = Prefetch("articles", queryset=ArticleRow.objects.order_by("pk"))
        rows = Row.objects.filter(wanted).select_related("by", "undone_by").prefetch_related(articles).order_by("pk")
        return tuple(_correction(row) for row in rows)


def corrected_before(since: dt.datetime) -> list[int]:
    """Articles first seen before then that corrections speak of and whose story has newer ones, by number."""
    corrected = ArticleRow.objects.filter(correction__undone_at=None, article__first_seen_at__lt=since)
    numbers = sorted(set(corrected.values_list("article_id", flat=True)))
    found: list[int] = []
    for some in chunks(numbers):
        living = Article.objects.filter(pk__in=some, story__articles__first_seen_at__gte=since)
        found += living.order_by("pk").distinct().values_list("pk", flat=True)
    return found


def write_corrections(batch: Batch) -> None:
    """Moves the articles as people said and keeps what they said; inside the transaction of the batch."""
    if batch.regrouping is not None:
        _regroup(batch.regrouping)
    for said in batch.corrections:
        row = Row.objects.create(kind=said.kind.value, note=storable(said.note)[:500], at=said.at, by_id=said.by_id)
        ArticleRow.objects.bulk_create([_article_row(row, one) for one in said.articles], batch_size=_CHUNK)
    for undone in batch.undone:
        Row.objects.filter(pk=undone.number).update(undone_at=batch.look.at, undone_by_id=undone.by_id)


def _regroup(regrouping: Regrouping) -> None:
    by_story: dict[int, list[int]] = {}
    for article, story in regrouping.placed:
        by_story.setdefault(story, []).append(article)
    for story, members in by_story.items():
        for some in chunks(members):
            Article.objects.filter(pk__in=some).update(story_id=story)
    Story.objects.filter(pk__in=regrouping.living).update(merged_into=None)
    for gone, kept in regrouping.redirects:
        Story.objects.filter(pk=gone).update(merged_into_id=kept, rank=0.0)
    _drop_reasons(regrouping.living)


def _drop_reasons(stories: Collection[int]) -> None:
    """A reason that points out of the story is none any more."""
    rows = Article.objects.filter(story_id__in=stories).values_list("pk", "story_id", "story_reason")
    found = [(key, story, str((reason or {}).get("nearest") or "")) for key, story, reason in rows]
    members = {(str(key), story) for key, story, _ in found}
    astray = [key for key, story, nearest in found if nearest and (nearest, story) not in members]
    for some in chunks(astray):
        Article.objects.filter(pk__in=some).update(story_reason={})


def _article_row(row: Row, one: CorrectedArticle) -> ArticleRow:
    return ArticleRow(
        correction=row,
        article_id=one.id,
        role=one.role.value,
        title=one.title[:1000],
        source=one.source[:300],
        language=one.language[:20],
        article_at=one.at,
        content_hash=one.content_hash,
    )


def _correction(row: Row) -> StoryCorrection:
    return StoryCorrection(
        number=row.pk,
        kind=StoryCorrectionKind(row.kind),
        articles=tuple(
            CorrectedArticle(
                id=ArticleId(one.article_id) if one.article_id else None,
                role=Role(one.role),
                title=one.title,
                source=one.source,
                language=one.language,
                at=one.article_at,
                content_hash=one.content_hash,
            )
            for one in row.articles.all()
        ),
        at=row.at,
        by_id=row.by_id,
        by=row.by.get_username() if row.by else "",
        note=row.note,
        undone_at=row.undone_at,
        undone_by=row.undone_by.get_username() if row.undone_by else "",
    )


def chunks(keys: Collection[int]) -> Iterator[list[int]]:
    """The keys, so many at a time as one statement may name."""
    listed = list(keys)
    for start in range(0, len(listed), _CHUNK):
        yield listed[start : start + _CHUNK]
