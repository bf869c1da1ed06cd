"""What an answer other than 200 means."""

import datetime as dt
import email.utils
from collections.abc import Mapping

from newsloom.errors import FetchError, Gone, HttpStatus, RateLimited

_LONGEST_S = 86_400.0  # a day; whoever asks for more is asked again tomorrow
_WORDS = {
    400: "does not understand the request",
    401: "wants a password",
    402: "wants to be paid",
    403: "refuses us",
    404: "has nothing at this address",
    406: "has nothing in a form we can read",
    451: "may not show this for legal reasons",
    500: "has a fault of its own",
    502: "has a fault behind it",
    503: "is not available at the moment",
    504: "waits for another server in vain",
}


def error_for(status: int, headers: Mapping[str, str], host: str) -> FetchError:
    """The error of a status that is neither success nor a redirect we follow."""
    if status == 410:
        return Gone(f"{host} says that this address is gone for good (410).")
    wait_s = retry_after_s(headers.get("retry-after", ""), headers.get("date", ""))
    if status == 429 or (status == 503 and wait_s is not None):
        until = f" for {wait_s:.0f} seconds" if wait_s is not None else ""
        return RateLimited(f"{host} asks us to wait{until} ({status}).", retry_after_s=wait_s)
    words = _WORDS.get(status, "has a fault of its own" if status >= 500 else "does not answer as it should")
    return HttpStatus(f"{host} {words} ({status}).", status=status)


def retry_after_s(value: str, date: str) -> float | None:
    """Seconds a `Retry-After` header asks for (RFC 9110 §10.2.3); an HTTP date is read against the answer's own `Date`."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), _LONGEST_S)
    try:
        until, now = (email.utils.parsedate_to_datetime(text) for text in (value, date))
    except (TypeError, ValueError, OverflowError):
        return None
    aware = [at if at.tzinfo else at.replace(tzinfo=dt.UTC) for at in (until, now)]
    return min(max(0.0, (aware[0] - aware[1]).total_seconds()), _LONGEST_S)
