"""Body and metadata of article pages, and how many a CPU second, beside the readers others use."""

from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.bootstrap import page_scores, paired_difference
from benchmarks.measure import Bench, Run
from benchmarks.table import Line, Table, compared, errors_note, rate_line

SETS = ("fundus", "newspaper4k", "scrapinghub", "postlight")
PEERS = ("trafilatura", "trafilatura-fast", "trafilatura-precision", "newspaper4k", "readability-lxml", "resiliparse")
ASKED = {"trafilatura": 1.5, "trafilatura-fast": 1.0}  # times as many pages a CPU second as these, at the least
SEED = 20_250_604
MEASURES = {
    "body_f1": "body F1",
    "title": "title",
    "authors": "authors",
    "day": "day published",
    "instant": "instant published",
    "image": "lead picture",
    "caption": "caption",
}
LABELS = {
    "agency_p": "agency, precision",
    "agency_r": "agency, recall",
    "dateline_p": "dateline, precision",
    "dateline_r": "dateline, recall",
    "kind": "kind",
    "article_p": "may enter stories, precision",
    "article_r": "may enter stories, recall",
    "caption": "caption",
}
_FIELD = {"title": "title", "authors": "authors", "day": "published", "instant": "published", "image": "image"}


def table(bench: Bench) -> Table:
    """Body F1, shares of metadata that agree, pages per CPU second."""
    lines: list[Line] = []
    notes: list[str] = []
    runs: dict[str, list[Run]] = {}
    for name in SETS:
        corpus = f"pages/{name}"
        given = bench.blind(corpus)
        runs[name] = [bench.stage("extract", given), *(bench.peer(peer, given) for peer in PEERS)]
        ours = runs[name][0]
        figures = [bench.score("pages", corpus, run) for run in runs[name]]
        lines += compared(name, MEASURES, figures[0], figures[1:], dict(_whys(ours, runs[name][1])))
        lines.append(_rates(name, [runs[name]]))
        if "body_f1" in figures[0]:
            notes.append(_proof(name, corpus, runs[name], [figure["body_f1"] for figure in figures[1:]]))
        for who, run in zip(("", *PEERS), runs[name], strict=True):
            notes += errors_note(f"{name}, {who}" if who else name, run.errors, run.rows)
    lines.append(_rates("all four", list(runs.values())))
    notes.append(_against_each(lines[-1]))
    labels = bench.stage("extract", bench.blind("pages/labels.jsonl"))
    nobody = [{} for _ in PEERS]
    lines += compared("labels", LABELS, bench.score("labels", "pages/labels.jsonl", labels), nobody)
    return Table(
        title="Pages",
        says="Body F1 over 4-word shingles, the share of metadata that agrees, and pages per CPU second, `newsloom stage extract` "
        "beside `trafilatura.bare_extraction` with metadata (its defaults; `fast`; `favor_precision`), newspaper4k, readability-lxml "
        "and resiliparse (main content), all in one run. The ratio is to the best of them. trafilatura names a day, never an instant; "
        "readability-lxml and resiliparse read title and text only; nobody else reads captions; the lines of `labels` have no peer.",
        peers=PEERS,
        lines=tuple(lines),
        notes=tuple(notes),
    )


def _rates(name: str, sets: Sequence[Sequence[Run]]) -> Line:
    """Pages per CPU second over some sets; `sets` holds the runs of each, ours first."""
    rates = [
        sum(run.rows for run in same) / max(1e-9, sum(run.cpu_s for run in same)) for same in zip(*sets, strict=True)
    ]
    return rate_line(name, "pages per CPU second", rates[0], rates[1:])


def _against_each(line: Line) -> str:
    """How many times as fast as each peer, and whether that is what is asked."""
    parts = []
    for peer, rate in zip(PEERS, line.peers, strict=True):
        if line.ours is not None and rate:
            times, asked = line.ours / rate, ASKED.get(peer)
            verdict = f" ({asked:g} asked: {'met' if times >= asked else 'not met'})" if asked else ""
            parts.append(f"{peer} {times:.2f}{verdict}")
    return f"{line.set}, times as many pages per CPU second as {', '.join(parts)}."


def _proof(name: str, corpus: str, runs: Sequence[Run], f1s: Sequence[float]) -> str:
    """The difference in body F1 to the best peer, and what of it may be luck."""
    best = max(range(len(PEERS)), key=lambda place: f1s[place])
    ours, theirs = page_scores(corpus, runs[0]), page_scores(corpus, runs[best + 1])
    found = paired_difference(ours, theirs, np.random.default_rng(SEED))
    proven = "" if found.is_proven() else ", not proven"
    return (
        f"{name}, body F1 less that of {PEERS[best]}: {found.mean:+.3f}; 95 % of paired draws of the {found.pages} pages "
        f"lie from {found.low:+.3f} to {found.high:+.3f}{proven}."
    )


def _whys(ours: Run, theirs: Run) -> Iterator[tuple[str, str]]:
    """Why a field may be below the peer's: how often it was left empty."""
    mine, beside = list(ours.answers()), list(theirs.answers())
    for measure, field in _FIELD.items():
        left = [sum(not row.get(field) for row in rows) for rows in (mine, beside)]
        yield measure, f"left empty on {left[0]} of {len(mine)} pages by us, on {left[1]} by {PEERS[0]}"
