import json

import pytest

from newsloom.errors import InputError
from newsloom.pipeline.commands import run
from newsloom.pipeline.stages.people import answer


def test_a_row_is_answered_with_people_organisations_and_places() -> None:
    text = "French President Luc Moreau met Bank of Norway officials in Oslo. The president left."
    found = answer({"id": 7, "text": text, "published": "2031-05-02T09:00:00+02:00"})
    (person,) = found["people"]  # type: ignore[misc]
    assert person["name"] == "Luc Moreau"
    assert [text[a:b] for a, b in person["mentions"]] == ["Luc Moreau", "The president"]
    assert person["roles"][0]["title"] == "president"
    assert person["roles"][0]["country"] == "FR"
    assert {place["name"]: place["country"] for place in found["places"]} == {"Oslo": "NO"}  # type: ignore[attr-defined]
    assert [thing["name"] for thing in found["organisations"]] == ["Bank of Norway"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", [{}, {"id": ""}, {"id": 1, "text": 5}, []])
def test_a_row_of_another_shape_is_refused(row: object) -> None:
    with pytest.raises(InputError):
        answer(row)  # type: ignore[arg-type]


@pytest.mark.parametrize("published", [None, "", "yesterday", 5])
def test_a_day_that_cannot_be_read_is_no_reason_to_refuse(published: object) -> None:
    assert answer({"id": 1, "text": "", "published": published})["people"] == []


def test_the_command_answers_line_by_line() -> None:
    lines = [json.dumps({"id": k, "text": "Mr. Tom Reed sat."}) for k in range(2)]
    answers = [json.loads(answer.line) for answer in run("people", lines)]
    assert [row["people"][0]["name"] for row in answers] == ["Tom Reed", "Tom Reed"]
