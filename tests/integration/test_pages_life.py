"""Phases on cards, the story page and the command line."""

import json

import pytest
from django.core.cache import cache
from django.test import Client

import factories as make
from newsloom.app.story_plain import story_plain
from newsloom.serve.cli.main import status
from newsloom.store.models import Article, Story
from pages import open_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    cache.clear()


def _told(*minutes: float, **more: object) -> Story:
    articles = [make.an_article(make.a_source(f"Paper {n}"), minutes_ago=ago) for n, ago in enumerate(minutes)]
    return make.a_story(*articles, **more)


def test_a_story_says_its_phase_and_why(client: Client) -> None:
    story = _told(100, 60, 30, 10)
    _told(2900, 2800, rank=0.5)
    page = open_page(client, f"/story/{story.pk}")
    assert 'class="state breaking"' in page.html
    assert "4 independent sources in the last 3 hours; nine of ten stories here have no more than 3 in all" in page.text
    front = open_page(client, "/")
    assert 'class="state breaking"' in front.html and 'class="state quiet"' in front.html
    assert 'class="state breaking"' in open_page(client, "/section/world").html


def test_one_outlet_has_no_phase_however_much_it_prints(client: Client) -> None:
    source = make.a_source()
    story = make.a_story(*(make.an_article(source, minutes_ago=n) for n in range(1, 40)))
    assert 'class="state' not in open_page(client, f"/story/{story.pk}").html
    said = story_plain(story.pk)
    assert said is not None and said["life"] is None


def test_copies_do_not_make_a_story_break() -> None:
    origin = make.an_article(make.a_source("Wire"), minutes_ago=90)
    copies = [make.an_article(make.a_source(f"Carrier {n}"), minutes_ago=80 - n) for n in range(8)]
    make.copies_of(origin, *copies)
    story = make.a_story(origin, *copies, make.an_article(make.a_source("Own"), minutes_ago=20))
    said = story_plain(story.pk)
    assert said is not None and (said["life"]["phase"], said["life"]["active"]) == ("developing", 2)


def test_a_day_without_an_hour_counts_when_it_was_seen() -> None:
    story = _told(100, 60, 30, 10)
    day = make.NOW.replace(hour=0, minute=0, second=0)
    Article.objects.filter(story=story).update(sort_at=day, published_is_exact=False)
    said = story_plain(story.pk)
    assert said is not None and said["life"]["phase"] == "breaking"


def test_the_command_says_the_phase(capsys: pytest.CaptureFixture[str]) -> None:
    _told(100, 60, 30, 10)
    make.a_story(make.an_article(), rank=0.1)
    assert status(["stories", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["life"] and row["life"]["phase"] for row in rows] == ["breaking", None]
    assert status(["stories"]) == 0
    assert "4 independent sources  breaking  " in capsys.readouterr().out


def _ranked() -> None:
    quick, slow, other = (make.a_source(name) for name in ("Quick <b>", "Slow", "Other"))
    for n in range(21):
        first, later = (other, slow) if n % 3 == 0 else (quick, slow)
        make.a_story(
            make.an_article(first, minutes_ago=600 + n, title=f"Berth {n} opens"),
            make.an_article(later, minutes_ago=560 + n, title=f"Berth {n} open now"),
        )


def test_the_leaderboard_ranks_who_was_first(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    _ranked()
    page = open_page(client, "/leaderboard")
    assert "21 stories that other independent outlets then carried" in page.text
    assert page.html.index("Quick &lt;b&gt;") < page.html.index("Other</a>") and "Slow" not in page.text
    assert "40 minutes" in page.text and "Berth 1 opens" in page.text
    assert status(["leaderboard", "--json", "--days", "30"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [(row["outlet"], row["first"], row["told"], row["median_lead_s"]) for row in said["leaders"]] == [
        ("Quick <b>", 14, 14, 2400),
        ("Other", 7, 7, 2400),
    ]
    assert status(["leaderboard"]) == 0 and "14 of 14" in capsys.readouterr().out
    assert status(["leaderboard", "--days", "8"]) == 2


def test_too_little_to_rank_is_said(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    _told(100, 60)
    for path in ("/leaderboard", "/leaderboard?days=30", "/leaderboard?days=1e9"):
        assert "Too little to rank yet" in open_page(client, path).text
    assert "/leaderboard" in open_page(client, "/sources").html
    assert status(["leaderboard"]) == 0 and "Too little to rank yet: 1 stories" in capsys.readouterr().out


def test_a_date_without_an_hour_and_an_undated_report_are_not_first(client: Client) -> None:
    _ranked()
    Article.objects.filter(source__name="Other").update(published_is_exact=False)
    Article.objects.filter(source__name="Quick <b>", title="Berth 1 opens").update(published_at=None)
    assert "13 stories" in open_page(client, "/leaderboard").text
