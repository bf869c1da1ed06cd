"""A peer as a filter of JSON lines, like a stage command: `python -m benchmarks.beside NAME [SETTING…] FILE`."""

import json
import logging
import socket
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NoReturn

Row = dict[str, Any]


def _feedparser(rows: Iterator[Row]) -> Iterator[Row]:
    from benchmarks.peer_feedparser import answer

    warnings.simplefilter("ignore", DeprecationWarning)  # of `updated` read where a feed has `published` only
    yield from map(answer, rows)


def _trafilatura(rows: Iterator[Row], **options: bool) -> Iterator[Row]:
    from benchmarks.peer_trafilatura import answer

    return _each(partial(answer, **options), rows)


def _newspaper(rows: Iterator[Row]) -> Iterator[Row]:
    from benchmarks.peer_pages import newspaper

    return _each(newspaper, rows)


def _readability(rows: Iterator[Row]) -> Iterator[Row]:
    from benchmarks.peer_pages import readability

    return _each(readability, rows)


def _resiliparse(rows: Iterator[Row]) -> Iterator[Row]:
    from benchmarks.peer_pages import resiliparse

    return _each(resiliparse, rows)


def _each(answer: Callable[[Row], Row], rows: Iterator[Row]) -> Iterator[Row]:
    """Every row's answer; whatever a peer raises is an empty answer that counts as its error."""
    for row in rows:
        try:
            yield answer(row)
        except Exception as error:  # noqa: BLE001 - peers raise what they like
            yield {"id": row["id"], "error": {"code": f"peer.{type(error).__name__}", "message": str(error)[:200]}}


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


def _minilm(rows: Iterator[Row], threshold: str) -> Iterator[Row]:
    from benchmarks.peer_minilm import minilm_single_pass

    for key, story in minilm_single_pass(list(rows), float(threshold)).items():
        yield {"id": key, "story": story}


PEERS: dict[str, Callable[..., Iterator[Row]]] = {
    "feedparser": _feedparser,
    "trafilatura": _trafilatura,
    "trafilatura-fast": partial(_trafilatura, fast=True),
    "trafilatura-precision": partial(_trafilatura, favor_precision=True),
    "newspaper4k": _newspaper,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
    "minhash": _minhash,
    "tfidf-neighbours": _neighbours,
    "tfidf-single-pass": _single_pass,
    "minilm-single-pass": _minilm,
}


def _refuse(*_: object, **__: object) -> NoReturn:
    raise OSError("peers are measured without a network")


def main(arguments: Sequence[str]) -> None:
    """Answers every row of the file on standard output."""
    socket.socket.connect = _refuse  # type: ignore[method-assign]
    logging.disable(logging.CRITICAL)
    name, *options, path = arguments
    with open(path, encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines if line.strip())
        for row in PEERS[name](rows, *options):
            sys.stdout.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
