"""`newsloom stage copies`: each row's copy group."""

from collections.abc import Iterator
from typing import Any

from newsloom.copies.index import CopyIndex
from newsloom.model.weave import CopyMatch
from newsloom.pipeline.stages.docs import Line, lines


def answer_all(
    rows: Iterator[dict[str, Any]], *, online: bool = False, embedding: bool = True
) -> Iterator[dict[str, Any]]:
    """`id, group, copy_of, containment` for each row, in order; an error row for each that cannot be read.

    Rows come in order of arrival. Groups are final (after groups a later text joins are merged) unless `online`.
    `embedding` changes nothing here: the same text is the same words.
    """
    index = CopyIndex()
    answered = ((line, index.add(line.doc) if line.doc else None) for line in lines(rows))
    if online:
        yield from (_answer(line, match, match.group if match else "") for line, match in answered)
        return
    found = list(answered)
    kept = {merge.gone: merge.kept for merge in index.merge_pass()}
    for line, match in found:
        group = match.group if match else ""
        while group in kept:
            group = kept[group]
        yield _answer(line, match, group)


def _answer(line: Line, match: CopyMatch | None, group: str) -> dict[str, Any]:
    if match is None:
        return line.failure()
    return {"id": line.id, "group": group, "copy_of": match.copy_of, "containment": match.containment}
