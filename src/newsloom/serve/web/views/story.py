"""The page of one story."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from newsloom.serve.web.access import quotable, reads_everything
from newsloom.serve.web.links import article_path, story_path
from newsloom.store.reading.story import Report, StoryView, living_story_id, story_view
from newsloom.store.reading.story_cards import StoryPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPoint:
    """A key point, the report it is a sentence of, and the address of that sentence."""

    point: StoryPoint
    report: Report
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The reports of one day (UTC), newest first."""

    day: dt.date
    reports: tuple[Report, ...]


@require_safe
def story_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """`/story/<id>[-slug]`; a merged story leads to the one it lives on in."""
    living = living_story_id(story_id)
    view = story_view(living) if living is not None else None
    if view is None:
        raise Http404(story_id)
    if living != story_id:
        return redirect(story_path(view.card), permanent=True)
    context = {
        "view": view,
        "story": view.card,
        "points": _cited(view, everything=reads_everything(request)),
        "days": _days(view.reports),
        "joined": [report for report in view.reports if report.why],
        "canonical": request.build_absolute_uri(story_path(view.card)),
    }
    return render(request, "newsloom/story.html", context)


def _cited(view: StoryView, *, everything: bool) -> tuple[CitedPoint, ...]:
    """The key points whose article is still here: no span, no row."""
    reports = view.by_id
    return tuple(
        CitedPoint(point=point, report=reports[point.article_id], address=article_path(point.article_id, point.start))
        for point in quotable(view.card.points, everything=everything)
        if point.article_id in reports
    )


def _days(reports: tuple[Report, ...]) -> tuple[Day, ...]:
    def of(report: Report) -> dt.date:
        return report.at.astimezone(dt.UTC).date()

    return tuple(Day(day=day, reports=tuple(group)) for day, group in groupby(reports, key=of))
