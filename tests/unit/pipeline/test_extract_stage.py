import base64

import pytest

from newsloom.errors import InputError
from newsloom.pipeline.stages.extract import answer

HTML = "<html><body><h1>Bridge opens</h1><p>By Dana Kim</p></body></html>"


def test_a_row_is_answered_with_the_fields_of_the_stage():
    found = answer({"id": 7, "url": "https://merrow.example/a", "html": HTML})
    assert list(found) == [
        "id", "url", "title", "text", "html", "authors", "published", "published_exact", "modified", "language", "site_name", "breadcrumb",
        "publisher_tags", "agency", "dateline", "paywall", "kind", "image",
    ]  # fmt: skip
    assert (found["id"], found["title"], found["kind"]) == (7, "Bridge opens", "stub")


@pytest.mark.parametrize(("lang", "published"), [("ja", "2025-09-12T00:00:00+09:00"), ("en", "2025-09-12")])
def test_a_day_is_its_first_moment_where_the_publishers_zone_is_known(lang, published):
    html = f'<html lang="{lang}"><h1>Bridge opens again</h1><time datetime="2025-09-12">12</time></html>'
    found = answer({"id": 1, "url": "https://merrow.example/a", "html": html})
    assert (found["published"], found["published_exact"]) == (published, False)


def test_base64_is_read_as_bytes():
    assert answer({"id": 1, "html_b64": base64.b64encode(HTML.encode()).decode()})["title"] == "Bridge opens"


@pytest.mark.parametrize("row", [{"id": 1}, {"id": 1, "html": 5}, {"id": 1, "html_b64": "a"}])
def test_a_row_without_a_page_is_refused(row):
    with pytest.raises(InputError):
        answer(row)
