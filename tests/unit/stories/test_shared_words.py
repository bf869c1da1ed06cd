from newsloom.model.weave import Doc
from newsloom.stories.shared_words import shared_words

ONE = Doc(
    id="1",
    title="Ferry strands",
    text="The ferry from Velmora ran aground. Captain Petra Lund of Velmora was on board.",
)
OTHER = Doc(id="2", title="Inquiry", text="An inquiry into the ferry heard that Lund had left Velmora late.")


def test_names_come_first_as_the_article_prints_them() -> None:
    assert shared_words(ONE, OTHER) == ("Lund", "Velmora", "ferry")


def test_a_name_is_shown_whole_where_both_have_it_whole() -> None:
    one = Doc(id="1", title="Talks", text="In Velmora President Lee Jae-myung met Petra Lund. Then Lee left for home.")
    other = Doc(id="2", title="Visit", text="In spring Lee Jae-myung flew in. On Monday Lund was there.")
    assert shared_words(one, other) == ("Lee Jae-myung", "Lund")


def test_common_words_and_the_agency_are_nothing() -> None:
    one = Doc(id="1", title="Closing", text="They put it off before closing. (Northline)", agency="Northline")
    assert (
        shared_words(one, Doc(id="2", title="Put off", text="Put off, closing. (Northline)", agency="Northline")) == ()
    )


def test_nothing_in_common_is_nothing() -> None:
    assert shared_words(ONE, Doc(id="3", title="Bank raises rates to 4")) == ()
