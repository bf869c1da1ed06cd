"""A feed's text as an XML tree: strictly where it is well-formed, mended where it is not; never expanded.

No DTD is ever handed to the XML parser, so no entity can multiply or reach a file: simple entities of the internal
subset are put in by us, once. libxml2 itself stops at 256 levels and at text nodes of 10 MB.
"""

import io
import re
from html.entities import html5

from lxml import etree

from newsloom.errors import Malformed, UnknownFormat
from newsloom.parse.names import Element, short_name

LARGE_BYTES = 1_000_000  # above it the tree is built only as far as MAX_ITEMS items
MAX_ITEMS = 2_000  # the newest a feed may give in one look; no publisher of the corpora comes near
_MAX_ENTITIES = 200
_MAX_ENTITY_CHARS = 500
_MAX_EXPANDED_CHARS = 1_000_000  # put in for declared entities in one document; more is an attack
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,1000}(\[)?", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\s+([\w.-]{1,64})\s+(?:\"([^\"<&%]{0,500})\"|'([^'<&%]{0,500})')\s*>")
_AMPERSAND = re.compile(r"&(?:#(?:(\d{1,7})|[xX]([0-9a-fA-F]{1,6}));?|([a-zA-Z][\w.]{0,40});)?")
_NO_XML_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_C1 = re.compile(r"&#(?:1[2-5]\d|[xX]0{0,4}[89][0-9a-fA-F]);|[\x80-\x9f]")
_XML_NAMES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_CP1252 = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )


def _begun(body: bytes, *, recover: bool) -> Element:
    """The tree of a large body, read until MAX_ITEMS items are complete."""
    events = etree.iterparse(
        io.BytesIO(body),
        events=("start", "end"),
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    root: Element | None = None
    items = 0
    for event, element in events:
        if root is None:
            root = element
        elif event == "end" and short_name(element.tag) in ("item", "entry", "url"):
            items += 1
            if items >= MAX_ITEMS:
                break
    if root is None:
        raise Malformed("The document has no element.")
    return root


def _parsed(body: bytes, *, recover: bool) -> Element | None:
    if len(body) > LARGE_BYTES:
        return _begun(body, recover=recover)
    return etree.fromstring(body, _parser(recover=recover))


def _cp1252(found: re.Match[str]) -> str:
    """What a Windows author meant by a control character of Latin-1."""
    text = found[0]
    code = ord(text) if len(text) == 1 else int(text[3:-1], 16) if text[2] in "xX" else int(text[2:-1])
    return _CP1252.get(code, text)


def _prologue_end(text: str) -> int:
    """Where comments and processing instructions before the document type or the first element end."""
    at = 0
    while True:
        at = text.find("<", at)
        closing = "-->" if text.startswith("<!--", at) else "?>" if text.startswith("<?", at) else ""
        end = text.find(closing, at) if at >= 0 and closing else -1
        if end < 0:
            return max(at, 0)
        at = end + len(closing)


def _without_doctype(text: str) -> tuple[str, dict[str, str]]:
    """The text without its document type, and the simple entities this declared."""
    found = _DOCTYPE.match(text, _prologue_end(text))
    if not found:
        return text, {}
    end = text.find(">", found.end())
    declared: dict[str, str] = {}
    if found[1]:
        end = text.find("]", found.end())
        subset = text[found.end() : min(end if end > 0 else len(text), found.end() + 50_000)]
        for entity in _ENTITY.finditer(subset):
            if len(declared) < _MAX_ENTITIES:
                declared[entity[1]] = (entity[2] or entity[3] or "")[:_MAX_ENTITY_CHARS]
        end = text.find(">", end)
    else:
        end = found.end() if text[found.end() : found.end() + 1] == ">" else end
    return (text[: found.start()] + text[end + 1 :], declared) if end > 0 else (text, declared)


class _Mender:
    """Makes one ampersand legal at a time. Not frozen: it counts what entities have put in."""

    def __init__(self, declared: dict[str, str]) -> None:
        self._declared = declared
        self._left = _MAX_EXPANDED_CHARS

    def __call__(self, found: re.Match[str]) -> str:
        decimal, hexadecimal, name = found.groups()
        if name in _XML_NAMES:
            return found[0]
        if name in self._declared and self._left > 0:
            self._left -= len(self._declared[name])
            return self._declared[name]
        if name and f"{name};" in html5:
            return "".join(f"&#{ord(each)};" for each in html5[f"{name};"])
        if decimal or hexadecimal:
            code = int(decimal) if decimal else int(hexadecimal, 16)
            fine = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
            return f"&#{code};" if fine else "\ufffd"
        return f"&amp;{found[0][1:]}"


def mended(text: str, declared: dict[str, str]) -> str:
    """The text made as well-formed as ampersands, control characters and stray beginnings allow."""
    text = _NO_XML_CHARACTER.sub("", text)
    start = text.find("<")
    text = text[max(start, 0) :]
    mend = _Mender(declared)
    parts: list[str] = []
    at = 0
    while at < len(text):
        opening = text.find("<![CDATA[", at)
        closing = text.find("]]>", opening) if opening >= 0 else -1
        if closing < 0:
            parts.append(_AMPERSAND.sub(mend, text[at:]))
            break
        parts += _AMPERSAND.sub(mend, text[at:opening]), text[opening : closing + 3]
        at = closing + 3
    return "".join(parts)


def read_tree(text: str, *, tolerate: bool = True) -> tuple[Element, bool]:
    """The root element, and whether the text had to be mended. Raises Malformed where nothing can be read.

    Without `tolerate` only the strict pass is tried, whose cost is bounded by the size of the text.
    """
    if (not text.isascii() or "&#" in text) and _C1.search(text):
        text = _C1.sub(_cp1252, text)
    text, declared = _without_doctype(text)
    try:
        if not declared:
            root = _parsed(text.lstrip().encode("utf-8", "replace"), recover=False)
            if root is not None:
                return root, False
    except etree.XMLSyntaxError as error:
        if not tolerate:
            raise Malformed(f"The document is not well-formed: {error.msg}.") from error
    if not tolerate:
        raise Malformed("The document declares entities.")
    try:
        root = _parsed(mended(text, declared).encode("utf-8", "replace"), recover=True)
    except etree.XMLSyntaxError as error:
        raise Malformed(f"The document cannot be read: {error.msg}.") from error
    if root is None:
        raise UnknownFormat("The document holds no XML element.")
    return root, True
