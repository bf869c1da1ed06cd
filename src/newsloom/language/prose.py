"""A text that is read once: its sentences are found on first use and shared by all who read it."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from newsloom.text.sentences import sentence_spans


@dataclass(frozen=True, kw_only=True)
class Prose:
    """An article's text with what is needed to read it. `published_at` is aware; its zone is the publisher's."""

    text: str
    title: str = ""
    language: str = "en"
    published_at: dt.datetime | None = None

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Half-open ranges into the text, in order."""
        return tuple(sentence_spans(self.text))

    @property
    def published(self) -> dt.date | None:
        """The publisher's day."""
        return self.published_at.date() if self.published_at else None
