"""What a reader knows while going through a text: when it was written and what days it has spoken of so far."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from newsloom.language.dates.tense import Direction, direction
from newsloom.language.dates.values import Value, first_day, of_quarter, of_year

RECALLED_CHARS = 600  # how far back a text is still speaking of the same quarter
Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of expression. `read` says what a match stands for, or None where it is no date after all."""

    pattern: re.Pattern[str]
    read: "Callable[[Match, Context], Value | None]"


@dataclass(slots=True)
class Context:
    """Filled as the text is read, so not frozen: it lives for one text only."""

    text: str
    published: dt.date | None
    day: dt.date | None = None  # the last day named
    month: dt.date | None = None  # first day of the last month named
    quarter: tuple[int, int] | None = None  # the last quarter named, but no year-ago one
    period_at: int = -RECALLED_CHARS  # where a quarter or a run of months was named last
    period_is_quarter: bool = False
    fiscal: tuple[str, int] = field(default=("", 0))  # the last fiscal year named and where it ended

    def direction(self, match: Match) -> Direction:
        """Past or future by the words about a match."""
        return direction(self.text, match.start(), match.end())

    def before(self, match: Match, chars: int = 24) -> str:
        """The text directly before a match."""
        return self.text[max(0, match.start() - chars) : match.start()]

    def after(self, match: Match, chars: int = 24) -> str:
        """The text directly after a match."""
        return self.text[match.end() : match.end() + chars]

    def recalls_period(self, match: Match) -> bool:
        """Whether a quarter or a run of months was named shortly before."""
        return match.start() - self.period_at <= RECALLED_CHARS

    def year_ago(self, match: Match) -> Value | None:
        """A year before what the text speaks of: the same quarter where it compares quarters."""
        if self.published is None:
            return None
        if self.recalls_period(match) and self.period_is_quarter and self.quarter:
            year, quarter = self.quarter
            return of_quarter(year - 1, quarter)
        return of_year(self.published.year - 1) if self.published.year > 1 else None

    def speaks_of_quarter(self, value: Value, at: int) -> None:
        """Remember a quarter the text speaks of now."""
        self.quarter = (int(value.value[:4]), int(value.value[6]))
        self.period_at, self.period_is_quarter = at, True

    def speaks_of_months(self, at: int) -> None:
        """Remember that the text speaks of a run of months now ("the first nine months")."""
        self.period_at, self.period_is_quarter = at, False

    def remember(self, value: Value, end: int) -> None:
        """Take in a value that ends at `end`."""
        if value.grain == "fiscal-year":
            self.fiscal = (value.value, end)
        if value.type != "DATE" or value.grain not in ("day", "month"):
            return
        first = first_day(value.value)
        if first:
            self.month = first.replace(day=1)
            if value.grain == "day":
                self.day = first
