"""What every template sees."""

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Nothing yet beyond the request."""
    return {}
