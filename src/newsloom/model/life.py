"""How a story lives: when its independent sources spoke, what that makes of it at one moment, and who spoke first."""

from dataclasses import dataclass
from enum import StrEnum

from newsloom.model.intent import Member


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


@dataclass(frozen=True, slots=True)
class Telling:
    """An article of a story with how well its time is known; `seen_at` (Unix seconds) is when we first saw it."""

    member: Member
    is_exact: bool
    seen_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """Who reported a story first, and how long before the next independent source."""

    story: int
    source: int
    at: float
    lead_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """A publisher's place among those that report first. `told` counts the shared stories it reported on its own."""

    name: str
    slug: str
    language: str
    firsts: int
    told: int
    median_lead_s: float
    latest: int  # the newest story it was first with


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaderboard:
    """Who reported first, of the `stories` whose first report is known; no leaders while there are too few to rank."""

    days: int
    stories: int
    leaders: tuple[Leader, ...]
