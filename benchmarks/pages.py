"""Body and metadata of article pages, trafilatura alone beside us."""

from collections.abc import Iterator

from benchmarks.measure import Bench, Run
from benchmarks.table import Line, Table, compared, cpu_line, errors_note

SETS = ("fundus", "newspaper4k", "scrapinghub", "postlight")
PEERS = ("trafilatura", "trafilatura-precision")
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
    """Body F1, shares of metadata that agree, CPU seconds."""
    lines: list[Line] = []
    notes: list[str] = []
    for name in SETS:
        corpus = f"pages/{name}"
        given = bench.blind(corpus)
        ours = bench.stage("extract", given)
        theirs = [bench.peer(peer, given) for peer in PEERS]
        figures = [bench.score("pages", corpus, run) for run in (ours, *theirs)]
        lines += compared(name, MEASURES, figures[0], figures[1:], dict(_whys(ours, theirs[0])))
        lines.append(cpu_line(name, ours.cpu_s, [run.cpu_s for run in theirs], ours.rows))
        notes += errors_note(name, ours.errors, ours.rows)
    labels = bench.stage("extract", bench.blind("pages/labels.jsonl"))
    nobody = [{} for _ in PEERS]
    lines += compared("labels", LABELS, bench.score("labels", "pages/labels.jsonl", labels), nobody)
    return Table(
        title="Pages",
        says="Body F1 over 4-word shingles, and the share of metadata that agrees, `newsloom stage extract` beside "
        "`trafilatura.bare_extraction` with metadata and without comments, as it comes and favouring precision. The ratio is "
        "to the better of the two. trafilatura names a day, never an instant; the lines of `labels` have no peer.",
        peers=PEERS,
        lines=tuple(lines),
        notes=tuple(notes),
    )


def _whys(ours: Run, theirs: Run) -> Iterator[tuple[str, str]]:
    """Why a field may be below the peer's: how often it was left empty."""
    mine, beside = list(ours.answers()), list(theirs.answers())
    for measure, field in _FIELD.items():
        left = [sum(not row.get(field) for row in rows) for rows in (mine, beside)]
        yield measure, f"left empty on {left[0]} of {len(mine)} pages by us, on {left[1]} by {PEERS[0]}"
