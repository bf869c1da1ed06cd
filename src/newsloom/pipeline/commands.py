"""The stage commands: every pure stage as a filter, one JSON object a line in, one out (DESIGN.md §6)."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from newsloom.errors import InputError, NewsloomError
from newsloom.pipeline.stages import copies, extract, feed, related, stories, tags

Row = dict[str, object]

_SMALL = ("id", "url", "title", "text", "source", "published")  # passed on where a stage does not say them itself
_CHUNK = 8  # rows handed to a process at a time: pages take tens of milliseconds each


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    line: str
    failed: bool


_SINGLE: dict[str, Callable[[Row], Row]] = {"extract": extract.answer, "feed": feed.answer, "tags": tags.answer}
_WHOLE = {"copies": copies.answer_all, "stories": stories.answer_all, "related": related.answer_all}
NAMES = (*_SINGLE, *_WHOLE)


def run(name: str, lines: Iterable[str], *, jobs: int = 1, online: bool = False) -> Iterator[Answer]:
    """The stage's answers in the order of the lines; a bad line is answered in its place by an error."""
    filled = (line for line in lines if line.strip())
    if name in _SINGLE:
        answer = partial(_single, name)
        if jobs > 1:
            with get_context("spawn").Pool(jobs) as pool:
                yield from pool.imap(answer, filled, chunksize=_CHUNK)
        else:
            yield from map(answer, filled)
    elif name in _WHOLE:
        yield from _whole(name, filled, online=online)
    else:
        raise InputError(f"There is no stage {name!r}; the stages are {', '.join(NAMES)}.")


def _single(name: str, line: str) -> Answer:
    row: Row = {}
    try:
        row = _row(line)
        return _answer({**_small(row), **_SINGLE[name](row)})
    except NewsloomError as error:
        return _error(row, error)


def _whole(name: str, lines: Iterable[str], *, online: bool) -> Iterator[Answer]:
    """Stages that see the whole stream: bad lines keep their place, the others are answered in order."""
    places: list[Row | Answer] = []

    def good() -> Iterator[Row]:
        for line in lines:
            try:
                row = _row(line)
            except NewsloomError as error:
                places.append(_error({}, error))
                continue
            places.append(_small(row))
            yield row

    answers = list(_WHOLE[name](good(), online=online))
    given = iter(answers)
    for place in places:
        if isinstance(place, Answer):
            yield place
            continue
        found = next(given)
        yield _answer({**place, **found}, failed="error" in found)


def _row(line: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"This line is no JSON: {error}. It begins {line[:40]!r}.") from error
    if not isinstance(row, dict):
        raise InputError(f"This line is no JSON object. It begins {line[:40]!r}.")
    return row


def _small(row: Row) -> Row:
    return {name: row[name] for name in _SMALL if name in row}


def _answer(row: Row, *, failed: bool = False) -> Answer:
    return Answer(line=json.dumps(row, ensure_ascii=False), failed=failed)


def _error(row: Row, error: NewsloomError) -> Answer:
    said: Row = {**_small(row), "id": row.get("id"), "error": {"code": error.code, "message": str(error)}}
    return _answer(said, failed=True)
