"""The process that reads feeds for `parse.sandbox`: `python -m newsloom.parse.child MEMORY_BYTES`, frames in and out.

A frame is its length and a pickle. The parent unpickles what this process says with `read_answer`, which knows a
feed's own classes only: whoever took this process over could still not make the parent run anything.
"""

import io
import os
import pickle
import resource
import struct
import sys
from typing import BinaryIO

from newsloom.errors import ParseError, ParseLimit
from newsloom.model.entry import Enclosure, Entry, FeedHead, ParsedFeed, Person
from newsloom.parse.feed import parse_feed

LENGTH = struct.Struct(">Q")
_TOO_MUCH = (ParseLimit.code, "Reading the feed took more memory than it may and was stopped.")
_ANSWERS = {each.__name__: each for each in (Enclosure, Entry, FeedHead, ParsedFeed, Person)}


class _Answers(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        """The class of a feed's part; anything else is refused."""
        found = _ANSWERS.get(name)
        if found is not None and found.__module__ == module:
            return found
        if (module, name) == ("dataclasses", "_dataclass_setstate"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a feed")


def read_answer(said: bytes) -> ParsedFeed | tuple[str, str]:
    """What the child said: a feed, or an error's code and sentence. Raises UnpicklingError for anything else."""
    answer = _Answers(io.BytesIO(said)).load()
    if isinstance(answer, ParsedFeed | tuple):
        return answer
    raise pickle.UnpicklingError("neither a feed nor an error")


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
