"""`newsloom stage stories`: each row's story."""

from collections.abc import Iterator, Sequence
from typing import Any

from newsloom.copies.index import CopyIndex
from newsloom.pipeline.meaning import encoder_for, meant
from newsloom.pipeline.stages.docs import Line, in_time_order, lines, minutes
from newsloom.stories.index import StoryIndex

MEND_EVERY = 150  # articles between two looks at the stories that changed, as the weights were learned


def answer_all(
    rows: Iterator[dict[str, Any]], *, online: bool = False, embedding: bool = True
) -> Iterator[dict[str, Any]]:
    """`id, story` for each row, in order; an error row for each that cannot be read.

    Stories are final, after merging and parting; with `online` each is the decision at arrival, and mending shows in later rows only. Without `embedding` words alone decide.
    """
    weft = Weft(embedding=embedding)
    read = []
    for together in minutes(lines(rows)):
        weft.add(together)
        if not online:
            read += [(line, line.doc.id if line.doc else "") for line in together]
            continue
        for line in together:
            yield {"id": line.id, "story": weft.story_of(line.doc.id)} if line.doc else line.failure()
    weft.mend()
    for line, doc_id in read:
        yield {"id": line.id, "story": weft.story_of(doc_id)} if doc_id else line.failure()


class Weft:
    """Copies and stories of a stream of lines, as the stage commands build them."""

    def __init__(self, *, embedding: bool) -> None:
        self.stories = StoryIndex()
        self._copies = CopyIndex()
        self._encoder = encoder_for(embedding)
        self._count = 0

    def add(self, together: Sequence[Line]) -> None:
        """Decides the lines of one minute, in the order of time and id; now and then stories are mended."""
        for doc in in_time_order(together):
            self.stories.assign(meant(doc, self._encoder), self._copies.add(doc).copy_of)
            self._count += 1
            if self._count % MEND_EVERY == 0:
                self.mend()

    def mend(self) -> None:
        """Merges what is one story and parts what is two, among the stories that changed since the last time."""
        self.stories.merge_pass()
        self.stories.part_pass()

    def story_of(self, doc_id: str) -> str | None:
        """The story of a document as it stands now."""
        return self.stories.story_of(doc_id)
