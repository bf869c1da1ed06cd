"""Lines answered side by side: whatever a line does to its process, the others are answered, in order and few at a time."""

import json
import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsloom.errors import InputError, WorkerDied
from newsloom.pipeline.workers import LINES_AHEAD, answered

STAGE = """
import os, signal, sys, time

def answer(row):
    match row["do"]:
        case "hang":
            time.sleep(600)
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leave":
            sys.exit(3)
        case "eat":
            return {"size": len(bytearray(1 << 40))}
        case "break":
            raise ZeroDivisionError
        case "talk":
            print("words on standard output", flush=True)
    return {"id": row["id"], "pid": os.getpid()}
"""


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A stage that does what its row says, as a module that other processes can import."""
    (tmp_path / "odd_stage.py").write_text(STAGE)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    return "odd_stage"


def rows(stage: str, *what: str, jobs: int = 2, time_s: float = 60.0) -> list[dict[str, Any]]:
    lines = [json.dumps({"id": number, "title": f"T{number}", "do": do}) for number, do in enumerate(what)]
    return [json.loads(answer.line) for answer in answered(lines, stage, jobs=jobs, time_s=time_s)]


@pytest.mark.parametrize(
    ("do", "code", "said"),
    [
        ("die", "stage.worker_died", "by signal 9"),
        ("leave", "stage.worker_died", "with status 3"),
        ("eat", "stage.worker_died", "more memory than it may"),
        ("break", "stage.worker_died", "with status 1"),
    ],
)
def test_a_line_on_which_its_process_dies_is_an_error_in_its_place(stage: str, do: str, code: str, said: str) -> None:
    found = rows(stage, "work", do, "work", "work", do, "work")
    assert [row["id"] for row in found] == [0, 1, 2, 3, 4, 5]
    assert [row.get("error", {}).get("code") for row in found] == [None, code, None, None, code, None]
    assert said in found[1]["error"]["message"]
    assert found[1]["title"] == "T1"


def test_a_line_on_which_its_process_hangs_is_given_up(stage: str) -> None:
    found = rows(stage, "work", "hang", "work", time_s=1.0)
    assert [row.get("error", {}).get("code") for row in found] == [None, "stage.timeout", None]


def test_what_a_stage_prints_is_no_answer(stage: str) -> None:
    assert [row["id"] for row in rows(stage, "talk", "work")] == [0, 1]


def test_no_more_processes_are_begun_than_there_are_lines(stage: str) -> None:
    assert len({row["pid"] for row in rows(stage, "work", jobs=16)}) == 1


def test_a_stage_that_does_not_import_is_told_at_once(stage: str) -> None:
    with pytest.raises(WorkerDied, match="could not be started"):
        list(answered(['{"id": 1, "do": "work"}'], "no_such_stage", jobs=2))


def test_a_bad_line_is_an_error_and_no_process_is_lost(stage: str) -> None:
    answers = list(answered(["{no json", '{"id": 1, "do": "work"}'], stage, jobs=1))
    assert [answer.failed for answer in answers] == [True, False]


def test_what_ends_the_input_is_raised_after_the_answers_before_it(stage: str) -> None:
    def broken() -> Iterator[str]:
        yield '{"id": 0, "do": "work"}'
        yield '{"id": 1, "do": "work"}'
        raise InputError("The file ends in the midst of a line.")

    given = answered(broken(), stage, jobs=2)
    assert [json.loads(next(given).line)["id"] for _ in range(2)] == [0, 1]
    with pytest.raises(InputError, match="midst"):
        next(given)


def test_input_is_read_only_a_few_lines_ahead(stage: str) -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield '{"id": 1, "do": "work"}'

    given = answered(endless(), stage, jobs=2)
    for taken in range(1, 40):
        next(given)
        assert read <= taken + 2 * LINES_AHEAD
    given.close()
    assert read <= 40 + 2 * LINES_AHEAD


def test_processes_end_when_nobody_wants_more_answers(stage: str) -> None:
    lines = iter(['{"id": 1, "do": "work"}'] * 1000)
    given = answered(lines, stage, jobs=2)
    pids = {json.loads(next(given).line)["pid"] for _ in range(20)}
    given.close()
    for _ in range(100):
        if not any(map(_runs, pids)):
            return
        time.sleep(0.1)
    pytest.fail("a process was left behind")


def test_an_answer_is_told_before_the_next_line_is_there(stage: str) -> None:
    told = threading.Event()

    def slow() -> Iterator[str]:
        yield '{"id": 0, "do": "work"}'
        assert told.wait(60)
        yield '{"id": 1, "do": "work"}'

    given = answered(slow(), stage, jobs=2)
    next(given)
    told.set()
    assert len(list(given)) == 1


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # gone before it was opened, or while it was read
        return False


_MEASURED = """
import json, resource, sys
from newsloom.pipeline.commands import run
pages, jobs = int(sys.argv[1]), int(sys.argv[2])
weight = "x" * 400_000

def lines():
    for n in range(pages):
        said = "".join(f"<p>Berth {n}.{k} of the harbour was counted again, and the book of {n * 7 + k} pages held its number.</p>" for k in range(12))
        yield json.dumps({"id": n, "html": f"<html><head><title>Berth {n}</title><script>{weight}</script></head><body><article><h1>Berth {n}</h1>{said}</article></body></html>"})

count = sum(not answer.failed for answer in run("extract", lines(), jobs=jobs))
print(count, *(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
"""


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_memory_does_not_grow_with_the_length_of_the_stream(jobs: int) -> None:
    """Peak resident memory of a stream of 400 pages (160 MB) is that of one of 40, for this process and its workers."""
    few, many = (_peaks(pages, jobs) for pages in (40, 400))
    for short_kb, long_kb in zip(few, many, strict=True):
        assert long_kb - short_kb < 24_000, (few, many)


def _peaks(pages: int, jobs: int) -> list[int]:
    command = [sys.executable, "-c", textwrap.dedent(_MEASURED), str(pages), str(jobs)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    count, *peaks = map(int, done.stdout.split())
    assert count == pages
    return peaks
