"""How a story lives: when its independent sources spoke, and what that makes of it at one moment."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Heard:
    """One report of an independent source. `at` in Unix seconds; `outlet` is what tells the sources of a story apart."""

    at: float
    outlet: str


class Phase(StrEnum):
    """Where a story told by several independent sources stands."""

    BREAKING = "breaking"
    DEVELOPING = "developing"
    CONTINUING = "continuing"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A story's phase and the counts it came from.

    `active` sources reported in the last `pipeline.phase.BURST_H` hours, where nine of ten stories of the instance have no
    more than `usual` in all; `newcomers` of the `sources` first reported in the last `pipeline.phase.GROWTH_H` hours.
    """

    phase: Phase
    active: int
    usual: int
    newcomers: int
    sources: int
