"""`newsloom doctor`: checks what a person would have to check by hand, each in a sentence."""

import json
import shutil
import sqlite3
import sys
from typing import Annotated

import typer

from newsloom import __version__
from newsloom.serve.cli.state import prepare

_SCARCE_BYTES = 500_000_000


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False) -> int:
    """Check the installation: settings, data folder, pictures, database, search, sources."""
    prepare()
    checks = [*_surroundings(), _pictures(), *_database(), *_sources()]
    for fine, name, sentence in checks:
        if as_json:
            typer.echo(json.dumps({"check": name, "ok": fine, "message": sentence}))
        else:
            typer.echo(f"{'ok  ' if fine else 'BAD '} {name}: {sentence}")
    return 0 if all(fine for fine, *_ in checks) else 1


def _surroundings() -> list[tuple[bool, str, str]]:
    from django.conf import settings

    free = shutil.disk_usage(settings.DATA).free
    python = ".".join(map(str, sys.version_info[:3]))
    return [
        (True, "version", f"Newsloom {__version__}, Python {python}, SQLite {sqlite3.sqlite_version}."),
        (
            free > _SCARCE_BYTES,
            "disk",
            f"{settings.DATA} has {free / 1e9:.1f} GB free."
            + ("" if free > _SCARCE_BYTES else " Free some space before the database cannot grow."),
        ),
    ]


def _pictures() -> tuple[bool, str, str]:
    from newsloom.serve.web.pictures import picture_cache

    cache = picture_cache()
    count, size = cache.size()
    said = f"{count} kept, {size / 1e6:.1f} of {cache.budget_bytes / 1e6:.0f} MB (NEWSLOOM_PICTURES_MB)."
    return size <= cache.budget_bytes, "pictures", said


def _database() -> list[tuple[bool, str, str]]:
    from django.db import connection

    from newsloom.store.edge import store_errors
    from newsloom.store.models import Article, Story

    with store_errors("checking the database"), connection.cursor() as cursor:
        articles, stories = Article.objects.count(), Story.objects.filter(merged_into=None).count()
        cursor.execute("SELECT count(*) FROM store_search")
        indexed = cursor.fetchone()[0]
        whole = "ok"
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA quick_check")
            whole = cursor.fetchone()[0]
    return [
        (
            whole == "ok",
            "database",
            f"{connection.vendor}, {articles} articles, {stories} stories, check says {whole}.",
        ),
        (indexed == articles, "search", f"{indexed} of {articles} articles are in the search index."),
    ]


def _sources() -> list[tuple[bool, str, str]]:
    from newsloom.store.models import Feed

    total, ill = Feed.objects.count(), Feed.objects.exclude(error_code="").count()
    said = f"{total} feeds, {ill} with trouble." + (" `newsloom sources` says which." if ill else "")
    return [(True, "sources", said if total else "None yet; `newsloom add ADDRESS` adds one.")]
