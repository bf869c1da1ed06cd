"""`newsloom stage copies`: each row's copy group."""

from collections.abc import Iterator
from typing import Any

from newsloom.copies.index import CopyIndex
from newsloom.model.weave import CopyMatch
from newsloom.pipeline.stages.docs import Line, in_time_order, lines, minutes

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
    for together in minutes(lines(rows)):
        for doc in in_time_order(together):
            index.add(doc)
        yield from ((line, _add(index, line)) for line in together)  # known by now: each keeps its standing


def _add(index: CopyIndex, line: Line) -> CopyMatch | None:
    return index.add(line.doc) if line.doc else None


def _answer(line: Line, match: CopyMatch | None, group: str) -> dict[str, Any]:
    if match is None:
        return line.failure()
    return {"id": line.id, "group": group, "copy_of": match.copy_of, "containment": match.containment}
