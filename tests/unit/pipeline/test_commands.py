"""The stage commands as filters of JSON lines."""

import json
from typing import Any

import pytest

from newsloom.errors import InputError
from newsloom.pipeline.commands import NAMES, run

GOOD = '{"id": "a", "title": "Berths open", "text": "The harbor master counted fourteen berths.", "html": "<p>Berths open today.</p>", "xml": "<rss><channel><title>x</title></channel></rss>", "source": "Ledger"}'


def _rows(name: str, *lines: str, jobs: int = 1) -> list[dict[str, Any]]:
    return [json.loads(answer.line) for answer in run(name, lines, jobs=jobs)]


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_line_is_answered_in_its_place_and_marks_the_run_failed(name: str) -> None:
    answers = list(run(name, [GOOD, "{no json", "[]", GOOD.replace('"a"', '"d"')]))
    rows = [json.loads(answer.line) for answer in answers]
    assert [answer.failed for answer in answers] == [False, True, True, False]
    assert [row["id"] for row in rows] == ["a", None, None, "d"]
    assert {row["error"]["code"] for row in rows if "error" in row} == {"input.unreadable"}
    assert all(row["error"]["message"].endswith(".") for row in rows if "error" in row)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_is_nothing_out(name: str) -> None:
    assert _rows(name) == []
    assert _rows(name, "", "  \n") == []


@pytest.mark.parametrize("name", ["copies", "stories", "tags"])
def test_the_small_fields_are_passed_on(name: str) -> None:
    (row,) = _rows(name, GOOD)
    assert (row["id"], row["source"]) == ("a", "Ledger")
    assert "html" not in row


def test_several_processes_keep_the_order() -> None:
    lines = [json.dumps({"id": number, "title": "Berths", "text": "Fourteen berths."}) for number in range(20)]
    assert [row["id"] for row in _rows("tags", *lines, jobs=2)] == list(range(20))


def test_an_unknown_stage_is_named_with_those_there_are() -> None:
    with pytest.raises(InputError, match="the stages are dates, events, extract"):
        list(run("weave", []))
