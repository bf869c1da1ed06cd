"""One weaver at a time, across processes: a lock file beside SQLite, an advisory lock on PostgreSQL."""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from newsloom.errors import Busy

_ADVISORY_KEY = 0x6E657773  # "news"
_WAIT_S = 60.0  # a batch takes well under a second; a minute means somebody hangs
_STEP_S = 0.02


@contextmanager
def weaver_lock(wait_s: float = _WAIT_S) -> Iterator[None]:
    """Holds the right to weave; waits `wait_s` seconds for another holder. Raises Busy."""
    if connection.vendor == "postgresql":
        with _advisory(wait_s):
            yield
    else:
        with _file(settings.DATA / "weaver.lock", wait_s):
            yield


@contextmanager
def _file(path: Path, wait_s: float) -> Iterator[None]:
    with path.open("a") as handle:
        _until(lambda: _try_flock(handle.fileno()), wait_s)
        try:
            yield
        finally:
            fcntl.flock(handle.fileno(), fcntl.LOCK_UN)


@contextmanager
def _advisory(wait_s: float) -> Iterator[None]:
    with connection.cursor() as cursor:

        def attempt() -> bool:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_ADVISORY_KEY])
            return bool(cursor.fetchone()[0])

        _until(attempt, wait_s)
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_ADVISORY_KEY])


def _try_flock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _until(attempt: Callable[[], bool], wait_s: float) -> None:
    waited_s = 0.0
    while not attempt():
        if waited_s >= wait_s:
            raise Busy(f"Another Newsloom process has been writing for {wait_s:.0f} seconds.")
        time.sleep(_STEP_S)
        waited_s += _STEP_S
