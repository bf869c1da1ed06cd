"""Related articles, nearest by TF-IDF beside us."""

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
    return Table(
        title="Related articles",
        says="Articles of the same story ranked first among the ten related; the peer ranks by the cosine of TF-IDF over the "
        "whole set.",
        peers=("TF-IDF",),
        lines=tuple(lines),
        notes=tuple(notes),
    )


def _fewer(ours: Run, theirs: Run) -> str:
    """How often fewer than ten are given: what is not given cannot rank."""
    fewer = [sum(len(row.get("related") or []) < MOST for row in run.answers()) for run in (ours, theirs)]
    return f"fewer than {MOST} given for {fewer[0]} of {ours.rows} articles by us, for {fewer[1]} by the peer"
