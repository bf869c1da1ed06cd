"""The page of one story, and why an article stands in it."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from newsloom.app.clock import SystemClock
from newsloom.app.differences import copy_differences
from newsloom.app.life import lives
from newsloom.app.subjects import subject
from newsloom.app.who_said import ON_OWN_PAGE, who_said
from newsloom.app.why import why
from newsloom.serve.web.access import Allowance, quotable, reads_everything
from newsloom.serve.web.agenda import ahead_box
from newsloom.serve.web.chosen import of_story
from newsloom.serve.web.independence import independence
from newsloom.serve.web.links import article_path, story_path
from newsloom.serve.web.reports import days
from newsloom.serve.web.said import said_shown
from newsloom.serve.web.why import IN_STORY, ON_PAGE, WhyShown, why_shown
from newsloom.store.reading.coverage import by_country, by_kind, by_outlet, course
from newsloom.store.reading.story import Report, StoryView, living_story_id, story_view
from newsloom.store.reading.story_cards import StoryPoint

_SPEAKERS = 6  # on the page of a story; all of them have a page of their own
_STATEMENTS = 3  # of each of them
_SHOWN_AT_ONCE = 3  # memberships whose passages stand beside the reports; the others are one click away


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPoint:
    """A key point, the report it is a sentence of, and the address of that sentence."""

    point: StoryPoint
    report: Report
    address: str


@require_safe
def story_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """`/story/<id>[-slug]`; a merged story leads to the one it lives on in. `?by=outlet` lists the reports by outlet."""
    living = living_story_id(story_id)
    view = story_view(living) if living is not None else None
    if view is None:
        raise Http404(story_id)
    if living != story_id:
        return redirect(story_path(view.card), permanent=True)
    everything = reads_everything(request)
    points = _cited(view, everything=everything)
    is_by_outlet = request.GET.get("by") == "outlet"
    spent = _spent(points)  # what stands on the page of which article is counted to a guest
    who = said_shown(
        who_said(view), Allowance(everything=everything, spent=spent), speakers=_SPEAKERS, each=_STATEMENTS
    )
    said, because = independence(view.card)
    countries, kinds = by_country(view), by_kind(view)
    calendar = of_story(view.card.id, view.card.headline)
    context = {
        "view": view,
        "story": view.card,
        "lives": lives((view.card,), SystemClock().now()),
        "part_of": subject(view.card),
        "said": said,
        "because": because,
        "points": points,
        "who": who,
        "is_by_outlet": is_by_outlet,
        "outlets": by_outlet(view) if is_by_outlet else (),
        "days": () if is_by_outlet else days(view.reports, copy_differences(view.reports), everything=everything),
        "joined": _joined(request, view, spent),
        "reasons": sum(report.why is not None for report in view.reports),
        "countries": countries,
        "kinds": kinds,
        "is_covered": any(share.key for share in (*countries, *kinds)),
        "course": course(view),
        "ahead": ahead_box(calendar.about, SystemClock().now().date(), everything=everything, spent=spent),
        "calendar_query": calendar.query,
        "canonical": request.build_absolute_uri(story_path(view.card)),
    }
    return render(request, "newsloom/story.html", context)


@require_safe
def said_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """`/story/<id>/said`: every statement in the story's reports; a merged story leads to the one it lives on in."""
    living = living_story_id(story_id)
    view = story_view(living) if living is not None else None
    if view is None:
        raise Http404(story_id)
    if living != story_id:
        return redirect(reverse("story-said", args=[str(view.card.id)]), permanent=True)
    who = said_shown(who_said(view, limit=ON_OWN_PAGE), Allowance(everything=reads_everything(request)))
    return render(request, "newsloom/story_said.html", {"story": view.card, "who": who})


@require_safe
def why_page(request: HttpRequest, story_id: int, article_id: int) -> HttpResponse:
    """`/story/<id>/why/<article>`: the article beside its nearest; one that moved on leads to where it stands now."""
    pair = why([article_id]).get(article_id)
    if pair is None or pair.article.story_id is None:
        raise Http404(article_id)
    if pair.article.story_id != story_id:
        return redirect(reverse("story-why", args=[str(pair.article.story_id), article_id]))
    view = story_view(story_id)
    if view is None:
        raise Http404(story_id)
    context = {"story": view.card, "one": why_shown(request, pair, ON_PAGE, {})}
    return render(request, "newsloom/why.html", context)


def _cited(view: StoryView, *, everything: bool) -> tuple[CitedPoint, ...]:
    """The key points whose article is still here: no span, no row."""
    reports = view.by_id
    return tuple(
        CitedPoint(point=point, report=reports[point.article_id], address=article_path(point.article_id, point.start))
        for point in quotable(view.card.points, everything=everything)
        if point.article_id in reports
    )


def _spent(points: tuple[CitedPoint, ...]) -> dict[int, int]:
    """How many characters of each article the key points show."""
    spent: dict[int, int] = {}
    for cited in points:
        spent[cited.report.id] = spent.get(cited.report.id, 0) + len(cited.point.text)
    return spent


def _joined(request: HttpRequest, view: StoryView, spent: dict[int, int]) -> tuple[WhyShown, ...]:
    """The newest memberships with their passages; what the page quotes of an article above is counted to a guest."""
    wanted = [report.why.article_id for report in view.reports if report.why][:_SHOWN_AT_ONCE]
    found = why(wanted)
    return tuple(why_shown(request, found[key], IN_STORY, spent) for key in wanted if key in found)
