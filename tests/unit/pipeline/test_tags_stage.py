import json

import pytest

from newsloom.errors import InputError
from newsloom.pipeline.commands import run
from newsloom.pipeline.stages.tags import answer

TEXT = "The mayor of Alderport said the ceasefire holds. The ceasefire began on Monday. The ceasefire may end."


def test_a_row_is_answered_with_section_categories_and_hashtags() -> None:
    out = answer({"id": 7, "title": "Ceasefire holds", "text": TEXT, "breadcrumb": ["World"], "unknown": {"a": 1}})
    assert set(out) == {"id", "section", "categories", "hashtags"}
    assert out["id"] == 7
    assert out["section"] == "World"
    tags = out["hashtags"]
    assert isinstance(tags, list)
    tag = next(tag for tag in tags if tag["tag"] == "Ceasefire")
    assert [TEXT[start:end] for start, end in tag["spans"]] == ["ceasefire"] * 3
    json.dumps(out)


def test_missing_fields_are_empty_and_one_text_is_a_list_of_one() -> None:
    assert answer({"id": "a"})["section"] == "General"
    assert answer({"id": "a", "breadcrumb": "Sports"})["section"] == "Sports"


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"id": ""},
        {"id": 1, "text": 5},
        {"id": 1, "title": ["x"]},
        {"id": 1, "publisher_tags": [1]},
        {"id": 1, "breadcrumb": {}},
    ],
)
def test_a_row_of_another_shape_is_an_input_error(row: dict[str, object]) -> None:
    with pytest.raises(InputError):
        answer(row)


def test_one_run_gives_one_spelling_to_a_tag() -> None:
    rows = [
        {"id": n, "title": "Plan", "text": f"The plan of {name} is told. {name} spoke of it.", "publisher_tags": [tag]}
        for n, (name, tag) in enumerate((("Anna Berg", "Harbour Elections"), ("Anna Bérg", "harbour election")))
    ]
    first, second = (json.loads(answer.line)["hashtags"] for answer in run("tags", map(json.dumps, rows)))
    assert [tag["tag"] for tag in first] == [tag["tag"] for tag in second]
