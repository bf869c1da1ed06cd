"""Section, hashtags and events; nobody beside us."""

from benchmarks.measure import Bench
from benchmarks.table import Line, Table, compared, errors_note

BBC = {"accuracy": "section, accuracy", "macro_f1": "section, macro F1"}
LABELS = {"section": "section, accuracy", "hashtag_p5": "hashtags, precision of the first five"}

EVENTS = {"class": "main event, class", "polarity": "main event, cooperation or conflict"}


def table(bench: Bench) -> Table:
    """Accuracy of the section, precision of hashtags, CPU seconds."""
    bbc = bench.stage("tags", bench.blind("categories/bbc"))
    pages = bench.stage("extract", bench.blind("pages/labels.jsonl"))
    labelled = bench.stage("tags", pages.out)
    events = bench.stage("events", bench.blind("events/plover"))
    lines = [
        *compared("bbc", BBC, bench.score("category", "categories/bbc", bbc), []),
        Line(set="bbc", measure="CPU seconds", ours=bbc.cpu_s, digits=2),
        *compared("labels", LABELS, bench.score("labels", "pages/labels.jsonl", labelled), []),
        Line(set="labels", measure="CPU seconds", ours=labelled.cpu_s, digits=2),
        *compared("plover", EVENTS, bench.score("events", "events/plover", events), []),
    ]
    return Table(
        title="Sections, hashtags and events",
        says="`newsloom stage tags` over plain texts of five categories (bbc), and after `newsloom stage extract` over the pages "
        "one careful reader labelled (labels); `newsloom stage events` over gold sentences (plover). Nothing stands beside.",
        lines=tuple(lines),
        notes=(*errors_note("bbc", bbc.errors, bbc.rows), *errors_note("labels", labelled.errors, labelled.rows)),
    )
