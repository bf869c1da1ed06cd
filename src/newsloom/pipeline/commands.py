"""The stage commands: every pure stage as a filter, one JSON object a line in, one out (DESIGN.md §6)."""

from collections.abc import Iterable, Iterator
from functools import partial

from newsloom.errors import InputError, NewsloomError
from newsloom.pipeline import workers
from newsloom.pipeline.rows import Answer, Reader, Row, answer_line, failure, read_row, said, small
from newsloom.pipeline.stages import copies, dates, events, extract, feed, people, quotes, related, stories, tags

_SINGLE: dict[str, Reader] = {
    "dates": dates.answer,
    "events": events.answer,
    "extract": extract.answer,
    "feed": feed.answer,
    "people": people.answer,
    "quotes": quotes.answer,
    "tags": tags.answer,
}
_RUNS = {"tags": tags.reader}  # what a run in one process remembers from row to row
_WHOLE = {"copies": copies.answer_all, "stories": stories.answer_all, "related": related.answer_all}
NAMES = (*_SINGLE, *_WHOLE)


def run(
    name: str, lines: Iterable[str], *, jobs: int = 1, online: bool = False, embedding: bool = True
) -> Iterator[Answer]:
    """The stage's answers in the order of the lines; a bad line is answered in its place by an error.

    Stages that answer line by line hold a few lines at a time. With several jobs a line on which a process dies or hangs
    is answered by an error too.
    """
    filled = (line for line in lines if line.strip())
    if name in _SINGLE:
        reader = _SINGLE[name]
        if jobs > 1:
            yield from workers.answered(filled, reader.__module__, jobs=jobs)
        else:
            yield from map(partial(answer_line, _RUNS.get(name, lambda: reader)()), filled)
    elif name in _WHOLE:
        yield from _whole(name, filled, online=online, embedding=embedding)
    else:
        raise InputError(f"There is no stage {name!r}; the stages are {', '.join(NAMES)}.")


def _whole(name: str, lines: Iterable[str], *, online: bool, embedding: bool) -> Iterator[Answer]:
    """Stages that see the whole stream: bad lines keep their place, the others are answered in order."""
    places: list[Row | Answer] = []

    def good() -> Iterator[Row]:
        for line in lines:
            try:
                row = read_row(line)
            except NewsloomError as error:
                places.append(failure({}, error))
                continue
            places.append(small(row))
            yield row

    answers = list(_WHOLE[name](good(), online=online, embedding=embedding))
    given = iter(answers)
    for place in places:
        if isinstance(place, Answer):
            yield place
            continue
        found = next(given)
        yield said({**place, **found}, failed="error" in found)
