"""`newsloom stage related`: for each row the articles nearest to it among all rows."""

from collections.abc import Iterator, Mapping
from typing import Any

from newsloom.pipeline.stages.docs import Line, lines, minutes
from newsloom.pipeline.stages.stories import Weft

MOST = 10  # related articles a row


def answer_all(
    rows: Iterator[dict[str, Any]], *, online: bool = False, embedding: bool = True
) -> Iterator[dict[str, Any]]:
    """`id, related` for each row, in order, once all were read; an error row for each that cannot be read.

    With `online` an article is related to earlier ones only.
    """
    weft = Weft(embedding=embedding)
    given: dict[str, object] = {}
    read = []
    for together in minutes(lines(rows)):
        given |= {line.doc.id: line.id for line in together if line.doc and line.doc.id not in given}
        weft.add(together)
        if not online:
            read += [(line, line.doc.id if line.doc else "") for line in together]
            continue
        for line in together:
            yield _answer(line, weft, given, line.doc.id if line.doc else "")
    weft.mend()
    for line, doc_id in read:
        yield _answer(line, weft, given, doc_id)


def _answer(line: Line, weft: Weft, given: Mapping[str, object], doc_id: str) -> dict[str, Any]:
    if not doc_id:
        return line.failure()
    return {"id": line.id, "related": [given[found.id] for found in weft.stories.related(doc_id, MOST)]}
