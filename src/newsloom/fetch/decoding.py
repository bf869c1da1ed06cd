"""Content codings undone bit by bit, so that a bomb ends at its limit and not in memory."""

import zlib
from collections.abc import Iterator
from typing import Protocol

import brotli

from newsloom.errors import FetchError

_PIECE_BYTES = 1 << 18  # of output at a time
_MAX_CODINGS = 3  # one on top of the other; servers that pack twice by mistake exist
_GZIP_MARK = b"\x1f\x8b"


class Decoder(Protocol):
    def feed(self, wire: bytes) -> Iterator[bytes]:
        """The decoded bytes of this piece, in pieces of 256 KiB (brotli: up to 512). Raises FetchError."""

    def is_complete(self) -> bool:
        """Whether the answer may end here."""


class _Plain:
    def feed(self, wire: bytes) -> Iterator[bytes]:
        """The bytes as they are."""
        yield wire

    def is_complete(self) -> bool:
        """Always: HTTP itself knows the length."""
        return True


class _Zlib:
    """gzip of several members too, or zlib, or the raw deflate that some servers call deflate."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._state: zlib._Decompress | None = None  # made when its first two bytes are here
        self._held = b""
        self._has_closed = False  # a member has ended
        self._is_over = False  # and what follows it is no further member

    def _begin(self, start: bytes) -> "zlib._Decompress":
        if self._gzip:
            return zlib.decompressobj(16 + zlib.MAX_WBITS)
        has_header = start[0] & 15 == 8 and (start[0] << 8 | start[1]) % 31 == 0
        return zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)

    def feed(self, wire: bytes) -> Iterator[bytes]:
        """The decoded bytes of this piece."""
        wire, self._held = self._held + wire, b""
        while not self._is_over and (self._state is not None or wire):
            if self._state is None:
                if self._has_closed:
                    wire = wire.lstrip(b"\0")
                if len(wire) < 2:
                    self._held = wire
                    return
                if self._has_closed and not (self._gzip and wire.startswith(_GZIP_MARK)):
                    self._is_over = True
                    return
                self._state = self._begin(wire)
            try:
                out = self._state.decompress(wire, _PIECE_BYTES)
            except zlib.error as error:
                raise FetchError(f"The packed answer is damaged: {error}.") from error
            if out:
                yield out
            wire = self._state.unconsumed_tail
            if self._state.eof:
                wire = self._state.unused_data
                self._state = None
                self._has_closed = True
            elif not wire and len(out) < _PIECE_BYTES:
                return

    def is_complete(self) -> bool:
        """Whether the last member was closed, or nothing came at all."""
        return self._state is None


class _Brotli:
    def __init__(self) -> None:
        self._state = brotli.Decompressor()
        self._has_begun = False

    def feed(self, wire: bytes) -> Iterator[bytes]:
        """The decoded bytes of this piece; what follows a closed stream is ignored."""
        if not wire or self._state.is_finished():
            return
        self._has_begun = True
        try:
            out = self._state.process(wire, output_buffer_limit=_PIECE_BYTES)
            while out:
                yield out
                out = b"" if self._state.is_finished() else self._more()
        except brotli.error as error:
            raise FetchError(f"The packed answer is damaged: {error}.") from error

    def _more(self) -> bytes:
        return bytes(self._state.process(b"", output_buffer_limit=_PIECE_BYTES))

    def is_complete(self) -> bool:
        """Whether the stream was closed, or nothing came at all."""
        return not self._has_begun or bool(self._state.is_finished())


class _Chain:
    """Several codings, undone from the last one applied."""

    def __init__(self, outer: Decoder, inner: Decoder) -> None:
        self._outer, self._inner = outer, inner

    def feed(self, wire: bytes) -> Iterator[bytes]:
        """The decoded bytes of this piece."""
        for piece in self._outer.feed(wire):
            yield from self._inner.feed(piece)

    def is_complete(self) -> bool:
        """Whether every coding was closed."""
        return self._outer.is_complete() and self._inner.is_complete()


def _single(coding: str) -> Decoder:
    match coding:
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip":
            return _Zlib(gzip=True)
        case "deflate":
            return _Zlib(gzip=False)
        case "br":
            return _Brotli()
        case other:
            raise FetchError(f"The answer is packed in a way we did not ask for ({other[:40]}).")


def decoder(coding: str) -> Decoder:
    """The decoder of a Content-Encoding header. Raises FetchError for codings we did not ask for."""
    codings = [each.strip().lower() for each in coding.split(",")]
    if len(codings) > _MAX_CODINGS:
        raise FetchError(f"The answer is packed {len(codings)} times over.")
    made = _single(codings[0])
    for each in codings[1:]:
        made = _Chain(_single(each), made)
    return made
