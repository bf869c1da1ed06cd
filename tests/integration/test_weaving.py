"""Looks written through the weaver into the database: what a reader would lose if it went wrong."""

import datetime as dt

import pytest
from django.db import connection

from newsloom.copies.identity import content_hash
from newsloom.model.article import Extracted
from newsloom.model.intent import Gathered, Look, SeenEntry
from newsloom.model.source import Feed, FetchState, NewSource
from newsloom.pipeline.weave import Weaver
from newsloom.store.models import Article, Entry, Story, Version
from newsloom.store.models import Feed as FeedRow
from newsloom.store.news import NewsStore
from newsloom.store.search import search

NOW = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
TEXT = (
    "The assembly in Merrow voted on Thursday to reopen the eastern quay to Veskan ships after nine years.\n"
    "Prime Minister Ilsa Marren said the first three berths would open in January.\n"
    "Fishers outside the hall said nobody had asked the owners of the small boats.\n"
    "A fund of 2.4 billion crowns is to pay for dredging, half of it from each side."
)
pytestmark = pytest.mark.django_db


def gathered(feed: Feed, number: int, title: str, text: str = TEXT, *, changes: int | None = None) -> Gathered:
    url = f"https://courier.example/{number}"
    page = Extracted(url=url, title=title, text=text, html=f"<p>{text}</p>", published_at=NOW, language="en")
    return Gathered(
        identity=url,
        source_id=feed.source.id,
        extracted=page,
        content_hash=content_hash(title, text),
        entry_key=f"k{number}",
        entry_hash=content_hash(title, ""),
        changes=changes,  # type: ignore[arg-type]
    )


def look(feed: Feed, *items: Gathered, at: dt.datetime = NOW) -> Look:
    entries = tuple(SeenEntry(key=item.entry_key, content_hash=item.entry_hash) for item in items)
    return Look(feed_id=feed.id, state=FetchState(etag='"1"'), at=at, gathered=items, entries=entries)


def courier(store: NewsStore) -> Feed:
    return store.add_feed(NewSource(name="Merrow Courier", feed_url="https://courier.example/feed"), NOW)[0]


def test_a_look_is_written_whole_with_its_validators_and_search_rows() -> None:
    store = NewsStore()
    feed = courier(store)
    written = Weaver(store).write(look(feed, gathered(feed, 1, "Merrow votes to reopen the quay")))
    row = Article.objects.get(pk=written.new[0])
    assert row.story_id == row.pk
    assert FeedRow.objects.get().etag == '"1"'
    assert Entry.objects.get(key="k1").article_id == row.pk
    assert [hit.article_id for hit in search("small boats").hits] == [row.pk]
    assert row.key_points and all(TEXT[p["start"] : p["end"]] == p["text"] for p in row.key_points)


def test_the_same_look_twice_stores_once() -> None:
    store = NewsStore()
    feed = courier(store)
    weaver = Weaver(store)
    weaver.write(look(feed, gathered(feed, 1, "Merrow votes to reopen the quay")))
    assert weaver.write(look(feed, gathered(feed, 1, "Merrow votes to reopen the quay"))).new == ()
    assert Article.objects.count() == 1


def test_two_weavers_over_one_database_see_each_others_articles() -> None:
    store = NewsStore()
    feed = courier(store)
    other = store.add_feed(NewSource(name="Skerry Radio", feed_url="https://skerry.example/feed"), NOW)[0]
    one, two = Weaver(store), Weaver(store)
    first = one.write(look(feed, gathered(feed, 1, "Merrow votes to reopen the quay"))).new[0]
    second = two.write(look(other, gathered(other, 2, "Merrow votes to reopen the quay"))).new[0]
    third = one.write(look(feed, gathered(feed, 3, "Merrow votes to reopen quay to Veskan ships"))).new[0]
    assert len({first, second, third}) == 3
    assert set(Article.objects.values_list("copy_group_id", flat=True)) == {first}
    story = Story.objects.get(pk=first)
    assert (story.article_count, story.copy_count, story.independent_count) == (3, 2, 1)


def test_a_new_wording_is_a_version_and_changes_the_story_card() -> None:
    store = NewsStore()
    feed = courier(store)
    weaver = Weaver(store)
    first = weaver.write(look(feed, gathered(feed, 1, "Merrow votes to reopen the quay"))).new[0]
    later = TEXT.replace("three berths", "two berths")
    item = gathered(feed, 1, "Corrected: Merrow votes to reopen two berths", later, changes=first)
    assert weaver.write(look(feed, item, at=NOW + dt.timedelta(hours=1))).changed == (first,)
    assert Version.objects.get().title == "Merrow votes to reopen the quay"
    assert Article.objects.get().version_count == 2
    assert Story.objects.get().headline == "Corrected: Merrow votes to reopen two berths"
    assert not search('"three berths"').hits


def test_a_future_date_does_not_sit_on_top_for_ever() -> None:
    store = NewsStore()
    feed = courier(store)
    item = gathered(feed, 1, "Merrow votes to reopen the quay")
    page = Extracted(
        url=item.identity, title="From the future", text=TEXT, html="", published_at=NOW + dt.timedelta(days=400)
    )
    future = Gathered(
        identity=item.identity, source_id=item.source_id, extracted=page, content_hash="x", entry_key="k1"
    )
    Weaver(store).write(look(feed, future))
    assert Article.objects.get().sort_at == NOW + dt.timedelta(hours=1)


def test_a_feed_moved_for_good_is_taken_over_unless_somebody_has_the_address() -> None:
    store = NewsStore()
    feed = courier(store)
    other = store.add_feed(NewSource(name="Skerry Radio", feed_url="https://skerry.example/feed"), NOW)[0]
    assert store.move_feed(feed.id, "https://courier.example/new")
    assert not store.move_feed(feed.id, other.url)
    assert FeedRow.objects.get(pk=feed.id).url == "https://courier.example/new"


def test_a_deleted_article_leaves_the_search_index() -> None:
    store = NewsStore()
    feed = courier(store)
    written = Weaver(store).write(look(feed, gathered(feed, 1, "Merrow votes to reopen the quay")))
    Entry.objects.all().delete()
    Story.objects.all().delete()
    Article.objects.get(pk=written.new[0]).delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM store_search")
        assert cursor.fetchone() == (0,)


def test_names_no_database_takes_are_mended_not_refused() -> None:
    store = NewsStore()
    assert store.source_named("Merrow\x00Courier\ud800", NOW).name == "Merrow\ufffdCourier\ufffd"
    feed, _ = store.add_feed(NewSource(name="S\x00", feed_url="https://s.example/feed"), NOW)
    store.name_from_feed(feed.id, "T\x00", "", "en\x00")
    assert FeedRow.objects.get().title == "T\ufffd"
