"""Files as articles."""

import datetime as dt
import json
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.errors import InputError, NewsloomError
from newsloom.model.intent import Gathered
from newsloom.model.source import SourceId
from newsloom.pipeline.importing import ImportOptions, from_capture, from_html, from_json_lines, from_saved_text
from newsloom.pipeline.warc import Capture

NAMES: list[str] = []
HTML = (
    "<html><head><title>Berths open</title></head><body><article><h1>Berths open</h1><p>{}</p></article></body></html>"
)
WORDS = "The harbor master counted fourteen berths on Friday and wrote every one of them into the book. " * 5


def _publisher(name: str) -> SourceId:
    if name not in NAMES:
        NAMES.append(name)
    return SourceId(NAMES.index(name) + 1)


def _lines(lines: Iterable[str], source: str = "") -> list[Gathered | InputError]:
    options = ImportOptions(source=source)
    return list(from_json_lines(iter(lines), options=options, publisher=_publisher, where="some.jsonl"))


def _row(**fields: object) -> str:
    return json.dumps({"title": "Berths open", "text": "Fourteen.", "source": "Ledger", **fields})


def _one(**fields: object) -> Gathered:
    (item,) = _lines([_row(**fields)])
    assert isinstance(item, Gathered), item
    return item


def test_a_line_is_an_article() -> None:
    item = _one(
        url="https://Ledger.example/a?utm_source=x#top", published="2026-11-20T17:00:00+09:00", authors=["Jun Averill"]
    )
    assert item.identity == "https://ledger.example/a"
    assert item.extracted.published_at == dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)
    assert item.extracted.published_at.utcoffset() == dt.timedelta(hours=9)
    assert [author.name for author in item.extracted.authors] == ["Jun Averill"]
    assert item.extracted.html == "<p>Fourteen.</p>"


def test_an_article_without_an_address_is_known_by_its_words_and_publisher() -> None:
    assert _one().identity == _one().identity
    assert _one().identity != _one(text="Fifteen.").identity
    assert _one().identity != _one(source="Courier").identity


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{no json", "is no JSON"),
        ("[1]", "is no JSON object"),
        ('{"title": "a"}', "has no `source`"),
        ('{"source": "a"}', "has neither `title` nor `text`"),
        (_row(title=3), "`title` is no text"),
        (_row(published="yesterday"), "neither ISO 8601 nor Unix seconds"),
        (_row(published=1e300), "neither ISO 8601 nor Unix seconds"),
    ],
)
def test_a_bad_line_is_an_error_with_its_number_and_the_others_are_read(line: str, said: str) -> None:
    before, error, after = _lines([_row(), line, _row(text="Fifteen.")])
    assert isinstance(error, InputError)
    assert "Line 2 of some.jsonl" in str(error)
    assert said in str(error)
    assert isinstance(before, Gathered)
    assert isinstance(after, Gathered)


def test_source_is_taken_from_the_option_where_the_line_names_none() -> None:
    (item,) = _lines(['{"title": "Berths open"}'], source="Courier")
    assert isinstance(item, Gathered)
    assert item.source_id == _publisher("Courier")


def test_markup_of_a_line_is_made_harmless() -> None:
    assert "script" not in _one(html="<p>Fine</p><script>alert(1)</script>").extracted.html


def test_text_no_database_takes_is_mended() -> None:
    item = _one(title="Nul \x00 inside", text="Half \ud800 a character")
    assert item.extracted.title == "Nul \ufffd inside"
    item.extracted.text.encode()


def test_our_own_export_comes_back_as_it_went_out() -> None:
    item = _one(
        url="https://ledger.example/a",
        agency="Sternlight",
        dateline="MERROW",
        kind="opinion",
        displayed_sections=["Islands"],
        hashtags=["Ports"],
        image={"url": "https://ledger.example/q.jpg", "caption": "The quay.", "credit": "Pell"},
    ).extracted
    assert (item.agency, item.dateline, item.kind.value) == ("Sternlight", "MERROW", "opinion")
    assert (item.displayed_sections, item.hashtags) == (("Islands",), ("Ports",))
    assert item.picture is not None
    assert (item.picture.caption, item.picture.credit) == ("The quay.", "Pell")


def test_a_saved_page_needs_a_publisher() -> None:
    body = HTML.format(WORDS).encode()
    with pytest.raises(InputError, match="--source"):
        from_html(body, options=ImportOptions(), publisher=_publisher, where="a.html")
    item = from_html(body, options=ImportOptions(source="Ledger"), publisher=_publisher, where="a.html")
    assert item.source_id == _publisher("Ledger")
    assert item.extracted.title == "Berths open"
    assert item.raw is not None


@settings(max_examples=40, deadline=None)
@given(
    st.text(max_size=200)
    | st.dictionaries(
        st.sampled_from("title text source url published image kind authors".split()),
        st.none()
        | st.text(max_size=20)
        | st.integers()
        | st.floats(allow_nan=True)
        | st.lists(st.integers(), max_size=2),
    ).map(json.dumps)
)
def test_any_line_is_an_article_or_an_error(line: str) -> None:
    for item in _lines([line]):
        assert isinstance(item, Gathered | InputError)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=400))
def test_any_saved_text_is_articles_or_one_of_our_errors(text: str) -> None:
    try:
        found = from_saved_text(text, options=ImportOptions(source="Ledger"), publisher=_publisher)
    except NewsloomError:
        return
    assert all(isinstance(item, Gathered) for item in found)


def test_an_archived_page_is_dated_by_its_capture_where_it_says_no_time() -> None:
    def captured(body: str) -> Gathered | None:
        capture = Capture(
            id="<urn:uuid:1>",
            url="https://ledger.example/berths",
            captured_at="2025-06-04T11:00:00Z",
            content_type="text/html",
            body=body.encode(),
        )
        return from_capture(capture, options=ImportOptions(), publisher=_publisher)

    item = captured(HTML.format(WORDS))
    assert item is not None
    assert item.source_id == _publisher("ledger.example")
    assert item.identity == "https://ledger.example/berths"
    assert item.extracted.published_at == dt.datetime(2025, 6, 4, 11, tzinfo=dt.UTC)
    assert not item.extracted.published_is_exact
    said = captured(
        HTML.format(WORDS).replace("<head>", "<head><meta name='date' content='2024-01-02T03:04:00+01:00'>")
    )
    assert said is not None
    assert said.extracted.published_at == dt.datetime(2024, 1, 2, 2, 4, tzinfo=dt.UTC)
    assert captured("<html><head><title>Nothing here</title></head><body></body></html>") is None
