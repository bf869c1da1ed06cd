"""What a worker adds with many live articles, and how many articles a CPU second are assigned.

    python -m benchmarks.memory [ARTICLES] [--words-only] [--encoded N]

Prints one JSON object. Invented articles (benchmarks.invented), with invented vectors: what is held does not depend on them.
Memory is what the process holds beyond what it held before the two indices were made; of two indices the second counts the text it
alone holds. Merging and parting run as often as in `newsloom stage stories`.
"""

import argparse
import ctypes
import gc
import json
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.invented import Newswire
from benchmarks.measure import Bench, lines_of
from benchmarks.table import Line, Table
from newsloom.copies.index import CopyIndex
from newsloom.stories.index import StoryIndex

LIVE = 100_000
WINDOW_S = 10 * 86_400  # the weaver's window
MEND_EVERY = 150
LAST = 10  # the rate is that of the last tenth, with all the others there
ENCODED = 300  # articles encoded to see how fast that is
NOW = 1_790_000_000.0


def measured(count: int, *, vectors: bool, encoded: int) -> dict[str, float]:
    """Megabytes and articles per CPU second, by what was measured."""
    wire = Newswire(vectors=vectors)
    _warm(Newswire(seed=2, vectors=vectors))
    found: dict[str, float] = {"articles": count, "idle_mb": held_mb()}
    copies, stories = CopyIndex(), StoryIndex()  # their tables of fixed size count too
    spent = {"copies": 0.0, "stories": 0.0}
    tail = count - count // LAST
    for place, doc in enumerate(wire.articles(count, 1, NOW, count / WINDOW_S), 1):
        start = time.process_time()
        copy_of = copies.add(doc).copy_of
        middle = time.process_time()
        stories.assign(doc, copy_of)
        if place % MEND_EVERY == 0:
            stories.merge_pass()
            stories.part_pass()
        if place > tail:
            spent["copies"] += middle - start
            spent["stories"] += time.process_time() - middle
    del wire
    found["added_mb"] = held_mb() - found["idle_mb"]
    found["kept"] = len(stories)
    del copies
    found["stories_mb"] = held_mb() - found["idle_mb"]
    found |= {f"{name}_per_cpu_s": (count - tail) / seconds for name, seconds in spent.items()}
    del stories
    if encoded:
        found |= _encoding(encoded)
    return found


def _warm(wire: Newswire) -> None:
    """Loads what a first article loads: it is no article's memory."""
    doc = next(wire.articles(1, 1, NOW, 1.0))
    CopyIndex().add(doc)
    StoryIndex().assign(doc)


def _encoding(count: int) -> dict[str, float]:
    """How fast title and lead are encoded, and what the encoder holds."""
    from newsloom.text.encoder import gist, shipped

    docs = list(Newswire(seed=3, vectors=False).articles(count, 1, NOW, 1.0))
    before = held_mb()
    shipped().encode("Warm")
    start = time.process_time()
    for doc in docs:
        shipped().encode(gist(doc.title, doc.text))
    seconds = time.process_time() - start
    return {"encoded_per_cpu_s": count / seconds, "encoder_mb": held_mb() - before}


def held_mb() -> float:
    """Megabytes this process holds, after what is free was given back."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    said = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text(encoding="utf-8"))
    return int(said[1]) / 1024 if said else 0.0


def table(bench: Bench) -> Table:
    """Megabytes and rates of one process with LIVE articles."""
    command = [sys.executable, "-m", "benchmarks.memory", str(LIVE)]
    meant: dict[str, Any] = json.loads(lines_of(command)[-1])
    words: dict[str, Any] = json.loads(lines_of([*command, "--words-only"])[-1])
    both = 1 / (1 / meant["stories_per_cpu_s"] + 1 / meant["encoded_per_cpu_s"])
    name = f"{LIVE:,} live"
    rows = (
        ("megabytes added to an idle worker, copies and stories (400 asked)", meant["added_mb"]),
        ("megabytes added, stories alone", meant["stories_mb"]),
        ("megabytes added by words, copies and stories", words["added_mb"]),
        ("megabytes of the encoder itself", meant["encoder_mb"]),
        ("articles assigned per CPU second once encoded (1,000 asked)", meant["stories_per_cpu_s"]),
        ("articles encoded and assigned per CPU second (70 asked)", both),
        ("articles assigned per CPU second by words", words["stories_per_cpu_s"]),
        ("articles looked at for copies per CPU second", meant["copies_per_cpu_s"]),
    )
    return Table(
        title="Stories, with many live articles",
        says="Invented articles (some 350 words by Zipf's law, four to an event), ten days of them. Rates are those of the last "
        f"tenth, merging and parting every {MEND_EVERY} articles included. Nothing stands beside.",
        lines=tuple(Line(set=name, measure=says, ours=figure, digits=1) for says, figure in rows),
    )


def main(arguments: Sequence[str]) -> None:
    """Measures in this process."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory", description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=LIVE)
    parser.add_argument("--words-only", action="store_true", help="no vectors")
    parser.add_argument("--encoded", type=int, default=ENCODED, metavar="N", help="articles to encode; 0: none")
    given = parser.parse_args(arguments)
    encoded = 0 if given.words_only else given.encoded
    print(json.dumps(measured(given.articles, vectors=not given.words_only, encoded=encoded)))


if __name__ == "__main__":
    main(sys.argv[1:])
