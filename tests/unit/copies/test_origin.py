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


BODY = [
    "The assembly in Merrow voted on Thursday to reopen the eastern quay to ships from Veskan.",
    "Prime Minister Ilsa Marren said the first three berths would open in January.",
    "Fishers outside the hall said that nobody had asked the owners of the small boats.",
    "A fund of 2.4 billion crowns is to pay for dredging, half of it from each side.",
    "Veskan has not yet named the company that will do the work.",
]


def told(origin: str, copy: str) -> tuple[list[str], list[str]]:
    found = differences(origin, copy)
    return [copy[s.start : s.end] for s in found.added], [origin[s.start : s.end] for s in found.dropped]


def test_a_truncated_copy_added_nothing_and_dropped_the_rest_even_cut_inside_a_sentence() -> None:
    assert told("\n".join(BODY), "\n".join(BODY[:3])) == ([], BODY[3:])
    assert told("\n".join(BODY), "\n".join(BODY)[: -len(BODY[4]) + 15]) == ([], BODY[4:])


def test_a_local_lede_a_closing_paragraph_and_a_boilerplate_tail_are_what_the_outlet_added() -> None:
    lede = "Ferry crews in Skerry woke to news on Friday that may change their timetable."
    closing = "Our correspondent Tam Oduya reported from the harbour hall."
    tail = "Sign up for our evening letter and follow us for more."
    copy = "\n".join([lede, *BODY, closing, tail])
    assert told("\n".join(BODY), copy) == ([lede, closing, tail], [])


def test_house_spelling_and_typography_are_no_difference() -> None:
    origin = 'The harbour centre’s programme was "organised" in café Öland by neighbours.'
    copy = "The harbor center's programme was “organized” in cafe Oland by neighbors."
    assert told(origin, copy) == ([], [])


def test_the_fullest_is_who_has_most_of_the_common_text_not_who_added_most() -> None:
    padding = [f"Reader number {n} wrote to us from street {n * 7} about the old ferry and its bell." for n in range(9)]
    members = [
        Doc(id="cut", text="\n".join(BODY[:2]), at=1.0),
        Doc(id="whole", text="\n".join(BODY), at=2.0),
        Doc(id="padded", text="\n".join([*BODY, *padding]), at=3.0),
    ]
    assert origin_of(members).article_id == "whole"


def test_sentences_in_japanese_and_korean_are_compared_too() -> None:
    origin = "東京で国際会議が開かれ、首相が出席した。参加した国は二十に上る。次の会議は大阪で来年開かれる。"
    copy = "東京で国際会議が開かれ、首相が出席した。参加した国は二十に上る。本紙記者が現地で取材した。"
    assert told(origin, copy) == (["本紙記者が現地で取材した。"], ["次の会議は大阪で来年開かれる。"])
    origin = "정부는 목요일 부산항 재개발 계획을 발표했다. 첫 부두는 내년 일월에 문을 연다."
    assert told(origin, origin + " 본지 기자가 현장에서 전했다.") == (["본지 기자가 현장에서 전했다."], [])
