"""Copies of one text, MinHash as usual beside us."""

from benchmarks.measure import Bench
from benchmarks.peers import BANDS, JACCARD, PERMUTATIONS, WIDTH
from benchmarks.table import Table, compared, cpu_line, errors_note

CORPUS = "copies/wire"
MEASURES = {"pair_f1": "pair F1", "pair_p": "pair precision", "pair_r": "pair recall", "b3_f1": "B-cubed F1"}


def table(bench: Bench) -> Table:
    """Pair F1 and B-cubed of copy groups, CPU seconds."""
    given = bench.blind(CORPUS)
    ours, theirs = bench.stage("copies", given), bench.peer("minhash", given)
    figures, beside = bench.score("copies", CORPUS, ours), bench.score("copies", CORPUS, theirs)
    return Table(
        title="Copies",
        says=f"Wire copies folded. MinHash as usual: {PERMUTATIONS} permutations over {WIDTH}-word shingles, {BANDS} bands, "
        f"estimated Jaccard of {JACCARD:g} and above, in numpy.",
        peers=("MinHash",),
        lines=(*compared("wire", MEASURES, figures, [beside]), cpu_line("wire", ours.cpu_s, [theirs.cpu_s])),
        notes=tuple(errors_note("wire", ours.errors, ours.rows)),
    )
