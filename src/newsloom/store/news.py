"""The whole store: `ports.News` on Django's rows."""

from newsloom.model.intent import Batch
from newsloom.store.sources import SourceStore
from newsloom.store.weaving import KnownStore, LoomReader
from newsloom.store.writer import apply_batch


class NewsStore(SourceStore, KnownStore, LoomReader):
    """Implements `ports.News`."""

    def apply(self, batch: Batch) -> int:
        """Writes the batch in one transaction and returns the new generation. Raises StoreError; then nothing is written."""
        return apply_batch(batch)
