"""What an article's page says of its edits, and to whom."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

import factories as make
from newsloom.model.article import Change
from newsloom.serve.web.edits import what_changed
from pages import open_page

pytestmark = pytest.mark.django_db
LONG = " ".join(f"Sentence {number} of the report says what the harbor master saw that day." for number in range(40))
NOTE = "Correction: An earlier version of this article gave the wrong month for the vote."


@pytest.fixture
def member(client: Client) -> Client:
    client.force_login(User.objects.create_user("noor"))
    return client


def _visible(html: str) -> str:
    return re.sub(r'<span class="unseen">[^<]*</span>', "", html)


def test_the_head_says_when_and_what_and_leads_to_the_versions(member: Client) -> None:
    article = make.an_article(title="Berths close", text=LONG)
    make.an_edit(article, title="Berths open")
    page = open_page(member, f"/article/{article.pk}")
    assert re.search(r'<a href="#versions">edited <time [^>]*>\d\d:\d\d[^<]*</time>: headline changed</a>', page.html)
    assert "versions" in page.ids
    assert "Berths<del> open</del><ins> close</ins>" in _visible(page.html)
    assert "First seen here at" in page.text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((Change.HEADLINE,), "headline changed"),
        ((Change.TEXT,), "text changed"),
        ((Change.HEADLINE, Change.TEXT), "headline and text changed"),
        ((Change.CORRECTION,), "correction added"),
        ((Change.HEADLINE, Change.TEXT, Change.CORRECTION), "headline and text changed, correction added"),
        ((), ""),
    ],
)
def test_what_changed_is_told_in_words(changes: tuple[Change, ...], said: str) -> None:
    assert what_changed(changes) == said


def test_changes_are_told_apart_without_colour_and_by_ear(member: Client) -> None:
    article = make.an_article(text="The vote is in June. " + LONG)
    make.an_edit(article, before="The vote is in May. " + LONG)
    page = open_page(member, f"/article/{article.pk}")
    assert '<del><span class="unseen">[removed:] </span> May.' in page.html
    assert '<ins><span class="unseen">[added:] </span> June.' in page.html


def test_a_long_diff_is_folded_and_names_what_stayed(member: Client) -> None:
    article = make.an_article(text=LONG)
    make.an_edit(article, before=LONG.replace("harbor master", "pilot").replace("Sentence 3 of", "Line three of"))
    make.an_edit(article, before=LONG.replace("Sentence 39 of", "Line 39 of"), hours_ago=1)
    page = open_page(member, f"/article/{article.pk}")
    assert "34 more changed sentences" in page.text
    assert "… 39 sentences unchanged …" in page.text
    assert "Edited 2 times" in page.text


def test_a_correction_stands_above_the_text_with_its_hour(member: Client) -> None:
    article = make.an_article(text=f"{LONG}\n{NOTE}")
    make.an_edit(article, before=LONG)
    page = open_page(member, f"/article/{article.pk}")
    assert re.search(r"<b>Corrected <time [^>]*>[^<]+</time>\.</b> <span>" + re.escape(NOTE), page.html)


def test_a_note_that_was_there_from_the_start_is_not_told_as_an_edit(member: Client) -> None:
    article = make.an_article(title="Berths close", text=f"{LONG}\n{NOTE}")
    make.an_edit(article, title="Berths open")
    assert "Corrected" not in open_page(member, f"/article/{article.pk}").text


def test_guests_learn_that_and_what_changed_but_not_the_words(client: Client) -> None:
    article = make.an_article(title="Berths close", text=f"{LONG}\n{NOTE}")
    make.an_edit(article, title="Berths open", before=LONG.replace("Sentence 2 of", "Line two of"))
    page = open_page(client, f"/article/{article.pk}")
    assert "headline and text changed, correction added" in page.text
    assert "Berths<del> open</del><ins> close</ins>" in _visible(page.html)
    assert "Corrected" in page.text
    assert "Line two" not in page.text
    assert "wrong month" not in page.text


def test_a_short_text_of_today_does_not_show_guests_the_long_one_of_yesterday(client: Client) -> None:
    article = make.an_article(text="This story has been withdrawn.")
    make.an_edit(article, before=LONG)
    page = open_page(client, f"/article/{article.pk}")
    assert "text changed" in page.text
    assert "Sentence 30" not in page.text


def test_an_edit_of_which_nothing_may_be_kept_is_still_told(client: Client) -> None:
    article = make.an_article(noarchive=True, edited_at=make.NOW)
    page = open_page(client, f"/article/{article.pk}")
    assert re.search(r", edited <time", page.html)
    assert "versions" not in page.ids


def test_versions_of_which_nothing_was_noted_are_compared(member: Client) -> None:
    article = make.an_article(text=LONG)
    version = make.an_edit(article, before=LONG.replace("Sentence 2 of", "Line two of"))
    version.changes, version.corrections = None, None
    version.save()
    assert "text changed" in open_page(member, f"/article/{article.pk}").text


def test_a_withdrawn_article_says_so_and_leads_nowhere(client: Client, member: Client) -> None:
    article = make.an_article(text=LONG)
    make.withdrawn(article)
    for reader in (Client(), member):
        page = open_page(reader, f"/article/{article.pk}")
        assert "No longer at the publisher’s" in page.text
        assert "Noticed 2 hours ago" in page.text
        assert article.url not in [href for href, _ in page.links]
    assert "Sentence 39" in open_page(member, f"/article/{article.pk}").text


def test_a_story_marks_the_reports_that_were_edited(client: Client) -> None:
    article = make.an_article(title="Berths close")
    make.an_edit(article, title="Berths open")
    story = make.a_story(article, make.an_article(title="Other"))
    assert open_page(client, f"/story/{story.pk}").html.count(">edited <time") == 1
