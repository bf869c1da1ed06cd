"""Story groups, single passes over TF-IDF and over MiniLM vectors beside us."""

from collections.abc import Sequence
from typing import Any

from benchmarks import validation
from benchmarks.measure import Bench, Figures, Run
from benchmarks.peer_minilm import MINILM_BEST
from benchmarks.peers import TFIDF_BEST
from benchmarks.table import Line, Table, compared, errors_note

MEASURES = {"b3_f1": "B-cubed F1", "b3_p": "B-cubed precision", "b3_r": "B-cubed recall"}
ONLINE, WORDS = ("--online",), ("--embedding", "off")


def table(bench: Bench) -> Table:
    """B-cubed of story groups after merges and at arrival, with embeddings and without, articles per CPU second."""
    lines: list[Line] = []
    notes: list[str] = []
    for name, tfidf_at in TFIDF_BEST.items():
        found, more = _set(bench, name, tfidf_at)
        lines += found
        notes += more
    lines += validation.lines(places=2)
    return Table(
        title="Stories",
        says="Articles grouped by event: ours with one set of weights and thresholds for all sets; the single passes over "
        f"centroids of TF-IDF and of MiniLM (title and lead, the encoder we ship) with the best threshold of each set "
        f"({_listed(TFIDF_BEST)}; {_listed(MINILM_BEST)}). Merged is the grouping after all merges and partings, at arrival "
        "the decision made when the article came, by words the same with embedding off. Our weights were learned from these "
        "sets, so what to expect of others is what cross-validation says. Articles per CPU second include reading, folding "
        "copies and, where meaning is compared, encoding and loading the encoder.",
        peers=("TF-IDF single pass", "MiniLM single pass"),
        lines=tuple(lines),
        notes=(*notes, *validation.notes()),
    )


def _set(bench: Bench, name: str, tfidf_at: float) -> tuple[list[Line], list[str]]:
    """The lines of one set, and what went wrong."""
    corpus = f"stories/{name}"
    given = bench.blind(corpus)

    def scored(run: Run) -> dict[str, Any]:
        return bench.score("stories", corpus, run)

    tfidf = bench.peer("tfidf-single-pass", given, str(tfidf_at))
    minilm = bench.peer("minilm-single-pass", given, str(MINILM_BEST[name]))
    peers: list[Figures] = [scored(tfidf), scored(minilm)]
    words_only: list[Figures] = [peers[0], {}]  # whoever looks at meaning stands beside us only where we do
    ours = {options: bench.stage("stories", given, *options) for options in ((), ONLINE, WORDS, (*WORDS, *ONLINE))}
    lines = [
        *_compared(name, "merged", scored(ours[()]), peers),
        *_compared(name, "at arrival", scored(ours[ONLINE]), peers),
        *_compared(name, "by words, merged", scored(ours[WORDS]), words_only),
        *_compared(name, "by words, at arrival", scored(ours[*WORDS, *ONLINE]), words_only),
        _rate(name, "articles per CPU second", ours[()], (tfidf, minilm)),
        _rate(name, "articles per CPU second, by words", ours[WORDS], (tfidf, None)),
    ]
    return lines, errors_note(name, ours[()].errors, ours[()].rows)


def _compared(name: str, how: str, ours: Figures, peers: Sequence[Figures]) -> list[Line]:
    return compared(name, {key: f"{called}, {how}" for key, called in MEASURES.items()}, ours, peers)


def _rate(name: str, says: str, ours: Run, peers: Sequence[Run | None]) -> Line:
    """`peers` in the table's order; None for one that does not do the same."""
    rates = [run.rows / run.cpu_s if run and run.cpu_s else None for run in (ours, *peers)]
    return Line(set=name, measure=says, ours=rates[0], peers=tuple(rates[1:]), digits=1)


def _listed(best: dict[str, float]) -> str:
    return ", ".join(f"{threshold:g} for {name}" for name, threshold in best.items())
