"""The whole store: `ports.News` on Django's rows."""

import datetime as dt

from newsloom.model.intent import Batch
from newsloom.store.agenda import AgendaStore
from newsloom.store.corrections import CorrectionStore
from newsloom.store.edge import store_errors
from newsloom.store.models import RawPage
from newsloom.store.offices import OfficeStore
from newsloom.store.pages import PageStore
from newsloom.store.said import ReadingStore
from newsloom.store.sources import SourceStore
from newsloom.store.weaving import KnownStore, LoomReader
from newsloom.store.writer import apply_batch


class NewsStore(
    SourceStore, KnownStore, PageStore, LoomReader, AgendaStore, CorrectionStore, ReadingStore, OfficeStore
):
    """Implements `ports.News`."""

    def forget_raw(self, before: dt.datetime) -> int:
        """Deletes raw pages fetched before then, and returns how many."""
        with store_errors("forgetting raw pages"):
            return RawPage.objects.filter(fetched_at__lt=before).delete()[0]

    def apply(self, batch: Batch) -> int:
        """Writes the batch in one transaction and returns the new generation. Raises StoreError; then nothing is written."""
        return apply_batch(batch)
