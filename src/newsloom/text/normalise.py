"""One spelling for text that differs only in typography: quotes, dashes, spaces, invisible characters, width."""

import re
import unicodedata

_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′ʼ`´＇"), "'") | dict.fromkeys(map(ord, "“”„‟″«»＂〝〞〟"), '"')
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
# Soft hyphen, zero-width characters, directional marks, byte-order mark: seen on pages, never meant to be read.
_INVISIBLE: dict[int, str] = dict.fromkeys(
    [0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], ""
)
_TYPOGRAPHY: dict[int, str] = {**_QUOTES, **_DASHES, **_INVISIBLE, 0x2026: "..."}
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """The text with straight quotes, plain dashes, single spaces, no invisible characters, in NFKC. Case is kept."""
    if not text.isascii():
        text = compose(text.translate(_TYPOGRAPHY))
    return _SPACE.sub(" ", text).strip()


def compose(text: str) -> str:
    """The text in NFKC: full-width letters, ligatures and half-width kana become the usual characters."""
    if text.isascii() or unicodedata.is_normalized("NFKC", text):
        return text
    return unicodedata.normalize("NFKC", text)


def strip_accents(text: str) -> str:
    """The text without combining accents on Latin, Greek and Cyrillic letters; other scripts are kept whole."""
    if text.isascii():
        return text
    parted = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in parted if not "\u0300" <= c <= "\u036f"))
