"""What one more article costs when many are archived: the whole weave, and the story index alone.

    python -m benchmarks.archive [ARCHIVED] [--live N] [--looks N]

Prints one JSON object. A SQLite database of its own is filled in bulk with invented articles older than the weaver's window:
rows of articles, stories, copy groups, entries and the search index, with short texts. Then come the live ones, as many for every
size, woven as always, and then the looks that are timed, by a weaver that has just been started. Nothing is encoded: that costs
the same whatever is archived, and would hide what does not.
"""

import argparse
import datetime as dt
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.invented import Newswire
from benchmarks.measure import Bench, lines_of
from benchmarks.table import Line, Table

FEW, MANY = 10_000, 1_000_000
ASKED = 1.3  # times the cost with FEW that MANY may cost
LIVE, LOOKS, A_LOOK = 1_500, 40, 10
POOL = 2_000  # archived rows made one by one; the others repeat them under numbers and names of their own
ARCHIVED_WORDS = 40  # a text: rows are found by their keys, and a million long texts fill a disk
ARTICLES_PER_STORY = 4
NOW = dt.datetime(2026, 9, 21, tzinfo=dt.UTC)
OLDEST_DAYS, NEWEST_DAYS = 730, 30  # before now, of the archived ones
WINDOW = dt.timedelta(days=10)
SOURCES = 200  # as many as the newswire has


def measured(archived: int, *, live: int, looks: int) -> dict[str, float]:
    """CPU milliseconds: of an article woven, of its assignment alone, and once of a start that reads the live ones."""
    from newsloom.pipeline.weave import Weaver
    from newsloom.store.news import NewsStore

    feed = _subscribed()
    _fill(archived, feed)
    assigning = _timed_assignment()
    wire = Newswire(vectors=False)
    days = WINDOW.total_seconds() * 0.9
    weaver = Weaver(NewsStore())
    for number in range(live // A_LOOK):
        at = NOW - dt.timedelta(seconds=days * (1 - number / (live // A_LOOK)))
        weaver.write(_look(feed, wire, at, number))
    started = Weaver(NewsStore())
    costs = []
    assigning.clear()
    for number in range(looks + 1):
        before = time.process_time()
        started.write(_look(feed, wire, NOW + dt.timedelta(minutes=number), live // A_LOOK + number))
        costs.append(1000 * (time.process_time() - before))
    weave = statistics.mean(costs[1:])
    return {
        "archived": archived,
        "weave_ms": weave / A_LOOK,
        "assign_ms": 1000 * statistics.mean(assigning[A_LOOK:]),
        "start_ms": costs[0] - weave,
    }


def _subscribed() -> int:
    """The number of a feed that is there; the sources are all there too."""
    from newsloom.model.source import NewSource
    from newsloom.store.news import NewsStore

    feeds = [
        NewsStore().add_feed(NewSource(name=f"Outlet {n}", feed_url=f"https://outlet{n}.example/feed"), NOW)[0]
        for n in range(SOURCES)
    ]
    return int(feeds[0].id)


def _fill(archived: int, feed: int) -> None:
    """Archived articles with all that is kept of one, in bulk."""
    from django.db import connection, transaction

    from newsloom.store.models import Article, CopyGroup, Entry, Story
    from newsloom.store.search import index_articles

    with transaction.atomic():
        pool = list(_pool())
        numbers = range(1, POOL + 1)
        CopyGroup.objects.bulk_create([CopyGroup(pk=n, origin="Outlet") for n in numbers])
        stories = [_story(n) for n in numbers if n % ARTICLES_PER_STORY == 1]
        Story.objects.bulk_create(stories)
        Article.objects.bulk_create(pool, batch_size=100)
        Entry.objects.bulk_create(
            [Entry(pk=n, feed_id=feed, key=f"old {n}", content_hash="0", article_id=n, seen_at=NOW) for n in numbers]
        )
        index_articles([(row.pk, row.title, row.text) for row in pool])
    with connection.cursor() as cursor:
        for shift in range(POOL, archived, POOL):
            with transaction.atomic():
                for model in (CopyGroup, Story, Article, Entry):
                    _repeat(cursor, model, shift)
                cursor.execute(
                    "INSERT INTO store_search (rowid, title, body)"
                    " SELECT rowid + %s, title, body FROM store_search WHERE rowid <= %s",
                    [shift, POOL],
                )


def _repeat(cursor: Any, model: Any, shift: int) -> None:
    """The pool's rows of a model again, their numbers and the rows they point at shifted, their names made others."""
    columns, values = [], []
    for field in model._meta.concrete_fields:
        moved = field.primary_key or field.name in ("story", "copy_group", "article")
        renamed = field.name in ("identity", "key", "url")
        columns.append(f'"{field.column}"')
        values.append(f'"{field.column}" + {shift}' if moved else f'"{field.column}"')
        if renamed:
            values[-1] = f"\"{field.column}\" || ' {shift}'"
    table = model._meta.db_table
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table} WHERE id <= {POOL}"
    )


def _pool() -> Iterator[Any]:
    from newsloom.store.models import Article

    wire = Newswire(seed=4, words=ARCHIVED_WORDS, vectors=False)
    span = dt.timedelta(days=OLDEST_DAYS - NEWEST_DAYS) / POOL
    for number, doc in enumerate(wire.articles(POOL, 1, NOW.timestamp(), 1.0), 1):
        at = NOW - dt.timedelta(days=OLDEST_DAYS) + number * span
        yield Article(
            pk=number,
            identity=f"https://archive.example/{number}",
            url=f"https://archive.example/{number}",
            source_id=1 + number % SOURCES,
            title=doc.title,
            text=doc.text,
            language="en",
            published_at=at,
            first_seen_at=at,
            sort_at=at,
            content_hash=f"{number:064}",
            copy_group_id=number,
            story_id=number - (number - 1) % ARTICLES_PER_STORY,
            key_points=[],
        )


def _story(number: int) -> Any:
    from newsloom.store.models import Story

    at = NOW - dt.timedelta(days=NEWEST_DAYS)
    return Story(pk=number, headline="Archived", first_at=at, last_at=at, article_count=ARTICLES_PER_STORY)


def _look(feed: int, wire: Newswire, at: dt.datetime, number: int) -> Any:
    """A look that brings A_LOOK new articles."""
    from newsloom.copies.identity import content_hash
    from newsloom.model.article import Extracted
    from newsloom.model.intent import Gathered, Look, SeenEntry
    from newsloom.model.source import FeedId, FetchState, SourceId

    gathered = []
    for doc in wire.articles(A_LOOK, number * A_LOOK, at.timestamp(), 1.0):
        url = f"https://live.example/{doc.id}"
        page = Extracted(
            url=url, title=doc.title, text=doc.text, html=f"<p>{doc.text}</p>", published_at=at, language="en"
        )
        made = content_hash(doc.title, doc.text)
        source = SourceId(1 + int(doc.source))
        gathered.append(Gathered(identity=url, source_id=source, extracted=page, content_hash=made, entry_key=url))
    entries = tuple(SeenEntry(key=item.entry_key, content_hash=item.content_hash) for item in gathered)
    return Look(feed_id=FeedId(feed), state=FetchState(), at=at, gathered=tuple(gathered), entries=entries)


def _timed_assignment() -> list[float]:
    """The CPU seconds of every assignment from now on, as they come."""
    from newsloom.stories.index import StoryIndex

    spent: list[float] = []
    assign = StoryIndex.assign

    def timed(index: StoryIndex, *given: Any) -> Any:
        before = time.process_time()
        found = assign(index, *given)
        spent.append(time.process_time() - before)
        return found

    StoryIndex.assign = timed  # type: ignore[method-assign, assignment]
    return spent


def table(bench: Bench) -> Table:
    """CPU milliseconds of one more article with FEW and with MANY archived."""
    few, many = (json.loads(lines_of([sys.executable, "-m", "benchmarks.archive", str(n)])[-1]) for n in (FEW, MANY))
    name = f"{MANY:,} archived"
    lines = [
        _line(name, "weaving an article whole", few["weave_ms"], many["weave_ms"]),
        _line(name, "assigning it to its story", few["assign_ms"], many["assign_ms"]),
        _line(name, "starting a weaver, once", few["start_ms"], many["start_ms"]),
    ]
    return Table(
        title="Stories, with a long archive",
        says=f"CPU milliseconds over SQLite with {MANY:,} and with {FEW:,} archived articles and {LIVE:,} live ones: at most "
        f"{ASKED} times as many are asked. Invented articles (benchmarks.archive says how), nothing encoded.",
        lines=tuple(line for pair in lines for line in pair),
    )


def _line(name: str, says: str, few: float, many: float) -> tuple[Line, Line]:
    return (
        Line(set=name, measure=f"CPU ms, {says} ({few:.2f} with {FEW:,})", ours=many, digits=2),
        Line(set=name, measure=f"times as many, {says}", ours=many / few if few else None, digits=2),
    )


def main(arguments: Sequence[str]) -> None:
    """Measures in this process, over a data folder that is thrown away."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive", description=__doc__)
    parser.add_argument("archived", nargs="?", type=int, default=MANY, help=f"at least {POOL}")
    parser.add_argument("--live", type=int, default=LIVE)
    parser.add_argument("--looks", type=int, default=LOOKS, help=f"timed ones, of {A_LOOK} articles each")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="newsloom-bench-") as folder:
        os.environ |= {"NEWSLOOM_DATA": folder, "DATABASE_URL": ""}
        from newsloom.serve.cli.state import prepare

        prepare()
        print(json.dumps(measured(given.archived, live=given.live, looks=given.looks)))


if __name__ == "__main__":
    main(sys.argv[1:])
