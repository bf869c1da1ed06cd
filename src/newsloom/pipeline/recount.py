"""Stories counted anew where nothing of them changed but what is known of their publishers."""

import datetime as dt
from collections.abc import Sequence

from newsloom.model.intent import Batch, Look
from newsloom.pipeline.overview import overview
from newsloom.ports import Loom


def recount(store: Loom, stories: Sequence[int], at: dt.datetime) -> int:
    """Counts these stories anew and returns how many still have articles. Raises StoreError; then nothing is written."""
    with store.writing():
        members = store.members(stories)
        counted = tuple(overview(story, held) for story, held in sorted(members.items()))
        store.apply(Batch(look=Look(feed_id=None, state=None, at=at), stories=counted))
    return len(counted)
