"""kill -9 at random moments of an ingest: nothing acknowledged is lost, nothing doubled, both databases stay whole."""

import json
import random
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shell import Newsroom, Shell, on_postgresql, own_shell, replay

pytestmark = [pytest.mark.slow, pytest.mark.corpora]

_SEED = 20261124
_LONGEST_DELAY_S = 0.3  # after the line that is waited for; a look is written in some tens of milliseconds
_MOST_RUNS = 150


def test_a_kill_at_any_moment_loses_and_doubles_nothing(tmp_path: Path) -> None:
    kills, sites = (10, "25") if on_postgresql() else (50, "60")
    env = {"NEWSLOOM_ALLOW_NETWORKS": "127.0.0.0/8", "NEWSLOOM_HOST_GAP_S": "0", "NEWSLOOM_FETCHERS": "4"}
    with replay("--limit", sites) as room, own_shell(tmp_path / "data", **env) as shell:
        assert shell.run("opml", "import", room.opml).returncode == 0
        acknowledged = _kill_repeatedly(shell, room, kills)
        last = shell.rows("fetch", "--once", "--json", "--all")
        assert [row["error"] for row in last if row["error"]] == []
        _nothing_is_missing(shell, room, acknowledged)
        _rows_agree(shell)


def _kill_repeatedly(shell: Shell, room: Newsroom, kills: int) -> "Counter[str]":
    """Articles acknowledged per feed, after so many kills; more is published whenever everything has come in."""
    chance = random.Random(_SEED)
    acknowledged: Counter[str] = Counter()
    done = published = 0
    for _ in range(_MOST_RUNS):
        every = ("--all",) if published else ()
        lines, was_killed = _killed_run(shell, chance, *every)
        acknowledged.update({row["feed"]: row["new"] for row in lines})
        done += was_killed
        stored = _stored(shell)
        assert {feed: (n, stored.get(feed, 0)) for feed, n in acknowledged.items() if stored.get(feed, 0) < n} == {}
        if done == kills:
            print(
                f"{done} kills, {sum(acknowledged.values())} articles acknowledged before them, {published} publishings"
            )
            return acknowledged
        if not was_killed:
            room.publish()
            published += 1
    raise AssertionError(f"only {done} kills hit a running ingest")


def _killed_run(shell: Shell, chance: random.Random, *options: str) -> tuple[list[dict[str, Any]], bool]:
    """The lines a run printed before it was killed, and whether the kill found it running."""
    wait_for, delay_s = chance.choice((0, 0, 1, 2)), chance.uniform(0, _LONGEST_DELAY_S)
    if wait_for == 0:  # a moment anywhere in starting up and the first looks
        delay_s = chance.uniform(0.2, 2.0)
    running = shell.start("fetch", "--once", "--json", *options)
    assert running.stdout is not None
    timer = threading.Timer(delay_s, running.kill)
    if wait_for == 0:
        timer.start()
    lines = []
    for line in running.stdout:
        if line.endswith("\n"):
            lines.append(json.loads(line))
        if len(lines) == wait_for:
            timer.start()
    running.stdout.close()
    status = running.wait()
    timer.cancel()
    return lines, status == -9


def _stored(shell: Shell) -> dict[str, int]:
    """Articles per feed, read past our own code."""
    rows = shell.query(
        "SELECT f.url, count(DISTINCT e.article_id) FROM store_feed f JOIN store_entry e ON e.feed_id = f.id"
        " JOIN store_article a ON a.id = e.article_id GROUP BY f.url"
    )
    return dict(_pairs(rows))


def _pairs(rows: list[tuple[Any, ...]]) -> Iterator[tuple[str, int]]:
    for url, count in rows:
        yield str(url), int(count)


def _nothing_is_missing(shell: Shell, room: Newsroom, acknowledged: "Counter[str]") -> None:
    counts = Counter(row["url"] for row in shell.rows("export", "articles"))
    assert [url for url, count in counts.items() if count > 1] == []
    assert set(counts) == room.shown()
    stored = _stored(shell)
    assert all(stored[feed] >= count for feed, count in acknowledged.items() if count)


def _rows_agree(shell: Shell) -> None:
    assert all(row["ok"] for row in shell.rows("doctor", "--json"))
    ((articles, identities),) = shell.query("SELECT count(*), count(DISTINCT identity) FROM store_article")
    assert articles == identities
    key = "article_id" if on_postgresql() else "rowid"
    ((orphans,),) = shell.query(f"SELECT count(*) FROM store_search WHERE {key} NOT IN (SELECT id FROM store_article)")
    ((indexed,),) = shell.query("SELECT count(*) FROM store_search")
    assert (indexed, orphans) == (articles, 0)
    wrong = shell.query(
        "SELECT s.id, s.article_count, s.copy_count, count(a.id), count(a.copy_of_id) FROM store_story s"
        " LEFT JOIN store_article a ON a.story_id = s.id WHERE s.merged_into_id IS NULL GROUP BY s.id"
        " HAVING s.article_count <> count(a.id) OR s.copy_count <> count(a.copy_of_id)"
    )
    assert wrong == []
    unsized = shell.query(
        "SELECT g.id, g.size, count(a.id) FROM store_copygroup g LEFT JOIN store_article a ON a.copy_group_id = g.id"
        " GROUP BY g.id HAVING g.size <> count(a.id) AND count(a.id) > 0"
    )
    assert unsized == []
    outlets = shell.query(
        "SELECT id, outlet_count, independent_count, outlets FROM store_story WHERE merged_into_id IS NULL"
    )
    for story, count, independent, named in outlets:
        rows = json.loads(named) if isinstance(named, str) else named
        assert (count, independent) == (len(rows), sum(not row[3] for row in rows)), story
    if not on_postgresql():
        assert shell.query("PRAGMA integrity_check") == [("ok",)]
        assert shell.query("PRAGMA foreign_key_check") == []
