"""Pictures made small in child processes: what a bomb costs is bounded, and this process never decodes one."""

import contextlib
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import IO

from newsloom.serve.web.picture_child import LENGTH, NONE
from newsloom.serve.web.rescaling import UnusablePicture

_WALL_S = 30.0  # its CPU seconds are bounded by the child itself; this is for a machine busy with other things
_ENDING_S = 1.0  # for one that ends by itself to be gone, so that its status tells why
_MAX_ANSWER = 20_000_000  # bytes of one picture we made; the largest seen have 600,000


class Rescaler:
    """`children` processes at most, begun when needed; each ends by itself when idle, and when this process ends."""

    def __init__(self, widths_px: Sequence[int], *, children: int, wall_s: float = _WALL_S) -> None:
        self._widths_px = sorted(widths_px, reverse=True)
        self._wall_s = wall_s
        self._turns = threading.BoundedSemaphore(children)
        self._idle: list[subprocess.Popen[bytes]] = []

    def make(self, body: bytes) -> dict[int, bytes]:
        """The picture in every width, as WebP. Raises UnusablePicture."""
        with self._turns:
            for child in (self._waiting(), None):
                child = child or self._begun()
                made = self._answer(child, body)
                if made is not None:
                    self._idle.append(child)
                    if not made:
                        raise UnusablePicture("it cannot be read as a picture")
                    return dict(zip(self._widths_px, made, strict=True))
                if child.returncode:  # an idle one that ended in order may just have missed the question
                    break
        raise UnusablePicture("reading it took more time or memory than it may")

    def _waiting(self) -> "subprocess.Popen[bytes] | None":
        while self._idle:
            child = self._idle.pop()
            if child.poll() is None:
                return child
        return None

    def _begun(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "newsloom.serve.web.picture_child", *map(str, self._widths_px)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def _answer(self, child: "subprocess.Popen[bytes]", body: bytes) -> list[bytes] | None:
        """The pictures, none where it is unusable; None where the child came to an end over it."""
        given, taken = child.stdin, child.stdout
        assert given is not None and taken is not None
        too_long = threading.Timer(self._wall_s, child.kill)
        too_long.start()
        try:
            given.write(LENGTH.pack(len(body)) + body)
            given.flush()
            first = _size(taken)
            if first is None:
                return []
            sizes = [first, *(_size(taken) or 0 for _ in self._widths_px[1:])]
            return [_exactly(taken, size) for size in sizes]
        except (OSError, EOFError):
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(_ENDING_S)
            child.kill()
            child.wait()
            return None
        finally:
            too_long.cancel()


def _size(taken: IO[bytes]) -> int | None:
    size = int(LENGTH.unpack(_exactly(taken, LENGTH.size))[0])
    if size != NONE and size > _MAX_ANSWER:
        raise EOFError(f"{size} bytes announced")
    return None if size == NONE else size


def _exactly(taken: IO[bytes], size: int) -> bytes:
    found = taken.read(size)
    if len(found) < size:
        raise EOFError(f"{len(found)} of {size} bytes")
    return found
