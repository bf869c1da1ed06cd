"""A JSON row as a text to be read: what the stage commands that read sentences share."""

import datetime as dt

from newsloom.errors import InputError
from newsloom.language.prose import Prose


def prose_of(row: object) -> Prose:
    """The row's text, title and instant; a time without a zone is UTC, one that cannot be read counts as missing. Raises InputError."""
    if not isinstance(row, dict) or row.get("id") in (None, ""):
        raise InputError("A line has no id.")
    words: dict[str, str] = {}
    for field in ("text", "title", "language"):
        value = row.get(field)
        if value is not None and not isinstance(value, str):
            raise InputError(f"The field {field} must be text.")
        words[field] = value or ""
    return Prose(
        text=words["text"],
        title=words["title"],
        language=words["language"] or "en",
        published_at=_instant(row.get("published")),
    )


def _instant(value: object) -> dt.datetime | None:
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return dt.datetime.fromtimestamp(value / 1000 if abs(value) >= 1e11 else value, dt.UTC)
        if isinstance(value, str):
            moment = dt.datetime.fromisoformat(value.strip())
            return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None
