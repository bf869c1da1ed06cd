import json

import pytest

from newsloom.errors import InputError
from newsloom.pipeline.commands import run
from newsloom.pipeline.stages.dates import answer
from newsloom.pipeline.stages.prose import instant

TEXT = "A survey from May 13 to 15 was released Friday."


def test_a_row_is_answered_with_its_dates_and_a_range_has_both_ends() -> None:
    out = answer({"id": 3, "text": TEXT, "published": "2025-05-20T09:00:00+09:00", "unknown": 1})
    assert out == {
        "id": 3,
        "dates": [
            {
                "start": 14,
                "end": 26,
                "text": "May 13 to 15",
                "value": "2025-05-13/2025-05-15",
                "grain": "range",
                "type": "DATE",
            },
            {"start": 40, "end": 46, "text": "Friday", "value": "2025-05-16", "grain": "day", "type": "DATE"},
        ],
    }
    (line,) = run("dates", [json.dumps({"id": 3, "text": TEXT, "published": "2025-05-20"})])
    assert json.loads(line.line)["dates"] == out["dates"]


@pytest.mark.parametrize("published", [None, "", "yesterday", 5, "2025-13-40", "x" * 40])
def test_a_time_that_cannot_be_read_counts_as_missing(published: object) -> None:
    assert answer({"id": 1, "text": TEXT, "published": published})["dates"] == []


def test_the_zone_of_the_publisher_stays() -> None:
    at = instant("2025-05-20T23:30:00-05:00")
    assert at and at.date().isoformat() == "2025-05-20"
    assert instant("1998-08-07T13:06") == instant("1998-08-07T13:06+00:00")


@pytest.mark.parametrize("row", [{}, {"id": ""}, {"id": 1, "text": 5}])
def test_a_row_of_another_shape_is_an_input_error(row: dict[str, object]) -> None:
    with pytest.raises(InputError):
        answer(row)
