"""What a person has read: by opening it, by hand, with all its copies, on every list; guests have read nothing."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

import factories as make
from newsloom.store.models import Article, ReadMark
from newsloom.store.reading.marks import mark_all_read, mark_read, read_articles, read_stories, unread
from pages import open_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> User:
    return User.objects.create_user("noor", password="a long enough password")


@pytest.fixture
def reading(reader: User) -> Client:
    client = Client()
    client.force_login(reader)
    return client


def test_opening_an_article_marks_it_and_its_copies_read(reader: User, reading: Client) -> None:
    origin, copy, other = make.an_article(), make.an_article(), make.an_article()
    make.copies_of(origin, copy)
    open_page(reading, f"/article/{copy.pk}")
    assert read_articles(reader.pk, [origin.pk, copy.pk, other.pk]) == {origin.pk, copy.pk}


def test_a_copy_that_comes_later_is_read_already(reader: User) -> None:
    origin = make.an_article()
    group = make.copies_of(origin)
    mark_read(reader.pk, origin.pk, make.NOW)
    late = make.an_article(copy_group=group, copy_of=origin)
    assert read_articles(reader.pk, [late.pk]) == {late.pk}
    assert unread(reader.pk, Article.objects.all(), make.NOW).count == 0


def test_unread_counts_count_a_text_once(reader: User) -> None:
    origin, first, second = (make.an_article() for _ in range(3))
    make.copies_of(origin, first, second)
    make.an_article()
    make.an_article(minutes_ago=60 * 24 * 30)  # nobody counts what is a month old
    assert unread(reader.pk, Article.objects.all(), make.NOW).count == 2


def test_marking_unread_takes_the_copies_along_and_does_not_mark_again(reader: User, reading: Client) -> None:
    origin, copy = make.an_article(), make.an_article()
    make.copies_of(origin, copy)
    open_page(reading, f"/article/{origin.pk}")
    answer = reading.post(f"/article/{copy.pk}/mark", {"read": "0"})
    open_page(reading, answer.headers["Location"])
    assert read_articles(reader.pk, [origin.pk, copy.pk]) == frozenset()
    reading.post(f"/article/{copy.pk}/mark", {"read": "1"})
    assert read_articles(reader.pk, [origin.pk, copy.pk]) == {origin.pk, copy.pk}


@pytest.mark.parametrize(
    ("asked", "left"),
    [({}, 0), ({"section": "sports"}, 2), ({"tag": "HarborTreaty"}, 2), ({"source": "ledger"}, 2)],
)
def test_a_whole_list_is_marked_read(asked: dict[str, str], left: int, reader: User, reading: Client) -> None:
    make.an_article(make.a_source("Ledger", slug="ledger"))
    make.an_article(section="Sports")
    make.an_article(tags=("HarborTreaty",))
    answer = reading.post("/read", {**asked, "back": "/sources"})
    assert answer.headers["Location"] == "/sources"
    assert unread(reader.pk, Article.objects.all(), make.NOW).count == left


def test_lists_show_quietly_what_was_read_and_how_much_was_not(reading: Client) -> None:
    article = make.an_article(make.a_source("Ledger", slug="ledger"), tags=("HarborTreaty",))
    make.an_article(make.a_source("Courier"))
    make.a_story(article)
    paths = ("/section/world", "/tag/HarborTreaty", "/source/ledger", "/")
    for path in paths:
        page = open_page(reading, path)
        assert " unread" in page.text and 'class="card wide read"' not in page.html
    open_page(reading, f"/article/{article.pk}")
    for path in paths[:3]:
        assert 'class="card wide read"' in open_page(reading, path).html, path
    assert "1 unread" in open_page(reading, "/").text
    assert "All read" in open_page(reading, "/source/ledger").text
    assert "1 unread" in open_page(reading, "/sources").text


def test_a_story_is_read_when_every_text_of_it_is(reader: User) -> None:
    origin, copy, other = (make.an_article() for _ in range(3))
    make.copies_of(origin, copy)
    story = make.a_story(origin, copy, other)
    mark_read(reader.pk, copy.pk, make.NOW)
    assert read_stories(reader.pk, [story.pk]) == frozenset()
    mark_all_read(reader.pk, Article.objects.all(), make.NOW)
    assert read_stories(reader.pk, [story.pk]) == {story.pk}


def test_what_one_person_read_another_has_not(reader: User) -> None:
    other = User.objects.create_user("ilsa")
    article = make.an_article()
    mark_read(reader.pk, article.pk, make.NOW)
    mark_read(reader.pk, article.pk, make.NOW)
    assert read_articles(other.pk, [article.pk]) == frozenset()
    assert ReadMark.objects.count() == 1


def test_guests_see_and_may_do_nothing_of_it(client: Client) -> None:
    article = make.an_article(tags=("HarborTreaty",))
    make.a_story(article)
    for path in (f"/article/{article.pk}", "/", "/section/world", "/sources"):
        page = open_page(client, path)
        assert "nread" not in page.text and "csrfmiddlewaretoken" not in page.html
    assert client.post(f"/article/{article.pk}/mark", {"read": "1"}).status_code == 403
    assert client.post("/read").status_code == 403
    assert not ReadMark.objects.exists()


def test_loading_ahead_or_asking_for_the_head_alone_reads_nothing(reading: Client) -> None:
    article = make.an_article()
    reading.get(f"/article/{article.pk}", headers={"Sec-Purpose": "prefetch;prerender"})
    reading.head(f"/article/{article.pk}")
    assert not ReadMark.objects.exists()


def test_nobody_is_led_away_from_the_site(reading: Client) -> None:
    assert reading.post("/read", {"back": "https://elsewhere.example/"}).headers["Location"] == "/"
    assert reading.post("/read", {"tag": "NoSuchTag"}).status_code == 404
    assert reading.post(reverse("article-mark", args=[9_999]), {"read": "1"}).status_code == 404
