"""Marking read and unread: by opening an article, by hand, and a whole list at once."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from newsloom.app.clock import SystemClock
from newsloom.errors import Busy
from newsloom.serve.web.sections import section_by_slug
from newsloom.store.models import Article, Source
from newsloom.store.reading.marks import mark_all_read, mark_read, mark_unread
from newsloom.store.reading.tags import find_tag

_NO_READING = ("prefetch", "prerender")


@require_POST
def article_mark(request: HttpRequest, article_id: int) -> HttpResponse:
    """`/article/<id>/mark` with `read` = 1 or 0: marks it and its copies, then back to it without marking it again."""
    user_id = _person(request)
    if not Article.objects.filter(pk=article_id).exists():
        raise Http404(article_id)
    if request.POST.get("read") == "1":
        mark_read(user_id, article_id, SystemClock().now())
        return HttpResponseRedirect(reverse("article", args=[article_id]))
    mark_unread(user_id, article_id)
    return HttpResponseRedirect(f"{reverse('article', args=[article_id])}?keep=unread")


@require_POST
def all_read(request: HttpRequest) -> HttpResponse:
    """`/read` with `section`, `tag` or `source`, or none of them for everything: marks the list read, then back to it."""
    user_id = _person(request)
    mark_all_read(user_id, _scope(request), SystemClock().now())
    back = request.POST.get("back", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if safe else "/")


def opened(request: HttpRequest, article_id: int) -> bool:
    """Marks the article read because this person opened it; returns whether it is read now.

    Not for a browser that only loads ahead, nor just after "mark unread"; and a page is worth more than its mark: a busy
    database never keeps it back.
    """
    user_id = request.user.pk
    ahead = request.headers.get("Sec-Purpose", request.headers.get("Purpose", "")).startswith(_NO_READING)
    if user_id is None or request.method != "GET" or ahead or request.GET.get("keep") == "unread":
        return False
    try:
        mark_read(user_id, article_id, SystemClock().now())
    except Busy:
        return False
    return True


def _person(request: HttpRequest) -> int:
    if request.user.pk is None:
        raise PermissionDenied
    return int(request.user.pk)


def _scope(request: HttpRequest) -> QuerySet[Article]:
    rows = Article.objects.all()
    if slug := request.POST.get("section"):
        section = section_by_slug(slug)
        if section is None:
            raise Http404(slug)
        return rows.filter(section=section.value)
    if name := request.POST.get("tag"):
        tag = find_tag(name)
        if tag is None:
            raise Http404(name)
        return rows.filter(article_tags__tag=tag)
    if slug := request.POST.get("source"):
        source = Source.objects.filter(slug=slug).first()
        if source is None:
            raise Http404(slug)
        return rows.filter(source=source)
    return rows
