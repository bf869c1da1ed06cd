"""Related articles, nearest by TF-IDF beside us."""

from benchmarks import unrelated
from benchmarks.measure import Bench, Run
from benchmarks.table import Line, Table, compared, cpu_line, errors_note

SETS = ("basil", "ecbplus")
MOST = 10
MEASURES = {"map": "mean average precision"}


def table(bench: Bench) -> Table:
    """Mean average precision of the ten nearest, CPU seconds."""
    lines: list[Line] = []
    notes: list[str] = []
    for name in SETS:
        corpus = f"stories/{name}"
        given = bench.blind(corpus)
        ours, theirs = bench.stage("related", given), bench.peer("tfidf-neighbours", given)
        figures, beside = bench.score("related", corpus, ours), bench.score("related", corpus, theirs)
        lines += compared(name, MEASURES, figures, [beside], {"map": _fewer(ours, theirs)})
        lines.append(cpu_line(name, ours.cpu_s, [theirs.cpu_s], ours.rows))
        notes += errors_note(name, ours.errors, ours.rows)
    found, told = _unrelated(bench)
    lines += found
    notes += told
    return Table(
        title="Related articles",
        says="Articles of the same story ranked first among the ten related; the peer ranks by the cosine of TF-IDF over the "
        "whole set. In the unrelated streams no two articles are of one event, and for an article nothing should be shown; "
        f"one article of each topic, some of the others, {unrelated.DRAWS} draws, without dates and with dates over two weeks.",
        peers=("TF-IDF",),
        lines=tuple(lines),
        notes=tuple(notes),
    )


def _fewer(ours: Run, theirs: Run) -> str:
    """How often fewer than ten are given: what is not given cannot rank."""
    fewer = [sum(len(row.get("related") or []) < MOST for row in run.answers()) for run in (ours, theirs)]
    return f"fewer than {MOST} given for {fewer[0]} of {ours.rows} articles by us, for {fewer[1]} by the peer"


def _unrelated(bench: Bench) -> tuple[list[Line], list[str]]:
    """The share of articles of unrelated streams for which nothing is shown; the peer always shows something."""
    lines, notes = [], []
    for dated in (False, True):
        name = "unrelated, dated" if dated else "unrelated"
        rows = shown = 0
        for seed in range(unrelated.DRAWS):
            given = unrelated.written(bench.work / f"unrelated-{seed}-{dated}.jsonl", seed, dated=dated)
            run = bench.stage("related", given)
            rows += run.rows
            shown += len(unrelated.shown_in(run.answers()))
        lines.append(Line(set=name, measure="articles without anything shown", ours=1 - shown / rows, peers=(None,)))
        notes.append(
            f"{name}: something was shown for {shown} of {rows} articles (`python -m benchmarks.unrelated` lists them)."
        )
    return lines, notes
