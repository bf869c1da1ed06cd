"""A stream in which no two articles are of one event, from sets that hold many: one article of each story, topic or origin.

`python -m benchmarks.unrelated` lists by their ids all that is shown as related on it.
"""

import json
import lzma
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.corpora import gold
from benchmarks.measure import Bench

Row = dict[str, Any]

# basil, wire and bbc are the politics of one country each over some years: of many, half would belong to one saga or another.
# At so few a draw, two on one matter are rare, but there are some.
BASIL, WIRE, BBC_OF_EACH = 8, 12, 4
DRAWS = 12  # about a thousand articles
WINDOW_DAYS = 14  # over which the dated stream is spread
_FIRST_DAY_MS = 1_700_000_000_000


def _rows(corpus: str) -> Iterator[Row]:
    with lzma.open(gold(corpus), "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _by(corpus: str, field: str) -> list[list[Row]]:
    """The rows of a corpus by what stands in a field."""
    kinds: dict[str, list[Row]] = {}
    for row in _rows(corpus):
        kinds.setdefault(str(row[field]), []).append(_given(corpus, row))
    return [kinds[kind] for kind in sorted(kinds)]


def _given(corpus: str, row: Row) -> Row:
    return {"id": f"{corpus}/{row['id']}", "title": row.get("title") or "", "text": row.get("text") or ""}


def _origins() -> Iterator[Row]:
    """What copies were made of; the hard negatives of the set tell the same events again and are left out."""
    return (_given("copies/wire", row) for row in _rows("copies/wire") if row["kind"] == "base")


def stream(seed: int, *, dated: bool) -> list[Row]:
    """The rows of one draw, shuffled; `dated` gives each a moment of its own, by chance, in two weeks."""
    chance = random.Random(seed)
    rows = [
        *chance.sample([chance.choice(story) for story in _by("stories/basil", "story")], BASIL),
        *map(chance.choice, _by("stories/ecbplus", "topic")),
        *chance.sample(list(_origins()), WIRE),
        *(row for category in _by("categories/bbc", "category") for row in chance.sample(category, BBC_OF_EACH)),
    ]
    chance.shuffle(rows)
    if dated:
        moments = sorted(chance.uniform(0, WINDOW_DAYS * 86_400_000) for _ in rows)
        rows = [{**row, "ts": int(_FIRST_DAY_MS + moment)} for row, moment in zip(rows, moments, strict=True)]
    return rows


def written(path: Path, seed: int, *, dated: bool) -> Path:
    """The stream of one draw as JSON lines at this path."""
    rows = stream(seed, dated=dated)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def shown_in(answers: Iterator[Row]) -> list[tuple[str, list[str]]]:
    """The articles for which anything was shown as related, each with what was, best first; ids only."""
    return [(str(row["id"]), list(row["related"])) for row in answers if row.get("related")]


def main() -> None:
    """Prints what `newsloom stage related` shows on every draw, a line for each article; ids only."""
    with tempfile.TemporaryDirectory(prefix="newsloom-bench-") as work:
        bench = Bench(Path(work))
        for dated in (False, True):
            for seed in range(DRAWS):
                run = bench.stage("related", written(bench.work / "draw.jsonl", seed, dated=dated))
                for article, others in shown_in(run.answers()):
                    print("dated" if dated else "undated", seed, article, *others)


if __name__ == "__main__":
    main()
