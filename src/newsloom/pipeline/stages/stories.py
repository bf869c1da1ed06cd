"""`newsloom stage stories`: each row's story."""

from collections.abc import Iterator
from typing import Any

from newsloom.copies.index import CopyIndex
from newsloom.pipeline.meaning import encoder_for, meant
from newsloom.pipeline.stages.docs import lines
from newsloom.stories.index import StoryIndex

MEND_EVERY = 150  # articles between two looks at the stories that changed, as the weights were learned


def answer_all(
    rows: Iterator[dict[str, Any]], *, online: bool = False, embedding: bool = True
) -> Iterator[dict[str, Any]]:
    """`id, story` for each row, in order; an error row for each that cannot be read.

    Stories are final, after merging and parting; with `online` each is the decision at arrival, and mending shows in later rows only. Without `embedding` words alone decide.
    """
    copies, stories, encoder = CopyIndex(), StoryIndex(), encoder_for(embedding)
    read = []
    for place, line in enumerate(lines(rows), 1):
        if line.doc is not None:
            stories.assign(meant(line.doc, encoder), copies.add(line.doc).copy_of)
        if place % MEND_EVERY == 0:
            mend(stories)
        if not online:
            read.append((line, line.doc.id if line.doc else ""))
        elif line.doc is not None:
            yield {"id": line.id, "story": stories.story_of(line.doc.id)}
        else:
            yield line.failure()
    mend(stories)
    for line, doc_id in read:
        yield {"id": line.id, "story": stories.story_of(doc_id)} if doc_id else line.failure()


def mend(stories: StoryIndex) -> None:
    """Merges what is one story and parts what is two, among the stories that changed since the last time."""
    stories.merge_pass()
    stories.part_pass()
