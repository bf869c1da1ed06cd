"""How much of a publisher's text a reader may see."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.serve.web.access import GUEST_CHARS, excerpt, quotable
from newsloom.store.reading.story_cards import StoryPoint


def test_a_short_text_is_shown_as_it_stands() -> None:
    assert excerpt("Two words.", 300) == "Two words."


def test_an_excerpt_ends_with_a_sentence_where_one_fits() -> None:
    text = "The first sentence ends here. The second one is rather longer and does not fit. The third."
    assert excerpt(text, 40) == "The first sentence ends here."


def test_an_excerpt_without_a_whole_sentence_ends_with_a_word() -> None:
    assert (
        excerpt("One long sentence that goes on and on without any end in sight", 30) == "One long sentence that goes…"
    )


def test_a_japanese_excerpt_ends_with_its_own_full_stop() -> None:
    assert excerpt("九年ぶりの入港となる。" * 5, 30) == "九年ぶりの入港となる。" * 2


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=500), st.integers(min_value=2, max_value=320))
def test_an_excerpt_is_never_longer_than_asked(text: str, most: int) -> None:
    assert len(excerpt(text, most)) <= most


def _point(number: int, article_id: int, text: str) -> StoryPoint:
    return StoryPoint(number=number, article_id=article_id, start=0, end=len(text), text=text)


def test_a_guest_gets_no_more_of_one_article_than_the_rule_allows() -> None:
    sentence = "The harbor master counted the ships again and found that two were missing. " * 3
    points = [_point(number, 1 + number % 2, sentence) for number in range(6)]
    shown = quotable(points, everything=False)
    for article_id in (1, 2):
        assert sum(len(point.text) for point in shown if point.article_id == article_id) <= GUEST_CHARS
    assert {point.article_id for point in shown} == {1, 2}


def test_what_stands_on_the_page_already_counts() -> None:
    shown = quotable(
        [_point(1, 7, "A sentence of some fifty characters, more or less so.")], everything=False, spent={7: 290}
    )
    assert shown == []


def test_members_see_every_point_whole() -> None:
    points = [_point(number, 1, "x" * 400) for number in range(3)]
    assert quotable(points, everything=True) == points
