"""The text of an article with an id on every cited sentence."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.extract.sanitise import sanitise
from newsloom.serve.web.body import article_body, paragraphs
from newsloom.store.reading.article import TextSpan

TEXT = "The treaty opens berths. It is long.\nA fund pays for the quays, half from each side."
SECOND = "A fund pays for the quays, half from each side."


def _span(text: str, sentence: str) -> TextSpan:
    return TextSpan(start=text.index(sentence), end=text.index(sentence) + len(sentence))


def _body(html: str, text: str, *sentences: str) -> str:
    return article_body(
        html,
        text,
        [_span(text, sentence) for sentence in sentences],
        lambda url: (f"/proxied?{url}", "/small 640w") if "inside" not in url else ("", ""),
    )


def test_a_sentence_of_plain_text_gets_its_id() -> None:
    start = TEXT.index(SECOND)
    assert _body("", TEXT, SECOND) == (
        f'<p>The treaty opens berths. It is long.</p>\n<p><span id="s{start}">{SECOND}</span></p>'
    )


def test_a_sentence_is_found_in_markup_across_inline_elements() -> None:
    html = "<p>The treaty <b>opens</b> berths. It is long.</p>\n<p>A <a href='https://x.example/'>fund</a> pays for the quays, <em>half</em> from each side.</p>"
    body = _body(html, TEXT, "The treaty opens berths.", SECOND)
    assert '<p><span id="s0">The treaty <b>opens</b> berths.</span> It is long.</p>' in body
    assert re.search(
        r'<span id="s37">A <a href="https://x.example/" rel="noopener noreferrer nofollow">fund</a> pays', body
    )


def test_a_sentence_that_begins_inside_an_element_takes_all_of_it() -> None:
    body = _body(
        "<p>First one. <b>It is long. And</b> it ends here.</p>",
        "First one. It is long. And it ends here.",
        "And it ends here.",
    )
    assert 'First one. <span id="s23"><b>It is long. And</b> it ends here.</span>' in body


def test_markup_that_does_not_hold_the_words_gives_way_to_the_text() -> None:
    body = _body("<p>Something else altogether.</p>", TEXT, SECOND)
    assert "Something else" not in body
    assert SECOND in body


def test_a_sentence_in_two_paragraphs_of_markup_gives_way_to_the_text() -> None:
    assert _body("<p>One half</p><p>and the other.</p>", "One half and the other.", "One half and the other.") == (
        '<p><span id="s0">One half and the other.</span></p>'
    )


def test_nothing_but_text_markup_is_let_through() -> None:
    html = (
        '<p id="s0" class="x" style="color:red" onclick="y()">Words <script>alert(1)</script><iframe src="//x"></iframe>'
        '<a href="javascript:z()">link</a><img src="https://pics.example/a.jpg" srcset="b.jpg 2x" onerror="q()">'
        '<img src="data:image/png;base64,xx"><custom-thing>kept words</custom-thing><svg><a href="x"></a></svg></p><!-- c -->'
    )
    assert _body(html, "Words") == (
        '<p>Words <a>link</a><img src="/proxied?https://pics.example/a.jpg" srcset="/small 640w"'
        ' sizes="(min-width: 42rem) 40rem, 100vw" loading="lazy" alt="">kept words</p>'
    )


def test_a_picture_without_an_address_of_ours_is_left_out_with_its_empty_figure() -> None:
    html = '<p>Words</p><figure><img src="http://inside.example/a.png"></figure><p>and <img src="http://inside.example/b">more</p>'
    assert _body(html, "Words") == "<p>Words</p><p>and more</p>"


def test_what_the_sanitiser_wrote_is_shown_as_it_wrote_it() -> None:
    html = sanitise(
        "<h2>Head</h2><table><tr><th colspan=2>a<td>b</table><pre> x\n y</pre><p dir=rtl><ruby>汐<rt>しお</ruby><bdi>x</bdi> a &amp; b &lt;c&gt;</p>"
        '<a href="https://x.example/?a=1&b=%C3%BC&utm_source=q">é</a><ol start=4><li>x</ol>'
    )
    assert _body(html, "Words") == html


def test_a_character_that_no_tree_takes_costs_the_markup_and_not_the_page() -> None:
    assert SECOND in _body(f"<p>{TEXT}&#1;</p><a href='https://x.example/&#2;'>x</a>", TEXT, SECOND)


def test_text_is_escaped() -> None:
    assert paragraphs("a < b & c", []) == "<p>a &lt; b &amp; c</p>"


def test_sentences_that_overlap_keep_their_own_ids() -> None:
    body = paragraphs("one two three four", [TextSpan(start=0, end=13), TextSpan(start=4, end=18)])
    assert body == '<p><span id="s0">one </span><span id="s4">two three four</span></p>'


_MARKUP = st.text(alphabet="<>/pbai =\"'&;x\n絵", max_size=80)


@settings(max_examples=80, deadline=None)
@given(_MARKUP, st.text(alphabet="ab .\n<&絵", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_every_cited_sentence_has_exactly_one_place(html: str, text: str, start: int, end: int) -> None:
    spans = [TextSpan(start=start, end=end)]
    body = article_body(html, text, spans, lambda url: ("/p", ""))
    has_words = 0 <= start < end <= len(text) and "\n" not in text[start:end] and text[start:end].strip()
    if has_words:
        assert body.count(f'id="s{start}"') == 1
    assert "<script" not in body
