"""Pages for what went wrong: what happened, what is safe, what to do; the code comes last."""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from newsloom.errors import NewsloomError
from newsloom.serve.web.sections import all_sections

_RETRY_AFTER_S = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What an error page says. `happened`, `safe` and `advice` are whole sentences."""

    title: str
    happened: str
    safe: str
    advice: str
    code: str


def error_page(status: int, error: NewsloomError) -> HttpResponse:
    """The page for one of our own errors."""
    titles = {
        400: _("This address cannot be read"),
        404: _("This is not here"),
        503: _("The database is busy"),
    }
    safe = "" if status < HTTPStatus.INTERNAL_SERVER_ERROR else _("Nothing already stored is lost.")
    said = _("Try again in a moment: this page asks nothing of you but patience.") if status == 503 else error.advice
    response = _page(
        status,
        Trouble(
            title=titles.get(status, _("This failed")), happened=str(error), safe=safe, advice=said, code=error.code
        ),
    )
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = str(_RETRY_AFTER_S)
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 for an address nothing stands at."""
    return _page(
        404,
        Trouble(
            title=_("This is not here"),
            happened=_("No page, article, story or hashtag has this address."),
            safe=_("Articles are never deleted by reading, so it was most likely mistyped or never existed."),
            advice=_("Look for it by its words, or begin at the front page."),
            code="web.not_found",
        ),
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 for something this reader may not do."""
    return _page(
        403,
        Trouble(
            title=_("You may not do this"),
            happened=_("This needs an account with more rights than yours."),
            safe=_("Nothing was changed."),
            advice=_("Sign in with another account, or ask the person who keeps this site."),
            code="web.forbidden",
        ),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose proof of origin is missing or too old."""
    return _page(
        403,
        Trouble(
            title=_("This form has grown old"),
            happened=_("The form could not be matched to this browser, so it was not carried out."),
            safe=_("Nothing was changed."),
            advice=_("Go back, reload the page and send it again; cookies must be allowed for this site."),
            code="web.csrf",
        ),
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 for a request that cannot be read at all."""
    return _page(
        400,
        Trouble(
            title=_("This address cannot be read"),
            happened=_("The request is damaged or too long."),
            safe=_("Nothing was changed."),
            advice=_("Begin again at the front page."),
            code="web.bad_request",
        ),
    )


def failed(request: HttpRequest) -> HttpResponse:
    """500 for an error nobody foresaw."""
    return _page(
        500,
        Trouble(
            title=_("This failed"),
            happened=_("An error that nobody foresaw stopped this page. It stands in the log with its cause."),
            safe=_("Nothing already stored is lost, and other pages go on working."),
            advice=_("Try again; if it stays, the person who keeps this site finds help in `newsloom doctor`."),
            code="web.unexpected",
        ),
    )


def _page(status: int, trouble: Trouble) -> HttpResponse:
    """Rendered without the request: an error page must not ask the database for anything."""
    return HttpResponse(
        render_to_string("newsloom/error.html", {"trouble": trouble, "nav_sections": all_sections()}), status=status
    )
