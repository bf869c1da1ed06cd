"""Related articles, nearest by TF-IDF beside us."""

from benchmarks.measure import Bench
from benchmarks.table import Line, Table, compared, cpu_line, errors_note

SETS = ("basil", "ecbplus")
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
        lines += compared(name, MEASURES, figures, [beside])
        lines.append(cpu_line(name, ours.cpu_s, [theirs.cpu_s]))
        notes += errors_note(name, ours.errors, ours.rows)
    return Table(
        title="Related articles",
        says="Articles of the same story ranked first among the ten related; the peer ranks by the cosine of TF-IDF over the "
        "whole set.",
        peers=("TF-IDF",),
        lines=tuple(lines),
        notes=tuple(notes),
    )
