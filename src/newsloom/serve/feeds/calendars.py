"""The calendars a program subscribes to: of the paper, a section, a hashtag, a story, a person, and of one event."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.crypto import salted_hmac
from django.utils.http import http_date, quote_etag
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsloom import __version__
from newsloom.app.clock import SystemClock
from newsloom.serve.feeds.agenda import entries
from newsloom.serve.feeds.ical import calendar
from newsloom.serve.web.access import Allowance, reads_everything
from newsloom.serve.web.chosen import Chosen, choose, everything
from newsloom.store.reading.agenda import EventRow, event_by_uid, events_between, last_change
from newsloom.store.reading.totals import generation

PRODUCT = f"-//Newsloom//Newsloom {__version__}//EN"
_PAST_DAYS = 31  # what is over stays for a month, so that programs do not drop it on the day
_MOST = 500
_FAR = dt.date(2999, 12, 31)
_TYPE = "text/calendar; charset=utf-8"


@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """`/calendar.ics`."""
    return _feed(request, everything())


@require_safe
def chosen_feed(request: HttpRequest, kind: str, value: str | int) -> HttpResponse:
    """`/tag/<name>/calendar.ics`, `/story/<id>/calendar.ics`, `/person/<id>/calendar.ics` …"""
    return _feed(request, choose(kind, str(value)))


@require_safe
def event_feed(request: HttpRequest, uid: str) -> HttpResponse:
    """`/calendar/<uid>.ics`: one event, for a calendar of one's own."""
    row = event_by_uid(uid)
    if row is None or not row.is_appointment:
        raise Http404(uid)
    answer = _written(request, [row], _("Newsloom"), "")
    answer["Content-Disposition"] = f'attachment; filename="{row.first:%Y-%m-%d}.ics"'
    return answer


@cache
def instance() -> str:
    """What makes the ids of this site's events unique in the world; the same under every host name it answers to."""
    return f"{salted_hmac('newsloom.calendar', 'host').hexdigest()[:16]}.newsloom"


def event_text(
    rows: Sequence[EventRow], name: str, *, address: Callable[[EventRow], str], everything: bool, category: str = ""
) -> str:
    """The events as an iCalendar object with no more of a publisher's text than its reader may see."""
    allowance = Allowance(everything=everything)
    found = entries(
        rows,
        host=instance(),
        address=address,
        words=lambda row: allowance.words(row.teller.article_id, row.what, permitted=row.teller.permitted_in_full),
        category=category,
    )
    return calendar(name, found, product=PRODUCT)


def _feed(request: HttpRequest, found: Chosen) -> HttpResponse:
    """The calendar, or 304 where nothing was written since the program last asked and the day is the same."""
    today = SystemClock().now().date()
    whole = "all" if reads_everything(request) else "guest"
    etag = quote_etag(f"{generation()}-{today}-{whole}-{request.get_host()}")
    midnight = dt.datetime.combine(today, dt.time(), tzinfo=dt.UTC)
    changed = max(last_change(found.about) or midnight, midnight)
    unchanged = get_conditional_response(request, etag=etag, last_modified=int(changed.timestamp()))
    if unchanged is not None and unchanged.status_code == 304:
        return unchanged
    rows = events_between(today - dt.timedelta(days=_PAST_DAYS), _FAR, found.about, limit=_MOST)
    name = f"{found.name} · Newsloom" if found.name else "Newsloom"
    answer = _written(request, rows, name, found.name if found.kind in ("section", "tag") else "")
    answer["ETag"] = etag
    answer["Last-Modified"] = http_date(changed.timestamp())
    file = slugify(found.name) or "calendar"
    answer["Content-Disposition"] = f'inline; filename="newsloom-{file[:60]}.ics"'
    return answer


def _written(request: HttpRequest, rows: Sequence[EventRow], name: str, category: str) -> HttpResponse:
    page = request.build_absolute_uri(reverse("calendar"))
    text = event_text(
        rows,
        name,
        address=lambda row: f"{page}?month={row.first:%Y-%m}#e{row.uid}",
        everything=reads_everything(request),
        category=category.removeprefix("#"),
    )
    answer = HttpResponse(text, content_type=_TYPE)
    answer["Cache-Control"] = "private, no-cache" if request.user.is_authenticated else "no-cache"
    return answer
