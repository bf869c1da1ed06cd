"""A stream read once, of which the last megabyte can be read again."""

import io
import re
import zlib
from typing import BinaryIO

_KEPT_BYTES = 1 << 20  # more than fastwarc reads ahead
_STEP_BYTES = 1 << 16
_PACKED = b"\x1f\x8b"


class ReplayStream:
    """Reads a file or a pipe; positions are counted from where it began."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._kept = bytearray()  # what was read last, or will be read first
        self._kept_at = 0
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, b"" at the end."""
        if size < 0:
            size = _STEP_BYTES
        ahead = self._kept_at + len(self._kept) - self._at
        if ahead <= 0:
            self._more(max(size, _STEP_BYTES))
        start = self._at - self._kept_at
        found = bytes(self._kept[start : start + size])
        self._at += len(found)
        return found

    def peek(self, size: int) -> bytes:
        """The next bytes, to be read again; fewer only near the end."""
        while self._kept_at + len(self._kept) - self._at < size and self._more(_STEP_BYTES):
            pass
        start = self._at - self._kept_at
        return bytes(self._kept[start : start + size])

    def seek(self, offset: int, whence: int = 0) -> int:
        """Refused, as by a pipe: who reads ahead has to read on."""
        raise io.UnsupportedOperation("seek")

    def close(self) -> None:
        """Nothing: whoever opened the stream closes it."""

    def tell(self) -> int:
        """Where the next byte stands."""
        return self._at

    def go_back_to(self, place: int) -> None:
        """Reads on from an earlier place, or from the earliest there still is."""
        self._at = min(max(place, self._kept_at), self._kept_at + len(self._kept))

    def find(self, mark: re.Pattern[bytes], start: int) -> int | None:
        """The first place from `start` on, or from the earliest there still is, where the mark stands; None where nowhere."""
        self.go_back_to(start)
        while True:
            match = mark.search(self._kept, self._at - self._kept_at)
            if match:
                return self._kept_at + match.start()
            self._at = max(self._at, self._kept_at + len(self._kept) - _STEP_BYTES // 64)
            if not self._more(_STEP_BYTES):
                return None

    def _more(self, size: int) -> bool:
        """Reads on from the stream, and lets go of what is too far behind."""
        piece = self._stream.read(size)
        self._kept += piece
        surplus = min(len(self._kept) - _KEPT_BYTES, self._at - self._kept_at)
        if surplus > _KEPT_BYTES:  # seldom, because it moves what is kept
            del self._kept[:surplus]
            self._kept_at += surplus
        return bool(piece)


def starts_packed(head: bytes) -> bool:
    """Whether a file that begins so is gzip."""
    return head.startswith(_PACKED)


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so is a WARC archive, packed or not."""
    if starts_packed(head):
        try:
            head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")
