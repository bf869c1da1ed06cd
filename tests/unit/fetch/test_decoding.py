import gzip
import os
import zlib

import brotli
import pytest

from newsloom.errors import FetchError
from newsloom.fetch.decoding import decoder

TEXT = b"The ferry runs again. " * 40_000 + os.urandom(2_000)


def _unpacked(coding: str, wire: bytes, step: int = 1000) -> tuple[bytes, bool]:
    undo = decoder(coding)
    pieces = [piece for at in range(0, len(wire), step) for piece in undo.feed(wire[at : at + step])]
    assert all(len(piece) <= 1 << 20 for piece in pieces)
    return b"".join(pieces), undo.is_complete()


def _raw(text: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(text) + packer.flush()


@pytest.mark.parametrize("step", [1, 1000, 1 << 20])
@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("X-GZIP", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", _raw),
        ("br", brotli.compress),
        ("gzip, br", lambda text: brotli.compress(gzip.compress(text))),
        ("gzip", lambda text: gzip.compress(text[:9]) + gzip.compress(text[9:])),
        ("gzip", lambda text: gzip.compress(text) + b"\0\0trailing noise"),
    ],
)
def test_every_coding_gives_back_the_whole_text(coding: str, pack, step: int) -> None:  # type: ignore[no-untyped-def]
    text = TEXT if step > 1 else TEXT[:5000]
    assert _unpacked(coding, pack(text), step) == (text, True)


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress)]
)
def test_an_answer_that_ends_too_early_is_not_complete(coding: str, pack) -> None:  # type: ignore[no-untyped-def]
    assert not _unpacked(coding, pack(TEXT)[:-20])[1]
    assert _unpacked(coding, b"") == (b"", True)


def test_damage_and_unknown_codings_are_said() -> None:
    with pytest.raises(FetchError, match="damaged"):
        _unpacked("gzip", b"no gzip at all")
    with pytest.raises(FetchError, match="did not ask"):
        decoder("zstd")
    with pytest.raises(FetchError, match="4 times"):
        decoder("gzip,gzip,gzip,gzip")
