"""Runs a stage command or a peer over the blind rows of a corpus: its answers, its CPU seconds, its scores."""

import json
import os
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpora import PROJECT, gold, need

Figures = Mapping[str, Any]  # what the scorer prints: a number, or None, by measure

# One thread each, so that CPU seconds compare; the same words in the same order for everybody.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_BAD_LINES = 1  # exit status of a stage command that answered, some lines by an error


class BrokenRun(Exception):
    """A command ended as no command should; the message holds the end of what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """`cpu_s` is user and system time of the process and its children beyond what starting and one row cost."""

    out: Path
    rows: int
    cpu_s: float
    errors: Mapping[str, int]  # answers that are errors, by code

    def answers(self) -> Iterator[dict[str, Any]]:
        """The answers in order, errors included."""
        with self.out.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


@dataclass(frozen=True, slots=True)
class Bench:
    """Runs in a work folder of their own."""

    work: Path

    def blind(self, corpus: str) -> Path:
        """The rows of a corpus without their answers, in arrival order."""
        path = self.work / f"{corpus.replace('/', '-')}.in.jsonl"
        rows = gold(corpus)
        if not path.exists():
            with path.open("wb") as out:
                _run([sys.executable, need("bench/inputs.py"), rows], out)
        return path

    def again(self, given: Path, times: int) -> Path:
        """The same rows several times over, where once is too short to measure."""
        path = given.with_suffix(f".x{times}")
        path.write_bytes(given.read_bytes() * times)
        return path

    def stage(self, name: str, given: Path, *options: str) -> Run:
        """`newsloom stage NAME` over the rows."""
        command = [Path(sys.executable).with_name("newsloom"), "stage", name, *options]
        return self._measured("-".join((name, *options)), command, given)

    def peer(self, name: str, given: Path, *options: str) -> Run:
        """A peer of `benchmarks.beside` over the rows."""
        return self._measured(
            "-".join((name, *options)), [sys.executable, "-m", "benchmarks.beside", name, *options], given
        )

    def score(self, kind: str, corpus: str, run: Run) -> dict[str, Any]:
        """What the shared scorer prints for the answers."""
        path = self.work / "score.txt"
        with path.open("wb") as out:
            _run([sys.executable, need("bench/score.py"), kind, gold(corpus), run.out], out)
        figures = json.loads(path.read_text(encoding="utf-8").splitlines()[-1])
        return dict(figures)

    def _measured(self, name: str, command: list[str | Path], given: Path) -> Run:
        first = self.work / "first.jsonl"
        with given.open("rb") as rows:
            first.write_bytes(rows.readline())
        out = self.work / f"{given.name}.{name}.out"
        start_s = self._cpu_s([*command, first], self.work / "first.out")
        whole_s = self._cpu_s([*command, given], out)
        errors: Counter[str] = Counter()
        rows_answered = 0
        with out.open(encoding="utf-8") as lines:
            for line in lines:
                rows_answered += 1
                error = json.loads(line).get("error")
                if error:
                    errors[error["code"]] += 1
        return Run(out=out, rows=rows_answered, cpu_s=max(whole_s - start_s, 0.0), errors=dict(errors))

    @staticmethod
    def _cpu_s(command: list[str | Path], out: Path) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with out.open("wb") as taken:
            _run(command, taken, also_fine=_BAD_LINES)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _run(command: list[str | Path], out: Any, also_fine: int = 0) -> None:
    env = {**os.environ, **_ONE_THREAD}
    done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, env=env, cwd=PROJECT, check=False)
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode not in (0, also_fine) or (done.returncode and "Traceback" in said):
        raise BrokenRun(f"{' '.join(map(str, command))} ended with status {done.returncode}: {said[-600:]}")


def lines_of(command: list[str | Path]) -> list[str]:
    """What a command printed. Raises BrokenRun."""
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **_ONE_THREAD}, cwd=PROJECT, check=False
    )
    if done.returncode:
        raise BrokenRun(f"{' '.join(map(str, command))} ended with status {done.returncode}: {done.stderr[-600:]}")
    return done.stdout.splitlines()
