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
        raise InputError(f"{file} cannot be read: {error.strerror or error}.") from error


def read_lines(file: str) -> Iterator[str]:
    """The lines of a file (plain, .gz, .xz) or of standard input for "-", one at a time. Raises InputError."""
    try:
        if file == "-":
            yield from io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
            return
        with _opened(file) as stream:
            yield from io.TextIOWrapper(stream, encoding="utf-8", errors="replace")
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise InputError(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}.") from error


def _opened(file: str) -> BinaryIO:
    if file.endswith(".gz"):
        return cast(BinaryIO, gzip.open(file, "rb"))
    if file.endswith(".xz"):
        return cast(BinaryIO, lzma.open(file, "rb"))
    return Path(file).open("rb")
