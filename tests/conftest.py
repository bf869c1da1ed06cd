"""Shared by every test: a data folder of its own, before any settings are read."""

import os
import tempfile

import pytest
from django.db import connections

os.environ["NEWSLOOM_DATA"] = tempfile.mkdtemp(prefix="newsloom-tests-")
os.environ.setdefault("NEWSLOOM_OPEN_READING", "false")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsloom.app.settings")


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """On PostgreSQL every process makes and drops a database of its own, so that two runs never meet."""
    for connection in connections.all(initialized_only=False):
        if connection.vendor == "postgresql":
            connection.settings_dict["TEST"]["NAME"] = f"test_newsloom_{os.getpid()}"
