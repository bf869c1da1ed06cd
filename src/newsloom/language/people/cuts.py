"""A text cut into parts: the values the readers of names hand on."""

from dataclasses import dataclass
from enum import StrEnum

from newsloom.language.people.words import Entry


class Part(StrEnum):
    NAME = "name"
    TITLE = "title"
    ORGANISATION = "organisation"
    PLACE = "place"
    COUNTRY = "country"
    ADJECTIVE = "adjective"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cut:
    """Words `a` to `b` (half-open) as one part."""

    part: Part
    a: int
    b: int
    entry: Entry | None = None
