"""The calendar: what lies ahead, by month, week and day."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from newsloom.app.clock import SystemClock
from newsloom.serve.web.access import Allowance, reads_everything
from newsloom.serve.web.agenda import all_shown, shown
from newsloom.serve.web.chosen import Chosen, chosen, title
from newsloom.serve.web.months import Reach, grid, month_end, months, reach, week_value
from newsloom.store.reading.agenda import MOST_EVENTS, EventRow, coarse_between, events_between, reach_of

_FAR = dt.date(2999, 12, 31)
_DAY = dt.timedelta(days=1)


@require_safe
def calendar_page(request: HttpRequest) -> HttpResponse:
    """`/calendar`: from today on; `?month=2026-11` and `?week=2026-W48` any time; `?section=`, `?tag=`, `?story=` … some of it."""
    found = chosen(request)
    today = SystemClock().now().date()
    covers = reach(request.GET.get("month", ""), request.GET.get("week", ""), today)
    rows = events_between(covers.first, covers.last, found.about)
    far_end = _FAR if covers.kind == "ahead" else covers.last
    coarse = () if covers.kind == "week" else coarse_between(covers.first, far_end, found.about)
    allowance = Allowance(everything=reads_everything(request))
    events = all_shown(rows, allowance, today)
    far = all_shown(coarse, allowance, today)
    gone = [shown(row, allowance, today, with_evidence=False) for row in _gone(covers, found)]
    before, after = _turns(covers, found)
    context = {
        "has_before": before,
        "has_after": after,
        "chosen": found,
        "heading": title(found),
        "covers": covers,
        "today": today,
        "this_month": f"{today:%Y-%m}",
        "this_week": week_value(today),
        "months": months(events, covers),
        "grid": () if covers.kind == "week" else grid((*gone, *events), covers.month, today),
        "far": far,
        "is_cut": len(rows) >= MOST_EVENTS,
        "webcal": f"webcal://{request.get_host()}{found.feed}",
        "base": f"{reverse('calendar')}?{found.query}&" if found.query else f"{reverse('calendar')}?",
    }
    return render(request, "newsloom/calendar.html", context)


def _turns(covers: Reach, found: Chosen) -> tuple[bool, bool]:
    """Whether anything lies before and after these days: pages without an end would lead every crawler astray."""
    bounds = reach_of(found.about)
    if bounds is None:
        return False, False
    begin, end = (covers.first, covers.last) if covers.kind == "week" else (covers.month, month_end(covers.month))
    return bounds[0] < begin, bounds[1] > end


def _gone(covers: Reach, found: Chosen) -> tuple[EventRow, ...]:
    """What of the month whose grid is shown is over already, and so not in the list of what lies ahead."""
    if covers.kind != "ahead" or covers.first == covers.month:
        return ()
    rows = events_between(covers.month, covers.first - _DAY, found.about)
    return tuple(row for row in rows if row.last < covers.first)
