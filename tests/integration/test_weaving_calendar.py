"""The calendar as the weaver writes it: each event once, under an id that stays."""

import datetime as dt

import pytest

from newsloom.copies.identity import content_hash
from newsloom.model.article import ArticleId, Extracted
from newsloom.model.intent import Gathered, Look
from newsloom.model.source import Feed, NewSource
from newsloom.pipeline.weave import Weaver
from newsloom.store.models import Ahead, ArticleReading, CalendarEntry
from newsloom.store.news import NewsStore

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
VISIT = "President Tobin Osei will visit Ravenholm on Nov. 27 to open the new bridge over the Arden."
AGAIN = "The new Arden bridge in Ravenholm will be opened by President Tobin Osei on Nov. 27, his office said."
OTHER = "The Alderport winter marathon will be held on Nov. 27 along the old sea wall."
TRIAL = "The trial of Marek Lund in Alderport is scheduled to start on Nov. 27 before the harbour court."
POSTPONED = "The trial of Marek Lund in Alderport was postponed from Nov. 27 to Dec. 11 by the harbour court."


@pytest.fixture
def feed() -> Feed:
    return NewsStore().add_feed(NewSource(name="Merrow Courier", feed_url="https://courier.example/feed"), NOW)[0]


def write(
    feed: Feed, number: int, text: str, *, hours: float = 0, changes: ArticleId | None = None, at: dt.datetime = NOW
) -> ArticleId:
    """An article published so many hours after NOW, written as one look."""
    url, title = f"https://courier.example/{number}", text[:40]
    when = NOW + dt.timedelta(hours=hours)
    page = Extracted(url=url, title=title, text=text, html=f"<p>{text}</p>", published_at=when, language="en")
    one = Gathered(
        identity=url, source_id=feed.source.id, extracted=page, content_hash=content_hash(title, text), changes=changes
    )
    found = Weaver(NewsStore()).write(Look(feed_id=None, state=None, at=at, gathered=(one,)))
    return (found.new or found.changed)[0]


def entry() -> CalendarEntry:
    return CalendarEntry.objects.get()


def test_an_event_told_twice_stands_once_and_another_of_that_day_beside_it(feed: Feed) -> None:
    for number, text in enumerate((VISIT, AGAIN, OTHER)):
        write(feed, number, text)
    assert sorted(one.told.count() for one in CalendarEntry.objects.all()) == [1, 2]


def test_an_older_article_that_arrives_late_changes_no_id(feed: Feed) -> None:
    write(feed, 1, VISIT)
    before = entry()
    write(feed, 2, AGAIN, hours=-30)
    after = entry()
    assert (after.uid, after.told.count()) == (before.uid, 2)


def test_a_moved_event_keeps_its_id_and_counts_a_change(feed: Feed) -> None:
    write(feed, 1, TRIAL)
    before = entry()
    write(feed, 2, POSTPONED, hours=5)
    after = entry()
    assert (after.uid, after.sequence) == (before.uid, before.sequence + 1)
    assert (after.value, after.status, after.moved_from) == ("2026-12-11", "moved", ["2026-11-27"])
    assert after.first_day == dt.date(2026, 12, 11)


def test_what_says_nothing_new_counts_no_change(feed: Feed) -> None:
    write(feed, 1, VISIT)
    write(feed, 2, VISIT.replace("President", "Again President") + " Nobody else comes.", hours=3)
    assert (entry().sequence, entry().told.count()) == (0, 2)


def test_a_new_wording_with_another_day_moves_the_event(feed: Feed) -> None:
    number = write(feed, 1, VISIT)
    before = entry()
    write(feed, 1, VISIT.replace("Nov. 27", "Nov. 28"), changes=number)
    after = entry()
    assert (after.uid, after.value, after.moved_from, after.sequence) == (
        before.uid,
        "2026-11-28",
        ["2026-11-27"],
        before.sequence + 1,
    )


def test_a_wording_that_tells_of_it_no_more_ends_the_event(feed: Feed) -> None:
    number = write(feed, 1, VISIT)
    gone = VISIT.replace("will visit", "visited").replace("Nov. 27", "Nov. 17")
    write(feed, 1, gone, changes=number)
    assert not CalendarEntry.objects.exists() and not Ahead.objects.exists()


def test_one_of_two_tellers_that_names_another_day_tells_of_another_event(feed: Feed) -> None:
    number = write(feed, 1, VISIT)
    write(feed, 2, AGAIN)
    write(feed, 1, VISIT.replace("Nov. 27", "Nov. 29"), changes=number)
    assert sorted(CalendarEntry.objects.values_list("value", flat=True)) == ["2026-11-27", "2026-11-29"]


def test_reading_again_keeps_ids_and_moves_nothing(feed: Feed) -> None:
    write(feed, 1, VISIT)
    write(feed, 2, TRIAL)
    before = set(CalendarEntry.objects.values_list("uid", "value", "sequence"))
    ArticleReading.objects.update(version=0)
    assert Weaver(NewsStore()).read_again(NOW, 10) == 2
    assert set(CalendarEntry.objects.values_list("uid", "value", "sequence")) == before
    assert not Ahead.objects.filter(entry=None).exists()
