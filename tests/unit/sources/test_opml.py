import pytest

from newsloom.errors import InputError
from newsloom.model.source import NewSource
from newsloom.sources.opml import read_opml, write_opml

LIST = b"""<?xml version="1.0" encoding="utf-8"?><opml version="1.0"><head><title>Mine</title></head><body>
<outline text="World"><outline text="Asia"><outline type="rss" text="Harbour" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/></outline></outline>
<outline title="Loose" xmlurl="https://b.example/rss"/>
<outline type="rss" text="Broken" xmlUrl="javascript:alert(1)"/>
<outline type="rss" text="Empty" xmlUrl=""/>
<outline text="Twice" xmlUrl="https://b.example/rss"/>
</body></opml>"""


def test_nested_folders_become_paths_and_broken_outlines_are_named() -> None:
    result = read_opml(LIST)
    assert result.sources == (
        NewSource(
            name="Harbour", feed_url="https://a.example/feed", home_url="https://a.example/", category="World/Asia"
        ),
        NewSource(name="Loose", feed_url="https://b.example/rss"),
    )
    assert len(result.problems) == 2 and "Broken" in result.problems[0] and "Empty" in result.problems[1]


@pytest.mark.parametrize("body", [b"", b"  \n", b"<rss/>", b"plain words", b"<opml><body/></opml>", b"\x00\x01"])
def test_what_holds_no_list_is_refused_in_a_sentence(body: bytes) -> None:
    with pytest.raises(InputError, match=r"\.$"):
        read_opml(body)


def test_a_truncated_list_gives_what_it_holds_and_says_so() -> None:
    result = read_opml(LIST[: LIST.index(b"<outline title")])
    assert [each.name for each in result.sources] == ["Harbour"]
    assert result.problems and "What could be read was kept." in result.problems[0]


def test_what_is_written_is_read_again() -> None:
    sources = (
        NewSource(
            name='A & "B" <c>', feed_url="https://a.example/?x=1&y=2", home_url="https://a.example/", category="X/Y z"
        ),
        NewSource(name="日本", feed_url="https://b.example/feed", category="X"),
        NewSource(name="C", feed_url="https://c.example/feed"),
    )
    result = read_opml(write_opml("All \x00 of it", sources))
    assert sorted(result.sources, key=lambda each: each.feed_url) == list(sources)
    assert result.problems == ()
