"""Who held which office is learned from the stored news, and later articles are read by it."""

import datetime as dt

import pytest

from newsloom.copies.identity import content_hash
from newsloom.model.article import ArticleId, Extracted
from newsloom.model.intent import Gathered, Look
from newsloom.model.source import Feed, NewSource
from newsloom.pipeline.weave import Weaver
from newsloom.store.models import Entity, Mention, RoleSeen, Statement
from newsloom.store.news import NewsStore

pytestmark = pytest.mark.django_db
MAY, JUNE = dt.datetime(2031, 5, 6, 8, 0, tzinfo=dt.UTC), dt.datetime(2031, 6, 9, 8, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
OLD = "South Korean President Seo Tae-yang opened a dam in Wonju. Seo spoke of the harvest."
NEW = "South Korean President Han Jae-won took office on Monday. Han thanked the crowd."
ONLY = 'The South Korean president will speak to farmers. "The dam was late," the president said in Wonju.'
BARE = "The president dissolved the cabinet on Tuesday, and the South Korean parliament rose for the summer."


@pytest.fixture
def feed() -> Feed:
    return NewsStore().add_feed(NewSource(name="Merrow Courier", feed_url="https://courier.example/feed"), MAY)[0]


def write(weaver: Weaver, feed: Feed, number: int, text: str, at: dt.datetime) -> ArticleId:
    url, title = f"https://courier.example/{number}", f"Report {number}"
    page = Extracted(url=url, title=title, text=text, html=f"<p>{text}</p>", published_at=at, language="en")
    item = Gathered(identity=url, source_id=feed.source.id, extracted=page, content_hash=content_hash(title, text))
    return weaver.write(Look(feed_id=None, state=None, at=at, gathered=(item,))).new[0]


def named(article: ArticleId) -> list[str]:
    return sorted(
        Mention.objects.filter(article_id=article, entity__kind="person").values_list("entity__name", flat=True)
    )


def test_the_president_of_may_and_of_june_are_two_people_by_the_day_alone(feed: Feed) -> None:
    weaver = Weaver(NewsStore())
    write(weaver, feed, 1, OLD, MAY)
    write(weaver, feed, 2, OLD.replace("a dam", "a road"), MAY + 3 * DAY)
    in_may = write(weaver, feed, 3, ONLY, MAY + 4 * DAY)
    write(weaver, feed, 4, NEW, JUNE)
    in_june = write(weaver, feed, 5, ONLY.replace("farmers", "fishers"), JUNE + DAY)
    bare = write(weaver, feed, 6, BARE, JUNE + 2 * DAY)
    assert (named(in_may), named(in_june), named(bare)) == (["Seo Tae-yang"], ["Han Jae-won"], ["Han Jae-won"])
    assert Statement.objects.get(article_id=in_may).speaker == Entity.objects.get(name="Seo Tae-yang")
    assert Statement.objects.get(article_id=in_june).speaker == Entity.objects.get(name="Han Jae-won")
    mention = Mention.objects.get(article_id=bare, entity__name="Han Jae-won")
    assert [BARE[start:end] for start, end in mention.spans] == ["The president"]
    assert not RoleSeen.objects.filter(article_id__in=(in_may, in_june, bare)).exists(), "a guess is no evidence"


def test_an_article_of_may_that_comes_late_is_read_by_the_day_it_was_published(feed: Feed) -> None:
    weaver = Weaver(NewsStore())
    for number, (text, at) in enumerate(((OLD, MAY), (NEW, JUNE)), 1):
        write(weaver, feed, number, text, at)
    url = "https://courier.example/late"
    page = Extracted(url=url, title="Late", text=ONLY, html=f"<p>{ONLY}</p>", published_at=MAY + DAY, language="en")
    item = Gathered(identity=url, source_id=feed.source.id, extracted=page, content_hash=content_hash("Late", ONLY))
    (late,) = weaver.write(Look(feed_id=None, state=None, at=JUNE + DAY, gathered=(item,))).new
    assert named(late) == ["Seo Tae-yang"]


@pytest.mark.parametrize(
    "text",
    [
        "The president of the club resigned, and the South Korean parliament rose for the summer.",
        "The president resigned. The South Korean company said its shareholders would meet before the election.",
        "The president spoke. The South Korean cabinet and the Japanese cabinet were silent.",
        "The former South Korean president planted a tree before the election.",
    ],
)
def test_nobody_is_guessed_where_another_may_be_meant(feed: Feed, text: str) -> None:
    weaver = Weaver(NewsStore())
    write(weaver, feed, 1, NEW, JUNE)
    assert named(write(weaver, feed, 2, text, JUNE + DAY)) == []


class Counting(NewsStore):
    asked = 0

    def roles_seen(self, since: dt.datetime, most: int):  # type: ignore[no-untyped-def]
        self.asked += 1
        return super().roles_seen(since, most)


def test_the_table_is_made_anew_once_an_hour_not_at_every_look(feed: Feed) -> None:
    store = Counting()
    weaver = Weaver(store)
    for number in range(4):
        write(weaver, feed, number, OLD, JUNE + number * dt.timedelta(minutes=1))
    assert store.asked == 1
    write(weaver, feed, 9, NEW, JUNE + dt.timedelta(minutes=70))
    assert store.asked == 2
