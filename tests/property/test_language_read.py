from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.brief.points import key_points
from newsloom.language.read import read
from newsloom.model.reading import Readable
from newsloom.model.weave import Doc

PIECES = st.sampled_from(
    ["Japan", "South Korea", "Mayor Anna Berg", "said", "U.S.", "ties", "「", "」", "。", "首相", "韓国", "대통령", "\n", ". ", '"', "’s ",
     " (HSB) ", "-", "election 2031", "Election", "\u2028", "\ud800", "\x00", "İ", "ß", "Lee Jae Myung", "of", "A.", "\u0301", "🙂"]
)  # fmt: skip
TEXT = st.lists(PIECES | st.text(max_size=8), max_size=40).map(" ".join) | st.text(max_size=200)


@settings(max_examples=120, deadline=None)
@given(TEXT, TEXT, st.lists(st.text(max_size=20), max_size=4))
def test_any_text_is_read_and_every_span_is_inside_its_field(title: str, text: str, tags: list[str]) -> None:
    reading = read(Readable(title=title, text=text, publisher_tags=tuple(tags), breadcrumb=tuple(tags), url=title))
    assert len(reading.hashtags) <= 8
    keys = [tag.key for tag in reading.hashtags]
    assert len(keys) == len(set(keys))
    limits = {"text": len(text), "title": len(title), "tags": sum(len(tag) + 1 for tag in tags)}
    for tag in reading.hashtags:
        assert tag.tag and tag.spans and 0 < tag.score <= 1
        assert all(0 <= span.start < span.end <= limits[span.field] for span in tag.spans)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), max_size=4))
def test_key_points_are_runs_of_their_article(pairs: list[tuple[str, str]]) -> None:
    docs = {str(i): Doc(id=str(i), title=title, text=text) for i, (title, text) in enumerate(pairs)}
    points = key_points(list(docs.values()))
    assert len(points) <= 4
    assert len({point.text for point in points}) == len(points)
    for point in points:
        assert docs[point.article_id].text[point.span.start : point.span.end] == point.text
