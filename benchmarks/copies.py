"""Copies of one text, MinHash beside us."""

import json
import random
import re
import statistics
from pathlib import Path

from benchmarks.measure import Bench
from benchmarks.peers import BANDS, JACCARD, MINHASH_BEST, PERMUTATIONS, WIDTH
from benchmarks.table import Line, Table, compared, cpu_line, errors_note, rate_line

CORPUS = "copies/wire"
MEASURES = {"pair_f1": "pair F1", "pair_p": "pair precision", "pair_r": "pair recall", "b3_f1": "B-cubed F1"}
SHUFFLES = 5
TIMES = 8  # over, where once is too short to measure a rate
_WORD = re.compile(r"[^\W\d_]{4,}")


def table(bench: Bench) -> Table:
    """Pair F1 and B-cubed of copy groups, CPU seconds, documents per CPU second."""
    given = bench.blind(CORPUS)
    ours = bench.stage("copies", given)
    theirs = [bench.peer("minhash", given), bench.peer("minhash", given, *map(str, MINHASH_BEST))]
    figures = [bench.score("copies", CORPUS, run) for run in (ours, *theirs)]
    jaccard, bands, width = MINHASH_BEST
    return Table(
        title="Copies",
        says=f"Wire copies folded. MinHash in numpy: {PERMUTATIONS} permutations; as usual {WIDTH}-word shingles, {BANDS} "
        f"bands, estimated Jaccard {JACCARD:g} and above; and with the best settings for this very set ({width}-word "
        f"shingles, {bands} bands, {jaccard:g}), which nobody knows beforehand. Ours has one setting for everything. The "
        "rows carry no times: they come in one order, and for the mean in others, each a shuffle by its seed. Documents per "
        f"CPU second are those of {TIMES} times the rows, each time with other words in the long words' places, reading "
        "and tokenising included.",
        peers=("MinHash as usual", "MinHash, best for this set"),
        lines=(
            *compared("wire", MEASURES, figures[0], figures[1:]),
            _shuffled(bench, given, [run["pair_f1"] for run in figures[1:]]),
            cpu_line("wire", ours.cpu_s, [run.cpu_s for run in theirs], ours.rows),
            _rate(bench, given),
        ),
        notes=(
            "Natural groups of the set were labelled through text that was cut out of it since, and closed over chains: a "
            "group of 15 has pages that share nothing. docs/why/0006-copies.md says what can be found at most.",
            *errors_note("wire", ours.errors, ours.rows),
        ),
    )


def _shuffled(bench: Bench, given: Path, peers: list[float]) -> Line:
    """Pair F1 over other orders of arrival; the peers compare every pair, whatever the order."""
    rows = given.read_text(encoding="utf-8").splitlines(keepends=True)
    found = []
    for seed in range(SHUFFLES):
        path = given.with_suffix(f".s{seed}")
        path.write_text("".join(random.Random(seed).sample(rows, len(rows))), encoding="utf-8")
        found.append(bench.score("copies", CORPUS, bench.stage("copies", path))["pair_f1"])
    says = f"pair F1, mean of {SHUFFLES} shuffles (least {min(found):.3f})"
    return Line(set="wire", measure=says, ours=statistics.mean(found), peers=tuple(peers))


def _rate(bench: Bench, given: Path) -> Line:
    path = _fresh(given)
    runs = [
        bench.stage("copies", path),
        bench.peer("minhash", path),
        bench.peer("minhash", path, *map(str, MINHASH_BEST)),
    ]
    rates = [run.rows / run.cpu_s if run.cpu_s else 0.0 for run in runs]
    return rate_line("wire", "documents per CPU second", rates[0], rates[1:])


def _fresh(given: Path) -> Path:
    """The rows several times over, with ids and words of their own each time."""
    path = given.with_suffix(f".fresh{TIMES}")
    rows = [json.loads(line) for line in given.read_text(encoding="utf-8").splitlines()]
    with path.open("w", encoding="utf-8") as out:
        for time in range(TIMES):
            mark = chr(ord("a") + time)
            for row in rows:
                text = _WORD.sub(rf"\g<0>{mark}", row["text"])
                out.write(json.dumps({**row, "id": f"{row['id']}-{time}", "text": text}, ensure_ascii=False) + "\n")
    return path
