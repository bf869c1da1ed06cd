"""The page of a story: why, who counts, what copies changed, where and when it was told."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client

import factories as make
from newsloom.app.story_plain import story_plain
from newsloom.model.weave import Doc
from newsloom.store.models import Article, Source
from newsloom.store.rows import reason_row
from newsloom.stories.reasons import explain
from pages import open_page

pytestmark = pytest.mark.django_db
FIRST = (
    "Prime Minister Ilsa Marren will sign the Harbor Treaty on Nov. 28.\n"
    "A shared fund of 2.4 billion crowns pays for dredging the eastern quay.\n"
    + " ".join(f"Nobody in hall {number} counted the gulls that morning." for number in range(1, 30))
)
SECOND = "Nobody knows who pays for dredging the eastern quay. Ilsa Marren signs on 28 November, the fund holds 2.4bn crowns."


def _because(article: Article, other: Article) -> None:
    docs = [Doc(id=str(row.pk), title=row.title, text=row.text) for row in (article, other)]
    reason = explain(docs[0], docs[1], parts={"words": 0.41, "odd_part": 0.2}, similarity=0.5)
    article.story_reason = reason_row(reason)
    article.save(update_fields=["story_reason"])


@pytest.fixture
def member() -> Client:
    client = Client()
    client.force_login(User.objects.create_user("noor"))
    return client


@pytest.fixture
def pair() -> tuple[Article, Article]:
    ledger = make.a_source("Ledger", country="JP", kind="national", owner="Quay Group", profile_from="table")
    first = make.an_article(ledger, title="Treaty to be signed", text=FIRST, minutes_ago=600)
    second = make.an_article(
        make.a_source("Courier", country="NZ", profile_from="domain"), title="Who pays?", text=SECOND
    )
    make.a_story(first, second)
    _because(second, first)
    return first, second


def test_both_passages_stand_side_by_side_with_the_shared_words_marked(
    pair: tuple[Article, Article], member: Client
) -> None:
    _first, second = pair
    for path in (f"/story/{second.story_id}", f"/story/{second.story_id}/why/{second.pk}"):
        html = open_page(member, path).html
        assert html.count("<mark>pays for dredging the eastern quay</mark>") >= 2, path
        assert "<mark>28 November</mark>" in html and "<mark>Nov. 28</mark>" in html, path
        assert "<mark>2.4bn</mark>" in html and "<mark>2.4 billion</mark>" in html, path
    page = open_page(member, f"/story/{second.story_id}/why/{second.pk}")
    assert "0.41" in page.text and "Odd part" in page.text


def test_a_guest_is_quoted_no_more_than_a_guest_may_be(pair: tuple[Article, Article], client: Client) -> None:
    _first, second = pair
    for path in (f"/story/{second.story_id}", f"/story/{second.story_id}/why/{second.pk}"):
        text = open_page(client, path).text
        assert sum(f"hall {number} " in text for number in range(1, 30)) * len("Nobody in hall 1 counted") < 300, path


def test_the_reason_is_true_to_an_edited_text(pair: tuple[Article, Article], member: Client) -> None:
    first, second = pair
    Article.objects.filter(pk=first.pk).update(text="Nothing was said of money. Ilsa Marren signs.")
    page = open_page(member, f"/story/{second.story_id}/why/{second.pk}")
    assert "<mark>Ilsa Marren</mark>" in page.html
    assert "<mark>2.4bn" not in page.html


def test_a_reason_of_the_first_version_is_shown_with_marks(pair: tuple[Article, Article], member: Client) -> None:
    first, second = pair
    make.because(second, first, shared_names=["Somebody Else"])
    page = open_page(member, f"/story/{second.story_id}/why/{second.pk}")
    assert "<mark>Ilsa Marren</mark>" in page.html and "Somebody Else" not in page.text


def test_why_follows_an_article_to_the_story_it_stands_in_now(pair: tuple[Article, Article], client: Client) -> None:
    _first, second = pair
    answer = client.get(f"/story/{second.story_id + 1}/why/{second.pk}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/story/{second.story_id}/why/{second.pk}")


def test_there_is_no_why_for_the_article_that_began_a_story(pair: tuple[Article, Article], client: Client) -> None:
    first, _ = pair
    assert client.get(f"/story/{first.story_id}/why/{first.pk}").status_code == 404
    assert client.get(f"/story/{first.story_id}/why/999999").status_code == 404


def test_who_counts_is_said_in_words(client: Client) -> None:
    articles = [make.an_article(make.a_source(name)) for name in ("Ledger", "Courier", "Radio", "Mirror", "Times")]
    outlets = [
        ["Ledger", "ledger", "en", False, "", "", "Quay Group", ""],
        ["Radio", "radio", "en", False, "", "", "", "Kyodo"],
        ["Courier", "courier", "en", True, "owner", "Ledger", "Quay Group", ""],
        ["Mirror", "mirror", "en", True, "agency", "Kyodo", "", ""],
        ["Times", "times", "en", True, "copy", "Ledger", "", ""],
    ]
    story = make.a_story(*articles, outlets=outlets, independent_count=2)
    text = open_page(client, f"/story/{story.pk}").text
    assert "5 outlets, 2 independent" in text
    assert "Ledger and Courier share an owner, Quay Group, and count once" in text
    assert "Radio and Mirror carry Kyodo’s text, which counts once" in text
    assert "Times carries the text of Ledger" in text
    assert "Ledger, Radio (Kyodo)" in open_page(client, "/").text


def test_copies_say_what_they_added_and_left_out_and_show_it_to_members(client: Client, member: Client) -> None:
    origin = make.an_article(text="The quay is shut. The fund pays for the dredging. Nobody was hurt there.")
    copy = make.an_article(text="The quay is shut. The fund pays for the dredging. Pilots asked for shorter hours.")
    make.copies_of(origin, copy)
    story = make.a_story(origin, copy)
    guest, reader = (open_page(who, f"/story/{story.pk}") for who in (client, member))
    for page in (guest, reader):
        assert "adds 1 sentence" in page.text and "leaves out 1" in page.text
    assert "<ins>Pilots asked for shorter hours.</ins>" in reader.html
    assert "<del>Nobody was hurt there.</del>" in reader.html
    assert "Pilots asked" not in guest.text


def test_coverage_is_counted_by_country_and_kind(pair: tuple[Article, Article], client: Client) -> None:
    for minutes in (500, 400):
        make.an_article(minutes_ago=minutes, story=pair[0].story)
    page = open_page(client, f"/story/{pair[0].story_id}")
    for words in ("Japan", "New Zealand", "by its address", "National newspaper", "Not known"):
        assert words in page.text, words
    assert "Articles an hour (UTC)" in page.html and page.html.count("<title ") == 1


def test_the_reports_stand_by_outlet_too(pair: tuple[Article, Article], client: Client) -> None:
    page = open_page(client, f"/story/{pair[0].story_id}?by=outlet")
    assert page.html.index("Ledger</a> <span") < page.html.index("Courier</a> <span")
    assert "By time" in page.text


def test_a_story_of_one_article_draws_no_course(client: Client) -> None:
    story = make.a_story(make.an_article())
    page = open_page(client, f"/story/{story.pk}")
    assert "single report" in page.text and "course-title" not in page.ids and "Why these are grouped" not in page.text


def test_a_story_of_copies_alone_and_an_undated_one_are_shown(client: Client) -> None:
    origin, copy = make.an_article(published_at=None), make.an_article(published_at=None)
    make.copies_of(origin, copy)
    story = make.a_story(copy, copy_count=1, independent_count=1)
    assert "1 outlet, 1 independent" in open_page(client, f"/story/{story.pk}").text


def test_a_story_has_a_json_feed(pair: tuple[Article, Article], client: Client) -> None:
    answer = client.get(f"/story/{pair[0].story_id}/feed.json")
    said = json.loads(answer.content)
    assert answer.headers["Content-Type"].startswith("application/feed+json")
    assert said["version"] == "https://jsonfeed.org/version/1.1"
    assert {item["title"] for item in said["items"]} == {"Treaty to be signed", "Who pays?"}
    assert all(item["url"].startswith("http") and item["id"] for item in said["items"])
    assert said["items"][0]["content_html"] and len(said["items"][1]["content_html"]) <= 400


def test_everything_is_there_as_plain_data(pair: tuple[Article, Article]) -> None:
    first, second = pair
    said = story_plain(first.story_id or 0)
    assert said is not None
    again = json.loads(json.dumps(said))
    newest = again["reports"][0]
    assert newest["id"] == second.pk and newest["why"]["nearest"] == first.pk
    for one in newest["why"]["shared"]:
        for span in one["here"]:
            assert (second.title if span["field"] == "title" else second.text)[span["start"] : span["end"]] == one[
                "text"
            ]
    assert {share["key"] for share in again["countries"]} == {"JP", "NZ"}
    assert again["course"] is None
    assert story_plain(999_999) is None


def test_staff_say_what_a_publisher_is_and_it_sticks(admin_client: Client, member: Client) -> None:
    source = make.a_source(home_url="https://www.smh.com.au/")
    said = {"country": "FJ", "kind": "magazine", "owner": " Quay  Group "}
    assert member.post(f"/source/{source.slug}/profile", said).status_code == 403
    assert admin_client.post(f"/source/{source.slug}/profile", said).status_code == 302
    from newsloom.store.profiles import fill_profiles

    fill_profiles()
    row = Source.objects.get(pk=source.pk)
    assert (row.country, row.kind, row.owner, row.profile_from) == ("FJ", "magazine", "Quay Group", "person")
    assert "Fiji" in open_page(admin_client, f"/source/{source.slug}").text
    assert admin_client.post(f"/source/{source.slug}/profile", {"country": "XX"}).status_code == 400


def test_a_corrected_owner_is_counted_at_once(admin_client: Client) -> None:
    one, other = make.a_source("Ledger", owner="Quay Group"), make.a_source("Courier")
    story = make.a_story(make.an_article(one, minutes_ago=40), make.an_article(other))
    admin_client.post(f"/source/{other.slug}/profile", {"owner": "Quay Group"})
    story.refresh_from_db()
    assert (story.independent_count, story.outlet_count) == (1, 2)


def test_names_and_numbers_are_marked_in_two_languages(member: Client) -> None:
    first = make.an_article(
        make.a_source("Ledger"),
        title="Bridge opens in Sapporo",
        text="Prime Minister Shigeru Ishiba opened a bridge that cost 15 billion yen.",
        minutes_ago=60,
    )
    second = make.an_article(
        make.a_source("Courier"), title="札幌に新しい橋", text="石破茂首相は総工費150億円の橋を開通させた。"
    )
    Article.objects.filter(pk=first.pk).update(language="en")
    Article.objects.filter(pk=second.pk).update(language="ja")
    make.a_story(first, second)
    make.because(second, first, shared_names=["of the first version"])
    html = open_page(member, f"/story/{second.story_id}/why/{second.pk}").html
    for printed in ("石破茂", "Shigeru Ishiba", "150億", "15 billion", "札幌", "Sapporo"):
        assert f"<mark>{printed}</mark>" in html, printed
