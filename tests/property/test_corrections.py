"""What a person said about stories holds through everything that comes later: batches, merges, partings, restarts."""

import datetime as dt
import random
from collections.abc import Mapping
from contextlib import suppress
from itertools import combinations

import pytest

from newsloom.errors import CorrectionError, CorrectionOverruled
from newsloom.model.article import ArticleId
from newsloom.model.corrections import CorrectedArticle, Role, StoryCorrection, StoryCorrectionKind
from newsloom.model.intent import Batch
from newsloom.pipeline.correct import Wish, correct, undo
from newsloom.pipeline.weave import Weaver
from newsloom.ports import News
from newsloom.store.news import NewsStore
from newsloom.stories.corrections import Corrections
from newsloom.testing.memory import MemoryStore
from streams import Stream

LATER_BATCHES = 100
LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
Kind = StoryCorrectionKind
Places = Mapping[ArticleId, int]


class Counting(MemoryStore):
    """Counts what the machine did on its own."""

    merges = partings = 0

    def apply(self, batch: Batch) -> int:
        self.merges += len(batch.merges)
        self.partings += len(batch.partings)
        return super().apply(batch)


def places_of(store: News) -> dict[ArticleId, int]:
    ids = {ArticleId(int(woven.doc.id)) for woven in store.recent(LONG_AGO)}
    return dict(store.stories_of(ids))


def held_pairs(records: list[StoryCorrection]) -> dict[frozenset[ArticleId], bool]:
    """Whether two articles belong together, as the last who spoke of them said; worked out pair by pair."""
    said: dict[frozenset[ArticleId], bool] = {}
    for record in records:
        if record.kind is not Kind.LOCK:
            said |= {frozenset((one, other)): together for one, other, together in record.pairs()}
    return said


def nothing_is_crossed(store: News, frozen: Mapping[int, frozenset[ArticleId]]) -> None:
    places = places_of(store)
    for pair, together in held_pairs([one for one in store.corrections() if one.holds]).items():
        one, other = pair
        assert (places[one] == places[other]) is together, (sorted(pair), together)
    for members in frozen.values():
        assert len({places[key] for key in members}) == 1
        story = places[min(members)]
        now = {key for key, place in places.items() if place == story}
        assert all(copy_of(store, key) in now for key in now - members)


def copy_of(store: News, article: ArticleId) -> ArticleId | None:
    (found,) = [woven.copy_of for woven in store.recent(LONG_AGO) if woven.doc.id == str(article)]
    return ArticleId(int(found)) if found else None


def a_wish(chance: random.Random, places: Places) -> Wish:
    """Anything a person may ask for, at random."""
    stories = sorted(set(places.values()))
    members = {story: sorted(key for key, place in places.items() if place == story) for story in stories}
    large = [story for story in stories if len(members[story]) > 1] or stories
    kind = chance.choice((Kind.SPLIT, Kind.SPLIT, Kind.MERGE, Kind.MOVE))
    story = chance.choice(large)
    other = chance.choice([one for one in stories if one != story] or [story])
    chosen = chance.sample(members[story], chance.randint(1, max(1, len(members[story]) // 2)))
    return Wish(kind=kind, story=story, articles=tuple(chosen), other=other)


def try_to(store: News, wish: Wish, now: dt.datetime) -> None:
    with suppress(CorrectionError):
        correct(store, wish, now)


def live(store: News, seed: int, *, batches: int, before: int = 12) -> None:
    """Corrections at random, then batches in which nobody corrects but a weaver may begin anew at any time."""
    chance, stream = random.Random(seed), Stream(store, seed)
    weaver = Weaver(store)
    for _ in range(before):
        weaver.write(stream.look())
    for _ in range(chance.randint(2, 7)):
        try_to(store, a_wish(chance, places_of(store)), stream.now)
        weaver.write(stream.look())
    story = chance.choice(sorted(set(places_of(store).values())))
    correct(store, Wish(kind=Kind.LOCK, story=story), stream.now)
    frozen = {story: frozenset(key for key, place in places_of(store).items() if place == story)}
    nothing_is_crossed(store, frozen)
    for _ in range(batches):
        if chance.random() < 0.2:
            weaver = Weaver(store)
        weaver.write(stream.look())
        nothing_is_crossed(store, frozen)


@pytest.mark.parametrize("seed", range(4))
def test_every_correction_survives_a_hundred_random_later_batches(seed: int) -> None:
    live(Counting(), seed, batches=LATER_BATCHES)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [11])
def test_every_correction_survives_later_batches_in_the_database(seed: int) -> None:
    live(NewsStore(), seed, batches=25)


def test_these_streams_do_merge_and_part_stories_by_themselves() -> None:
    """Else the properties here would be true of a machine that never moves anything."""
    store = Counting()
    for seed in range(4):
        weaver, stream = Weaver(store), Stream(store, seed)
        for _ in range(40):
            weaver.write(stream.look())
    assert store.merges > 3 and store.partings > 0, (store.merges, store.partings)


@pytest.mark.parametrize("seed", range(6))
def test_a_living_story_always_has_the_number_of_one_of_its_articles(seed: int) -> None:
    store = Counting()
    chance, stream, weaver = random.Random(seed), Stream(store, seed), Weaver(store)
    addresses: set[int] = set()
    for _ in range(40):
        weaver.write(stream.look(2))
        try_to(store, a_wish(chance, places_of(store)), stream.now)
        holding = [one.number for one in store.corrections() if one.holds]
        if holding and chance.random() < 0.3:
            with_nothing_lost(store, chance.choice(holding), stream.now)
        places = places_of(store)
        assert all(places.get(ArticleId(story)) == story for story in set(places.values()))
        addresses |= set(places.values())
        led = store.redirects(addresses)
        assert all(led.get(number, number) in places.values() for number in addresses)
        assert {story: store.stories[story].article_count for story in set(places.values())} == {
            story: list(places.values()).count(story) for story in set(places.values())
        }
        nothing_is_crossed(store, {})


def with_nothing_lost(store: News, number: int, now: dt.datetime) -> None:
    before = set(places_of(store))
    try:
        undo(store, number, now)
    except CorrectionOverruled:
        return
    assert set(places_of(store)) == before


@pytest.mark.parametrize("seed", range(3))
def test_undoing_everything_backwards_restores_every_story(seed: int) -> None:
    store = MemoryStore()
    chance, stream, weaver = random.Random(seed), Stream(store, seed), Weaver(store)
    for _ in range(15):
        weaver.write(stream.look())
    before = places_of(store)
    for _ in range(6):
        try_to(store, a_wish(chance, places_of(store)), stream.now)
    for record in reversed(store.corrections()):
        undo(store, record.number, stream.now)
    after = places_of(store)
    together = {frozenset(key for key in before if before[key] == story) for story in set(before.values())}
    assert {frozenset(key for key in after if after[key] == story) for story in set(after.values())} == together


@pytest.mark.parametrize("seed", range(20))
def test_a_question_about_two_stories_is_answered_as_pair_by_pair(seed: int) -> None:
    chance = random.Random(seed)
    ids = [ArticleId(key) for key in range(1, 13)]
    records = [_random_record(chance, ids, number) for number in range(1, 9)]
    asked = Corrections(records)
    said: dict[frozenset[ArticleId], bool] = {}
    for record in records:
        for one, other in combinations(record.articles if record.holds else (), 2):
            roles = {one.role, other.role}
            if Role.LEFT not in roles or Role.MOVED in roles:
                said[frozenset((one.id, other.id))] = Role.LEFT not in roles  # type: ignore[arg-type]
    for _ in range(40):
        cut = chance.sample(ids, chance.randint(2, 12))
        one, other = cut[: len(cut) // 2], cut[len(cut) // 2 :]
        words = [said[pair] for a in one for b in other if (pair := frozenset((a, b))) in said]
        names = [str(key) for key in one], [str(key) for key in other]
        assert asked.may_merge(*names) is (False not in words)
        assert asked.may_part(*names) is (True not in words)


def _random_record(chance: random.Random, ids: list[ArticleId], number: int) -> StoryCorrection:
    kind = chance.choice((Kind.SPLIT, Kind.MOVE))
    roles = (Role.MOVED, Role.LEFT) if kind is Kind.SPLIT else (Role.MOVED, Role.LEFT, Role.JOINED)
    named = chance.sample(ids, chance.randint(2, 6))
    articles = tuple(CorrectedArticle(id=key, role=chance.choice(roles), title="") for key in named)
    undone = dt.datetime(2026, 11, 20, tzinfo=dt.UTC) if chance.random() < 0.2 else None
    return StoryCorrection(number=number, kind=kind, articles=articles, at=LONG_AGO, undone_at=undone)
