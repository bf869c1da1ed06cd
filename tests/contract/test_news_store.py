"""What every `ports.News` does, asked of the database at DATABASE_URL and of the store in memory alike."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsloom.errors import Conflict
from newsloom.model.agenda import AgendaIntent, EventIntent, Place
from newsloom.model.article import ArticleId, Author, Change, Extracted, Kind, Picture
from newsloom.model.intent import (
    ArticleIntent,
    Batch,
    Edit,
    Gathered,
    HeaderIntent,
    Look,
    NameIntent,
    Origin,
    Outlet,
    PageIntent,
    Raw,
    Reread,
    SeenEntry,
    StoryIntent,
)
from newsloom.model.reading import Hashtag, KeyPoint, Section, Span
from newsloom.model.refetch import PageState
from newsloom.model.said import READER, Dated, Entity, EntityKind, Role, Said, Status, Upcoming
from newsloom.model.source import Feed, FetchState, NewSource, SourceId
from newsloom.model.weave import CopyMatch, Membership, Merge, Parting
from newsloom.ports import News
from newsloom.store.news import NewsStore
from newsloom.testing.memory import MemoryStore

NOW = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[NewsStore, MemoryStore], ids=["database", "memory"])
def store(request: pytest.FixtureRequest) -> News:
    made: Callable[[], News] = request.param
    return made()


def _feed(store: News, url: str = "https://ledger.example/feed", name: str = "Ledger") -> Feed:
    return store.add_feed(NewSource(name=name, feed_url=url), NOW)[0]


def _article(
    id: int,
    source: SourceId,
    *,
    identity: str = "",
    title: str = "Berths open",
    at: dt.datetime = NOW,
    kind: Kind = Kind.ARTICLE,
    copy: CopyMatch | None = None,
    story: str = "",
    changes: int | None = None,
    raw: bool = False,
) -> ArticleIntent:
    text = f"{title}. Nobody had counted them."
    url = identity or f"https://ledger.example/{id}"
    return ArticleIntent(
        id=ArticleId(id),
        gathered=Gathered(
            identity=url,
            source_id=source,
            extracted=Extracted(url=url, title=title, text=text, html=f"<p>{text}</p>", agency="Sternlight", kind=kind),
            content_hash=f"hash of {title}",
            raw=Raw(body=b"<p>") if raw else None,
            changes=ArticleId(changes) if changes else None,
        ),
        first_seen_at=at,
        sort_at=at,
        language="en",
        section=Section.WORLD,
        hashtags=(Hashtag(tag="Seoul-Tokyo", score=0.9, spans=(Span(start=0, end=3),)),),
        key_points=(KeyPoint(text=title, article_id=str(id), span=Span(start=0, end=len(title))),),
        copy=copy or CopyMatch(id=str(id), group=str(id)),
        story=Membership(id=str(id), story=story, started=story == str(id)) if story else None,
    )


def _story(id: int, *members: int, source: str = "Ledger") -> StoryIntent:
    return StoryIntent(
        id=id,
        headline="Berths open",
        headline_article=ArticleId(members[0]),
        language="en",
        section=Section.WORLD,
        first_at=NOW,
        last_at=NOW,
        article_count=len(members),
        copy_count=0,
        outlets=(Outlet(name=source, slug="ledger", language="en"),),
        independent_count=1,
        key_points=(),
        rank=1.0,
    )


def _look(
    feed: Feed | None = None, *entries: SeenEntry, state: FetchState | None = None, at: dt.datetime = NOW
) -> Look:
    return Look(feed_id=feed.id if feed else None, state=state, at=at, entries=entries)


def _add(store: News, source: SourceId, *titles: str, at: dt.datetime = NOW) -> list[ArticleId]:
    with store.writing():
        ids = list(store.reserve_ids(len(titles)))
        new = tuple(
            _article(key, source, title=title, at=at, story=str(key)) for key, title in zip(ids, titles, strict=True)
        )
        stories = tuple(_story(key, key) for key in ids)
        store.apply(Batch(look=_look(at=at), new=new, stories=stories))
    return ids


def test_a_feed_is_added_once_and_two_feeds_of_a_publisher_share_it(store: News) -> None:
    first, is_new = store.add_feed(NewSource(name="Ledger", feed_url="https://ledger.example/feed"), NOW)
    again, is_newer = store.add_feed(NewSource(name="Other", feed_url="https://ledger.example/feed"), NOW)
    other = _feed(store, "https://ledger.example/sport")
    assert (is_new, is_newer) == (True, False)
    assert again == first
    assert other.source == first.source
    assert [feed.url for feed in store.all_feeds()] == ["https://ledger.example/feed", "https://ledger.example/sport"]


def test_a_source_without_a_name_is_called_by_its_host_until_its_feed_says_more(store: News) -> None:
    feed = _feed(store, name="")
    assert feed.source.name == "ledger.example"
    store.name_from_feed(feed.id, "The Ledger", "https://ledger.example/", "en-GB")
    store.name_from_feed(feed.id, "Something else", "https://else.example/", "fr")
    (named,) = store.all_feeds()
    assert (named.source.name, named.source.home_url, named.source.language) == (
        "The Ledger",
        "https://ledger.example/",
        "en-GB",
    )


def test_a_name_somebody_gave_is_kept(store: News) -> None:
    feed = _feed(store, name="My paper")
    store.name_from_feed(feed.id, "The Ledger", "", "")
    assert store.all_feeds()[0].source.name == "My paper"


def test_sources_of_one_name_are_one_and_slugs_are_never_shared(store: News) -> None:
    one = store.source_named("汐見日報", NOW)
    assert store.source_named("汐見日報", NOW) == one
    other = store.add_feed(
        NewSource(name="汐見日報", feed_url="https://s.example/f", home_url="https://s.example/"), NOW
    )[0]
    labels = store.labels({one.id, other.source.id})
    assert one.id != other.source.id
    assert len({label.slug for label in labels.values()}) == 2
    assert {label.name for label in labels.values()} == {"汐見日報"}


def test_a_host_belongs_to_a_source_only_where_no_other_shares_it(store: News) -> None:
    ledger = _feed(store)
    _feed(store, "https://blogs.example/a", "A")
    _feed(store, "https://blogs.example/b", "B")
    assert dict(store.sources_by_host()) == {"ledger.example": ledger.source.id}


def test_feeds_are_due_longest_first_and_never_when_gone(store: News) -> None:
    states = {
        "never": None,
        "late": FetchState(next_fetch_at=NOW - 2 * HOUR),
        "just": FetchState(next_fetch_at=NOW),
        "later": FetchState(next_fetch_at=NOW + HOUR),
        "gone": FetchState(next_fetch_at=NOW - HOUR, gone=True),
    }
    for name, state in states.items():
        store.apply(Batch(look=_look(_feed(store, f"https://{name}.example/", name), state=state)))
    assert [feed.source.name for feed in store.due_feeds(NOW, 10)] == ["never", "late", "just"]
    assert [feed.source.name for feed in store.due_feeds(NOW, 2)] == ["never", "late"]


def test_the_state_of_a_look_comes_back_whole(store: News) -> None:
    feed = _feed(store)
    state = FetchState(
        etag='"abc"',
        last_modified="Fri, 20 Nov 2026 08:00:00 GMT",
        next_fetch_at=NOW + HOUR,
        last_fetch_at=NOW,
        last_success_at=NOW - HOUR,
        last_change_at=NOW - 2 * HOUR,
        failures=2,
        error_code="fetch.timeout",
        error_text="It took too long.",
        moved_to="https://new.example/feed",
        moved_since=NOW - HOUR,
    )
    store.apply(Batch(look=_look(feed, state=state)))
    assert store.all_feeds()[0].state == state


def test_a_feed_moves_unless_its_new_address_is_taken(store: News) -> None:
    feed, other = _feed(store), _feed(store, "https://other.example/feed", "Other")
    state = FetchState(moved_to="https://new.example/", moved_since=NOW, error_code="fetch.moved", error_text="Moved.")
    store.apply(Batch(look=_look(feed, state=state)))
    assert not store.move_feed(feed.id, other.url)
    assert store.move_feed(feed.id, "https://new.example/")
    moved = store.all_feeds()[0]
    assert (moved.url, moved.state) == ("https://new.example/", FetchState())


def test_entries_are_remembered_per_feed_and_renewed(store: News) -> None:
    feed, other = _feed(store), _feed(store, "https://other.example/feed", "Other")
    (key,) = _add(store, feed.source.id, "Berths open")
    store.apply(
        Batch(look=_look(feed, SeenEntry(key="a", content_hash="1", tries=1), SeenEntry(key="b", content_hash="2")))
    )
    store.apply(Batch(look=_look(feed, SeenEntry(key="a", content_hash="3", article_id=key))))
    assert dict(store.entries(feed.id, ["a", "b", "c"])) == {
        "a": SeenEntry(key="a", content_hash="3", article_id=key),
        "b": SeenEntry(key="b", content_hash="2"),
    }
    assert dict(store.entries(other.id, ["a", "b"])) == {}


def test_an_article_is_known_by_its_identity(store: News) -> None:
    feed = _feed(store)
    (key,) = _add(store, feed.source.id, "Berths open")
    identity = f"https://ledger.example/{key}"
    known = store.articles([identity, "https://ledger.example/none"])
    assert list(known) == [identity]
    assert known[identity].id == key
    assert known[identity].title == "Berths open"


def test_more_identities_and_keys_than_a_statement_takes_can_be_asked_for(store: News) -> None:
    feed = _feed(store)
    (key,) = _add(store, feed.source.id, "Berths open")
    asked = [f"https://ledger.example/x{number}" for number in range(1700)] + [f"https://ledger.example/{key}"]
    assert len(store.articles(asked)) == 1
    assert len(store.entries(feed.id, asked)) == 0


def test_numbers_are_never_given_twice(store: News) -> None:
    feed = _feed(store)
    first = _add(store, feed.source.id, "a", "b")
    second = _add(store, feed.source.id, "c", "d")
    assert len({*first, *second}) == 4
    assert max(first) < min(second)


def test_the_weaver_finds_recent_articles_in_order_of_arrival(store: News) -> None:
    feed = _feed(store)
    _add(store, feed.source.id, "Old", at=NOW - 30 * HOUR)
    ids = _add(store, feed.source.id, "One", "Two")
    woven = list(store.recent(NOW - HOUR))
    assert [item.doc.title for item in woven] == ["One", "Two"]
    assert [item.story for item in woven] == [str(key) for key in ids]
    first = woven[0]
    assert first.doc.text == "One. Nobody had counted them."
    assert (first.doc.source, first.doc.at, first.doc.agency, first.doc.language) == (
        str(feed.source.id),
        NOW.timestamp(),
        "Sternlight",
        "en",
    )
    assert (first.copy_group, first.copy_of, first.may_enter_stories) == (str(ids[0]), None, True)


def test_a_live_page_is_in_no_story(store: News) -> None:
    feed = _feed(store)
    (key,) = store.reserve_ids(1)
    store.apply(Batch(look=_look(), new=(_article(key, feed.source.id, kind=Kind.LIVE),)))
    (woven,) = store.recent(NOW - HOUR)
    assert (woven.story, woven.may_enter_stories) == (None, False)


def test_a_story_s_members_come_oldest_first_with_their_publisher(store: News) -> None:
    feed, other = _feed(store), _feed(store, "https://other.example/feed", "Other")
    one, two = store.reserve_ids(2)
    new = (
        _article(one, feed.source.id, at=NOW, story=str(one)),
        _article(two, other.source.id, at=NOW - HOUR, story=str(one)),
    )
    store.apply(Batch(look=_look(), new=new, stories=(_story(one, one, two),)))
    members = store.members([one, two])
    assert list(members) == [one]
    assert [(m.doc.id, m.source_name, m.section) for m in members[one]] == [
        (str(two), "Other", Section.WORLD),
        (str(one), "Ledger", Section.WORLD),
    ]


def test_articles_are_found_by_number_as_stories_know_them(store: News) -> None:
    source = _feed(store).source.id
    store.apply(Batch(look=_look(), new=(_article(1, source, title="Berths open"), _article(2, source, title="Fund"))))
    docs = store.docs({ArticleId(1), ArticleId(2), ArticleId(77)})
    assert {key: doc.title for key, doc in docs.items()} == {1: "Berths open", 2: "Fund"}


def test_copies_are_found_by_group(store: News) -> None:
    feed, other = _feed(store), _feed(store, "https://other.example/feed", "Other")
    one, two = store.reserve_ids(2)
    copied = CopyMatch(id=str(two), group=str(one), copy_of=str(one), containment=0.97)
    new = (_article(one, feed.source.id, at=NOW - HOUR), _article(two, other.source.id, copy=copied))
    origin = Origin(group=one, name="Sternlight", article_id=one, size=2)
    store.apply(Batch(look=_look(), new=new, origins=(origin,)))
    assert [doc.id for doc in store.copies([one, two])[one]] == [str(one), str(two)]
    assert [(w.copy_group, w.copy_of) for w in store.recent(NOW - 2 * HOUR)] == [(str(one), None), (str(one), str(one))]


def test_a_merged_story_s_articles_live_on_in_the_other(store: News) -> None:
    feed = _feed(store)
    one, two = _add(store, feed.source.id, "One", "Two")
    store.apply(Batch(look=_look(), stories=(_story(one, one, two),), merges=(Merge(kept=str(one), gone=str(two)),)))
    assert {story: len(members) for story, members in store.members([one, two]).items()} == {one: 2}


def test_a_parted_story_s_articles_have_one_of_their_own(store: News) -> None:
    feed = _feed(store)
    one, two = store.reserve_ids(2)
    new = tuple(_article(key, feed.source.id, story=str(one)) for key in (one, two))
    store.apply(Batch(look=_look(), new=new, stories=(_story(one, one, two),)))
    parting = Parting(story=str(one), new=str(two), members=(str(two),))
    store.apply(Batch(look=_look(), stories=(_story(one, one), _story(two, two)), partings=(parting,)))
    assert {story: len(members) for story, members in store.members([one, two]).items()} == {one: 1, two: 1}


def test_merged_copy_groups_are_one(store: News) -> None:
    feed = _feed(store)
    one, two = _add(store, feed.source.id, "One", "Two")
    store.apply(Batch(look=_look(), copy_merges=(Merge(kept=str(one), gone=str(two)),)))
    assert [len(docs) for docs in store.copies([one, two]).values()] == [2]


def test_a_new_wording_replaces_the_words_and_keeps_the_place(store: News) -> None:
    feed = _feed(store)
    (key,) = _add(store, feed.source.id, "Berths open")
    changed = replace(_article(key, feed.source.id, title="Berths close", at=NOW), copy=None, story=None)
    store.apply(Batch(look=_look(), changed=(changed,)))
    (woven,) = store.recent(NOW - HOUR)
    assert (woven.doc.title, woven.story, woven.copy_group) == ("Berths close", str(key), str(key))
    assert store.held([key])[key].extracted.title == "Berths close"
    assert len(store.articles([f"https://ledger.example/{key}"])) == 1


def _due(store: News, now: dt.datetime = NOW, limit: int = 10) -> list[ArticleId]:
    return [page.article_id for page in store.due_pages(now, limit)]


def test_what_is_held_of_an_article_is_what_was_stored(store: News) -> None:
    feed = _feed(store)
    (key,) = store.reserve_ids(1)
    intent = _article(key, feed.source.id, story=str(key))
    zone = dt.timezone(9 * HOUR)
    page = replace(
        intent.gathered.extracted,
        standfirst="In short.",
        authors=(Author(name="Oriel Tamm"), Author(name="Sternlight", is_organisation=True)),
        published_at=dt.datetime(2026, 11, 20, 16, 0, tzinfo=zone),
        published_is_exact=False,
        modified_at=NOW,
        language="en",
        breadcrumb=("World", "Ports"),
        publisher_tags=("harbor",),
        displayed_sections=("World",),
        dateline="MERROW",
        kind=Kind.OPINION,
        picture=Picture(url="https://ledger.example/quay.jpg", caption="The quay.", credit="P. O."),
        comment_count=3,
        noindex=True,
    )
    gathered = replace(intent.gathered, extracted=page, feed_categories=("ports",))
    batch = Batch(look=_look(), new=(replace(intent, gathered=gathered),), stories=(_story(key, key),))
    store.apply(batch)
    held = store.held([key, ArticleId(key + 1000)])
    assert list(held) == [key]
    kept = held[key]
    assert kept.extracted == page
    assert kept.extracted.published_at is not None
    assert kept.extracted.published_at.utcoffset() == 9 * HOUR
    assert (kept.source_id, kept.first_seen_at, kept.edited_at) == (feed.source.id, NOW, None)
    assert (kept.feed_categories, kept.story, kept.page) == (("ports",), key, None)


def test_an_edit_keeps_its_time_and_the_next_reading_is_judged_by_the_new_words(store: News) -> None:
    feed = _feed(store)
    (key,) = _add(store, feed.source.id, "Berths open")
    for hours, title in ((1, "Berths close"), (2, "Berths open")):
        edit = Edit(at=NOW + hours * HOUR, changes=(Change.HEADLINE, Change.TEXT))
        changed = replace(_article(key, feed.source.id, title=title), copy=None, story=None, edit=edit)
        store.apply(Batch(look=_look(at=NOW + hours * HOUR), changed=(changed,)))
        kept = store.held([key])[key]
        assert (kept.extracted.title, kept.edited_at) == (title, edit.at)


def test_what_is_said_beside_the_words_is_renewed_without_touching_them(store: News) -> None:
    feed = _feed(store)
    (key,) = _add(store, feed.source.id, "Berths open")
    before = store.held([key])[key]
    page = replace(before.extracted, title="Not this", standfirst="In short.", authors=(Author(name="Jun Averill"),))
    gone = HeaderIntent(id=ArticleId(key + 1000), extracted=page)
    store.apply(Batch(look=_look(), headers=(HeaderIntent(id=key, extracted=page), gone)))
    after = store.held([key])[key]
    assert after == replace(before, extracted=replace(page, title="Berths open"))


def test_pages_are_due_longest_first_and_remembered_whole(store: News) -> None:
    feed = _feed(store)
    ids = _add(store, feed.source.id, "One", "Two", "Three", "Four")
    dues = (NOW, NOW - HOUR, NOW + HOUR, None)
    states = [PageState(url=f"https://ledger.example/{n}", next_refetch_at=due) for n, due in enumerate(dues)]
    pages = tuple(PageIntent(article_id=key, state=state) for key, state in zip(ids, states, strict=True))
    store.apply(Batch(look=_look(), pages=(*pages, PageIntent(article_id=ArticleId(ids[-1] + 1000), state=states[0]))))
    assert _due(store) == [ids[1], ids[0]]
    assert _due(store, limit=1) == [ids[1]]
    assert _due(store, NOW + HOUR) == [ids[1], ids[0], ids[2]]
    (first, *_) = store.due_pages(NOW, 5)
    assert (first.identity, first.content_hash) == (f"https://ledger.example/{ids[1]}", "hash of Two")
    assert (first.source_id, first.kind, first.state) == (feed.source.id, Kind.ARTICLE, states[1])
    whole = PageState(
        url="https://ledger.example/new",
        etag='"1"',
        last_modified="Fri, 20 Nov 2026 08:00:00 GMT",
        next_refetch_at=None,
        read_at=NOW - HOUR,
        read_by="0.1.0",
        refetches=3,
        edits=2,
        edited_at=NOW - 2 * HOUR,
        failures=1,
        missing_since=NOW,
        is_withdrawn=True,
    )
    store.apply(Batch(look=_look(), pages=(PageIntent(article_id=ids[0], state=whole),)))
    assert store.held([ids[0]])[ids[0]].page == whole
    assert _due(store) == [ids[1]]


def test_an_article_is_known_by_further_names_which_never_take_another_one_s(store: News) -> None:
    feed = _feed(store)
    one, two = _add(store, feed.source.id, "One", "Two")
    identity = f"https://ledger.example/{one}"
    names = [("https://ledger.example/canonical", one), (identity, two), ("path:https://ledger.example/x", two)]
    store.apply(Batch(look=_look(), names=tuple(NameIntent(name=name, article_id=key) for name, key in names)))
    taken = (NameIntent(name=names[0][0], article_id=two), NameIntent(name="z", article_id=ArticleId(two + 1000)))
    store.apply(Batch(look=_look(), names=taken))
    known = store.articles([*(name for name, _ in names), "z", "https://ledger.example/none"])
    assert {name: (found.id, found.title) for name, found in known.items()} == {
        names[0][0]: (one, "One"),
        identity: (one, "One"),
        names[2][0]: (two, "Two"),
    }


def test_a_batch_that_cannot_be_written_writes_nothing(store: News) -> None:
    feed = _feed(store)
    (key,) = _add(store, feed.source.id, "Berths open")
    before, generation = store.all_feeds(), store.generation()
    one, two = store.reserve_ids(2)
    twice = f"https://ledger.example/{key}"
    new = (_article(one, feed.source.id), _article(two, feed.source.id, identity=twice))
    look = _look(feed, SeenEntry(key="a", content_hash="1"), state=FetchState(etag="new"))
    with pytest.raises(Conflict):
        store.apply(Batch(look=look, new=new))
    assert [woven.doc.id for woven in store.recent(NOW - HOUR)] == [str(key)]
    assert dict(store.entries(feed.id, ["a"])) == {}
    assert (store.all_feeds(), store.generation()) == (before, generation)


def test_every_batch_is_a_generation(store: News) -> None:
    feed = _feed(store)
    first = store.generation()
    said = [store.apply(Batch(look=_look(feed))) for _ in range(3)]
    assert said == [first + 1, first + 2, first + 3]
    assert store.generation() == first + 3


def test_raw_pages_are_forgotten_after_their_time(store: News) -> None:
    feed = _feed(store)
    one, two = store.reserve_ids(2)
    store.apply(Batch(look=_look(at=NOW - 2 * HOUR), new=(_article(one, feed.source.id, raw=True),)))
    store.apply(Batch(look=_look(at=NOW), new=(_article(two, feed.source.id, raw=True),)))
    assert store.forget_raw(NOW - HOUR) == 1
    assert store.forget_raw(NOW - HOUR) == 0


def test_articles_not_read_by_this_reader_are_told_newest_first(store: News) -> None:
    feed = _feed(store)
    one, two = store.reserve_ids(2)
    store.apply(Batch(look=_look(at=NOW), new=(_article(one, feed.source.id), _article(two, feed.source.id))))
    assert store.unread(READER, 10) == []
    assert [found.id for found in store.unread(READER + 1, 10)] == [two, one]
    (newest,) = store.unread(READER + 1, 1)
    assert (newest.text, newest.sort_at) == (store.held([two])[two].extracted.text, NOW)
    again = Reread(id=two, sort_at=newest.sort_at, said=Said())
    store.apply(Batch(look=_look(at=NOW), rereads=(again,)))
    assert [found.id for found in store.unread(READER + 1, 10)] == [two, one]


# one step: (feed, titles of new articles, index of the story they join or None, index of an article that changes or None)
_STEPS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.lists(st.sampled_from(("Berths", "Ferries", "汐見", "Boats")), max_size=3),
        st.none() | st.integers(0, 5),
        st.none() | st.integers(0, 5),
        st.integers(-3, 3),
    ),
    max_size=6,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_STEPS)
def test_both_stores_answer_alike_to_any_sequence_of_batches(
    steps: list[tuple[int, list[str], int | None, int | None, int]],
) -> None:
    from django.db import transaction

    with transaction.atomic():
        answers = [_told(made, steps) for made in (NewsStore(), MemoryStore())]
        transaction.set_rollback(True)
    assert answers[0] == answers[1]


def _told(store: News, steps: list[tuple[int, list[str], int | None, int | None, int]]) -> list[object]:
    """Everything the store says after each step, with ids counted from the first one."""
    feeds = [_feed(store, f"https://p{n}.example/feed", f"Paper {n}") for n in range(3)]
    base_source = feeds[0].source.id
    ids: list[ArticleId] = []
    said: list[object] = []
    start = store.generation()
    for chosen, titles, joins, changes, hours in steps:
        feed, at = feeds[chosen], NOW + hours * HOUR
        fresh = list(store.reserve_ids(len(titles))) if titles else []
        story = str(ids[joins]) if joins is not None and joins < len(ids) else ""
        new = tuple(
            _article(key, feed.source.id, title=title, at=at, story=story or str(key))
            for key, title in zip(fresh, titles, strict=True)
        )
        stories = tuple(_story(int(i.story.story), i.id) for i in new if i.story)
        changed = ()
        if changes is not None and changes < len(ids):
            edit = Edit(at=at, changes=(Change.HEADLINE,)) if hours > 0 else None
            words = _article(ids[changes], feed.source.id, title="New words", at=at)
            changed = (replace(words, copy=None, story=None, edit=edit),)
        unique = tuple({story.id: story for story in stories}.values())
        entries = [SeenEntry(key=f"k{n}", content_hash=title) for n, title in enumerate(titles)]
        state = FetchState(etag=f"{hours}", next_fetch_at=at)
        look = _look(feed, *entries, state=state, at=at)
        pages = tuple(PageIntent(article_id=key, state=PageState(url="", next_refetch_at=at)) for key in fresh)
        names = tuple(
            NameIntent(name=f"name {title}", article_id=intent.id) for intent, title in zip(new, titles, strict=True)
        )
        batch = Batch(look=look, new=new, changed=changed, stories=unique, pages=pages, names=names)
        generation = store.apply(batch)
        ids += fresh
        place = {str(key): number for number, key in enumerate(ids)}
        said.append(
            [
                generation - start,
                [
                    (place[w.doc.id], w.doc.title, w.doc.at, place[w.story or ""], w.copy_group == w.doc.id)
                    for w in store.recent(NOW - 2 * HOUR)
                ],
                sorted(
                    (place[str(key)], [(place[m.doc.id], m.source_name, m.section) for m in members])
                    for key, members in store.members(ids).items()
                ),
                [(f.url, f.state.etag, f.source.id - base_source) for f in store.due_feeds(NOW, 5)],
                sorted(entry.content_hash for entry in store.entries(feed.id, ["k0", "k1", "k2"]).values()),
                [(kept.extracted.text, kept.edited_at) for key in ids for kept in [store.held(ids)[key]]],
                [place[str(page.article_id)] for page in store.due_pages(NOW, 9)],
                sorted(
                    (name, place[str(found.id)]) for name, found in store.articles(["name Berths", "name 汐見"]).items()
                ),
            ]
        )
    return said


_HEARING = Upcoming(
    sentence=Span(start=0, end=40),
    dated=Dated(span=Span(start=20, end=27), text="", value="2026-12-02", grain="day"),
    what="the hearing will be held on Dec. 2",
    status=Status.ANNOUNCED,
    first=dt.date(2026, 12, 2),
    last=dt.date(2026, 12, 2),
)


def _of_day(value: str, day: dt.date, **more: object) -> Upcoming:
    return replace(_HEARING, dated=replace(_HEARING.dated, value=value), first=day, last=day, **more)  # type: ignore[arg-type]


def test_tellings_are_found_by_their_days_by_what_they_were_moved_from_and_by_article(store: News) -> None:
    source = _feed(store).source.id
    ids = store.reserve_ids(3)
    december = dt.date(2026, 12, 1)
    told = {
        ids[0]: _HEARING,
        ids[1]: _of_day("2026-12-20", dt.date(2026, 12, 20), moved_from="2026-12-09"),
        ids[2]: replace(
            _HEARING,
            dated=replace(_HEARING.dated, value="2026-12", grain="month"),
            first=december,
            last=dt.date(2026, 12, 31),
        ),
    }
    new = tuple(replace(_article(key, source), said=Said(upcoming=(one,))) for key, one in told.items())
    places = {(key, 20): Place(uid=f"u{number}") for number, key in enumerate(ids)}
    events = tuple(
        EventIntent(
            uid=places[key, 20].uid,
            what=one.what,
            value=one.dated.value,
            end_value="",
            grain=one.dated.grain,
            status=one.status,
            moved_from=(),
            first=one.first or december,
            last=one.last or december,
        )
        for key, one in told.items()
    )
    store.apply(
        Batch(look=Look(feed_id=None, state=None, at=NOW), new=new, agenda=AgendaIntent(places=places, events=events))
    )

    def found(near: tuple[Upcoming, ...] = (), articles: tuple[ArticleId, ...] = ()) -> set[ArticleId]:
        return {telling.article for telling in store.tellings(near, articles)}

    assert found((_HEARING,)) == {ids[0], ids[2]}
    assert found((_of_day("2026-12-09", dt.date(2026, 12, 9)),)) == {ids[1], ids[2]}
    assert found((_of_day("2027-03-01", dt.date(2027, 3, 1)),)) == set()
    assert found((), (ids[1],)) == {ids[1]}
    (telling,) = store.tellings((), (ids[0],))
    assert (telling.uid, telling.said) == ("u0", _HEARING)
    quiet = replace(new[0], said=Said())
    gone = AgendaIntent(gone=("u0",))
    store.apply(Batch(look=Look(feed_id=None, state=None, at=NOW), changed=(quiet,), agenda=gone))
    assert found((_HEARING,)) == {ids[2]}


def _said(*roles: tuple[str, str]) -> Said:
    """People with an office each."""
    here = Span(start=0, end=3)
    return Said(
        entities=tuple(
            Entity(
                kind=EntityKind.PERSON,
                key=name.casefold(),
                name=name,
                spans=(here,),
                roles=(Role(title=title, span=here, country="KR"),),
            )
            for name, title in roles
        )
    )


def test_roles_seen_are_told_newest_first_and_once_a_day(store: News) -> None:
    source = _feed(store).source.id
    with store.writing():
        ids = store.reserve_ids(5)
        when = (NOW - 900 * 24 * HOUR, NOW - 48 * HOUR, NOW - 2 * HOUR, NOW - HOUR, NOW)
        whose = ("Seo Tae-yang", "Seo Tae-yang", "Han Jae-won", "Han Jae-won", "Han Jae-won")
        new = [
            replace(_article(key, source, title=f"Berths {key}", at=at), said=_said((name, "president")))
            for key, at, name in zip(ids, when, whose, strict=True)
        ]
        new[4] = replace(new[4], said=_said(("Han Jae-won", "party leader")))
        store.apply(Batch(look=_look(), new=tuple(new)))
    seen = store.roles_seen(NOW - 700 * 24 * HOUR, 10)
    assert [(one.person, one.role.title, one.article_id) for one in seen] == [
        ("Han Jae-won", "party leader", str(ids[4])),
        ("Han Jae-won", "president", str(ids[2])),
        ("Seo Tae-yang", "president", str(ids[1])),
    ]
    assert (seen[1].role.country, seen[1].role.span, seen[1].at) == ("KR", Span(start=0, end=3), when[2])
    assert store.roles_seen(NOW - 700 * 24 * HOUR, 1) == seen[:1]
