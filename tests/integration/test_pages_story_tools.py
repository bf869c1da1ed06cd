"""Correcting stories on the site and in the shell: staff only, carried out at once, kept, and taken back."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client
from typer.testing import CliRunner

import factories as make
from newsloom.serve.cli.main import app
from newsloom.store.models import Article, Story, StoryCorrection

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client) -> User:
    user = User.objects.create_superuser("noor")
    client.force_login(user)
    return user


@pytest.fixture
def ferry() -> Story:
    return told("Ferry strands near Velmora", 3)


def told(title: str, outlets: int) -> Story:
    """A story under its first article's number, as the loom numbers them."""
    reports = [make.an_article(make.a_source(f"{title} {n}"), title=f"{title}: {n}") for n in range(outlets)]
    return make.a_story(*reports, pk=reports[0].pk)


def members(story: Story) -> list[int]:
    return sorted(Article.objects.filter(story=story).values_list("pk", flat=True))


def post(client: Client, story: Story, **fields: object) -> str:
    answer = client.post(f"/story/{story.pk}/correct", fields, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_guests_and_members_may_not_correct(client: Client, ferry: Story) -> None:
    path = f"/story/{ferry.pk}/correct"
    assert client.get(path).status_code in (302, 403)
    client.force_login(User.objects.create_user("reader"))
    assert client.get(path).status_code == 403
    assert client.post(path, {"action": "lock"}).status_code == 403
    assert not StoryCorrection.objects.exists()


def test_a_split_off_article_stands_alone_until_it_is_taken_back(client: Client, ferry: Story, staff: User) -> None:
    before = members(ferry)
    page = post(client, ferry, action="split", article=before[-1], note="another ferry")
    assert "another ferry" in page
    assert members(ferry) == before[:-1]
    said = StoryCorrection.objects.get()
    assert said.by == staff
    page = post(client, ferry, action="undo", number=said.pk)
    assert "taken back" in page
    assert members(ferry) == before
    assert Article.objects.get(pk=before[-1]).story_reason["nearest"] in map(str, before[:-1])


def test_a_merged_story_leads_to_the_one_it_lives_on_in(client: Client, ferry: Story, staff: User) -> None:
    other = told("Ship aground at Velmora", 2)
    both = sorted([*members(ferry), *members(other)])
    post(client, ferry, action="merge", other=f"https://news.example/story/{other.pk}-ship-aground")
    living = Story.objects.get(merged_into=None)
    assert members(living) == both
    gone = Story.objects.exclude(pk=living.pk).get()
    answer = client.get(f"/story/{gone.pk}")
    assert answer.status_code == 301
    assert f"/story/{living.pk}" in answer["Location"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"action": "split"}, "No article is ticked"),
        ({"action": "merge", "other": "the big one"}, "give its number"),
        ({"action": "merge", "other": "999999"}, "store.not_found"),
        ({"action": "burn"}, "Nothing was chosen"),
        ({"action": "undo", "number": "x"}, "store.not_found"),
    ],
)
def test_what_cannot_be_meant_is_told_and_changes_nothing(
    client: Client, ferry: Story, staff: User, fields: dict[str, str], told: str
) -> None:
    before = members(ferry)
    assert told in post(client, ferry, **fields)
    assert members(ferry) == before
    assert not StoryCorrection.objects.exists()


def test_corrections_become_test_cases(client: Client, ferry: Story, staff: User) -> None:
    post(client, ferry, action="split", article=members(ferry)[-1])
    post(client, ferry, action="lock")
    done = CliRunner().invoke(app, ["stories", "corrections", "export"])
    (case,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert case["format"] == "newsloom-story-corrections/1"
    assert {article["role"] for article in case["articles"]} == {"moved", "left"}
    assert all(article["title"] for article in case["articles"])
