"""Reasons and publishers as the weaver writes them."""

import datetime as dt
from dataclasses import replace

import pytest

from newsloom.app.why import why
from newsloom.copies.identity import content_hash
from newsloom.model.article import Extracted
from newsloom.model.intent import Batch, Gathered, Look
from newsloom.model.reading import Span
from newsloom.model.source import Feed, FetchState, NewSource
from newsloom.model.weave import Doc, Merge, Parting, Reason, Shared, SharedKind
from newsloom.pipeline.reasons import moved_reasons
from newsloom.pipeline.weave import Weaver
from newsloom.store.models import Article, Source, Story
from newsloom.store.news import NewsStore
from newsloom.store.profiles import fill_profiles
from newsloom.store.rows import reason_of, reason_row

NOW = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
ONE = (
    "MERROW - The assembly voted on Thursday to reopen the eastern quay to Veskan ships after nine years of silence.\n"
    "Prime Minister Ilsa Marren said the first fourteen berths would open in January, paid by a fund of 2.4 billion crowns."
)
TWO = (
    "Veskan ships may call again: lawmakers decided to reopen the eastern quay, Ilsa Marren announced in Merrow.\n"
    "There will be 14 berths to begin with, and a fund of 2.4bn crowns stands ready, she told fishers who shouted outside."
)
pytestmark = pytest.mark.django_db


def _feed(store: NewsStore, name: str, url: str) -> Feed:
    return store.add_feed(NewSource(name=name, feed_url=url), NOW)[0]


def _look(feed: Feed, number: int, title: str, text: str, *, agency: str = "", language: str = "en") -> Look:
    url = f"https://courier.example/{number}"
    page = Extracted(url=url, title=title, text=text, html=text, published_at=NOW, language=language, agency=agency)
    gathered = Gathered(
        identity=url,
        source_id=feed.source.id,
        extracted=page,
        content_hash=content_hash(title, text),
        entry_key=url,
        entry_hash=url,
    )
    return Look(feed_id=feed.id, state=FetchState(), at=NOW, gathered=(gathered,))


def _woven(store: NewsStore, weaver: Weaver) -> tuple[Article, Article]:
    one = _look(_feed(store, "Courier", "https://courier.example/f"), 1, "Merrow votes to reopen the eastern quay", ONE)
    two = _look(
        _feed(store, "Radio", "https://radio.example/f"), 2, "Merrow to reopen eastern quay to Veskan ships", TWO
    )
    keys = [*weaver.write(one).new, *weaver.write(two).new]
    first, second = (Article.objects.get(pk=key) for key in keys)
    assert first.story_id == second.story_id
    return first, second


def test_a_membership_is_stored_with_what_both_print_and_where() -> None:
    first, second = _woven(NewsStore(), Weaver(NewsStore()))
    assert reason_of(first.story_reason) is None
    reason = reason_of(second.story_reason)
    assert reason is not None and reason.nearest == str(first.pk) and reason.similarity > 0 and reason.parts
    assert {"Ilsa Marren"} <= set(reason.shared_names) and "14 berths" in reason.shared_numbers
    for one in reason.shared:
        for row, printed, spans in ((second, one.text, one.here), (first, one.other, one.there)):
            assert spans
            for span in spans:
                assert (row.title if span.field == "title" else row.text)[span.start : span.end] == printed


def test_a_story_told_in_two_languages_is_one_and_says_what_both_print() -> None:
    store, weaver = NewsStore(), Weaver(NewsStore())
    english = "An earthquake of magnitude 6.1 shook Kushiro in Hokkaido on Friday. Mayor Kenji Morita said 34 people were hurt."
    japanese = "20日、北海道釧路市でマグニチュード6.1の地震があり、森田健二市長によると34人がけがをした。"
    one = _look(_feed(store, "Courier", "https://courier.example/f"), 1, "Quake of 6.1 shakes Kushiro", english)
    two = _look(_feed(store, "Radio", "https://radio.example/f"), 2, "釧路で地震、34人けが", japanese, language="ja")
    first, second = (Article.objects.get(pk=weaver.write(look).new[0]) for look in (one, two))
    assert first.story_id == second.story_id
    reason = reason_of(second.story_reason)
    assert reason is not None and reason.nearest == str(first.pk) and [*reason.parts] == ["across"]
    pairs = {(one.text, one.other) for one in reason.shared}
    assert {("釧路", "Kushiro"), ("森田健二", "Kenji Morita"), ("34", "34")} <= pairs
    assert [one.text for one in why([second.pk])[second.pk].reason.shared] == [one.text for one in reason.shared]
    Article.objects.filter(pk=second.pk).update(title="北海道・釧路で地震、34人けが")
    assert ("釧路", "Kushiro") in {(one.text, one.other) for one in why([second.pk])[second.pk].reason.shared}


def test_a_copy_keeps_whose_copy_it_is_and_nothing_more() -> None:
    store, weaver = NewsStore(), Weaver(NewsStore())
    first, _ = _woven(store, weaver)
    look = _look(_feed(store, "Mirror", "https://mirror.example/f"), 3, "Quay", ONE)
    copy = Article.objects.get(pk=weaver.write(look).new[0])
    assert copy.copy_of_id == first.pk
    assert copy.story_reason["nearest"] == str(first.pk) and copy.story_reason["shared"] == []


def test_a_story_that_turns_out_to_be_part_of_another_gets_a_reason() -> None:
    store = NewsStore()
    first, second = _woven(store, Weaver(store))
    members = store.members([first.story_id or 0])[first.story_id or 0]
    stored = {first.pk: [members[0]], second.pk: [members[1]]}
    (found,) = moved_reasons([Merge(kept=str(first.pk), gone=str(second.pk))], (), stored, ())
    assert found.article_id == second.pk
    assert found.reason.nearest == str(first.pk) and found.reason.shared
    assert moved_reasons([Merge(kept="77", gone="78")], (), stored, ()) == []


def test_articles_that_leave_a_story_are_explained_by_each_other() -> None:
    store = NewsStore()
    first, second = _woven(store, Weaver(store))
    third = replace(store.members([first.pk])[first.pk][1], doc=Doc(id="99", title="Quay", text=TWO))
    stored = {first.pk: [*store.members([first.pk])[first.pk], third]}
    parting = Parting(story=str(first.pk), new=str(second.pk), members=(str(second.pk), "99"))
    began, joined = moved_reasons((), [parting], stored, ())
    assert (began.article_id, began.reason) == (second.pk, Reason())
    assert (joined.article_id, joined.reason.nearest) == (99, str(second.pk))
    store.apply(Batch(look=Look(feed_id=None, state=None, at=NOW), reasons=(began,)))
    second.refresh_from_db()
    assert second.story_reason == {}


def test_a_reason_comes_back_as_it_was_stored_and_old_ones_are_understood() -> None:
    reason = Reason(
        nearest="7",
        similarity=0.5,
        parts={"words": 0.25},
        shared=(
            Shared(
                kind=SharedKind.NUMBER,
                text="14 berths",
                other="fourteen berths",
                here=(Span(start=0, end=9),),
                there=(Span(start=3, end=18, field="title"),),
            ),
        ),
        gap_h=2.5,
    )
    assert reason_of(reason_row(reason)) == reason
    assert reason_row(Reason()) == {} and reason_of({}) is None and reason_of(None) is None
    old = reason_of({"nearest": "7", "similarity": 0.5, "shared_names": ["Merrow"], "shared_numbers": ["14"]})
    assert old is not None and old.shared_names == ("Merrow",) and old.shared_numbers == ("14",) and old.gap_h is None


def test_publishers_are_known_by_their_address_and_counted_by_their_owner() -> None:
    store, weaver = NewsStore(), Weaver(NewsStore())
    age = _feed(store, "The Age", "https://www.theage.com.au/rss")
    herald = _feed(store, "Herald", "https://www.smh.com.au/rss")
    gazette = _feed(store, "Gazette", "https://gazette.co.nz/rss")
    said = list(Source.objects.order_by("id").values_list("country", "kind", "owner", "profile_from"))
    assert said == [("AU", "regional", "Nine", "table")] * 2 + [("NZ", None, None, "domain")]
    for number, (feed, text) in enumerate(((age, ONE), (herald, TWO)), 1):
        weaver.write(_look(feed, number, "Merrow votes to reopen the eastern quay to Veskan ships", text))
    story = Story.objects.get(article_count=2)
    assert (story.independent_count, story.outlet_count) == (1, 2)
    assert [outlet[4:7] for outlet in story.outlets] == [["", "", "Nine"], ["owner", "The Age", "Nine"]]
    Source.objects.filter(pk=gazette.source.id).update(profile_from=None, country=None)
    fill_profiles()
    assert Source.objects.get(pk=gazette.source.id).country == "NZ"
