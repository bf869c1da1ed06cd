"""Who said what, and when; and what reading everything costs. Nobody stands beside us."""

import json
import sys
from typing import Any

from benchmarks.corpora import gold
from benchmarks.measure import Bench, lines_of
from benchmarks.table import Line, Table, compared, errors_note

QUOTES = {
    "found": "direct quotations found",
    "found_with_speaker": "direct quotations with the right speaker",
    "precision_with_speaker": "precision of quotations with a speaker",
}
DATES = {
    "found": "expressions found",
    "value": "right value",
    "day_value": "right day, where a day is meant",
    "value_precision": "precision of values",
}
WHOLE = (("categories/bbc", 4), ("timelines/timeline17_articles", 12))  # set, and of which rows one in so many is read


def table(bench: Bench) -> Table:
    """Recall and precision of quotations and dates; articles a CPU second, all read in one pass."""
    quotes = bench.stage("quotes", bench.blind("quotes/polnear"))
    dates = bench.stage("dates", bench.blind("dates/timeml"))
    lines = [
        *compared("polnear", QUOTES, bench.score("quotes", "quotes/polnear", quotes), []),
        *compared("timeml", DATES, bench.score("dates", "dates/timeml", dates), []),
    ]
    for name, every in WHOLE:
        command = [sys.executable, "-m", "benchmarks.one_pass", str(gold(name)), "--every", str(every)]
        found: dict[str, Any] = json.loads(lines_of(command)[-1])
        says = "articles of 500 words per CPU second, everything read (120 asked)"
        lines.append(Line(set=name.split("/")[1], measure=says, ours=found["articles_per_cpu_s"], digits=0))
    slow: dict[str, Any] = json.loads(lines_of([sys.executable, "-m", "benchmarks.long_texts"])[-1])
    says = f"the worst of {slow['texts']} texts of {slow['chars']:,} characters"
    lines.append(Line(set="made to be slow", measure=f"CPU seconds, {says}", ours=slow["worst_cpu_s"], digits=1))
    lines.append(
        Line(
            set="made to be slow",
            measure="times the cost of a tenth of it, the worst",
            ours=slow["worst_growth"],
            digits=1,
        )
    )
    return Table(
        title="Who said what, and when",
        says="`newsloom stage quotes` over attributions (polnear, evaluation only: no weight was learned from it), `newsloom stage dates` "
        "over TimeBank and AQUAINT (timeml). Reading everything: language, section, topics, hashtags, people, organisations, places, "
        "roles, quotations, dates, upcoming and past events. Nothing stands beside.",
        lines=tuple(lines),
        notes=(*errors_note("polnear", quotes.errors, quotes.rows), *errors_note("timeml", dates.errors, dates.rows)),
    )
