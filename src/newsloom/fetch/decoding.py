"""Content codings undone bit by bit, so that a bomb ends at its limit and not in memory."""

import zlib
from collections.abc import Iterator
from typing import Protocol

import brotli

from newsloom.errors import FetchError

_PIECE_BYTES = 1 << 18  # of output at a time


class Decoder(Protocol):
    def feed(self, wire: bytes) -> Iterator[bytes]:
        """The decoded bytes of this piece, in pieces of at most 256 KiB. Raises FetchError."""


class _Plain:
    def feed(self, wire: bytes) -> Iterator[bytes]:
        """The bytes as they are."""
        yield wire


class _Zlib:
    """gzip (several members too), zlib, and the raw deflate that some servers call deflate."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._state = zlib.decompressobj(bits)
        self._started = False

    def feed(self, wire: bytes) -> Iterator[bytes]:
        """The decoded bytes of this piece."""
        while wire:
            try:
                out = self._state.decompress(wire, _PIECE_BYTES)
            except zlib.error as error:
                if self._started or self._bits != zlib.MAX_WBITS:
                    raise FetchError(f"The answer is damaged: {error}.") from error
                self._bits = -zlib.MAX_WBITS
                self._state = zlib.decompressobj(self._bits)
                self._started = True
                continue
            self._started = True
            wire = self._state.unconsumed_tail
            if out:
                yield out
            if self._state.eof:
                wire = self._state.unused_data.lstrip(b"\0")
                self._state = zlib.decompressobj(self._bits)


class _Brotli:
    def __init__(self) -> None:
        self._state = brotli.Decompressor()

    def feed(self, wire: bytes) -> Iterator[bytes]:
        """The decoded bytes of this piece."""
        try:
            out = self._state.process(wire, output_buffer_limit=_PIECE_BYTES)
            while out:
                yield out
                if self._state.can_accept_more_data():
                    return
                out = self._state.process(b"", output_buffer_limit=_PIECE_BYTES)
        except brotli.error as error:
            raise FetchError(f"The answer is damaged: {error}.") from error


def decoder(coding: str) -> Decoder:
    """The decoder of a Content-Encoding header. Raises FetchError for codings we did not ask for."""
    match coding.strip().lower():
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip":
            return _Zlib(16 + zlib.MAX_WBITS)
        case "deflate":
            return _Zlib(zlib.MAX_WBITS)
        case "br":
            return _Brotli()
        case other:
            raise FetchError(f"The answer is packed in a way we did not ask for ({other[:40]}).")
