"""`newsloom rules`: list, check, try, scrub and export."""

import json
from pathlib import Path

import pytest

import factories as make
from newsloom.app.config import config
from newsloom.serve.cli.main import status
from newsloom.store.models import OwnRule

WORDS = (
    "The harbor master of Merrow counted fourteen berths on Friday and wrote every one of them into the new book. " * 5
)
PAGE = (
    f"<html><head><title>Berths open</title><link rel='canonical' href='https://www.phys.org/news/1.html'></head><body>"
    f"<article class='news-article'><h1>Berths open</h1><div class='article-main'><p>{WORDS}</p>"
    f"<div class='article-main__more'><p>Citation: {WORDS.replace('berth', 'quay').replace('Merrow', 'Veska')}</p></div></div></article></body></html>"
)
RULE = 'hosts = ["courier.example"]\n[[period]]\nbody = ["article p"]\ntitle = ".none"\n'


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    return str(path)


def test_every_shipped_rule_holds_to_its_golden_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["rules", "check", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(row["goldens"] and not row["problems"] for row in rows)
    assert "phys.org.toml" in {row["name"] for row in rows}


def test_a_broken_file_is_told_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "courier.example.toml"
    path.write_text(RULE + 'bodi = "x"\n')
    assert status(["rules", "check", str(path)]) == 1
    assert "courier.example.toml, line 5: there is no key 'bodi'." in capsys.readouterr().err
    assert status(["rules", "check", str(tmp_path / "none.toml")]) == 2
    assert "[input.unreadable]" in capsys.readouterr().err


def test_an_expected_extraction_is_written_once_and_then_held_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "courier.example.toml"
    path.write_text(RULE)
    (tmp_path / "courier.example.html").write_text(PAGE)
    assert status(["rules", "check", str(path)]) == 1
    assert "no expected extraction" in capsys.readouterr().err
    assert status(["rules", "check", "--accept", str(path)]) == 0
    expected = tmp_path / "courier.example.json"
    data = json.loads(expected.read_text())
    assert data["title"] == "Berths open"
    expected.write_text(json.dumps({**data, "title": "Another"}))
    assert status(["rules", "check", str(path)]) == 1
    assert '`title` should be "Another", but is "Berths open".' in capsys.readouterr().err
    expected.write_text("[]")
    assert status(["rules", "check", str(path)]) == 1
    assert "[rules.golden]" in capsys.readouterr().err
    assert status(["rules", "check", "--accept"]) == 2


@pytest.mark.django_db
def test_a_page_is_tried_with_the_rule_there_is(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["rules", "try", page, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["rule"], found["origin"]) == ("phys.org.toml", "shipped")
    assert int(found["fields"]["characters"]["rule"]) < int(found["fields"]["characters"]["general"])
    assert [words[:8] for words in found["removed"]] == ["Citation"]


@pytest.mark.django_db
def test_a_page_is_tried_with_a_file_side_by_side(
    page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "r.toml"
    path.write_text(RULE)
    assert status(["rules", "try", page, "--rule", str(path), "--day", "2024-05-31"]) == 0
    said = capsys.readouterr().out
    assert (
        "the general way" in said
        and "Matched nothing: title: .none" in said
        and "valid on every day, was used for an article of 2024-05-31" in said
    )
    path.write_text(RULE + "x = 1")
    assert status(["rules", "try", page, "--rule", str(path)]) == 2
    assert "[rules.unknown_key]" in capsys.readouterr().err
    assert status(["rules", "try", page, "--day", "yesterday"]) == 2
    assert status(["rules", "try", page, "--url", "https://nobody.example/x"]) == 0
    assert "No rule is meant for this page" in capsys.readouterr().out


def test_a_golden_page_is_written(page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["rules", "scrub", page]) == 0
    made = capsys.readouterr().out
    assert "article-main__more" in made and "harbor" not in made
    assert status(["rules", "scrub", page, "-o", str(tmp_path / "g.html"), "--keep", "harbor"]) == 0
    assert "harbor" in (tmp_path / "g.html").read_text()


@pytest.mark.django_db
def test_rules_are_listed_and_a_broken_one_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(config(), "data", tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "courier.example.toml").write_text(RULE)
    (tmp_path / "rules" / "zero.example.toml").write_text("x")
    OwnRule.objects.create(source=make.a_source(home_url="https://quiet.example/"), text="", saved_at=make.NOW)
    assert status(["rules", "list"]) == 1
    said = capsys.readouterr()
    assert "folder  courier.example.toml  courier.example" in said.out and "shipped phys.org.toml" in said.out
    assert "quiet.example is read the general way." in said.out
    assert "zero.example.toml, line 1" in said.err
    assert status(["rules", "list", "--json"]) == 1
    assert json.loads(capsys.readouterr().out.splitlines()[0])["origin"] == "folder"


@pytest.mark.django_db
def test_the_rule_in_force_is_exported(capsys: pytest.CaptureFixture[str]) -> None:
    source = make.a_source("Phys", slug="phys", home_url="https://phys.org/")
    assert status(["rules", "export", "phys"]) == 0
    assert 'hosts = ["phys.org"' in capsys.readouterr().out
    OwnRule.objects.create(source=source, text=RULE, saved_at=make.NOW)
    assert status(["rules", "export", "phys"]) == 0
    assert capsys.readouterr().out == RULE
    make.a_source("Quiet", slug="quiet")
    assert status(["rules", "export", "quiet"]) == 3
    assert status(["rules", "export", "nobody"]) == 3
    assert "[store.not_found]" in capsys.readouterr().err
