"""How much there is, and which batch was the last."""

from dataclasses import dataclass

from newsloom.store.models import Article, Source, WeaveState


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    sources: int
    articles: int


def totals() -> Totals:
    """The number of sources and articles, in two queries; the site keeps it for a minute."""
    return Totals(sources=Source.objects.count(), articles=Article.objects.count())


def generation() -> int:
    """A number that grows with every batch written; 0 before the first."""
    return WeaveState.objects.values_list("generation", flat=True).order_by("pk").first() or 0
