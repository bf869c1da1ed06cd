"""Around every page: who may see the site at all, and errors as plain sentences."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from newsloom.app.config import config
from newsloom.errors import Busy, NewsloomError, NotFound, QueryError
from newsloom.serve.web.views.errors import error_page, not_found
from newsloom.store.edge import store_errors

Answer = Callable[[HttpRequest], HttpResponse]
_OPEN_TO_ALL = frozenset({"sign-in", "theme"})


class PlainErrors:
    """Turns our own errors and those of the database into pages that say what happened and what to do."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:  # no database can hold it, so nothing stands there
            return not_found(request, ValueError(request.path_info))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for an error we know; None leaves any other to Django's 500."""
        error = _ours(exception)
        match error:
            case None:
                return None
            case QueryError():
                return error_page(400, error)
            case NotFound():
                return error_page(404, error)
            case Busy():
                return error_page(503, error)
            case _:
                return error_page(500, error)


class MembersOnly:
    """Sends guests of a site that is not public to the sign-in page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if config().public or request.user.is_authenticated or _open_to_all(request):
            return self.get_response(request)
        return redirect_to_login(request.get_full_path(), "sign-in")


def _ours(exception: Exception) -> NewsloomError | None:
    if isinstance(exception, DatabaseError):
        try:
            with store_errors("reading this page"):
                raise exception
        except NewsloomError as error:
            return error
    return exception if isinstance(exception, NewsloomError) else None


def _open_to_all(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in _OPEN_TO_ALL
    except Resolver404:
        return False
