"""A clock that stands still until it is told otherwise."""

import datetime as dt

BEGINNING = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)


class FakeClock:
    """Implements `ports.Clock`. Not frozen: telling the time is its state."""

    def __init__(self, now: dt.datetime = BEGINNING) -> None:
        self._now = now

    def now(self) -> dt.datetime:
        """The instant it was set to."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Lets time pass."""
        self._now += dt.timedelta(seconds=seconds)
