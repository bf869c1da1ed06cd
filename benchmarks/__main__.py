"""`python -m benchmarks [TABLE…] [--readme]`: prints the tables, or writes all of them into the README too.

`python -m benchmarks miranda PATH [--language eng]` measures stories on a set that cannot be shipped.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import archive, copies, feeds, memory, miranda, pages, related, said, stories, tags, whole
from benchmarks.corpora import PROJECT, MissingCorpus
from benchmarks.measure import Bench, BrokenRun
from benchmarks.readme import NoPlace, with_tables
from benchmarks.table import Table

TABLES: dict[str, Callable[[Bench], Table]] = {
    "feeds": feeds.table,
    "pages": pages.table,
    "copies": copies.table,
    "stories": stories.table,
    "related": related.table,
    "memory": memory.table,
    "archive": archive.table,
    "tags": tags.table,
    "said": said.table,
    "whole": whole.table,
}
NOTE = (
    "CPU seconds are user and system time of one process on one thread, beyond what starting it and answering the first row "
    "cost. A ratio says how many times better ours is than the best peer of the line: above 1 is better, for seconds too.\n"
)


def main(arguments: Sequence[str]) -> int:
    """0; 1 where a run broke, or a corpus is absent under CI or with --readme."""
    if arguments[:1] == ["miranda"]:
        return miranda.main(arguments[1:])
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=f"some of {', '.join(TABLES)}; all when left out")
    parser.add_argument("--readme", action="store_true", help="write the tables into README.md too")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.tables if name not in TABLES]:
        parser.error(f"there is no table {', '.join(unknown)}; the tables are {', '.join(TABLES)}")
    if given.readme and given.tables:
        parser.error("--readme writes all tables; name none")
    readme = PROJECT / "README.md"
    try:
        before = with_tables(readme.read_text(encoding="utf-8"), "") if given.readme else ""
    except NoPlace as problem:
        parser.error(str(problem))
    shown, absent, broken = _measured(given.tables or list(TABLES))
    if before and not absent and not broken:
        readme.write_text(with_tables(before, "\n".join([NOTE, *shown])), encoding="utf-8")
    elif before:
        print("README.md was left as it was: a table is missing.", file=sys.stderr)
    return int(broken or (absent and (given.readme or bool(os.environ.get("CI")))))


def _measured(names: Sequence[str]) -> tuple[list[str], bool, bool]:
    """The tables as Markdown, printed as they come; whether a corpus was absent; whether a run broke."""
    shown, absent, broken = [], False, False
    print(NOTE)
    with tempfile.TemporaryDirectory(prefix="newsloom-bench-") as work:
        for name in names:
            try:
                shown.append(TABLES[name](Bench(Path(work))).markdown())
                print(shown[-1], flush=True)
            except MissingCorpus as problem:
                absent = True
                print(f"NOT MEASURED, {name}: {problem}", file=sys.stderr)
            except BrokenRun as problem:
                broken = True
                print(f"BROKEN, {name}: {problem}", file=sys.stderr)
    return shown, absent, broken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
