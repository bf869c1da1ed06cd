"""Copies of one text, MinHash beside us."""

from benchmarks.measure import Bench
from benchmarks.peers import BANDS, JACCARD, MINHASH_BEST, PERMUTATIONS, WIDTH
from benchmarks.table import Table, compared, cpu_line, errors_note

CORPUS = "copies/wire"
MEASURES = {"pair_f1": "pair F1", "pair_p": "pair precision", "pair_r": "pair recall", "b3_f1": "B-cubed F1"}


def table(bench: Bench) -> Table:
    """Pair F1 and B-cubed of copy groups, CPU seconds."""
    given = bench.blind(CORPUS)
    ours = bench.stage("copies", given)
    theirs = [bench.peer("minhash", given), bench.peer("minhash", given, *map(str, MINHASH_BEST))]
    figures = [bench.score("copies", CORPUS, run) for run in (ours, *theirs)]
    jaccard, bands, width = MINHASH_BEST
    return Table(
        title="Copies",
        says=f"Wire copies folded. MinHash in numpy: {PERMUTATIONS} permutations; as usual {WIDTH}-word shingles, {BANDS} "
        f"bands, estimated Jaccard {JACCARD:g} and above; and with the best settings for this very set ({width}-word "
        f"shingles, {bands} bands, {jaccard:g}), which nobody knows beforehand. Ours has one setting for everything.",
        peers=("MinHash as usual", "MinHash, best for this set"),
        lines=(
            *compared("wire", MEASURES, figures[0], figures[1:]),
            cpu_line("wire", ours.cpu_s, [run.cpu_s for run in theirs], ours.rows),
        ),
        notes=tuple(errors_note("wire", ours.errors, ours.rows)),
    )
