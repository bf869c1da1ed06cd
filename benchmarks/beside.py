"""A peer as a filter of JSON lines, like a stage command: `python -m benchmarks.beside NAME [SETTING…] FILE`."""

import json
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any

Row = dict[str, Any]


def _feedparser(rows: Iterator[Row]) -> Iterator[Row]:
    from benchmarks.peer_feedparser import answer

    warnings.simplefilter("ignore", DeprecationWarning)  # of `updated` read where a feed has `published` only
    yield from map(answer, rows)


def _trafilatura(rows: Iterator[Row], *, precision: bool = False) -> Iterator[Row]:
    from benchmarks.peer_trafilatura import answer

    for row in rows:
        yield answer(row, precision=precision)


def _trafilatura_precision(rows: Iterator[Row]) -> Iterator[Row]:
    return _trafilatura(rows, precision=True)


def _minhash(rows: Iterator[Row], jaccard: str = "", bands: str = "", width: str = "") -> Iterator[Row]:
    from benchmarks.peers import minhash_groups

    settings = (float(jaccard), int(bands), int(width)) if jaccard else ()
    for key, group in minhash_groups(list(rows), *settings).items():
        yield {"id": key, "group": group}


def _neighbours(rows: Iterator[Row]) -> Iterator[Row]:
    from benchmarks.peers import tfidf_neighbours

    for key, nearest in tfidf_neighbours(list(rows)).items():
        yield {"id": key, "related": nearest}


def _single_pass(rows: Iterator[Row], threshold: str) -> Iterator[Row]:
    from benchmarks.peers import tfidf_single_pass

    for key, story in tfidf_single_pass(list(rows), float(threshold)).items():
        yield {"id": key, "story": story}


PEERS: dict[str, Callable[..., Iterator[Row]]] = {
    "feedparser": _feedparser,
    "trafilatura": _trafilatura,
    "trafilatura-precision": _trafilatura_precision,
    "minhash": _minhash,
    "tfidf-neighbours": _neighbours,
    "tfidf-single-pass": _single_pass,
}


def main(arguments: Sequence[str]) -> None:
    """Answers every row of the file on standard output."""
    name, *options, path = arguments
    with open(path, encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines if line.strip())
        for row in PEERS[name](rows, *options):
            sys.stdout.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
