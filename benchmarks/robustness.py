"""`python -m benchmarks.robustness`: no page raises, hangs or swells, whatever its publisher sends.

Reads the pages of the corpora, seeded mutations of them, noise and shapes of excess, as the worker does and as the site
shows them: the page extracted, its body drawn, and the same bytes as a feed's entry. Prints what broke, the slowest pages
in CPU seconds, and the memory they took beyond an idle process. Exit status 1 where something broke.
"""

import argparse
import lzma
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from benchmarks.corpora import MissingCorpus, gold
from benchmarks.mutations import mutated, random_bytes, shapes

MAX_CPU_S = 5.0
MAX_ADDED_MB = 200.0
_KILLED_AFTER_S = 120.0
_PAGES = ("pages/fundus", "pages/newspaper4k", "pages/scrapinghub", "pages/postlight")
_FEEDS = ("feeds/gofeed_expected", "feeds/feedrs_fixtures", "feeds/feedvalidator_cases")
_URL = "https://merrow.example/news/2025/06/04/a-headline"
_NOISE = 1_000

Case = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Told:
    """What reading one page took. `broke` says what left that was not our own error; "" where nothing did."""

    name: str
    cpu_s: float
    added_mb: float
    broke: str


@dataclass(slots=True)
class Report:
    told: list[Told] = field(default_factory=list)
    idle_mb: float = 0.0

    def broken(self) -> list[Told]:
        """What raised, took too long or too much memory."""
        return [one for one in self.told if one.broke or one.cpu_s > MAX_CPU_S or one.added_mb > MAX_ADDED_MB]


def corpus_pages() -> list[Case]:
    """Every page and feed of the corpora, as bytes. Raises MissingCorpus."""
    return list(_corpus(_PAGES, "html")) + list(_corpus(_FEEDS, "xml"))


def _corpus(names: Sequence[str], field_name: str) -> Iterator[Case]:
    import base64
    import json

    for name in names:
        with lzma.open(gold(name), "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                given = row.get(f"{field_name}_b64")
                body = base64.b64decode(given) if given else str(row.get(field_name) or "").encode("utf-8", "replace")
                yield f"{name}/{row['id']}", body


def mutations(pages: Sequence[Case], count: int, seed: int) -> Iterator[Case]:
    """So many mutated pages; the number in a name makes the same page again with `--only`."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        name, page = pages[chance.randrange(len(pages))]
        body, how = mutated(page, chance)
        yield f"mutation {seed}/{number} of {name}: {how}", body


def noise(seed: int) -> Iterator[Case]:
    for number in range(_NOISE):
        yield f"noise {seed}/{number}", random_bytes(random.Random(f"noise/{seed}/{number}"))


def watched(cases: Iterator[Case], *, seconds: float = 0.0, say: Callable[[Told], None] | None = None) -> Report:
    """Reads every case in a child that is killed when it hangs; stops early after so many seconds, if any are given."""
    report, child = Report(), _Child()
    report.idle_mb = child.idle_mb
    began = time.monotonic()
    for name, body in cases:
        if seconds and time.monotonic() - began > seconds:
            break
        told = child.read(name, body)
        if told is None:
            child = _Child()
            told = Told(name, _KILLED_AFTER_S, 0.0, f"no answer within {_KILLED_AFTER_S:.0f} s, or the process died")
        report.told.append(told)
        if len(report.told) % 1000 == 0:
            print(f"{len(report.told)} pages read …", file=sys.stderr, flush=True)
        if say and (told.broke or told.cpu_s > MAX_CPU_S or told.added_mb > MAX_ADDED_MB):
            say(told)
    child.end()
    return report


class _Child:
    """The process that reads. A new one is begun where it hung."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self.idle_mb = float(self._ours.recv())

    def read(self, name: str, body: bytes) -> Told | None:
        try:
            self._ours.send((name, body))
            if self._ours.poll(_KILLED_AFTER_S):
                return Told(*self._ours.recv())
        except (EOFError, OSError):
            pass
        self._process.kill()
        self._process.join()
        return None

    def end(self) -> None:
        self._ours.close()
        self._process.join(5)


def _serve(pipe: Connection) -> None:
    read = _reader()
    read(b"<title>Warm</title><article><p>" + b"Words of a first page, so that tables are loaded. " * 40)
    idle_mb = _memory_mb("VmRSS")
    pipe.send(idle_mb)
    while True:
        try:
            name, body = pipe.recv()
        except EOFError:
            return
        with open("/proc/self/clear_refs", "w", encoding="ascii") as refs:
            refs.write("5")  # the peak begins anew (proc(5))
        held_mb = len(body) / 1e6
        began = time.process_time()
        broke = read(body)
        cpu_s = time.process_time() - began
        pipe.send((name, cpu_s, max(0.0, _memory_mb("VmHWM") - idle_mb - held_mb), broke))


def _reader() -> Callable[[bytes], str]:
    os.environ.setdefault("NEWSLOOM_DATA", tempfile.mkdtemp(prefix="newsloom-robustness-"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsloom.app.settings")
    import django

    django.setup()
    from newsloom.errors import ExtractError
    from newsloom.extract.entry import from_entry
    from newsloom.extract.page import extract
    from newsloom.model.entry import Entry
    from newsloom.serve.web.body import article_body
    from newsloom.store.reading.article import TextSpan

    def read(body: bytes) -> str:
        text = body.decode("utf-8", "replace")
        works = (
            lambda: extract(body, url=_URL),
            lambda: from_entry(Entry(title=text[:2000], content=text, author=text[:500]), url=_URL),
        )
        for work in works:
            try:
                found = work()
                article_body(found.html, found.text, [TextSpan(start=0, end=40)], lambda url: ("/p", "/p 640w"))
            except ExtractError:
                continue
            except BaseException as problem:  # noqa: BLE001 - finding these is what this is for
                return f"{type(problem).__name__}: {str(problem)[:200]}"
        return ""

    return read


def _memory_mb(name: str) -> float:
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith(name + ":"))


def _cases(given: argparse.Namespace) -> Iterator[Case]:
    pages = [page for page in corpus_pages() if page[1]]
    every: dict[str, Callable[[], Iterator[Case]]] = {
        "shapes": shapes,
        "corpora": lambda: iter(pages),
        "noise": lambda: noise(given.seed),
        "mutations": lambda: mutations(pages, given.mutations, given.seed),
    }
    wanted = [name for name in every if not given.kinds or name in given.kinds]
    cases = (case for name in wanted for case in every[name]())
    return (case for case in cases if not given.only or given.only in case[0])


def main(arguments: Sequence[str]) -> int:
    """0 where every page was read within its bounds; 1 where one was not, or the corpora are absent."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.robustness", description=__doc__)
    parser.add_argument("kinds", nargs="*", help="some of shapes, corpora, noise, mutations; all when left out")
    parser.add_argument("--mutations", type=int, default=20_000, help="how many mutated pages (20000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=0.0, help="stop after so many; 0: when all are read")
    parser.add_argument("--only", default="", help="only what has this in its name")
    parser.add_argument("--worst", type=int, default=10, help="how many of the slowest and largest to print")
    given = parser.parse_args(arguments)
    try:
        report = watched(_cases(given), seconds=given.seconds, say=lambda told: print("BROKE", _line(told), flush=True))
    except MissingCorpus as problem:
        print(f"NOT MEASURED: {problem}", file=sys.stderr)
        return 1
    kinds = Counter(told.name.split()[0] if " " in told.name else "corpora" for told in report.told)
    print(
        f"{len(report.told)} pages read ({', '.join(f'{n} {k}' for k, n in kinds.most_common(4))} …), {len(report.broken())} broke"
    )
    print(f"idle {report.idle_mb:.0f} MB; CPU {sum(told.cpu_s for told in report.told):.0f} s in all")
    for title, key in (("slowest", lambda told: told.cpu_s), ("largest", lambda told: told.added_mb)):
        print(f"{title}:")
        for told in sorted(report.told, key=key, reverse=True)[: given.worst]:
            print("  ", _line(told))
    return int(bool(report.broken()))


def _line(told: Told) -> str:
    return f"{told.cpu_s:7.3f} s {told.added_mb:6.0f} MB  {told.name[:110]} {told.broke}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
