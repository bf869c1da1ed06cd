"""Who and what articles name, as the weaver writes it: one page for one human being, none for two."""

import datetime as dt

import pytest

from newsloom.copies.identity import content_hash
from newsloom.model.article import ArticleId, Extracted
from newsloom.model.intent import Gathered, Look
from newsloom.model.said import READER
from newsloom.model.source import Feed, NewSource
from newsloom.pipeline.weave import Weaver
from newsloom.store.models import Ahead, ArticleReading, Entity, EntityName, Mention, RoleSeen, Statement
from newsloom.store.news import NewsStore

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
QUAY = (
    "Prime Minister Kenji Morita said the first three berths would open.\n"
    '"We waited nine years for this day," Morita said in Velmora.\n'
    "The assembly will vote on the harbour fund on Nov. 27."
)
TALKS = "Kenji Morita met Ilse Marten, the mayor of Velmora. Hanako Morita, a lawyer, was not there."
JAPANESE = "森田健二首相は20日、港の再開を歓迎した。"


def gathered(feed: Feed, number: int, text: str, *, language: str = "en", changes: ArticleId | None = None) -> Gathered:
    url, title = f"https://courier.example/{number}", text[:40]
    page = Extracted(url=url, title=title, text=text, html=f"<p>{text}</p>", published_at=NOW, language=language)
    return Gathered(
        identity=url, source_id=feed.source.id, extracted=page, content_hash=content_hash(title, text), changes=changes
    )


@pytest.fixture
def feed() -> Feed:
    return NewsStore().add_feed(NewSource(name="Merrow Courier", feed_url="https://courier.example/feed"), NOW)[0]


def write(*items: Gathered) -> tuple[ArticleId, ...]:
    return Weaver(NewsStore()).write(Look(feed_id=None, state=None, at=NOW, gathered=items)).new


def person(name: str) -> Entity:
    return Entity.objects.get(kind="person", name=name)


def test_everything_read_points_at_the_words_it_came_from(feed: Feed) -> None:
    (number,) = write(gathered(feed, 1, QUAY))
    morita = person("Kenji Morita")
    mention = Mention.objects.get(article_id=number, entity=morita)
    assert {QUAY[start:end] for start, end in mention.spans} >= {"Kenji Morita", "Morita"}
    (said,) = Statement.objects.filter(kind="direct")
    assert (QUAY[said.start : said.end], said.speaker) == ("We waited nine years for this day,", morita)
    (ahead,) = Ahead.objects.all()
    assert (ahead.first_day, QUAY[ahead.date_start : ahead.date_end]) == (dt.date(2026, 11, 27), "Nov. 27")
    role = RoleSeen.objects.get(person=morita)
    assert role.title.lower() == "prime minister"
    assert "Prime Minister" in QUAY[role.start : role.end]
    assert ArticleReading.objects.get(pk=number).dates


def test_one_person_is_one_entity_across_articles_and_scripts_and_a_namesake_another(feed: Feed) -> None:
    write(gathered(feed, 1, QUAY))
    write(gathered(feed, 2, TALKS), gathered(feed, 3, JAPANESE, language="ja"))
    assert person("Kenji Morita").article_count == 3
    assert person("Hanako Morita").article_count == 1


def test_a_new_wording_replaces_what_was_read(feed: Feed) -> None:
    (number,) = write(gathered(feed, 1, QUAY))
    write(gathered(feed, 1, QUAY.replace("Nov. 27", "Nov. 28").replace("Kenji", "Hanako"), changes=number))
    assert Ahead.objects.get().first_day == dt.date(2026, 11, 28)
    assert Statement.objects.get(kind="direct").speaker == person("Hanako Morita")
    assert (person("Kenji Morita").article_count, person("Hanako Morita").article_count) == (0, 1)


def test_what_a_person_said_of_names_holds_for_later_articles(feed: Feed) -> None:
    write(gathered(feed, 1, TALKS))
    morita, hanako = person("Kenji Morita"), person("Hanako Morita")
    EntityName.objects.filter(entity=hanako).update(entity=morita, is_by_person=True)
    Entity.objects.filter(pk=hanako.pk).update(merged_into=morita)
    (number,) = write(gathered(feed, 2, "Hanako Morita, a lawyer, opened the ferry terminal in Velmora."))
    assert Mention.objects.filter(article_id=number, entity=morita).exists()
    EntityName.objects.filter(entity=morita).update(entity=None, is_by_person=True)
    (number,) = write(gathered(feed, 3, TALKS))
    assert not Mention.objects.filter(article_id=number, entity__in=(morita, hanako)).exists()


def test_articles_of_an_earlier_reader_are_read_again_and_once(feed: Feed) -> None:
    numbers = write(gathered(feed, 1, QUAY), gathered(feed, 2, TALKS))
    before = list(Statement.objects.values_list("article_id", "start", "speaker_id"))
    ArticleReading.objects.update(version=0)
    Statement.objects.all().delete()
    weaver = Weaver(NewsStore())
    assert [weaver.read_again(NOW, 1) for _ in range(3)] == [1, 1, 0]
    assert list(Statement.objects.values_list("article_id", "start", "speaker_id")) == before
    assert set(ArticleReading.objects.values_list("pk", "version")) == {(number, READER) for number in numbers}
