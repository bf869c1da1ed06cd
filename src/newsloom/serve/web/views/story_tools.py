"""Correcting a story by hand: articles split off or moved, stories merged, locked, and any of it taken back."""

import re
from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsloom.app.corrections import carry_out, take_back
from newsloom.errors import CorrectionError, NotFound
from newsloom.model.corrections import StoryCorrectionKind
from newsloom.pipeline.correct import Corrected, Wish
from newsloom.store.corrections import read_corrections
from newsloom.store.reading.story import living_story_id, story_view

_NOTE_CHARS = 500
_ADDRESS = re.compile(r"(?:.*/story/)?(\d{1,18})(?:-.*)?", re.DOTALL)


@require_http_methods(["GET", "HEAD", "POST"])
def story_tools(request: HttpRequest, story_id: int) -> HttpResponse:
    """`/story/<id>/correct`, for staff: what may be done, and by POST doing it."""
    user = cast(User, request.user)
    if not user.is_staff:
        raise PermissionDenied
    living = living_story_id(story_id)
    if living is None:
        raise Http404(story_id)
    if request.method == "POST":
        try:
            done = _done(request, living, user)
        except (CorrectionError, NotFound) as error:
            messages.error(request, error.sentence())
            return redirect("story-tools", str(living))
        messages.success(request, _("Done; it will stay so."))
        return redirect("story-tools", str(done.stories[0] if done.stories else living))
    view = story_view(living)
    if view is None:
        raise Http404(story_id)
    said = read_corrections(Q(articles__article__story_id=living))
    unique = {one.number: one for one in said}
    is_locked = next(
        (
            one.kind is StoryCorrectionKind.LOCK
            for one in reversed(unique.values())
            if one.holds and one.kind in (StoryCorrectionKind.LOCK, StoryCorrectionKind.UNLOCK)
        ),
        False,
    )
    context = {"story": view.card, "view": view, "said": tuple(reversed(unique.values())), "is_locked": is_locked}
    return render(request, "newsloom/story_tools.html", context)


def _done(request: HttpRequest, story: int, user: User) -> Corrected:
    """Carries out what the form asks. Raises CorrectionError or NotFound; then nothing is changed."""
    action = request.POST.get("action", "")
    if action == "undo":
        number = request.POST.get("number", "")
        return take_back(int(number) if number.isdecimal() else 0, by_id=user.pk, by=user.get_username())
    try:
        kind = StoryCorrectionKind(action)
    except ValueError as error:
        raise CorrectionError(_("Nothing was chosen to be done.")) from error
    articles = tuple(int(key) for key in request.POST.getlist("article") if key.isdecimal())
    if kind in (StoryCorrectionKind.SPLIT, StoryCorrectionKind.MOVE) and not articles:
        raise CorrectionError(_("No article is ticked."))
    other = None
    if kind in (StoryCorrectionKind.MERGE, StoryCorrectionKind.MOVE):
        match = _ADDRESS.fullmatch(request.POST.get("other", "").strip())
        if match is None:
            raise CorrectionError(_("The other story is not named: give its number or its address."))
        other = int(match[1])
    note = request.POST.get("note", "").strip()[:_NOTE_CHARS]
    chosen = articles if kind in (StoryCorrectionKind.SPLIT, StoryCorrectionKind.MOVE) else ()
    wish = Wish(kind=kind, story=story, articles=chosen, other=other, note=note, by_id=user.pk, by=user.get_username())
    return carry_out(wish)
