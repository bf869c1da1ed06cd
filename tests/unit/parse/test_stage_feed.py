import base64

import pytest

from corpora import need, rows
from newsloom.errors import InputError, ParseError
from newsloom.pipeline.stages.feed import answer


def test_absent_fields_are_empty_and_authors_are_objects() -> None:
    said = answer({"id": 1, "xml": "<rss><channel><item><author>a@b.example (A)</author></item></channel></rss>"})
    feed, items = said["feed"], said["items"]
    assert isinstance(feed, dict) and isinstance(items, list)
    assert (feed["title"], feed["categories"], feed["author"], feed["updated"]) == ("", [], None, None)
    assert items[0]["author"] == {"name": "A", "email": "a@b.example"}
    assert (items[0]["enclosures"], items[0]["published"], items[0]["content"]) == ([], None, "")


def test_bytes_are_read_by_their_header_and_text_is_already_decoded() -> None:
    text = '<?xml version="1.0" encoding="euc-kr"?><rss><channel><title>년</title></channel></rss>'
    packed = base64.b64encode(text.encode("euc-kr")).decode()
    for row in ({"xml": text}, {"xml_b64": packed, "headers": {"Content-Type": "text/xml; charset=euc-kr"}}):
        feed = answer(row)["feed"]
        assert isinstance(feed, dict) and feed["title"] == "년"


def test_links_are_resolved_against_the_location_the_headers_name() -> None:
    row = {
        "xml": "<rss><channel><link>/x</link></channel></rss>",
        "headers": {"Content-Location": "https://a.example/f"},
    }
    feed = answer(row)["feed"]
    assert isinstance(feed, dict) and feed["link"] == "https://a.example/x"


@pytest.mark.parametrize(
    "row", [{}, {"xml": 7}, {"xml_b64": "*"}, {"xml": "<rss/>", "headers": []}, {"xml": "<rss/>", "headers": "x"}]
)
def test_rows_that_hold_no_feed_text_are_refused(row: dict[str, object]) -> None:
    if row.get("headers") == []:
        answer(row)
        return
    with pytest.raises(InputError):
        answer(row)


@pytest.mark.corpora
def test_the_published_cases_of_feed_parsers_never_crash_us() -> None:
    refused = total = 0
    for name in ("feedvalidator_cases", "feedparser_asserts", "gofeed_expected", "feedrs_fixtures"):
        need(f"corpora/feeds/{name}.jsonl.xz")
        for row in rows(f"corpora/feeds/{name}.jsonl.xz"):
            total += 1
            try:
                answer({key: row[key] for key in ("xml", "xml_b64", "headers") if row.get(key)})
            except ParseError:
                refused += 1  # KML, OPML, OpenSearch and Atom service documents are among them
    assert refused < 0.08 * total
