"""The page of one article."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from newsloom.app.clock import SystemClock
from newsloom.app.related import related_articles
from newsloom.serve.web.access import GUEST_CHARS, excerpt, may_read_full
from newsloom.serve.web.body import article_body, paragraphs
from newsloom.serve.web.edits import corrections_of, edits_of
from newsloom.serve.web.links import sentence_id
from newsloom.serve.web.noted import InText, beginnings, in_text
from newsloom.serve.web.pictures import WIDTHS_PX, picture_path, picture_set
from newsloom.serve.web.views.marks import opened
from newsloom.store.reading.article import ArticleView, TextSpan, article_view
from newsloom.store.reading.cards import ArticleCard, cards_by_id
from newsloom.store.reading.notes import Notes, notes_in

_DESCRIPTION_CHARS = 160
_RELATED = 6
_BEGINNING_CHARS = 1500  # of the text, in which a standfirst that is only its copy is looked for
_RECENT = dt.timedelta(days=7)  # after that the relative time is the date, which stands above it already


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The publisher's text as this reader may see it. `elsewhere` are ids of cited sentences beyond what is shown."""

    full: bool
    standfirst: str
    body: SafeString
    points: tuple["Point", ...]
    elsewhere: tuple[str, ...]
    noted: InText


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A sentence of the article and the id of the place where it stands in the text below."""

    number: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedCard:
    card: ArticleCard
    shared: tuple[str, ...]


@require_safe
def article_page(request: HttpRequest, article_id: int) -> HttpResponse:
    """`/article/<id>`."""
    view = article_view(article_id)
    if view is None:
        raise Http404(article_id)
    may_read = may_read_full(request, view.card)
    shown = _shown(view, notes_in(article_id), full=may_read)
    context = {
        "view": view,
        "card": view.card,
        "shown": shown,
        "description": excerpt(view.card.standfirst or view.text, _DESCRIPTION_CHARS),
        "robots": ", ".join(name for name, on in (("noindex", view.noindex), ("noarchive", view.noarchive)) if on),
        "may_read": may_read,
        "edits": edits_of(view.versions, full=may_read),
        "corrections": corrections_of(view.versions, full=may_read),
        "related": _related(article_id),
        "recent": SystemClock().now() - view.card.at < _RECENT,
        "is_read": opened(request, article_id),
    }
    return render(request, "newsloom/article.html", context)


def _shown(view: ArticleView, notes: Notes, *, full: bool) -> Shown:
    cited = [*view.points, *view.cited]
    if full:
        noted = in_text(notes, len(view.text))
        body = article_body(
            view.html,
            view.text,
            cited,
            lambda url: (picture_path(url, WIDTHS_PX["page"]), picture_set(url)),
            noted.notes,
        )
        return Shown(
            full=True,
            standfirst=_standfirst(view),
            body=body,
            points=_points(view.points, view.text),
            elsewhere=(),
            noted=noted,
        )
    standfirst = excerpt(_standfirst(view), GUEST_CHARS)
    text = excerpt(view.text, max(0, GUEST_CHARS - len(standfirst)))
    begun = len(text.removesuffix("…"))
    inside = [span for span in cited if span.end <= begun]
    noted = in_text(notes, begun)
    here = {span.start for span in inside} | {note.start for note in noted.notes}
    beyond = {sentence_id(start) for start in ({span.start for span in cited} | beginnings(notes)) - here}
    return Shown(
        full=len(text) == len(view.text),
        standfirst=standfirst,
        body=paragraphs(text, inside, noted.notes),
        points=_points([span for span in view.points if span in inside], text),
        elsewhere=tuple(sorted(beyond)),
        noted=noted,
    )


def _standfirst(view: ArticleView) -> str:
    """The standfirst where it says something of its own; empty where the text below begins with the same words."""
    said = "".join(view.card.standfirst.split()).rstrip("….")
    return "" if said in "".join(view.text[:_BEGINNING_CHARS].split()) else view.card.standfirst


def _points(spans: Iterable[TextSpan], text: str) -> tuple[Point, ...]:
    """The key points with a place to stand; one without is left out: no span, no row."""
    standing = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    return tuple(
        Point(number=number, text=text[span.start : span.end], anchor=sentence_id(span.start))
        for number, span in enumerate(standing, 1)
    )


def _related(article_id: int) -> tuple[RelatedCard, ...]:
    found = dict(related_articles(article_id, limit=_RELATED))
    return tuple(RelatedCard(card=card, shared=tuple(found[card.id])) for card in cards_by_id(found))
