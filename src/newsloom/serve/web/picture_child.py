"""The process that makes pictures small: `python -m newsloom.serve.web.picture_child WIDTH…`, frames in and out.

A question is a length and the bytes of a picture. An answer is a length for each width and the pictures themselves; one
length of NONE stands for a picture that cannot be shown. It ends when its input ends, or when nobody asks for a while.
"""

import os
import resource
import select
import struct
import sys
from collections.abc import Sequence
from typing import BinaryIO

from newsloom.serve.web.rescaling import UnusablePicture, rescaled

LENGTH = struct.Struct(">Q")
NONE = (1 << 64) - 1
CPU_S = 6  # of one picture; the largest that is let in takes .9 here, and a small machine is four times as slow
MEMORY_BYTES = 320 * 1024 * 1024  # of address space beyond what the process begins with
IDLE_S = 60.0
_SWOLLEN_KB = 150_000  # of memory at its peak: after such a picture the next one gets a new process


def serve(widths_px: Sequence[int], given: BinaryIO, taken: BinaryIO) -> None:
    """Answers until the input ends or nothing was asked for IDLE_S seconds. Time and memory it may not have end it.

    Whoever asks waits for the answer before asking again, so nothing stands in a buffer that `select` cannot see.
    """
    limit = _address_space() + MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    while select.select([given], [], [], IDLE_S)[0]:
        head = given.read(LENGTH.size)
        if len(head) < LENGTH.size:
            return
        body = given.read(LENGTH.unpack(head)[0])
        _allow_cpu(CPU_S)
        try:
            made = rescaled(body, widths_px)
        except UnusablePicture:
            taken.write(LENGTH.pack(NONE))
        else:
            taken.write(b"".join([*(LENGTH.pack(len(each)) for each in made), *made]))
        taken.flush()
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > _SWOLLEN_KB:
            return


def _allow_cpu(seconds: int) -> None:
    """Lets the process run for so many seconds of CPU time from now; then the system ends it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, hard))


def _address_space() -> int:
    """Bytes of address space in use (proc(5), statm)."""
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    serve([int(each) for each in sys.argv[1:]], sys.stdin.buffer, sys.stdout.buffer)
