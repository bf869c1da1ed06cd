"""Files and standard input, with a sentence where they cannot be read."""

import gzip
import io
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from newsloom.errors import InputError


def read_bytes(file: str) -> bytes:
    """The whole file, or standard input for "-". Raises InputError."""
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise _unreadable(file, error) from error


def open_input(file: str) -> io.BufferedReader:
    """The file as it lies on the disk, or standard input for "-", from which the first bytes can be peeked. Raises InputError."""
    try:
        if file == "-":
            # Not sys.stdin: a thread that still waits for it at the end (Ctrl-C) would make Python abort.
            return open(sys.stdin.fileno(), "rb", closefd=False)
        return Path(file).open("rb")
    except OSError as error:
        raise _unreadable(file, error) from error


def read_lines(file: str, stream: io.BufferedReader | None = None) -> Iterator[str]:
    """The lines of a file (plain, .gz, .xz) or of standard input for "-", one at a time. Raises InputError."""
    try:
        with stream or open_input(file) as opened:
            yield from io.TextIOWrapper(_unpacked(file, opened), encoding="utf-8", errors="replace")
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise _unreadable(file, error) from error


def _unpacked(file: str, stream: io.BufferedReader) -> BinaryIO:
    if file.endswith(".gz"):
        return cast(BinaryIO, gzip.open(stream, "rb"))
    if file.endswith(".xz"):
        return cast(BinaryIO, lzma.open(stream, "rb"))
    return stream


def _unreadable(file: str, error: Exception) -> InputError:
    return InputError(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}.")
