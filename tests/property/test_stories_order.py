"""What must not decide about stories: the order of a minute, a second run, and reports that tell of many events at once.

Over random draws from the invented fortnight of tests/quality/stories.jsonl, through the stage command's function and through
the weaver with the store in memory.
"""

import datetime as dt
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from newsloom.copies.identity import content_hash
from newsloom.model.article import Extracted, Kind
from newsloom.model.intent import Gathered, Look
from newsloom.pipeline.stages import related, stories
from newsloom.pipeline.weave import Weaver
from newsloom.testing.memory import MemoryStore

Row = dict[str, Any]
Groups = set[frozenset[str]]
SET = Path(__file__).parents[1] / "quality" / "stories.jsonl"
MINUTES = 12  # over which a draw is spread: about ten articles a minute
START = dt.datetime(2026, 3, 5, 10, 0, tzinfo=dt.UTC)
LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
SEEDS = range(4)


def news(*, plain: bool = True) -> list[Row]:
    """The reports of events, or the round-ups and live reports that tell of many."""
    with SET.open(encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if bool(row["event"]) is plain]


def within_minutes(rows: Sequence[Row], chance: random.Random) -> list[Row]:
    """The rows at moments by chance within MINUTES, in order."""
    drawn = [{**row, "at": START + dt.timedelta(seconds=chance.randrange(60 * MINUTES))} for row in rows]
    return sorted(drawn, key=lambda row: row["at"])


def minutes_shuffled(rows: Sequence[Row], chance: random.Random) -> list[Row]:
    """The same rows, those of one minute in another order."""
    return sorted(chance.sample(rows, len(rows)), key=lambda row: row["at"].replace(second=0))


def blind(rows: Iterable[Row]) -> Iterable[Row]:
    for row in rows:
        given = {key: row[key] for key in ("id", "title", "text", "source")}
        yield {**given, "published": row["at"].isoformat() if "at" in row else row["published"]}


def groups(pairs: Iterable[tuple[str, object]]) -> Groups:
    """Who stands with whom, whatever the stories are called."""
    members: dict[object, set[str]] = {}
    for key, story in pairs:
        members.setdefault(story, set()).add(key)
    return {frozenset(found) for found in members.values()}


def by_stage(rows: Sequence[Row], **options: bool) -> Groups:
    return groups((row["id"], row["story"]) for row in stories.answer_all(iter(blind(rows)), **options))


def gathered(store: MemoryStore, row: Row) -> Gathered:
    source = store.source_named(row["source"], LONG_AGO).id
    url = f"https://{source}.example/{row['id']}"
    published = row.get("at") or dt.datetime.fromisoformat(row["published"])
    page = Extracted(
        url=url,
        title=row["title"],
        text=row["text"],
        html="",
        published_at=published,
        kind=Kind(row["kind"]),
        language="en",
    )
    made = content_hash(row["title"], row["text"])
    return Gathered(identity=url, source_id=source, extracted=page, content_hash=made)


def looks(rows: Sequence[Row], size: int) -> list[Sequence[Row]]:
    return [rows[start : start + size] for start in range(0, len(rows), size)]


def woven(given: Iterable[Sequence[Row]]) -> dict[str, str | None]:
    """Story by row after these looks."""
    store = MemoryStore()
    weaver = Weaver(store)
    keys: dict[str, str] = {}
    for rows in given:
        some = {row["id"]: gathered(store, row) for row in rows}
        at = max(item.extracted.published_at for item in some.values() if item.extracted.published_at)
        weaver.write(Look(feed_id=None, state=None, at=at, gathered=tuple(some.values())))
        known = store.articles([item.identity for item in some.values()])
        keys |= {str(known[item.identity].id): row for row, item in some.items()}
    return {keys[found.doc.id]: found.story for found in store.recent(LONG_AGO)}


@pytest.mark.parametrize("embedding", [False, True], ids=["words", "meaning"])
def test_order_within_a_minute_changes_nothing(embedding: bool) -> None:
    for seed in SEEDS:
        chance = random.Random(seed)
        given = within_minutes(news(), chance)
        other = minutes_shuffled(given, chance)
        assert by_stage(given, embedding=embedding) == by_stage(other, embedding=embedding)


def test_order_of_one_and_the_same_second_changes_nothing() -> None:
    """Feeds that print only the minute, or the day."""
    for seed in SEEDS:
        given = [{**row, "at": START} for row in random.Random(seed).sample(news(), 60)]
        other = random.Random(seed + 100).sample(given, len(given))
        assert by_stage(given, embedding=False) == by_stage(other, embedding=False)


def test_order_within_a_look_changes_nothing() -> None:
    for seed in SEEDS:
        chance = random.Random(seed)
        given = within_minutes(chance.sample(news(), 60), chance)
        other = chance.sample(given, len(given))
        one, two = woven([given]), woven([other])
        assert groups(one.items()) == groups(two.items())


@pytest.mark.parametrize("embedding", [False, True], ids=["words", "meaning"])
@pytest.mark.parametrize("online", [False, True], ids=["merged", "at arrival"])
def test_replaying_a_stream_gives_the_same_stories(embedding: bool, online: bool) -> None:
    given = random.Random(1).sample(news(), 80)
    once, again = (list(stories.answer_all(iter(blind(given)), online=online, embedding=embedding)) for _ in range(2))
    assert once == again
    assert len({row["story"] for row in once}) > 10


def test_replaying_a_stream_gives_the_same_related_articles() -> None:
    given = random.Random(2).sample(news(), 80)
    once, again = (list(related.answer_all(iter(blind(given)), embedding=False)) for _ in range(2))
    assert once == again
    assert any(row["related"] for row in once)


def test_replaying_looks_gives_the_same_stories() -> None:
    for seed in SEEDS:
        given = random.Random(seed).sample(news(), 80)
        assert woven(looks(given, 7)) == woven(looks(given, 7))


def test_round_ups_and_live_reports_enter_no_story_and_change_none() -> None:
    """Wherever they come in, the others stand as if they had never come."""
    for seed in SEEDS:
        chance = random.Random(seed)
        many = news(plain=False)
        given = [*news(), *many]
        given.sort(key=lambda row: (row["published"], row["id"]))
        chance.shuffle(many)
        places = iter(many)
        given = [row if row["event"] else {**next(places), "published": row["published"]} for row in given]
        mixed = looks(given, 9)
        with_them, without = woven(mixed), woven([[row for row in some if row["event"]] for some in mixed])
        assert {with_them[row["id"]] for row in many} == {None}
        assert groups((key, story) for key, story in with_them.items() if story) == groups(without.items())


@pytest.mark.parametrize("embedding", [False, True], ids=["words", "meaning"])
def test_round_ups_given_as_plain_rows_change_no_story(embedding: bool) -> None:
    """Whatever joins them, the reports of events stand together exactly as without them."""
    given = sorted([*news(), *news(plain=False)], key=lambda row: row["published"])
    events = {row["id"] for row in news()}
    found = by_stage(given, embedding=embedding)
    assert {group & events for group in found} - {frozenset()} == by_stage(news(), embedding=embedding)
