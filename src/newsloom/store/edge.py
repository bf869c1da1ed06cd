"""The one place where database errors become ours."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, IntegrityError, OperationalError, ProgrammingError

from newsloom.errors import Busy, Conflict, DiskFull, SchemaMismatch, StoreError

_FULL = ("database or disk is full", "no space left", "could not extend file", "disk i/o error")
_BUSY = ("database is locked", "database table is locked", "could not obtain lock", "deadlock", "serialize access")
_SCHEMA = ("no such table", "no such column", "does not exist")


@contextmanager
def store_errors(doing: str) -> Iterator[None]:
    """Turns database errors inside the block into StoreError with `doing` in the sentence ("writing 3 articles")."""
    try:
        yield
    except IntegrityError as error:
        raise Conflict(f"While {doing}, the database refused a row that is already there ({error}).") from error
    except (OperationalError, ProgrammingError) as error:
        said = str(error).lower()
        if any(sign in said for sign in _FULL):
            raise DiskFull(f"While {doing}, the disk ran full.") from error
        if any(sign in said for sign in _BUSY):
            raise Busy(f"While {doing}, the database was held by another process for too long.") from error
        if any(sign in said for sign in _SCHEMA):
            raise SchemaMismatch(f"While {doing}, a table was not as this version expects ({error}).") from error
        raise StoreError(f"While {doing}, the database said: {error}.") from error
    except DatabaseError as error:
        raise StoreError(f"While {doing}, the database said: {error}.") from error
