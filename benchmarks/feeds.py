"""Feed fields, feedparser beside us."""

from collections.abc import Iterator

from benchmarks.measure import Bench, Figures
from benchmarks.table import Line, Table, compared, cpu_line, errors_note

SETS = {"feeds/gofeed_expected": "feeds", "feeds/feedrs_fixtures": "feeds", "feeds/feedparser_asserts": "asserts"}
MEASURES = {"fields": "expected fields", "whole_cases": "feeds all right", "agree": "equalities"}
TIMES = 10  # the small files read so often over, to be long enough to measure


def table(bench: Bench) -> Table:
    """Share of expected fields that agree, and CPU seconds."""
    lines: list[Line] = []
    notes: list[str] = []
    for corpus, kind in SETS.items():
        given, name = bench.blind(corpus), corpus.split("/")[1]
        ours, theirs = bench.stage("feed", given), bench.peer("feedparser", given)
        figures, beside = bench.score(kind, corpus, ours), bench.score(kind, corpus, theirs)
        why = dict.fromkeys(MEASURES, "missed most by us " + _misses(figures)) if figures.get("misses") else {}
        lines += compared(name, MEASURES, figures, [beside], why)
        notes += errors_note(name, ours.errors, ours.rows)
    lines += _speed(bench)
    return Table(
        title="Feeds",
        says="Expected fields (title, link, dates, authors, …) read as expected, by feeds other parsers test themselves "
        "with; feedparser with its defaults. The equalities of feedparser_asserts are feedparser's own tests. "
        f"CPU seconds are of each set read {TIMES} times.",
        peers=("feedparser",),
        lines=tuple(lines),
        notes=tuple(notes),
    )


def _speed(bench: Bench) -> Iterator[Line]:
    for corpus in SETS:
        often = bench.again(bench.blind(corpus), TIMES)
        ours, theirs = bench.stage("feed", often), bench.peer("feedparser", often)
        yield cpu_line(corpus.split("/")[1], ours.cpu_s, [theirs.cpu_s], ours.rows)


def _misses(figures: Figures) -> str:
    return ", ".join(f"{field} {count}" for field, count in list(figures["misses"].items())[:5])
