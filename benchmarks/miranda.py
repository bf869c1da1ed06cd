"""Streaming news of Miranda et al. (EMNLP 2018), for whoever has the files: `python -m benchmarks miranda PATH`.

`dataset.dev.json` and `dataset.test.json` of github.com/Priberam/news-clustering (download_data.sh there) are one JSON array of
articles: `id`, `lang` (eng, deu, spa), `date` ("2014-12-18 07:25:00"), `title`, `text`, `cluster`. The files cannot be shipped; what
others reached on the English test set stands beside ours as they printed it.
"""

import argparse
import datetime as dt
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.bcubed import b_cubed
from benchmarks.measure import Bench

NEEDED = ("id", "lang", "date", "title", "text", "cluster")
TEST_SET = (8_726, 222)  # articles and clusters of the English test set, as published
# B-cubed precision, recall, F1 and clusters found on the English test set, as printed in the papers named.
PUBLISHED = (
    ("Laban & Hearst 2017", 94.37, 85.58, 89.76, 873),
    ("Miranda et al. 2018", 94.27, 90.25, 92.36, 326),
    ("Linger & Hajaiej 2020", 94.19, 93.55, 93.86, 298),
    ("Staykovski et al. 2019", 95.16, 93.66, 94.41, 484),
    ("Saravanakumar et al. 2021", 94.28, 95.25, 94.76, 276),
)


class OtherFormat(Exception):
    """The file is no such set; the message says what was found and what is needed."""


def load(path: Path, language: str) -> list[dict[str, Any]]:
    """The articles of one language in order of their dates. Raises OtherFormat."""
    try:
        given = json.loads(path.read_text(encoding="utf-8", errors="replace"))
    except OSError as error:
        raise OtherFormat(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise OtherFormat(f"{path} is no JSON ({error}); dataset.test.json is one JSON array.") from error
    if not isinstance(given, list) or not given:
        raise OtherFormat(f"{path} is no JSON array of articles, as dataset.test.json is.")
    found = [_checked(path, place, row) for place, row in enumerate(given, 1)]
    languages = sorted({str(row["lang"]) for row in found})
    rows = [row for row in found if row["lang"] == language]
    if not rows:
        raise OtherFormat(f"{path} holds nothing in {language!r}, only in {', '.join(languages)}.")
    if len({str(row["id"]) for row in rows}) < len(rows):
        raise OtherFormat(f"{path} holds two articles with one id.")
    return sorted(rows, key=lambda row: str(row["date"]))  # of equal dates as the file has them


def _checked(path: Path, place: int, row: Any) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise OtherFormat(f"{path}: article {place} is no JSON object.")
    missing = [field for field in NEEDED if row.get(field) is None]
    if missing:
        hint = " (a clustering.*.json file holds features only; give dataset.*.json)" if "features" in row else ""
        raise OtherFormat(f"{path}: article {place} has no {', '.join(missing)}{hint}.")
    try:
        dt.datetime.strptime(str(row["date"]), "%Y-%m-%d %H:%M:%S").replace(tzinfo=dt.UTC)
    except ValueError as error:
        raise OtherFormat(
            f"{path}: date {row['date']!r} of article {place} is not like 2014-12-18 07:25:00."
        ) from error
    return row


def blind(rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows as `newsloom stage stories` reads them, without their clusters."""
    for row in rows:
        yield {"id": str(row["id"]), "title": row["title"], "text": row["text"], "published": str(row["date"])}


def main(arguments: Sequence[str]) -> int:
    """Prints our figures beside the published ones; 2 where the file is another."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks miranda", description=__doc__)
    parser.add_argument("path", type=Path, help="dataset.test.json or dataset.dev.json")
    parser.add_argument("--language", default="eng", help="eng, deu or spa")
    parser.add_argument("--online", action="store_true", help="the decision at arrival, before merges")
    given = parser.parse_args(arguments)
    try:
        rows = load(given.path, given.language)
    except OtherFormat as problem:
        print(problem, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="newsloom-bench-") as work:
        path = Path(work, "miranda.jsonl")
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in blind(rows)), encoding="utf-8")
        run = Bench(Path(work)).stage("stories", path, *(["--online"] if given.online else []))
        found = {str(row["id"]): str(row.get("story") or "") for row in run.answers()}
    print("\n".join(_report(given.language, rows, found, run.rows / run.cpu_s if run.cpu_s else 0.0)))
    return 0


def _report(language: str, rows: Sequence[dict[str, Any]], found: dict[str, str], rate: float) -> Iterator[str]:
    gold = {str(row["id"]): str(row["cluster"]) for row in rows}
    ours = ("Newsloom", *(100 * figure for figure in b_cubed(gold, found)), len(set(found.values())))
    size = len(gold), len(set(gold.values()))
    yield f"{size[0]} articles in {language}, {size[1]} clusters; {rate:.0f} articles per CPU second"
    yield f"{'':28}{'P':>8}{'R':>8}{'F1':>8}{'clusters':>10}"
    beside = PUBLISHED if language == "eng" and size == TEST_SET else ()
    for name, precision, recall, f1, clusters in (ours, *beside):
        yield f"{name:28}{precision:8.2f}{recall:8.2f}{f1:8.2f}{clusters:10}"
    if not beside:
        yield f"The published figures are of the English test set ({TEST_SET[0]} articles, {TEST_SET[1]} clusters); this is another."
