"""How a source's pages are read: its rule, tried on a page before it is saved. For staff only."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsloom.app.clock import SystemClock
from newsloom.errors import ExtractError, NewsloomError, RuleError
from newsloom.store.models import Source
from newsloom.store.rules import drop_own_rule, hosts_of, kept_page, kept_titles, save_own_rule

if TYPE_CHECKING:
    from newsloom.extract.rules.reading import Reading
    from newsloom.extract.rules.trial import Compared, Trial

_KEPT_SHOWN = 12  # kept pages offered for a preview
_PAGE_BYTES = 5_000_000
_ADDRESS_CHARS = 2000
_SHOWN = 12  # pieces taken out that are shown
_BEGINNING = """# Which elements hold the text, and which are to be left out.
[[period]]
body = ["article .text"]
remove = ["article .related"]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A page a rule was tried on, or why it could not be."""

    address: str = ""
    rows: "tuple[Compared, ...]" = ()
    trial: "Trial | None" = None
    removed: tuple[str, ...] = ()
    more_removed: int = 0
    refused: str = ""  # a sentence

    @property
    def body_missed(self) -> bool:
        """Whether the rule names containers of the body and none of them was found."""
        return bool(self.trial and self.trial.rule and self.trial.rule.body and not self.trial.own_body)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A page to try a rule on."""

    url: str
    body: bytes
    content_type: str
    day: dt.date


@require_http_methods(["GET", "HEAD", "POST"])
def source_rule(request: HttpRequest, slug: str) -> HttpResponse:
    """`/source/<slug>/rule`: shown, tried, saved and taken back by POST."""
    user = cast(User, request.user)
    if not user.is_staff:
        raise PermissionDenied
    source = Source.objects.filter(slug=slug).first()
    if source is None:
        raise Http404(slug)
    if request.method != "POST":
        return _shown(request, source)
    action = request.POST.get("action", "")
    if action == "shipped":
        drop_own_rule(source.pk)
        messages.success(request, _("Your own rule is removed."))
        return redirect("source-rule", source.slug)
    if action == "none":
        save_own_rule(source.pk, "", user_id=user.pk, now=SystemClock().now())
        messages.success(request, _("Its pages are read the general way from the next look on."))
        return redirect("source-rule", source.slug)
    return _judged(request, source, save=action == "save", user_id=user.pk)


def _judged(request: HttpRequest, source: Source, *, save: bool, user_id: int) -> HttpResponse:
    """The text as it was sent: its mistakes, or what it reads, or saved."""
    from newsloom.app.rules import examine_own  # brings the reading of pages along: only when somebody writes a rule
    from newsloom.text.storable import storable

    text = storable(request.POST.get("text", "").replace("\r\n", "\n"))
    reading = examine_own(text, slug=source.slug, hosts=hosts_of(source))
    if reading.rule is None:
        return _shown(request, source, text=text, problems=reading.problems, status=422)
    if save:
        save_own_rule(source.pk, text, user_id=user_id, now=SystemClock().now())
        messages.success(request, _("The rule is saved and holds from the next look on."))
        return redirect("source-rule", source.slug)
    return _shown(request, source, text=text, tried=_tried(request, source, reading))


def _tried(request: HttpRequest, source: Source, reading: "Reading") -> Tried:
    from newsloom.extract.rules.trial import compared, try_rule
    from newsloom.model.rule import RuleBook

    page = _page(request, source)
    if isinstance(page, str):
        return Tried(refused=page)
    book = RuleBook(files=(reading.rule,) if reading.rule else ())
    rule = book.rule_for(page.url, page.day)
    if rule is None:
        refused = _("The rule is not meant for %(url)s of %(day)s: look at its hosts, paths and days.")
        return Tried(address=page.url, refused=refused % {"url": page.url, "day": page.day.isoformat()})
    try:
        trial = try_rule(page.body, rule, url=page.url, content_type=page.content_type)
    except ExtractError as error:
        return Tried(address=page.url, refused=error.sentence())
    return Tried(
        address=page.url,
        rows=tuple(row for row in compared(trial) if row.general or row.ruled),
        trial=trial,
        removed=trial.removed[:_SHOWN],
        more_removed=max(0, len(trial.removed) - _SHOWN),
    )


def _page(request: HttpRequest, source: Source) -> _Page | str:
    """The page to try the rule on, or a sentence why there is none."""
    address = request.POST.get("address", "").strip()[:_ADDRESS_CHARS]
    if address:
        return _fetched(address)
    number = request.POST.get("page", "")
    if number.isascii() and number.isdecimal() and len(number) < 16 and (kept := kept_page(source.pk, int(number))):
        return _Page(url=kept.url, body=kept.body, content_type=kept.content_type, day=kept.day)
    return _("The rule has no mistake. Choose a page, or give an address, to see what it reads.")


def _fetched(address: str) -> _Page | str:
    import asyncio

    from newsloom.app.wiring import fetch_once
    from newsloom.model.fetched import Failed, Fetched

    url = address if "://" in address else f"https://{address}"
    try:
        outcome = asyncio.run(fetch_once(url, max_bytes=_PAGE_BYTES))
    except NewsloomError as error:
        return error.sentence()
    if isinstance(outcome, Failed):
        return outcome.error.sentence()
    if not isinstance(outcome, Fetched):
        return _("%(url)s answered without a body.") % {"url": url}
    return _Page(url=outcome.url, body=outcome.body, content_type=outcome.content_type, day=SystemClock().now().date())


def _shown(
    request: HttpRequest,
    source: Source,
    *,
    text: str | None = None,
    problems: tuple[RuleError, ...] = (),
    tried: Tried | None = None,
    status: int = 200,
) -> HttpResponse:
    from newsloom.app.rules import standing

    found = standing(source)
    pages = kept_titles(source.pk, _KEPT_SHOWN)
    latest = str(pages[0][0]) if pages else ""
    context = {
        "source": source,
        "standing": found,
        "hosts": hosts_of(source),
        "text": text if text is not None else found.text or found.beneath or _BEGINNING,
        "problems": problems,
        "tried": tried,
        "pages": pages,
        "chosen": request.POST.get("page", latest),
        "address": request.POST.get("address", "")[:_ADDRESS_CHARS],
    }
    return render(request, "newsloom/rule.html", context, status=status)
