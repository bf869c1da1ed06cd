"""`newsloom export`: everything as JSON lines."""

import datetime as dt
import json

import pytest

import factories as make
from newsloom.serve.cli.main import status

pytestmark = pytest.mark.django_db


def _exported(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert status(["export", *arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_more_tags_than_a_list_in_sql_may_hold_are_exported(capsys: pytest.CaptureFixture[str]) -> None:
    source = make.a_source()
    for number in range(150):
        make.an_article(source, tags=[f"Tag{number}x{place}" for place in range(7)])
    rows = _exported(capsys, "articles")
    assert len(rows) == 150
    assert {len(row["hashtags"]) for row in rows} == {7}  # type: ignore[arg-type]


def test_an_article_has_exactly_the_promised_fields(capsys: pytest.CaptureFixture[str]) -> None:
    make.an_article(image_url="https://example.org/quay.jpg")
    (row,) = _exported(capsys, "articles")
    assert " ".join(row) == (
        "id url source title text authors published first_seen section displayed_sections hashtags agency dateline"
        " kind comment_count image copy_group story"
    )
    assert set(row["image"]) == {"url", "caption", "credit"}  # type: ignore[arg-type]
    assert str(row["published"]).endswith("+09:00")


def test_only_what_came_since_is_exported_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    make.an_article(title="Old", minutes_ago=600)
    make.an_article(title="New", minutes_ago=5)
    since = (make.NOW.replace(tzinfo=None) - dt.timedelta(hours=1)).isoformat()
    assert [row["title"] for row in _exported(capsys, "articles", "--since", since)] == ["New"]


def test_an_instant_that_is_none_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["export", "articles", "--since", "yesterday"]) == 2
    assert "[query.invalid]" in capsys.readouterr().err
