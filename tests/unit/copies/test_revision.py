"""What a page that was fetched again means for the article that is kept."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsloom.copies.revision import (
    Edited,
    Filled,
    OtherArticle,
    Refused,
    Same,
    Wording,
    essence,
    is_same_article,
    revise,
)
from newsloom.model.article import Change

LINES = (
    "The assembly in Merrow voted on Thursday to reopen the eastern quay to Veskan ships after nine years.",
    "Prime Minister Ilsa Marren said the first three berths would open in January, as soon as they are dredged.",
    "Fishers outside the hall said nobody had asked the owners of the small boats, and sang until it was dark.",
    "“We were here before the cranes,” said Orla Finn, who has mended nets on the quay since she was a child.",
    "A fund of 2.4 billion crowns is to pay for dredging, half of it from each side, over a span of four years.",
    "The port was closed to Veskan flags after the salt dispute; about 300 ships a year went to Ostmere instead.",
)
KEPT = Wording(title="Merrow votes to reopen the quay", text="\n".join(LINES))
NOTE = "Correction: An earlier version of this article misstated the number of berths."
OTHER = Wording(
    title="Storm shuts schools along the coast",
    text="\n".join(
        f"Gusts of {knots} knots tore at roofs near Cape Sorrel while children stayed at home."
        for knots in range(50, 60)
    ),
)


def now(*lines: str, title: str = KEPT.title) -> Wording:
    return Wording(title=title, text="\n".join(lines))


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        (now(*LINES, title="Merrow votes to open the quay in spring"), (Change.HEADLINE,)),
        (now(LINES[0], LINES[1].replace("three", "two"), *LINES[2:]), (Change.TEXT,)),
        (now(*LINES, NOTE), (Change.CORRECTION,)),
        (now(LINES[0], LINES[1].replace("three", "two"), *LINES[2:], NOTE), (Change.TEXT, Change.CORRECTION)),
        (now(*LINES, "The vote was recorded by name, and the list is public."), (Change.TEXT,)),
        (now(*LINES[:4], *LINES[5:]), (Change.TEXT,)),
        (now(*LINES[:5]), (Change.TEXT,)),
        (now(LINES[0], *OTHER.text.split("\n")), (Change.TEXT,)),
    ],
    ids=["headline", "word", "note", "word and note", "paragraph added", "one cut", "last one cut", "rewritten"],
)
def test_an_edit_says_what_it_changed(after: Wording, changes: tuple[Change, ...]) -> None:
    assert revise(KEPT, after) == Edited(changes=changes)


@pytest.mark.parametrize(
    "after",
    [
        KEPT,
        now(*LINES, title="MERROW VOTES TO REOPEN THE QUAY"),
        now(*LINES, title="Merrow votes to reopen the quay | Merrow Courier"),
        now(*(line.replace("“", '"').replace("”", '"').replace(" ", "\u00a0") for line in LINES)),
        now("Updated 5 minutes ago", *LINES),
        now("Last updated: 14:05, 20 November 2026", *LINES, "128 comments", "1.2K shares", "3 min read"),
        now("2026年11月20日 14:05更新", *LINES, "閲覧数 1,204"),
        now(*LINES, "Related articles", "Ships turn back at Ostmere", "Nine years of salt"),
        now(*LINES[:3], "Read more: Nine years of salt", *LINES[3:]),
        now(*LINES[:3], "関連記事", "塩をめぐる九年", *LINES[3:]),
        now(*LINES, "Ships turn back at Ostmere", "Nine years of salt"),
        now("".join(LINES)),
    ],
    ids="same case site typography ago times japanese box lead-in japanese-box foot joined".split(),
)
def test_what_moves_by_itself_is_no_edit(after: Wording) -> None:
    assert revise(KEPT, after) == Same()


@pytest.mark.parametrize(
    "after",
    [
        now(""),
        now("Please enable JavaScript to see this page."),
        now(LINES[0], "Subscribe now for full access to read the rest."),
        now(LINES[0], LINES[1][:40] + "…"),
        now(*LINES[:4]),
        now("Ships turn back at Ostmere.", "Nine years of salt."),
        now("We value your privacy.", "We and our partners use cookies.", title="Before you continue"),
        now("Sorry, we could not find that page.", title="Page not found"),
    ],
    ids=["empty", "script", "subscribe", "teaser", "two thirds", "sidebar", "consent", "error"],
)
def test_what_is_less_than_the_article_never_replaces_it(after: Wording) -> None:
    assert isinstance(revise(KEPT, after), Refused)


def test_a_new_headline_above_a_walled_beginning_is_believed_without_its_text() -> None:
    after = now(LINES[0], "Subscribe now for full access to read the rest.", title="Merrow opens its quay to Veska")
    assert revise(KEPT, after) == Edited(changes=(Change.HEADLINE,), keeps_text=True)


def test_a_retraction_may_take_the_place_of_the_whole_text() -> None:
    after = now("This story has been withdrawn. The vote it tells of did not take place.")
    assert revise(KEPT, after) == Edited(changes=(Change.TEXT, Change.CORRECTION))


def test_another_headline_and_another_text_are_another_article() -> None:
    assert revise(KEPT, OTHER) == OtherArticle()
    assert revise(KEPT, replace(OTHER, title=KEPT.title)) == Edited(changes=(Change.TEXT,))
    assert revise(KEPT, replace(KEPT, title=OTHER.title)) == Edited(changes=(Change.HEADLINE,))


def test_the_page_in_place_of_the_feed_s_words_is_no_edit() -> None:
    teaser = Wording(title="Merrow votes", text=LINES[0], is_from_page=False)
    assert revise(teaser, KEPT) == Filled()
    assert revise(replace(teaser, text=""), KEPT) == Filled()


def test_the_feed_s_words_never_replace_the_page_s() -> None:
    said = Wording(title=KEPT.title, text="\n".join((*LINES, "More of it at the Courier.")), is_from_page=False)
    assert revise(KEPT, said) == Same()
    assert revise(KEPT, replace(said, title="Quay to reopen, Merrow votes")) == Edited(
        changes=(Change.HEADLINE,), keeps_text=True
    )


def test_a_link_card_without_text_keeps_its_headline_up_to_date() -> None:
    card = Wording(title="Photographs of the storm", text="", is_from_page=False)
    assert revise(card, card) == Same()
    assert revise(card, replace(card, title="Photographs of the great storm")) == Edited(changes=(Change.HEADLINE,))


def test_a_note_taken_back_is_an_edit_of_the_text() -> None:
    assert revise(now(*LINES, NOTE), KEPT) == Edited(changes=(Change.TEXT,))


def test_going_back_to_the_first_wording_is_an_edit_again() -> None:
    second = now(*LINES, title="Merrow votes to open the quay in spring")
    assert revise(KEPT, second) == revise(second, KEPT) == Edited(changes=(Change.HEADLINE,))


def test_one_page_for_all_articles_does_not_make_them_one() -> None:
    assert not is_same_article(KEPT, OTHER)
    assert is_same_article(KEPT, replace(KEPT, title="Quay reopens"))
    assert not is_same_article(KEPT, replace(KEPT, title="Quay reopens"), strictly=True)
    assert not is_same_article(KEPT, now(*LINES[:4]), strictly=True)
    assert is_same_article(KEPT, KEPT, strictly=True)


def test_a_list_without_sentences_is_not_taken_for_a_box() -> None:
    table = "\n".join(f"Berth {number}: open" for number in range(12))
    assert essence(table) == table.replace("\n", " ")


@given(st.text(max_size=300), st.text(max_size=300), st.booleans())
def test_any_two_wordings_are_judged_and_equal_ones_are_the_same(one: str, other: str, is_from_page: bool) -> None:
    before = Wording(title=one[:40], text=one)
    revise(before, Wording(title=other[:40], text=other, is_from_page=is_from_page))
    assert revise(before, before) == Same() or isinstance(revise(before, before), Refused)
