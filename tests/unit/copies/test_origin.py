import pytest

from newsloom.copies.origin import differences, origin_of
from newsloom.model.weave import Doc

LONG, SHORT = "word " * 100, "word " * 40


def test_the_agencys_own_page_is_the_origin_even_if_it_came_later() -> None:
    members = [
        Doc(id="m", source="The Valley Post", agency="Kyodo", text=LONG, at=1.0),
        Doc(id="k", source="Kyodo News", text=LONG, at=9.0),
    ]
    origin = origin_of(members)
    assert (origin.agency, origin.article_id) == ("Kyodo", "k")


def test_a_credited_text_with_a_dateline_comes_before_an_earlier_uncredited_one() -> None:
    members = [
        Doc(id="bare", text=LONG, at=1.0),
        Doc(id="credited", agency="Associated Press", dateline="LIMA", text=LONG, at=2.0),
    ]
    origin = origin_of(members)
    assert (origin.agency, origin.article_id) == ("AP", "credited")


def test_without_credit_the_earliest_full_text_is_the_origin() -> None:
    members = [Doc(id="cut", text=SHORT, at=1.0), Doc(id="late", text=LONG, at=5.0), Doc(id="early", text=LONG, at=3.0)]
    origin = origin_of(members)
    assert (origin.agency, origin.article_id) == ("", "early")


def test_an_empty_group_has_no_origin() -> None:
    with pytest.raises(ValueError, match="at least one"):
        origin_of([])


def test_differences_are_sentences_and_small_edits_are_none() -> None:
    origin = (
        "The minister said on Monday that trade would grow by 3.5 percent. He did not say when. Critics were quiet."
    )
    copy = "A reader wrote to us from the harbour. The minister said Monday that trade would grow by 3.5 percent. Critics were quiet!"
    found = differences(origin, copy)
    assert [copy[s.start : s.end] for s in found.added] == ["A reader wrote to us from the harbour."]
    assert [origin[s.start : s.end] for s in found.dropped] == ["He did not say when."]


def test_equal_texts_do_not_differ() -> None:
    assert differences(
        "東京で会議が開かれた。首相が出席した。", "東京で会議が開かれた。首相が出席した。"
    ) == differences("", "")
