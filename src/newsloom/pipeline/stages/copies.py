"""`newsloom stage copies`: each row's copy group."""

from collections.abc import Iterator, Sequence
from typing import Any

from newsloom.copies.index import CopyIndex
from newsloom.model.weave import CopyMatch, Doc
from newsloom.pipeline.stages.docs import Line, lines

_MINUTE_S = 60.0
_Answered = tuple[Line, CopyMatch | None]


def answer_all(
    rows: Iterator[dict[str, Any]], *, online: bool = False, embedding: bool = True
) -> Iterator[dict[str, Any]]:
    """`id, group, copy_of, containment` for each row, in order; an error row for each that cannot be read.

    Rows come in order of arrival; the order of rows that follow each other within a minute does not matter. Groups are
    final (after groups a later text joins are merged) unless `online`.
    `embedding` changes nothing here: the same text is the same words.
    """
    index = CopyIndex()
    if online:
        yield from (_answer(line, match, match.group if match else "") for line, match in _matched(index, rows))
        return
    found = list(_matched(index, rows))
    kept = {merge.gone: merge.kept for merge in index.merge_pass()}
    for line, match in found:
        group = match.group if match else ""
        while group in kept:
            group = kept[group]
        yield _answer(line, match, group)


def _matched(index: CopyIndex, rows: Iterator[dict[str, Any]]) -> Iterator[_Answered]:
    """Each line with where it stands, in the order given; those of one minute are decided in the order of time and id."""
    together: list[Line] = []
    minute: float | None = None
    for line in lines(rows):
        its = minute if line.doc is None else _minute(line.doc)  # an error parts nothing
        if its is None or its != minute:
            yield from _by_time(index, together)
            together = []
        together.append(line)
        minute = its
    yield from _by_time(index, together)


def _by_time(index: CopyIndex, together: Sequence[Line]) -> Iterator[_Answered]:
    docs = [line.doc for line in together if line.doc]
    for doc in sorted(docs, key=lambda doc: (doc.at or 0.0, doc.id)):
        index.add(doc)
    yield from ((line, _add(index, line)) for line in together)  # known by now: each keeps its standing


def _minute(doc: Doc) -> float | None:
    return None if doc.at is None else doc.at // _MINUTE_S


def _add(index: CopyIndex, line: Line) -> CopyMatch | None:
    return index.add(line.doc) if line.doc else None


def _answer(line: Line, match: CopyMatch | None, group: str) -> dict[str, Any]:
    if match is None:
        return line.failure()
    return {"id": line.id, "group": group, "copy_of": match.copy_of, "containment": match.containment}
