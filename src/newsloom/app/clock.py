"""The one place that reads the clock."""

import datetime as dt


class SystemClock:
    """Implements `ports.Clock`."""

    def now(self) -> dt.datetime:
        """The present instant, aware UTC."""
        return dt.datetime.now(dt.UTC)
