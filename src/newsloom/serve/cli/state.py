"""Bringing Django and the database up for a command."""

import errno
import logging
import os
import sqlite3

import structlog

from newsloom.errors import DiskFull, StoreError
from newsloom.store.edge import store_errors


def prepare(*, migrate: bool = True) -> None:
    """Sets Django up over the data folder and brings the tables up to date. Raises StoreError or ConfigError."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsloom.app.settings")
    logging.basicConfig(level=logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.INFO))
    import django

    try:
        django.setup()
    except (OSError, sqlite3.Error) as error:
        if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull("While opening the data folder, the disk ran full.") from error
        raise StoreError(f"The data folder could not be opened: {error}.") from error
    if migrate:
        from django.core.management import call_command

        with store_errors("bringing the tables up to date"):
            call_command("migrate", verbosity=0, interactive=False)
