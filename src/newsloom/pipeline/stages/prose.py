"""The text of a row as the readers of language want it."""

import datetime as dt
import re
from collections.abc import Mapping

from newsloom.errors import InputError
from newsloom.language.prose import Prose

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LEAST_UNIX = 1e8  # seconds: a smaller number is no time but a mistake


def prose_of(row: object) -> Prose:
    """The text, title and instant of a row. A time that cannot be read counts as missing, one without a zone as UTC.

    Raises InputError for a row without an id or with a text that is none.
    """
    if not isinstance(row, dict) or row.get("id") in (None, ""):
        raise InputError("A line has no id.")
    return Prose(
        text=_words(row, "text"),
        title=_words(row, "title"),
        language=_words(row, "language") or "en",
        published_at=instant(row.get("published")),
    )


def instant(published: object) -> dt.datetime | None:
    """The instant in ISO 8601, of its first ten characters, or in Unix seconds or milliseconds; in the zone given, else UTC."""
    if isinstance(published, int | float) and not isinstance(published, bool) and abs(published) >= _LEAST_UNIX:
        try:
            return dt.datetime.fromtimestamp(published / 1000 if abs(published) >= 1e11 else published, dt.UTC)
        except (ValueError, OverflowError, OSError):
            return None
    if not isinstance(published, str):
        return None
    for form in (published.strip(), published.strip()[:10]):
        if not _DAY.match(form):
            return None
        try:
            at = dt.datetime.fromisoformat(form)
        except ValueError:
            continue
        return at if at.tzinfo else at.replace(tzinfo=dt.UTC)
    return None


def _words(row: Mapping[str, object], field: str) -> str:
    value = row.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"The field {field} must be text.")
    return value
