"""A database of an earlier version is brought up to date by the first command that opens it."""

import subprocess
import sys
from pathlib import Path

import pytest

from shell import own_shell

pytestmark = pytest.mark.slow

_BEFORE = """
import datetime as dt, os
os.environ["DJANGO_SETTINGS_MODULE"] = "newsloom.app.settings"
import django
django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
executor = MigrationExecutor(connection)
state = executor.migrate([("store", "0002_search")])
get, now = state.apps.get_model, dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
source = get("store", "Source").objects.create(name="Ledger", slug="ledger", added_at=now)
fields = {"source": source, "title": "Berths open", "first_seen_at": now, "sort_at": now, "content_hash": "x"}
article = get("store", "Article").objects
article.create(identity="https://ledger.example/a", **fields)
other = article.create(identity="http://www.ledger.example/b/?x=1", version_count=2, modified_at=now, **fields)
get("store", "Version").objects.create(article=other, number=1, title="Berths", seen_at=now)
"""


def test_articles_get_the_new_name_of_their_address_and_edits_their_time(tmp_path: Path) -> None:
    with own_shell(tmp_path / "data") as shell:
        env = shell.environment(NEWSLOOM_DATA=str(shell.data))
        subprocess.run([sys.executable, "-c", _BEFORE], env=env, check=True, timeout=120)
        rows = shell.rows("export", "articles")
        assert [row["title"] for row in rows] == ["Berths open", "Berths open"]
        names = shell.query(
            "SELECT n.name, a.identity FROM store_articlename n JOIN store_article a ON a.id = n.article_id"
        )
        assert names == [("https://ledger.example/b?x=1", "http://www.ledger.example/b/?x=1")]
        edited = shell.query("SELECT version_count, edited_at IS NOT NULL FROM store_article ORDER BY id")
        assert [(count, bool(has)) for count, has in edited] == [(1, False), (2, True)]
        table = "pg_trigger WHERE tgname" if shell.env.get("DATABASE_URL") else "sqlite_master WHERE name"
        assert shell.query(f"SELECT count(*) FROM {table} = 'store_search_gone'") == [(1,)]
