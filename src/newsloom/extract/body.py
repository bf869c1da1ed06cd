"""The body of a page: trafilatura's reading of the shared tree, written again as plain lines and plain HTML."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import trafilatura
from lxml import etree

from newsloom.extract.furniture import is_furniture
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.markup import Page, attribute, squeeze

MIN_BODY_CHARS = 80  # less is a caption or a teaser, not a body
# Comparing with other extractors changes 16 of 531 measured pages and takes 40 % of the time; a first reading at least
# this long, and holding this share of the words in the page's paragraphs, is one it leaves as it is (2 pages excepted).
MIN_TRUSTED_CHARS = 1_500
MIN_TRUSTED_SHARE = 0.3
MIN_STATED_CHARS = 400  # a shorter articleBody is a summary
SHORT_OF_LD = 0.6  # below this share of the JSON-LD body the reading lost paragraphs; chosen on the open page corpora
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_RENAMED = {
    "hi": "em",
    "quote": "blockquote",
    "list": "ul",
    "item": "li",
    "row": "tr",
    "cell": "td",
    "table": "table",
    "p": "p",
}
_BLOCKS = frozenset({"p", "head", "quote", "item", "row", "code", "list", "table", "div", "fw"})
_RENDERED = {"#b": "strong", "#i": "em", "#u": "u", "#sub": "sub", "#sup": "sup"}

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # odd pages are answered by values here, not in the log


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of the body: its words, and how to show them."""

    text: str
    html: str
    is_heading: bool = False
    is_table: bool = False


def read_body(page: Page, linked: LinkedData) -> tuple[Block, ...]:
    """The blocks of the article's body in order; empty where the page has none."""
    found = _read(page, fast=True)
    if _length(found) < max(MIN_TRUSTED_CHARS, MIN_TRUSTED_SHARE * _paragraph_chars(page)):
        found = _read(page, fast=False)
    stated = _stated(linked.body)
    if _length(found) < SHORT_OF_LD * _length(stated):
        return stated
    return found


def _read(page: Page, *, fast: bool) -> tuple[Block, ...]:
    """trafilatura's reading; `fast` leaves out its comparison with other extractors."""
    document = trafilatura.bare_extraction(
        page.tree,
        url=page.url or None,
        fast=fast,
        favor_precision=True,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
        with_metadata=False,
    )
    body = getattr(document, "body", None)
    return () if body is None else tuple(_without_furniture(_blocks(body)))


def _paragraph_chars(page: Page) -> int:
    return sum(len(str(piece)) for paragraph in page.tree.iter("p") for piece in paragraph.itertext())


def _length(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)


def _stated(text: str) -> tuple[Block, ...]:
    """The JSON-LD articleBody as blocks, where it is a body and no teaser; its markup, if any, is left out."""
    plain = _TAG.sub("\n", text) if "</" in text else text
    lines = [line for part in plain.split("\n") if (line := squeeze(part)) and not is_furniture(line)]
    if sum(map(len, lines)) < MIN_STATED_CHARS or lines[-1].endswith(("...", "…", "[…]")):
        return ()
    return tuple(Block(text=line, html=f"<p>{escape(line, quote=False)}</p>") for line in lines)


def _without_furniture(blocks: Iterator[Block]) -> Iterator[Block]:
    seen: set[str] = set()
    for block in blocks:
        if is_furniture(block.text):
            continue
        if len(block.text) > MIN_BODY_CHARS:
            if block.text in seen:
                continue
            seen.add(block.text)
        yield block


def _blocks(body: etree._Element) -> Iterator[Block]:
    for element in body:
        yield from _block(element)
        if tail := squeeze(element.tail):
            yield Block(text=tail, html=f"<p>{escape(tail, quote=False)}</p>")


def _block(element: etree._Element) -> Iterator[Block]:
    tag = element.tag
    if not isinstance(tag, str):
        return
    lines = tuple(_lines(element))
    if not lines:
        return
    if tag == "head":
        level = attribute(element, "rend")
        name = level if level in ("h2", "h3", "h4", "h5", "h6") else "h2"
        yield Block(text=" ".join(lines), html=f"<{name}>{_inner(element)}</{name}>", is_heading=True)
        return
    yield Block(text="\n".join(lines), html=_markup(element), is_table=tag == "table")


def _lines(element: etree._Element) -> Iterator[str]:
    """The words of an element, one line a block inside it."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if node.tag in _BLOCKS or node.tag == "lb":
                pieces.append("\n")
            elif node.tag == "cell":
                pieces.append(" ")
            pieces.append(str(node.text or ""))
        else:
            if node.tag in _BLOCKS:
                pieces.append("\n")
            if node is not element:
                pieces.append(str(node.tail or ""))
    for line in "".join(pieces).split("\n"):
        if text := squeeze(line):
            yield text


def _inner(element: etree._Element) -> str:
    parts = [escape(str(element.text or ""), quote=False)]
    for child in element:
        parts.append(_markup(child))
        parts.append(escape(str(child.tail or ""), quote=False))
    return "".join(parts)


def _markup(element: etree._Element) -> str:
    """The element in HTML's names. What it links to is checked by the sanitiser, which always comes last."""
    tag = element.tag
    if not isinstance(tag, str) or tag == "graphic":
        return ""
    if tag == "lb":
        return "<br>"
    inner = _inner(element)
    if tag == "ref":
        return f'<a href="{escape(attribute(element, "target"))}">{inner}</a>'
    if tag == "hi":
        name = _RENDERED.get(attribute(element, "rend"), "em")
    elif tag == "head":
        name = "h3"
    elif tag == "list":
        name = "ol" if attribute(element, "rend") == "ol" else "ul"
    elif tag == "code":
        name = "pre" if "\n" in inner else "code"
    elif tag == "cell" and attribute(element, "role") == "head":
        name = "th"
    elif tag == "del":
        name = "del"
    else:
        name = _RENAMED.get(tag, "")
    return f"<{name}>{inner}</{name}>" if name else inner
