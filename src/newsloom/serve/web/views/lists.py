"""Front page, section pages and hashtag pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from newsloom.app.clock import SystemClock
from newsloom.app.life import lives
from newsloom.serve.web.access import GUEST_CHARS, excerpt, quotable, reads_everything
from newsloom.serve.web.agenda import ahead_box
from newsloom.serve.web.chosen import of_tag as of_the_tag
from newsloom.serve.web.marks import marks
from newsloom.serve.web.sections import section_by_slug, section_link
from newsloom.store.models import Article
from newsloom.store.reading.cursor import rank_place, row_id, time_place
from newsloom.store.reading.front import front, ranked_stories
from newsloom.store.reading.lists import articles_since, of_section
from newsloom.store.reading.tags import around_tag, find_tag, of_tag

_OLDER_STORIES = 40
_SECTION_STORIES = 6
_LEAD_CHARS = 220


@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    """`/`: stories by rank; `?older=` goes on below them."""
    place = rank_place(request.GET.get("older", ""))
    if place is not None:
        page = ranked_stories(place, limit=_OLDER_STORIES)
        context = {"page": page, "marks": marks(request, stories=(story.id for story in page.stories))}
        return render(request, "newsloom/older.html", context)
    shown = front()
    lead = shown.lead
    if lead is None:
        return render(request, "newsloom/empty.html")
    text = excerpt(lead.standfirst or lead.lead, _LEAD_CHARS)
    spent = {lead.article_id: len(text)} if lead.article_id else {}
    everything = reads_everything(request)
    points = quotable(lead.points, everything=everything, spent=spent)
    for point in points:
        spent[point.article_id] = spent.get(point.article_id, 0) + len(point.text)
    now = SystemClock().now()
    context = {
        "front": shown,
        "lead": lead,
        "lead_text": text,
        "points": points,
        "ahead": ahead_box(None, now.date(), everything=everything, spent=spent),
        "lives": lives((lead, *shown.top, *(card for band in shown.bands for card in band.cards)), now),
        "marks": marks(
            request,
            articles=(card.id for card in (*shown.latest, *shown.lead_reports)),
            stories=(story.id for story in shown.stories),
            scope=Article.objects.all(),
        ),
    }
    return render(request, "newsloom/front.html", context)


@require_safe
def newer(request: HttpRequest) -> HttpResponse:
    """`/newer?after=`: how many articles came since; the front page asks now and then where scripts run."""
    return render(request, "newsloom/parts/newer.html", {"count": articles_since(row_id(request.GET.get("after", "")))})


@require_safe
def section_page(request: HttpRequest, slug: str) -> HttpResponse:
    """`/section/<slug>`: its stories by rank, and its articles newest first."""
    section = section_by_slug(slug)
    if section is None:
        raise Http404(slug)
    place = time_place(request.GET.get("older", ""))
    stories = ranked_stories(None, limit=_SECTION_STORIES, section=section).stories if place is None else ()
    page = of_section(section, place)
    context = {
        "section": section_link(section.value),
        "stories": stories,
        "lives": lives(stories, SystemClock().now()),
        "page": page,
        "is_older": place is not None,
        "marks": marks(
            request,
            articles=(card.id for card in page.articles),
            stories=(story.id for story in stories),
            scope=Article.objects.filter(section=section.value),
        ),
    }
    return render(request, "newsloom/section.html", context)


@require_safe
def tag_page(request: HttpRequest, name: str) -> HttpResponse:
    """`/tag/<name>`: "Latest news with #name"; other spellings lead to the one it is written in."""
    tag = find_tag(name)
    if tag is None:
        raise Http404(name)
    if tag.name != name:
        return redirect(reverse("tag", args=[tag.name]) + _query(request))
    place = time_place(request.GET.get("older", ""))
    now = SystemClock().now()
    around = around_tag(tag, now)
    page = of_tag(tag, place)
    spent = {card.id: min(len(card.lead), GUEST_CHARS) for card in page.articles}
    calendar = of_the_tag(tag)
    context = {
        "tag": tag,
        "page": page,
        "around": around,
        "ahead": ahead_box(calendar.about, now.date(), everything=reads_everything(request), spent=spent),
        "calendar_query": calendar.query,
        "is_older": place is not None,
        "marks": marks(
            request,
            articles=(card.id for card in page.articles),
            stories=(story.id for story in around.stories),
            scope=Article.objects.filter(article_tags__tag=tag),
        ),
    }
    return render(request, "newsloom/tag.html", context)


def _query(request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"?{query}" if query else ""
