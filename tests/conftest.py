"""Shared by every test: a data folder of its own, before any settings are read."""

import os
import tempfile

os.environ["NEWSLOOM_DATA"] = tempfile.mkdtemp(prefix="newsloom-tests-")
os.environ.setdefault("NEWSLOOM_OPEN_READING", "false")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsloom.app.settings")
