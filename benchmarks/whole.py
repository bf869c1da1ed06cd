"""Articles per CPU second for the whole way from bytes to story."""

import json
import sys

from benchmarks.measure import Bench, lines_of
from benchmarks.table import Line, Table, cpu_line
from benchmarks.whole_way import SINGLE_PASS_AT

SETS = ("pages/fundus", "pages/newspaper4k")
STEPS = ("extract", "language", "copies", "stories")


def table(bench: Bench) -> Table:
    """Articles per CPU second, and where the seconds go."""
    given = [bench.blind(corpus) for corpus in SETS]
    ways = [
        json.loads(lines_of([sys.executable, "-m", "benchmarks.whole_way", way, *given])[-1])
        for way in ("ours", "usual")
    ]
    rates = [way["articles"] / sum(way["steps"].values()) for way in ways]
    seconds = [[way["steps"].get(step, 0.0) for way in ways] for step in STEPS]
    return Table(
        title="The whole way",
        says=f"{ways[0]['articles']} pages (fundus and newspaper4k) from bytes to story in one process: extract, language with "
        "section, hashtags and key points, copies, stories with merges. Starting, imports, network and database are not "
        "counted; tables loaded at first use are. The usual parts are trafilatura with metadata, py3langid (a language and "
        f"nothing else), MinHash, and TF-IDF single pass at {SINGLE_PASS_AT:.2f}.",
        peers=("usual parts",),
        lines=(
            Line(set="pages", measure="articles per CPU second", ours=rates[0], peers=(rates[1],), digits=1),
            *(
                cpu_line("pages", mine, [theirs], ways[0]["articles"], f"CPU seconds, {step}")
                for step, (mine, theirs) in zip(STEPS, seconds, strict=True)
            ),
        ),
    )
