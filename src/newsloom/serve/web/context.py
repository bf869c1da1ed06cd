"""What every template sees."""

from django.core.cache import cache
from django.http import HttpRequest

from newsloom.app.clock import SystemClock
from newsloom.serve.web.access import reads_everything
from newsloom.serve.web.sections import all_sections
from newsloom.store.reading.totals import Totals, totals

_TOTALS_S = 60


def site(request: HttpRequest) -> dict[str, object]:
    """The moment of the request, the navigation, what this reader may read, and the counts of the footer."""
    return {
        "now": SystemClock().now(),
        "nav_sections": all_sections(),
        "reads_everything": reads_everything(request),
        "totals": _totals(),
        "theme": theme(request),
    }


def theme(request: HttpRequest) -> str:
    """ "light", "dark", or empty where the reader's system decides."""
    chosen = request.COOKIES.get("theme", "")
    return chosen if chosen in ("light", "dark") else ""


def _totals() -> Totals:
    known = cache.get("newsloom.totals")
    if not isinstance(known, Totals):
        known = totals()
        cache.set("newsloom.totals", known, _TOTALS_S)
    return known
