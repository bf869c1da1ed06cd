"""`newsloom stage stories`: each row's story."""

from collections.abc import Iterator
from typing import Any

from newsloom.copies.index import CopyIndex
from newsloom.pipeline.stages.docs import lines
from newsloom.stories.index import StoryIndex

MERGE_EVERY = 150  # articles between two merge passes, as the study ran them


def answer_all(rows: Iterator[dict[str, Any]], *, online: bool = False) -> Iterator[dict[str, Any]]:
    """`id, story` for each row, in order; an error row for each that cannot be read.

    Stories are final, after merges; with `online` each is the decision at arrival, and merges show in later rows only.
    """
    copies, stories = CopyIndex(), StoryIndex()
    read = []
    for place, line in enumerate(lines(rows)):
        if line.doc is not None:
            stories.assign(line.doc, copies.add(line.doc).copy_of)
        if place % MERGE_EVERY == MERGE_EVERY - 1:
            _mend(stories)
        if not online:
            read.append((line, line.doc.id if line.doc else ""))
        elif line.doc is not None:
            yield {"id": line.id, "story": stories.story_of(line.doc.id)}
        else:
            yield line.failure()
    _mend(stories)
    for line, doc_id in read:
        yield {"id": line.id, "story": stories.story_of(doc_id)} if doc_id else line.failure()


def _mend(stories: StoryIndex) -> None:
    stories.merge_pass()
    stories.part_pass()
