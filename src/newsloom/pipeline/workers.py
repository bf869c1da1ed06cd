"""Lines answered by several processes side by side: in order, few at a time, and whatever one line does to its process.

Each process has a thread here that reads the next line, hands it over and waits. A thread reads only where fewer than
LINES_AHEAD lines a process wait for their turn to be told, so a slow first line never makes the rest pile up.
"""

import contextlib
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from multiprocessing import Pipe as pipe_pair
from multiprocessing.connection import Connection
from typing import TypeAlias

from newsloom.errors import WorkerDied, WorkerTimeout
from newsloom.pipeline.rows import Answer, failure_of
from newsloom.pipeline.worker_process import CODEC, ERRORS, OUT_OF_MEMORY

LINES_AHEAD = 4  # lines a process may be ahead of the first unanswered one; pages differ tenfold in cost, not fortyfold
TIME_S = 30.0  # a line takes some hundredths of a second, the worst hostile page measured a few seconds
MEMORY_BYTES = 2 << 30  # of address space beyond what a process starts with; a page of 6 MB takes a tenth of it
_START_S = 120.0  # importing a stage takes half a second where the machine has nothing else to do
_END_S = 5.0

Pipe: TypeAlias = "Connection[bytes, bytes]"


def answered(
    lines: Iterable[str], module: str, *, jobs: int, time_s: float = TIME_S, memory_bytes: int = MEMORY_BYTES
) -> Iterator[Answer]:
    """The answers of `module.answer` in the order of the lines; a line on which a process dies or hangs by an error.

    Raises WorkerDied where no process can be started, and what reading the lines raises, after the answers before it.
    """
    desk = _Desk(lines, most=jobs * LINES_AHEAD)
    workers = [_Worker(module, time_s, memory_bytes) for _ in range(jobs)]
    threads = [threading.Thread(target=_work, args=(desk, worker), daemon=True) for worker in workers]
    try:
        for thread in threads:
            thread.start()
        yield from desk.answers()
        for thread in threads:
            thread.join(_END_S)
    finally:
        desk.close()
        for worker in workers:
            worker.interrupt()


def _work(desk: "_Desk", worker: "_Worker") -> None:
    """One thread's life: the next line, its answer, and so on."""
    try:
        while (taken := desk.take()) is not None:
            place, line = taken
            desk.put(place, worker.answer(line))
    except Exception as error:  # noqa: BLE001 - raised again in the thread that asked for the answers
        desk.put(place, error)
    finally:
        worker.close()


class _Desk:
    """Lines numbered as they are read, and answers given out by these numbers."""

    def __init__(self, lines: Iterable[str], *, most: int) -> None:
        self._lines = iter(lines)
        self._reading = threading.Lock()
        self._read = 0
        self._room = threading.Semaphore(most)
        self._changed = threading.Condition()
        self._answers: dict[int, Answer | Exception] = {}
        self._ended_at: int | None = None  # lines there were
        self._end: Exception | None = None
        self._is_closed = False

    def take(self) -> tuple[int, str] | None:
        """The next line and its number, once there is room for its answer; None at the end."""
        self._room.acquire()
        with self._reading:
            if self._is_closed or self._ended_at is not None:
                self._room.release()  # the other threads come to the end too
                return None
            try:
                line = next(self._lines)
            except StopIteration:
                self._finish(None)
                return None
            except Exception as error:  # noqa: BLE001 - raised again in the thread that asked for the answers
                self._finish(error)
                return None
            self._read += 1
            return self._read - 1, line

    def put(self, place: int, answer: Answer | Exception) -> None:
        """The answer to the line of this number."""
        with self._changed:
            self._answers[place] = answer
            self._changed.notify()

    def answers(self) -> Iterator[Answer]:
        """The answers in order. Raises what ended the reading, in its place."""
        place = 0
        while True:
            with self._changed:
                while place not in self._answers and self._ended_at != place:
                    self._changed.wait()
                answer = self._answers.pop(place, None)
            if answer is None:
                if self._end is not None:
                    raise self._end
                return
            if isinstance(answer, Exception):
                raise answer
            yield answer
            self._room.release()
            place += 1

    def close(self) -> None:
        """Nothing more is read."""
        self._is_closed = True
        self._room.release()

    def _finish(self, end: Exception | None) -> None:
        with self._changed:
            self._end, self._ended_at = end, self._read
            self._changed.notify()
        self._room.release()


class _Worker:
    """A process that answers lines, begun at its first line and begun anew where it was lost."""

    def __init__(self, module: str, time_s: float, memory_bytes: int) -> None:
        self._module, self._time_s, self._memory_bytes = module, time_s, memory_bytes
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Pipe | None = None

    def answer(self, line: str) -> Answer:
        """The answer to a line; an error where the process dies or hangs on it. Raises WorkerDied where none starts."""
        pipe = self._pipe or self._start()
        try:
            pipe.send_bytes(line.encode(CODEC, ERRORS))
            if not pipe.poll(self._time_s):
                self._end(grace_s=0)
                took = f"This line took more than {self._time_s:g} seconds and was given up."
                return failure_of(line, WorkerTimeout(took))
            frame = pipe.recv_bytes()
        except (EOFError, OSError):
            return failure_of(line, _died(self._end(grace_s=_END_S)))
        return Answer(line=frame[1:].decode(CODEC, ERRORS), failed=frame[:1] == b"1")

    def interrupt(self) -> None:
        """Kills the process under the thread that waits for it; that thread does the rest."""
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """Ends the process."""
        self._end(grace_s=_END_S)

    def _start(self) -> "Pipe":
        ours, theirs = pipe_pair()
        with theirs:
            fd = theirs.fileno()
            command = (sys.executable, "-m", "newsloom.pipeline.worker_process", self._module, str(fd))
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                (*command, str(self._memory_bytes)),
                pass_fds=(fd,),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # how it ended is told in words, in the place of the answer
            )
        self._pipe = ours
        with contextlib.suppress(EOFError, OSError):
            if ours.poll(_START_S):
                ours.recv_bytes()
                return ours
        self._end(grace_s=0)
        raise WorkerDied(f"A process for {self._module} could not be started.")

    def _end(self, *, grace_s: float) -> int:
        """The status with which the process ended, by itself within the grace or killed."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is None:
            return 0
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(grace_s)
        process.kill()
        return process.wait()


def _died(status: int) -> WorkerDied:
    if status == OUT_OF_MEMORY:
        return WorkerDied("Reading this line took more memory than it may and was stopped.")
    how = f"by signal {-status}" if status < 0 else f"with status {status}"
    return WorkerDied(f"The process that read this line ended {how}.")
