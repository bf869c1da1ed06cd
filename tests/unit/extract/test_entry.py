import pytest

from newsloom.errors import ExtractError
from newsloom.extract.entry import from_entry
from newsloom.model.article import Kind
from newsloom.model.entry import Entry

LONG = "<p>" + "The deck of the harbour bridge was raised by two metres last winter. " * 12 + "</p>"


def test_a_full_text_entry_becomes_an_article():
    entry = Entry(
        title="Bridge &amp; <em>ferry</em>", content=f"<p>MERROW (AFP) -- It opened.</p>{LONG}<script>x()</script>", summary="<p>Short</p>",
        author="dana@merrow.example (Dana Kim)", published=1_757_635_500.0, categories=("Bridges", "Bridges"), image="/b.jpg",
    )  # fmt: skip
    found = from_entry(entry, url="https://merrow.example/bridge")
    assert found.title == "Bridge & ferry"
    assert (found.kind, found.agency, found.dateline) == (Kind.ARTICLE, "AFP", "MERROW")
    assert "script" not in found.html and "x()" not in found.text
    assert found.publisher_tags == ("Bridges",)
    assert found.picture.url == "https://merrow.example/b.jpg"
    assert found.published_at.timestamp() == 1_757_635_500.0


def test_a_teaser_is_a_stub_and_plain_text_keeps_its_lines():
    found = from_entry(Entry(title="Bridge", summary="One line.\nAnother & more."), url="https://merrow.example/b")
    assert (found.kind, found.text) == (Kind.STUB, "One line.\nAnother & more.")


def test_an_entry_that_says_nothing_is_refused():
    with pytest.raises(ExtractError):
        from_entry(Entry(link="https://merrow.example/b"), url="")


def test_times_out_of_range_are_left_out():
    assert from_entry(Entry(title="Bridge", published=1e30), url="").published_at is None


@pytest.mark.parametrize(
    ("title", "url", "kind"),
    [
        ("News Digest: Aug. 4", "https://merrow.example/a/1", Kind.ROUNDUP),
        ("Horoscope for Wednesday", "https://merrow.example/a/1", Kind.LISTING),
        ("Open the bridge", "https://merrow.example/opinion/open-the-bridge", Kind.OPINION),
        ("Bridge opens", "https://merrow.example/news/bridge", Kind.ARTICLE),
    ],
)
def test_a_full_text_entry_is_what_headline_and_address_say(title, url, kind):
    assert from_entry(Entry(title=title, content=LONG), url=url).kind == kind
    assert from_entry(Entry(title=title, content="<p>In short.</p>"), url=url).kind == Kind.STUB
