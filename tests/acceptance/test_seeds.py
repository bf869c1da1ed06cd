"""The saved pages the project began with, imported by the command line and shown by the site."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.utils.html import escape

import corpora
from newsloom.serve.cli.main import status
from newsloom.store.models import CopyGroup

pytestmark = [pytest.mark.corpora, pytest.mark.django_db]


@pytest.fixture
def exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The export after all five pages were imported."""
    told = json.loads(corpora.need("seeds_gold/captured.json").read_text("utf-8"))
    for name, options in sorted(told.items()):
        arguments = ["import", str(corpora.need("seeds") / name)]
        for option, key in (("--captured-at", "captured_at"), ("--source", "source")):
            arguments += [option, options[key]] if options[key] else []
        assert status(arguments) == 0, capsys.readouterr().err
    capsys.readouterr()
    assert status(["export", "articles"]) == 0
    file = tmp_path / "export.jsonl"
    file.write_text(capsys.readouterr().out, "utf-8")
    return file


def test_the_seed_pages_are_read_as_a_careful_reader_reads_them(exported: Path, client: Client) -> None:
    assert len(exported.read_text("utf-8").splitlines()) == 14
    checker = corpora.need("bench/seeds.py")
    gold = corpora.need("seeds_gold")
    command = [sys.executable, str(checker), str(exported), str(gold)]
    found = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert found.returncode == 0, found.stdout + found.stderr
    assert "Kyodo" in set(CopyGroup.objects.filter(size__gt=1).values_list("origin", flat=True))
    rows = [json.loads(line) for line in exported.read_text("utf-8").splitlines()]
    for tag in ("JapanRelations", "Seoul-Tokyo"):
        titles = [row["title"] for row in rows if tag in row["hashtags"]]
        page = client.get(f"/tag/{tag}")
        assert page.status_code == 200
        assert len(titles) > 1
        shown = page.content.decode()
        assert [title for title in titles if escape(title) not in shown] == []
