"""The process that reads feeds for `parse.sandbox`: `python -m newsloom.parse.child MEMORY_BYTES`, frames in and out."""

import os
import pickle
import resource
import struct
import sys
from typing import BinaryIO

from newsloom.errors import ParseError, ParseLimit
from newsloom.parse.feed import parse_feed

LENGTH = struct.Struct(">Q")
_TOO_MUCH = (ParseLimit.code, "Reading the feed took more memory than it may and was stopped.")


def serve(memory_bytes: int, given: BinaryIO, taken: BinaryIO) -> None:
    """Answers until the input ends. Memory it may not have ends the one answer, or the process."""
    limit = _address_space() + memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    while head := given.read(LENGTH.size):
        body, url, content_type = pickle.loads(given.read(LENGTH.unpack(head)[0]))  # noqa: S301 - written by our parent
        answer: object
        try:
            answer = parse_feed(body, url=url, content_type=content_type)
        except ParseError as error:
            answer = (error.code, str(error))
        except (MemoryError, RecursionError):
            answer = _TOO_MUCH
        said = pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL)
        taken.write(LENGTH.pack(len(said)) + said)
        taken.flush()


def _address_space() -> int:
    """Bytes of address space in use (proc(5), statm)."""
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
