"""One line of JSON in, one line out: what every stage command does around the stage itself."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from newsloom.errors import InputError, NewsloomError

Row = dict[str, object]
Reader = Callable[[Row], Row]

# Passed on where a stage does not say them itself.
_SMALL = ("id", "url", "title", "text", "source", "published", "captured_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    line: str
    failed: bool


def answer_line(reader: Reader, line: str) -> Answer:
    """The reader's answer to one line; a bad line is answered by an error, and an error that comes in goes out again."""
    row: Row = {}
    try:
        row = read_row(line)
        if isinstance(row.get("error"), dict):
            return said({**small(row), "id": row.get("id"), "error": row["error"]}, failed=True)
        return said({**small(row), **reader(row)})
    except NewsloomError as error:
        return failure(row, error)


def read_row(line: str) -> Row:
    """The object on a line. Raises InputError."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"This line is no JSON: {error}. It begins {line[:40]!r}.") from error
    if not isinstance(row, dict):
        raise InputError(f"This line is no JSON object. It begins {line[:40]!r}.")
    return row


def small(row: Row) -> Row:
    """The fields of a row that are passed on as they came."""
    return {name: row[name] for name in _SMALL if name in row}


def said(row: Row, *, failed: bool = False) -> Answer:
    """The row as an answer."""
    return Answer(line=json.dumps(row, ensure_ascii=False), failed=failed)


def failure(row: Row, error: NewsloomError) -> Answer:
    """The error that stands in the place of a row's answer."""
    return said(error_row(row, error), failed=True)


def failure_of(line: str, error: NewsloomError) -> Answer:
    """The error that stands in the place of a line's answer, under the line's id where it has one."""
    try:
        return failure(read_row(line), error)
    except InputError:
        return failure({}, error)


def error_row(row: Row, error: NewsloomError) -> Row:
    """`id`, the small fields and the error with its code."""
    return {**small(row), "id": row.get("id"), "error": {"code": error.code, "message": str(error)}}
