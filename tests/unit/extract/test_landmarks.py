import pytest
from hypothesis import given
from hypothesis import strategies as st

from headers import a_page
from newsloom.extract.landmarks import Mark, flow_after, is_aside, marks_of, read_landmarks
from newsloom.extract.markup import read_page


@pytest.mark.parametrize(
    "name", ["author-name", "authorName", "author__name", "c-Author", "byline", "by-line", "post_byline"]
)
def test_a_byline_is_known_in_every_spelling(name):
    assert marks_of(name) & Mark.BYLINE


@pytest.mark.parametrize(
    "name", ["authority", "relative", "layout--with-sidebar", "headline-footer", "unrelated-day", "text-lg"]
)
def test_words_that_only_look_alike_mark_nothing_aside(name):
    assert not marks_of(name) & (Mark.BYLINE | Mark.CREDIT) and (
        name == "unrelated-day" or not marks_of(name) & Mark.ASIDE
    )


def test_a_header_and_footer_of_the_article_are_no_page_foot():
    tree = read_page(
        a_page('<main><article><footer><i id="in">x</i></footer></article></main><footer><i id="out">x</i></footer>')
    ).tree
    inside, outside = tree.iter("i")
    assert (is_aside(inside), is_aside(outside)) == (False, True)


def test_a_box_the_headline_stands_in_is_no_side_column():
    page = read_page(a_page('<div class="sidebar"><h1>Bridge</h1><i>x</i></div>'))
    heading, inner = next(page.tree.iter("h1")), next(page.tree.iter("i"))
    assert is_aside(inner) and not is_aside(inner, frozenset(heading.iterancestors()))


def test_texts_after_a_headline_come_in_page_order_without_teasers():
    page = read_page(
        a_page('<p>before</p><div><h1>Bridge</h1> a <b>b</b> c<p class="related-box">teaser</p></div><p>d</p>')
    )
    assert flow_after(next(page.tree.iter("h1")), None) == ("a", "b", "c", "d")
    assert flow_after(None, None) == ()


def test_landmarks_come_in_page_order():
    marks = read_landmarks(
        read_page(a_page('<time>1</time><h1>x</h1><time>2</time><a rel="author tag" href="/x">y</a>'))
    )
    assert [t.text for t in marks.times] == ["1", "2"]
    assert marks.authored == marks.tag_links


@given(st.text())
def test_any_name_is_marked_without_an_error(name):
    assert marks_of(name) >= 0
