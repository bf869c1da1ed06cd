"""Edits written through the weaver into the database: what stories, copies, search and evidence make of them."""

import datetime as dt
from dataclasses import replace

import pytest

from newsloom.copies.identity import content_hash
from newsloom.model.article import Extracted, Kind
from newsloom.model.intent import Gathered, Look, PageLook, SeenEntry
from newsloom.model.refetch import PageAnswer, PageStatus
from newsloom.model.source import Feed, FetchState, NewSource
from newsloom.pipeline.weave import Weaver
from newsloom.store.models import Article, ArticlePage, CopyGroup, RawPage, Story, Version
from newsloom.store.news import NewsStore
from newsloom.store.search import search

NOW = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
TITLE = "Merrow votes to reopen the quay"
TEXT = (
    "The assembly in Merrow voted on Thursday to reopen the eastern quay to Veskan ships after nine years.\n"
    "Prime Minister Ilsa Marren said the first three berths would open in January.\n"
    "Fishers outside the hall said nobody had asked the owners of the small boats.\n"
    "A fund of 2.4 billion crowns is to pay for dredging, half of it from each side."
)
NEW_TITLE, NEW_TEXT = "Merrow votes to reopen two berths", TEXT.replace("first three berths", "first two berths only")
READ = PageAnswer(status=PageStatus.READ, url="https://courier.example/1", etag='"1"')
pytestmark = pytest.mark.django_db


def courier(store: NewsStore, name: str = "Merrow Courier", host: str = "courier.example") -> Feed:
    return store.add_feed(NewSource(name=name, feed_url=f"https://{host}/feed"), NOW)[0]


def reading(
    feed: Feed, title: str = TITLE, text: str = TEXT, *, changes: int | None = None, **more: object
) -> Gathered:
    url = feed.url.replace("feed", "1")
    page = Extracted(url=url, title=title, text=text, html=f"<p>{text}</p>", published_at=NOW, language="en")
    return Gathered(
        identity=url,
        source_id=feed.source.id,
        extracted=replace(page, **more),  # type: ignore[arg-type]
        content_hash=content_hash(title, text),
        entry_key="" if changes else "k",
        changes=changes,  # type: ignore[arg-type]
        page=READ,
        feed_categories=() if changes else ("Ports",),
    )


def first_look(feed: Feed, item: Gathered, at: dt.datetime = NOW) -> Look:
    entries = (SeenEntry(key="k", content_hash=item.content_hash),)
    return Look(feed_id=feed.id, state=FetchState(), at=at, gathered=(item,), entries=entries)


def again(*items: Gathered, hours: float = 1) -> Look:
    return Look(feed_id=None, state=None, at=NOW + hours * HOUR, gathered=items)


def test_after_an_edit_story_search_and_evidence_speak_the_new_words() -> None:
    store = NewsStore()
    weaver, feed = Weaver(store), courier(store)
    (key,) = weaver.write(first_look(feed, reading(feed))).new
    weaver.write(again(reading(feed, NEW_TITLE, NEW_TEXT, changes=key)))
    row, story = Article.objects.get(), Story.objects.get()
    assert story.headline == row.title == NEW_TITLE
    points = [(point, row.text) for point in (*row.key_points, *story.key_points)]
    assert points and all(text[point["start"] : point["end"]] == point["text"] for point, text in points)
    assert [hit.article_id for hit in search('"two berths only"').hits] == [key]
    assert not search('"three berths"').hits
    assert (row.sort_at, row.first_seen_at, row.edited_at) == (NOW, NOW, NOW + HOUR)
    assert row.feed_categories == ["Ports"]
    version = Version.objects.get()
    assert (version.title, version.text, version.seen_at, version.changes) == (TITLE, TEXT, NOW, ["headline", "text"])


def test_an_edited_article_stays_in_its_story_and_among_its_copies() -> None:
    store = NewsStore()
    weaver, feed, other = Weaver(store), courier(store), courier(store, "Skerry Radio", "skerry.example")
    (one,) = weaver.write(first_look(feed, reading(feed))).new
    (two,) = weaver.write(first_look(other, reading(other))).new
    weaver.write(again(reading(feed, NEW_TITLE, NEW_TEXT, changes=one)))
    third = courier(store, "Tidewrack", "tidewrack.example")
    (three,) = Weaver(store).write(first_look(third, reading(third), at=NOW + 2 * HOUR)).new
    story = Story.objects.get(merged_into=None)
    assert set(story.articles.values_list("pk", flat=True)) == {one, two, three}
    assert (story.article_count, story.copy_count) == (3, 2)
    assert CopyGroup.objects.get(pk=one).size == 3


def test_a_story_beyond_the_weaver_s_memory_is_recounted_too() -> None:
    store = NewsStore()
    feed = courier(store)
    (key,) = Weaver(store).write(first_look(feed, reading(feed))).new
    Weaver(store).write(again(reading(feed, NEW_TITLE, NEW_TEXT, changes=key), hours=24 * 30))
    assert Story.objects.get().headline == NEW_TITLE


def test_an_article_whose_page_came_late_enters_its_story_then() -> None:
    store = NewsStore()
    weaver, feed, other = Weaver(store), courier(store), courier(store, "Skerry Radio", "skerry.example")
    weaver.write(first_look(other, reading(other, "Quay reopened by vote in Merrow")))
    teaser = reading(feed, text="Merrow votes.", kind=Kind.STUB)
    failed = replace(teaser, page=replace(READ, status=PageStatus.FAILED, etag=""), is_page_text=False)
    (key,) = weaver.write(first_look(feed, failed)).new
    assert Article.objects.get(pk=key).story_id is None
    weaver.write(again(reading(feed, changes=key)))
    row = Article.objects.get(pk=key)
    assert row.story_id is not None and row.story_reason
    assert Story.objects.get(pk=row.story_id).outlet_count == 2
    assert (Version.objects.count(), row.edited_at, row.kind) == (0, None, "article")


def test_an_article_whose_page_came_late_is_checked_for_copies_then() -> None:
    store = NewsStore()
    weaver, feed, other = Weaver(store), courier(store), courier(store, "Skerry Radio", "skerry.example")
    (first,) = weaver.write(first_look(other, reading(other, "Quay reopened by vote in Merrow"))).new
    teaser = reading(feed, text="Merrow votes.", kind=Kind.STUB)
    failed = replace(teaser, page=replace(READ, status=PageStatus.FAILED, etag=""), is_page_text=False)
    (key,) = weaver.write(first_look(feed, failed)).new
    assert Article.objects.get(pk=key).copy_of_id is None
    weaver.write(again(reading(feed, changes=key)))
    row = Article.objects.get(pk=key)
    assert (row.copy_of_id, row.copy_group_id, row.copy_containment) == (first, first, 1.0)
    assert list(CopyGroup.objects.values_list("pk", "size")) == [(first, 2)]
    story = Story.objects.get()
    assert (story.article_count, story.copy_count, story.independent_count) == (2, 1, 1)


def test_a_report_that_grows_into_a_text_others_carry_becomes_its_copy() -> None:
    store = NewsStore()
    weaver, feed, other = Weaver(store), courier(store), courier(store, "Skerry Radio", "skerry.example")
    (key,) = weaver.write(first_look(feed, reading(feed, text="Merrow has voted about its quay. More follows."))).new
    (second,) = weaver.write(first_look(other, reading(other, "Quay reopened by vote in Merrow"))).new
    assert CopyGroup.objects.count() == 2
    Weaver(store).write(again(reading(feed, NEW_TITLE, changes=key)))
    assert Article.objects.get(pk=key).copy_of_id == second
    assert list(CopyGroup.objects.values_list("pk", "size")) == [(second, 2)]
    assert Story.objects.get(pk=Article.objects.get(pk=key).story_id).copy_count == 1


def test_a_b_a_keeps_every_wording() -> None:
    store = NewsStore()
    weaver, feed = Weaver(store), courier(store)
    (key,) = weaver.write(first_look(feed, reading(feed))).new
    for hours, title in ((1, NEW_TITLE), (2, TITLE), (3, NEW_TITLE)):
        assert weaver.write(again(reading(feed, title, changes=key), hours=hours)).changed == (key,)
    assert list(Version.objects.order_by("number").values_list("number", "title")) == [
        (1, TITLE),
        (2, NEW_TITLE),
        (3, TITLE),
    ]
    assert [at for (at,) in Version.objects.order_by("number").values_list("seen_at")] == [
        NOW,
        NOW + HOUR,
        NOW + 2 * HOUR,
    ]


def test_what_may_not_be_archived_is_rewritten_and_earlier_wordings_go() -> None:
    store = NewsStore()
    weaver, feed = Weaver(store), courier(store)
    (key,) = weaver.write(first_look(feed, reading(feed))).new
    weaver.write(again(reading(feed, NEW_TITLE, NEW_TEXT, changes=key)))
    weaver.write(again(reading(feed, NEW_TITLE, NEW_TEXT, changes=key, noarchive=True), hours=2))
    row = Article.objects.get()
    assert (Version.objects.count(), row.version_count, row.noarchive) == (0, 1, True)
    weaver.write(again(reading(feed, TITLE, NEW_TEXT, changes=key, noarchive=True), hours=3))
    row.refresh_from_db()
    assert (Version.objects.count(), row.title, row.edited_at) == (0, TITLE, NOW + 3 * HOUR)


def test_an_edit_lost_to_a_person_s_deleting_is_passed_over() -> None:
    store = NewsStore()
    weaver, feed = Weaver(store), courier(store)
    (key,) = weaver.write(first_look(feed, reading(feed))).new
    Story.objects.all().delete()
    Article.objects.all().delete()
    gone = PageLook(article_id=key, answer=READ)
    assert weaver.write(replace(again(reading(feed, NEW_TITLE, changes=key)), pages=(gone,))).changed == ()
    assert ArticlePage.objects.count() == RawPage.objects.count() == 0
