import base64

import pytest

from newsloom.errors import InputError
from newsloom.pipeline.stages.extract import answer

HTML = "<html><body><h1>Bridge opens</h1><p>By Dana Kim</p></body></html>"


def test_a_row_is_answered_with_the_fields_of_the_stage():
    found = answer({"id": 7, "url": "https://merrow.example/a", "html": HTML})
    assert list(found) == [
        "id", "url", "title", "text", "html", "authors", "published", "modified", "language", "site_name", "breadcrumb",
        "publisher_tags", "agency", "dateline", "kind", "image",
    ]  # fmt: skip
    assert (found["id"], found["title"], found["kind"]) == (7, "Bridge opens", "stub")


def test_base64_is_read_as_bytes():
    assert answer({"id": 1, "html_b64": base64.b64encode(HTML.encode()).decode()})["title"] == "Bridge opens"


@pytest.mark.parametrize("row", [{"id": 1}, {"id": 1, "html": 5}, {"id": 1, "html_b64": "a"}])
def test_a_row_without_a_page_is_refused(row):
    with pytest.raises(InputError):
        answer(row)
