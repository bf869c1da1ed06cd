"""The text of a feed's bytes: by byte order mark, by being valid UTF-8, by header, by declaration, by detection."""

import codecs
import re

from resiliparse.parse.encoding import detect_encoding

from newsloom.text.encodings import known_codec

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = (
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "cp037"),  # "<?xm" in EBCDIC
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"^[^<]{0,100}<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]+)", re.IGNORECASE)
_SEVEN_BIT = ("iso2022", "iso-2022", "hz")  # multi-byte text in plain ASCII bytes
_MULTI_BYTE = ("gb", "big5", "euc", "shift", "johab", "cp932", "cp949", "cp950")
_SNIFFED_BYTES = 100_000


def header_charset(content_type: str) -> str:
    found = _HEADER.search(content_type)
    return known_codec(found[1]) if found else ""


def contradicted_charset(body: bytes, content_type: str) -> str:
    """The single-byte encoding a header names although the bytes are UTF-8; "" where the header does not lie."""
    header = header_charset(content_type)
    if header in ("", "utf-8") or header.startswith((*_MULTI_BYTE, *_SEVEN_BIT, "utf")) or body.isascii():
        return ""
    if body.startswith(codecs.BOM_UTF8) or _strict(body, "utf-8") is not None:
        found = _HEADER.search(content_type)
        return found[1] if found else ""
    return ""


def _strict(body: bytes, codec: str) -> str | None:
    try:
        return body.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None


def _by_utf8(body: bytes, header: str, declared: str) -> str | None:
    """The text where the bytes are UTF-8, whatever a header says of a single-byte encoding."""
    text = _strict(body, "utf-8")
    if text is None:
        return None
    if body.isascii():
        for codec in (header, declared):
            if codec.startswith(_SEVEN_BIT):
                return _strict(body, codec) or text
        return text
    if header == "utf-8":
        return text
    is_short = len(text) > len(body) * 0.995  # a handful of characters may be UTF-8 by chance
    for codec in (header, declared):
        if is_short and codec.startswith(_MULTI_BYTE):
            return _strict(body, codec) or text
    return text


def decode(body: bytes, content_type: str = "") -> str:
    """The text of `body`; never fails: what cannot be read becomes U+FFFD."""
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    for start, codec in _UNMARKED:
        if body.startswith(start):
            return body.decode(codec, "replace")
    found = _DECLARED.search(body[:400])
    header, declared = header_charset(content_type), known_codec(found[1].decode("ascii", "replace")) if found else ""
    text = _by_utf8(body, header, declared)
    if text is not None:
        return text
    for codec in (header, declared):
        if codec and not codec.startswith(("utf_16", "utf-16", "utf_32", "utf-32")):
            text = _strict(body, codec)
            if text is not None:
                return text
    if "utf-8" in (header, declared):  # mostly UTF-8 with a few broken bytes
        text = body.decode("utf-8", "replace")
        if text.count("\ufffd") * 50 < len(text):
            return text
    guess = known_codec(str(detect_encoding(body[:_SNIFFED_BYTES]) or "")) or header or declared
    return _strict(body, guess) or body.decode("cp1252", "replace") if guess else body.decode("cp1252", "replace")
