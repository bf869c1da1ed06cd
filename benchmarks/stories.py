"""Story groups, TF-IDF single pass beside us."""

from benchmarks.measure import Bench
from benchmarks.peers import TFIDF_BEST
from benchmarks.table import Line, Table, compared, cpu_line, errors_note

MEASURES = {"b3_f1": "B-cubed F1", "b3_p": "B-cubed precision", "b3_r": "B-cubed recall"}


def table(bench: Bench) -> Table:
    """B-cubed of story groups, CPU seconds."""
    lines: list[Line] = []
    notes: list[str] = []
    for name, threshold in TFIDF_BEST.items():
        corpus = f"stories/{name}"
        given = bench.blind(corpus)
        ours, theirs = bench.stage("stories", given), bench.peer("tfidf-single-pass", given, str(threshold))
        figures, beside = bench.score("stories", corpus, ours), bench.score("stories", corpus, theirs)
        lines += compared(name, MEASURES, figures, [beside])
        lines.append(cpu_line(name, ours.cpu_s, [theirs.cpu_s], ours.rows))
        notes += errors_note(name, ours.errors, ours.rows)
    best = ", ".join(f"{threshold:.2f} for {name}" for name, threshold in TFIDF_BEST.items())
    return Table(
        title="Stories",
        says="Articles grouped by event: ours with one setting for all sets, the single pass over TF-IDF centroids with the "
        f"best threshold of each set ({best}).",
        peers=("TF-IDF single pass",),
        lines=tuple(lines),
        notes=tuple(notes),
    )
