"""The list of sources with their health, the page of one source, and adding one by its address."""

from collections.abc import Mapping
from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsloom.app.clock import SystemClock
from newsloom.serve.web.labels import country_choices, kind_choices
from newsloom.serve.web.marks import marks
from newsloom.store.models import Article
from newsloom.store.profiles import known_owners
from newsloom.store.reading.cursor import time_place
from newsloom.store.reading.lists import of_source
from newsloom.store.reading.marks import Unread, unread_by_source
from newsloom.store.reading.sources import SourceLine, source_line, sources_page

_ADDRESS_CHARS = 2000


@require_http_methods(["GET", "HEAD", "POST"])
def sources(request: HttpRequest) -> HttpResponse:
    """`/sources`: health, trouble first; staff add a source by POST."""
    if request.method == "POST":
        return _add(request)
    return _listed(request)


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """`/source/<slug>`: its health and its latest articles."""
    line = source_line(slug, SystemClock().now())
    if line is None:
        raise Http404(slug)
    return _source(request, line)


@require_POST
def source_profile(request: HttpRequest, slug: str) -> HttpResponse:
    """`/source/<slug>/profile`: staff say what the publisher is; nothing writes over it later."""
    if not cast(User, request.user).is_staff:
        raise PermissionDenied
    from newsloom.app.profiles import correct_profile  # brings the pipeline along, as adding does

    country, kind, owner = (request.POST.get(name, "").strip() for name in ("country", "kind", "owner"))
    now = SystemClock().now()
    if not correct_profile(slug, country=country, kind=kind, owner=owner, now=now):
        raise Http404(slug)
    messages.success(request, _("What this publisher is was saved; its stories are counted by it."))
    return redirect("source", slug)


def _source(request: HttpRequest, line: SourceLine) -> HttpResponse:
    place = time_place(request.GET.get("older", ""))
    page = of_source(line.id, place)
    context = {
        "source": line,
        "page": page,
        "is_older": place is not None,
        "marks": marks(
            request, articles=(card.id for card in page.articles), scope=Article.objects.filter(source_id=line.id)
        ),
    }
    if cast(User, request.user).is_staff:
        context |= {"countries": country_choices(), "kinds": kind_choices(), "owners": known_owners()}
    return render(request, "newsloom/source.html", context)


def _listed(request: HttpRequest, *, address: str = "", refused: str = "", status: int = 200) -> HttpResponse:
    page = sources_page(SystemClock().now(), request.GET.get("after", ""))
    unread: Mapping[int, Unread] = {}
    if request.user.pk is not None:
        unread = unread_by_source(request.user.pk, [line.id for line in page.sources], SystemClock().now())
    context = {
        "page": page,
        "address": address,
        "refused": refused,
        "is_first": "after" not in request.GET,
        "unread": unread,
    }
    return render(request, "newsloom/sources.html", context, status=status)


def _add(request: HttpRequest) -> HttpResponse:
    if not cast(User, request.user).is_staff:
        raise PermissionDenied
    from newsloom.app.adding import add_source  # brings the whole pipeline along: only when somebody adds a source

    address = request.POST.get("address", "").strip()[:_ADDRESS_CHARS]
    result = add_source(address)
    if not result.ok:
        return _listed(request, address=address, refused=result.message, status=422)
    messages.success(request, result.message)
    return redirect("source", result.source_slug) if result.source_slug else redirect("sources")
