"""Saved page texts of an invented town: what a careful reader would find in each."""

import datetime as dt

import pytest

from newsloom.errors import InputError
from newsloom.extract.saved import read_saved_text
from newsloom.model.article import Kind

JST = dt.timezone(dt.timedelta(hours=9))
CAPTURED_AT = dt.datetime(2025, 9, 12, 15, 0, tzinfo=JST)
FIRST = (
    "The mayor of Merrow said on Thursday that the harbour bridge would reopen to lorries next month, four years after "
    "a storm tore away its northern span and cut the old town off."
)
SECOND = (
    "Engineers have replaced 48 cables and raised the deck by two metres, according to the port authority, which paid "
    "for most of the work out of its own funds and a regional loan."
)
THIRD = (
    '"We have waited long enough," said Ana Lindqvist, who runs a bakery beside the bridge. She may hire three people.'
)
TITLE = "Harbour bridge in Merrow to reopen after four years"
BODY = "\n".join((FIRST, SECOND, THIRD))


def read_one(text, source="", captured_at=CAPTURED_AT):
    (article,) = read_saved_text(text, captured_at=captured_at, source=source)
    return article


def card(
    source="Bay Post", when="2 weeks ago", section="Business", title="Port books record year", body=f"{FIRST} {SECOND}"
):
    return f"\n\n{source}\n{when}\n- {section}\n- {source}\n{title}\n{body}\n"


def test_a_publishers_page_gives_its_article_without_menu_lists_and_footer():
    article = read_one(
        f"Home\nNews\nSports\nOpinion\n\n{TITLE}\nBy Tomas Hale\nStaff Writer\nPublished September 12, 2025 at 9:05 AM EDT\n"
        f"Share\nThe rebuilt span, seen from the old town on Tuesday. (Photo by Ida Krause)\n{FIRST}\n{SECOND}\nNew cables\n"
        f"{THIRD}\nRead more: Ferry timetable\nMost read\n1. Ferry strike enters third week\n"
        "© 2025 The Merrow Courier. All rights reserved.\n"
    )
    assert (article.title, article.text, article.site_name) == (TITLE, BODY, "The Merrow Courier")
    assert [author.name for author in article.authors] == ["Tomas Hale"]
    assert article.published_at.isoformat() == "2025-09-12T09:05:00-04:00" and article.published_is_exact
    assert article.picture.caption == "The rebuilt span, seen from the old town on Tuesday."
    assert article.picture.credit == "Ida Krause"
    assert "<h3>New cables</h3>" in article.html
    assert article.displayed_sections == ()


def test_a_page_whose_stamp_caption_and_section_stand_above_the_headline():
    article = read_one(
        f" date 2025-09-11  Merrow Daily\nBridge workers\nWorkers walk on the deck in Merrow on Wednesday. Image: AP\nnational\n"
        f"\n{TITLE}\n\n12 Comments\nMERROW\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n© KYODO\n\n"
    )
    assert (article.title, article.text, article.site_name) == (TITLE, BODY, "Merrow Daily")
    assert (article.agency, article.dateline, article.comment_count) == ("Kyodo", "MERROW", 12)
    assert (article.picture.caption, article.picture.credit) == (
        "Workers walk on the deck in Merrow on Wednesday.",
        "AP",
    )
    assert article.displayed_sections == ("National",)
    assert article.published_at.date() == dt.date(2025, 9, 11) and not article.published_is_exact


def test_a_page_with_caption_zoned_time_dateline_and_ranking_lists():
    article = read_one(
        f"{TITLE}\n\nWorkers paint the deck of the harbour bridge in Merrow on Wednesday.\n6:00 JST, September 12, 2025\n"
        f'MERROW — {FIRST}\n{SECOND}\n{THIRD}\n"Politics" POPULAR ARTICLE\n-\nStorm Names for 2026 Chosen\n-\n'
        "Ferry Strike Enters Third Week\nMC ACCESS RANKING\n-\nWhale Seen off Merrow\n-\nCrown at Ten-Year Low",
        source="The Merrow News",
        captured_at=None,
    )
    assert (article.title, article.text, article.site_name) == (TITLE, BODY, "The Merrow News")
    assert (article.dateline, article.agency) == ("MERROW", "")
    assert article.picture.caption == "Workers paint the deck of the harbour bridge in Merrow on Wednesday."
    assert article.published_at.isoformat() == "2025-09-12T06:00:00+09:00" and article.published_is_exact


def test_lists_of_headlines_end_the_article_whatever_their_heading():
    article = read_one(
        f"{TITLE}\n\n{BODY}\nMC NIGHT SHELF\n-\nWhale Seen off Merrow\n-\nCrown at Low", source="Courier"
    )
    assert article.text == BODY


def test_an_aggregators_article_is_followed_by_its_cards():
    main, first, second = read_saved_text(
        f"\n{TITLE}\nThe Merrow Courier\nThe mayor speaks to reporters at the town hall on Thursday.\n{BODY}\nHashtags\n#Merrow\n"
        "Try Our AI Features\nExplore what Newsy AI can do for you:\nComments\nNo comments yet...\nRelated Articles\n"
        + card(
            "North Wire",
            "3 hours ago",
            "General",
            "Ferry strike enters third week",
            f"MERROW (AFP) -- {FIRST} {SECOND}",
        )
        + card(when="01-09-2025"),
        captured_at=CAPTURED_AT,
    )
    assert (main.title, main.text, main.site_name, main.comment_count) == (TITLE, BODY, "The Merrow Courier", 0)
    assert main.picture.caption == "The mayor speaks to reporters at the town hall on Thursday."
    assert main.hashtags == ("Merrow",)
    assert (first.site_name, first.agency, first.dateline) == ("North Wire", "AFP", "MERROW")
    assert first.text == f"{FIRST} {SECOND}"
    assert first.published_at == CAPTURED_AT - dt.timedelta(hours=3) and not first.published_is_exact
    assert second.published_at.isoformat() == "2025-09-01T00:00:00+09:00"
    assert second.displayed_sections == ("Business",)


def test_an_aggregators_article_may_carry_its_own_time_and_section():
    main, _ = read_saved_text(
        f"{TITLE}\nThe Merrow Courier\n2 hours ago\n- National\n- The Merrow Courier\n{BODY}\nRelated Articles\n"
        + card(),
        captured_at=CAPTURED_AT,
    )
    assert (main.title, main.site_name, main.displayed_sections) == (TITLE, "The Merrow Courier", ("National",))
    assert main.published_at == CAPTURED_AT - dt.timedelta(hours=2)
    assert main.text == BODY


def test_every_card_of_a_hashtag_page_carries_its_hashtag():
    cards = read_saved_text(
        "Latest news with #Merrow-Bridge\n" + card() + card("North Wire", "just now"), captured_at=CAPTURED_AT
    )
    assert [article.hashtags for article in cards] == [("Merrow-Bridge",)] * 2
    assert [article.site_name for article in cards] == ["Bay Post", "North Wire"]


def test_a_crawled_header_in_a_card_gives_its_clock_and_goes():
    body = (
        f"NORTH WIRE - 24 minutes ago - 14:10 | All, World {FIRST} Related coverage: Ferry strike Whale seen off Merrow"
    )
    (article,) = read_saved_text("#Merrow\n" + card("North Wire", "an hour ago", body=body), captured_at=CAPTURED_AT)
    assert article.text == FIRST
    assert article.published_at.isoformat() == "2025-09-12T14:10:00+09:00"


def test_a_relative_time_needs_the_time_of_the_capture():
    (article,) = read_saved_text("#Merrow\n" + card(when="3 days ago"), captured_at=None)
    assert article.published_at is None


def test_a_page_without_a_time_is_dated_by_its_capture():
    article = read_one(f"{TITLE}\n\n{BODY}", source="Courier")
    assert article.published_at == CAPTURED_AT and not article.published_is_exact


def test_the_own_page_of_an_agency_is_the_agencys_text():
    article = read_one(f"{TITLE}\n\n{BODY}", source="Kyodo News")
    assert article.agency == "Kyodo"


@pytest.mark.parametrize("text", ["", " \n\t\n", "\x00\x01\x02" * 500, "\ufffd" * 300, "12 34\n", "Home\nNews\n"])
def test_what_is_no_saved_page_is_refused_in_a_sentence(text):
    with pytest.raises(InputError, match=r"saved text .+"):
        read_saved_text(text, captured_at=None, source="Courier")


def test_an_article_nobody_signs_asks_for_the_publisher():
    with pytest.raises(InputError, match="--source"):
        read_saved_text(f"{TITLE}\n\n{BODY}", captured_at=None)


def test_a_saved_digest_is_no_article():
    (digest,) = (
        a
        for a in read_saved_text(card(title="News Digest: Aug. 4") + card(), captured_at=CAPTURED_AT)
        if "Digest" in a.title
    )
    assert digest.kind is Kind.ROUNDUP
