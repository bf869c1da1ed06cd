"""Who said what: on a story's page, its own page, in the article, on the command line and in the feed."""

import json

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

import factories as make
from hostile import active
from newsloom.app.story_plain import story_plain
from newsloom.app.who_said import who_said
from newsloom.store.models import Ahead, Article, ArticleReading, Entity, RoleSeen, Story
from newsloom.store.reading.story import story_view
from pages import broken_fragments, open_page, read

pytestmark = pytest.mark.django_db
BERTHS = "We are not selling a port, we are opening a door to the north"
OTHERS = "We are not selling the port, we are opening a door to the north"


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


@pytest.fixture
def member(client: Client) -> Client:
    client.force_login(User.objects.create_user("noor"))
    return client


def told(name: str, words: str, *, minutes_ago: float = 30, after: str = "", **more: object) -> Article:
    text = f"Ships came back to Merrow. “{words},” Mr Vehrin said. {after}".strip()
    return make.an_article(make.a_source(name), title=f"{name} on the port", text=text, minutes_ago=minutes_ago, **more)


def two_outlets() -> tuple[Story, Entity, Article, Article]:
    vehrin = make.an_entity("Tomas Vehrin")
    first = told("Merrow Courier", BERTHS, minutes_ago=90, after="He said the quays would be ready by spring.")
    second = told("Skerry Radio", OTHERS)
    make.a_statement(first, BERTHS, vehrin, venue="the assembly steps", said_on="2026-11-11")
    make.a_statement(first, "the quays would be ready by spring", vehrin, kind="indirect", beside="He")
    make.a_statement(second, OTHERS, vehrin, via="Sternlight")
    RoleSeen.objects.create(
        article=first, person=vehrin, title="president", country="KR", start=0, end=5, sort_at=first.sort_at
    )
    return make.a_story(first, second), vehrin, first, second


def test_one_statement_in_two_outlets_stands_once_with_its_wordings_and_indirect_speech_behind(member: Client) -> None:
    story, _, first, second = two_outlets()
    view = story_view(story.pk)
    assert view is not None
    (speaker,) = who_said(view).speakers
    assert speaker.name == "Tomas Vehrin"
    assert [one.is_direct for one in speaker.statements] == [True, False]
    assert sorted(wording.text for wording in speaker.statements[0].wordings) == sorted([BERTHS, OTHERS])
    page = open_page(member, f"/story/{story.pk}")
    html = member.get(f"/story/{story.pk}", follow=True).content.decode()
    said = html[html.index('id="said"') : html.index('id="reports"')]
    for words in (
        "president, South Korea",
        "said 11 November 2026",
        "via Sternlight",
        "the assembly steps",
        "indirect",
    ):
        assert words in said
    for article, words in ((first, BERTHS), (second, OTHERS)):
        assert f"/article/{article.pk}#s{article.text.index(words)}" in said
    assert "Another wording" in said
    assert "<mark>" in said
    assert broken_fragments(member, page, f"/story/{story.pk}") == []


def test_copies_of_a_text_say_nothing_again() -> None:
    vehrin = make.an_entity("Tomas Vehrin")
    articles = [
        told(name, BERTHS, minutes_ago=at) for name, at in (("Sternlight", 90), ("Mirror", 60), ("Bulletin", 40))
    ]
    for article in articles:
        make.a_statement(article, BERTHS, vehrin)
    make.copies_of(*articles)
    story = make.a_story(*articles)
    view = story_view(story.pk)
    assert view is not None
    (speaker,) = who_said(view).speakers
    assert [one.report.source.name for one in speaker.statements[0].heard] == ["Sternlight"]


def test_merged_people_are_one_speaker_and_unnamed_ones_go_by_their_words() -> None:
    lee, other = make.an_entity("Ana Ruiz"), make.an_entity("A. Ruiz")
    other.merged_into = lee
    other.save()
    text = "“The quay is safe,” Ruiz said. “The pier is not,” A. Ruiz said. The ministry said it would pay. A man said it was late."
    article = make.an_article(text=text)
    make.a_statement(article, "The quay is safe,", lee)
    make.a_statement(article, "The pier is not,", other)
    make.a_statement(article, "it would pay", kind="indirect", beside="The ministry")
    make.a_statement(article, "it was late", kind="indirect", beside="A man")
    view = story_view(make.a_story(article).pk)
    assert view is not None
    speakers = who_said(view).speakers
    assert [(one.name, one.beside, len(one.statements)) for one in speakers if one.name] == [("Ana Ruiz", "", 2)]
    assert {one.beside for one in speakers[1:]} == {"The ministry", "A man"}


def test_a_page_of_all_statements_and_an_empty_one(client: Client) -> None:
    story, *_ = two_outlets()
    assert "2 statements" in client.get(f"/story/{story.pk}/said").content.decode()
    silent = make.a_story(make.an_article(title="Nothing is said"))
    assert "quotes anybody" in client.get(f"/story/{silent.pk}/said").content.decode()
    assert 'id="said"' not in client.get(f"/story/{silent.pk}", follow=True).content.decode()
    merged = Story.objects.create(
        headline="Old", merged_into=story, first_at=story.first_at, last_at=story.last_at, language="en"
    )
    answer = client.get(f"/story/{merged.pk}/said")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/story/{story.pk}/said")
    assert client.get("/story/999999/said").status_code == 404


def test_a_guest_reads_no_more_of_an_article_than_elsewhere(client: Client, settings: object) -> None:
    vehrin = make.an_entity("Tomas Vehrin")
    lines = [
        f"Sentence {n} of what he said that day goes on for a good while about quays and berths" for n in range(12)
    ]
    article = make.an_article(text=" ".join(f"“{line},” he said." for line in lines))
    for line in lines:
        make.a_statement(article, line, vehrin)
    story = make.a_story(article)
    for path in (f"/story/{story.pk}/said", f"/story/{story.pk}"):
        html = client.get(path, follow=True).content.decode()
        assert sum(len(line) for line in lines if line in html) <= 300, path
        assert lines[0] in html
        assert "for members of this site" in html or path.endswith(str(story.pk))
    client.force_login(User.objects.create_user("noor"))
    html = client.get(f"/story/{story.pk}/said").content.decode()
    assert all(line in html for line in lines)


def test_a_story_told_as_data_carries_its_statements(client: Client) -> None:
    story, vehrin, first, _ = two_outlets()
    plain = story_plain(story.pk)
    assert plain is not None
    (speaker,) = plain["said"]["speakers"]
    assert (speaker["name"], speaker["entity"], speaker["role"]["title"]) == ("Tomas Vehrin", vehrin.pk, "president")
    wordings = speaker["statements"][0]["wordings"]
    heard = {one["article"]: one for wording in wordings for one in wording["heard"]}[first.pk]
    assert first.text[heard["start"] : heard["end"]] == BERTHS
    assert (heard["said_on"], heard["venue"]) == ("2026-11-11", "the assembly steps")
    feed = json.loads(client.get(f"/story/{story.pk}/feed.json").content)
    (spoken,) = feed["_newsloom"]["said"]
    assert spoken["name"] == "Tomas Vehrin"
    places = {one["url"] for wording in spoken["statements"][0]["wordings"] for one in wording["heard"]}
    assert f"http://testserver/article/{first.pk}#s{first.text.index(BERTHS)}" in places


def test_everything_read_is_marked_in_the_article_and_can_be_switched(member: Client) -> None:
    _, vehrin, first, _ = two_outlets()
    make.a_mention(first, vehrin, "Mr Vehrin")
    make.a_mention(first, make.an_entity("Merrow", "place"))
    start = first.text.index("by spring")
    ArticleReading.objects.create(
        article=first,
        version=1,
        dates=[
            {
                "start": start + 3,
                "end": start + 9,
                "value": "2027-SP",
                "end_value": "",
                "grain": "season",
                "type": "DATE",
            }
        ],
    )
    Ahead.objects.create(
        article=first, start=first.text.index("He said"), end=len(first.text), date_start=start, date_end=start + 9,
        value="2027-SP", grain="season", what="ready by spring", status="planned", first_day="2027-03-01",
        last_day="2027-05-31", sort_at=first.sort_at,
    )  # fmt: skip
    html = member.get(f"/article/{first.pk}").content.decode()
    for title in (
        'title="Tomas Vehrin, president, South Korea"',
        "planned for spring 2027",
        "said by Tomas Vehrin, 11 November 2026",
    ):
        assert title in html
    for kind in ("person", "place", "quote", "date", "ahead", "role"):
        assert f'id="mark-{kind}"' in html, kind
    assert "What is in this text" in html
    assert f'id="s{first.text.index(BERTHS)}"' in html


def test_a_guest_sees_marks_only_in_what_they_may_read_and_every_link_still_lands(client: Client) -> None:
    vehrin = make.an_entity("Tomas Vehrin")
    article = make.an_article(
        text="Tomas Vehrin came. " + "Ships lay at the quay all day long. " * 30 + "Tomas Vehrin left."
    )
    make.a_mention(article, vehrin)
    make.a_statement(article, "Tomas Vehrin left.", vehrin)
    html = client.get(f"/article/{article.pk}").content.decode()
    assert html.count("<mark class") == 1
    assert f'<span id="s{article.text.index("Tomas Vehrin left")}"></span>' in html


def test_hostile_names_and_words_stay_words(member: Client) -> None:
    bad = '"><script>alert(1)</script><img src=x onerror=x>'
    text = f"{bad} came to Merrow. “Never {bad} again to this port,” he said."
    article = make.an_article(make.a_source("Merrow Courier"), text=text, html="")
    evil = make.an_entity(bad[:200])
    make.a_mention(article, evil)
    make.a_statement(article, f"Never {bad} again to this port", evil, via=bad, venue=bad, said_on=bad[:40])
    make.a_statement(article, "he said", None, beside=bad)
    RoleSeen.objects.create(
        article=article, person=evil, title=bad, organisation=bad, start=0, end=9, sort_at=article.sort_at
    )
    ArticleReading.objects.create(
        article=article, version=1, dates=[{"start": 0, "end": 5, "value": bad, "end_value": bad}]
    )
    story = make.a_story(article)
    for path in (f"/article/{article.pk}", f"/story/{story.pk}", f"/story/{story.pk}/said"):
        html = member.get(path, follow=True).content.decode()
        assert active(html, whole_page=True) == [], path
        assert "alert(1)" in html
        assert read(html)
