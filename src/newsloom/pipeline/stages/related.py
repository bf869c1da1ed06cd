"""`newsloom stage related`: for each row the articles nearest to it among all rows."""

from collections.abc import Iterator
from typing import Any

from newsloom.copies.index import CopyIndex
from newsloom.pipeline.meaning import encoder_for, meant
from newsloom.pipeline.stages.docs import lines
from newsloom.pipeline.stages.stories import MEND_EVERY, mend
from newsloom.stories.index import StoryIndex

MOST = 10  # related articles a row


def answer_all(
    rows: Iterator[dict[str, Any]], *, online: bool = False, embedding: bool = True
) -> Iterator[dict[str, Any]]:
    """`id, related` for each row, in order, once all were read; an error row for each that cannot be read.

    With `online` an article is related to earlier ones only.
    """
    copies, stories, encoder = CopyIndex(), StoryIndex(), encoder_for(embedding)
    given: dict[str, object] = {}
    read = []
    for place, line in enumerate(lines(rows), 1):
        if line.doc is not None:
            given.setdefault(line.doc.id, line.id)
            stories.assign(meant(line.doc, encoder), copies.add(line.doc).copy_of)
        if place % MEND_EVERY == 0:
            mend(stories)
        if not online:
            read.append((line, line.doc.id if line.doc else ""))
        elif line.doc is not None:
            yield {"id": line.id, "related": [given[r.id] for r in stories.related(line.doc.id, MOST)]}
        else:
            yield line.failure()
    mend(stories)
    for line, doc_id in read:
        if doc_id:
            yield {"id": line.id, "related": [given[r.id] for r in stories.related(doc_id, MOST)]}
        else:
            yield line.failure()
