"""Signing in and out, and the choice of light or dark."""

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

_YEAR_S = 365 * 86400
_THEMES = ("light", "dark")

sign_in = LoginView.as_view(template_name="newsloom/sign_in.html", redirect_authenticated_user=True)
sign_out = LogoutView.as_view()


@csrf_exempt  # it changes one look of one browser; a token would put a cookie on every guest
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remembers light or dark in a cookie, or forgets it so that the reader's system decides; then back again."""
    back = request.POST.get("back", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    chosen = request.POST.get("theme", "")
    if chosen in _THEMES:
        response.set_cookie("theme", chosen, max_age=_YEAR_S, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie("theme")
    return response
