"""How many articles of 500 words a CPU second are read whole: language, section, hashtags, people, quotes, dates, events.

    python -m benchmarks.one_pass FILE.jsonl.xz [--every N]

Prints one JSON object. The first rows are read twice, so that tables loaded at first use cost nothing.
"""

import argparse
import datetime as dt
import json
import lzma
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newsloom.language.prose import Prose
from newsloom.language.read import read
from newsloom.language.said import read_said
from newsloom.model.reading import Readable

_WORDS = 500
_WARM = 20  # rows
_AT = dt.datetime(2011, 5, 5, tzinfo=dt.UTC)  # of articles that tell no time


def measured(rows: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Articles of 500 words a CPU second, and how many words were read."""
    _read(rows[:_WARM])
    start = time.process_time()
    words = _read(rows)
    return {"articles_per_cpu_s": words / _WORDS / (time.process_time() - start), "words": words}


def _read(rows: Iterable[Mapping[str, Any]]) -> int:
    words = 0
    for row in rows:
        title, text = str(row.get("title") or ""), str(row["text"])
        reading = read(Readable(title=title, text=text))
        read_said(Prose(text=text, title=title, language=reading.language, published_at=_AT))
        words += len(text.split())
    return words


def main(arguments: Sequence[str]) -> None:
    """Measures in this process."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.one_pass", description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every N-th row")
    given = parser.parse_args(arguments)
    with lzma.open(given.file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:: given.every]
    print(json.dumps(measured(rows)))


if __name__ == "__main__":
    main(sys.argv[1:])
