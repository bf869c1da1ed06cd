"""Search: nothing asked, nothing found, results."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from newsloom.serve.web.marks import marks
from newsloom.store.reading.cards import ArticleCard, cards_by_id
from newsloom.store.reading.cursor import row_id
from newsloom.store.search import search

_QUERY_CHARS = 500
_PAGE_HITS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    card: ArticleCard
    snippet: tuple[tuple[str, bool], ...]


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """`/search?q=`: any string is a valid query."""
    query = request.GET.get("q", "").replace("\x00", " ").strip()[:_QUERY_CHARS]
    before = _before(request.GET.get("before", ""))
    if not query:
        return render(request, "newsloom/search.html", {"query": ""})
    page = search(query, limit=_PAGE_HITS, before=before)
    cards = {card.id: card for card in cards_by_id(hit.article_id for hit in page.hits)}
    results = [Result(card=cards[hit.article_id], snippet=hit.snippet) for hit in page.hits if hit.article_id in cards]
    context = {
        "query": query,
        "results": results,
        "next": page.next_cursor,
        "is_older": before is not None,
        "marks": marks(request, articles=cards),
    }
    return render(request, "newsloom/search.html", context)


def _before(text: str) -> int | None:
    return row_id(text) if text else None
