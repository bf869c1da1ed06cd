"""Articles newest first: of a section, of a source, of everything."""

from dataclasses import dataclass

from django.db.models import QuerySet

from newsloom.model.reading import Section
from newsloom.store.models import Article
from newsloom.store.reading.cards import ArticleCard, card_rows, cards
from newsloom.store.reading.cursor import TimePlace, older

PAGE_ARTICLES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """Some articles, and where the older ones begin."""

    articles: tuple[ArticleCard, ...]
    next: TimePlace | None


def of_section(section: Section, place: TimePlace | None, *, limit: int = PAGE_ARTICLES) -> ArticlePage:
    """The articles of a section after `place`, newest first, in two queries."""
    return _page(card_rows().filter(section=section.value), place, limit)


def of_source(source_id: int, place: TimePlace | None, *, limit: int = PAGE_ARTICLES) -> ArticlePage:
    """The articles of a publisher after `place`, newest first, in two queries."""
    return _page(card_rows().filter(source_id=source_id), place, limit)


def newest_articles(*, limit: int) -> tuple[ArticleCard, ...]:
    """The newest articles of all, copies left out, in two queries."""
    return cards(card_rows().filter(copy_of=None).order_by("-sort_at", "-id")[:limit])


def articles_since(article_id: int) -> int:
    """How many articles came after this one, copies left out."""
    return Article.objects.filter(pk__gt=article_id, copy_of=None).count()


def newest_id() -> int:
    """The number of the article that came last; 0 before the first."""
    return Article.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _page(rows: QuerySet[Article], place: TimePlace | None, limit: int) -> ArticlePage:
    found = list(older(rows, place, field="sort_at")[: limit + 1])
    shown = found[:limit]
    following = TimePlace(at=shown[-1].sort_at, id=shown[-1].pk) if len(found) > limit else None
    return ArticlePage(articles=cards(shown), next=following)
