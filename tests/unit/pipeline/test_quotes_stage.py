import json

import pytest

from newsloom.errors import InputError
from newsloom.pipeline import commands
from newsloom.pipeline.stages.quotes import answer

TEXT = 'Mara Lindgren arrived late. "We will not wait for the ice," she told Selby News on Monday.'


def test_a_row_is_answered_with_its_quotes() -> None:
    out = answer({"id": 7, "text": TEXT, "published": "2025-06-05", "unknown": {"a": 1}})
    assert set(out) == {"id", "quotes"}
    quotes = out["quotes"]
    assert isinstance(quotes, list)
    (quote,) = quotes
    assert {"kind", "text", "span", "speaker", "speaker_span", "cue", "via", "date"} <= set(quote)
    assert quote["kind"] == "direct"
    assert TEXT[slice(*quote["span"])] == quote["text"] == "We will not wait for the ice,"
    assert TEXT[slice(*quote["speaker_span"])] == "she"
    assert (quote["speaker"], quote["cue"], quote["via"], quote["date"]) == (
        "Mara Lindgren",
        "told",
        "Selby News",
        "2025-06-02",
    )
    json.dumps(out)


@pytest.mark.parametrize("published", [None, "", "soon", 5])
def test_a_time_that_cannot_be_read_leaves_weekdays_without_a_day(published: object) -> None:
    quotes = answer({"id": 7, "text": TEXT, "published": published})["quotes"]
    assert isinstance(quotes, list)
    assert quotes[0]["date"] is None


@pytest.mark.parametrize("row", [{}, {"id": ""}, {"id": 1, "text": 5}])
def test_a_row_of_another_shape_is_an_error(row: dict[str, object]) -> None:
    with pytest.raises(InputError):
        answer(row)


def test_the_command_answers_line_by_line() -> None:
    (line,) = commands.run("quotes", [json.dumps({"id": 1, "text": ""})])
    assert json.loads(line.line)["quotes"] == []
