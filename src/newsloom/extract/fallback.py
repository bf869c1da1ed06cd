"""Bodies the block model does not read: trafilatura's reading as plain lines and plain HTML, and JSON-LD's own."""

import copy
import logging
import re
from collections.abc import Iterator
from html import escape

import trafilatura
from lxml import etree

from newsloom.extract.block_markup import Block
from newsloom.extract.furniture import is_furniture
from newsloom.extract.markup import Page, attribute, squeeze

MIN_BODY_CHARS = 80  # less is a caption or a teaser, not a body
MIN_STATED_CHARS = 400  # a shorter articleBody is a summary
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


def read_with_trafilatura(page: Page) -> tuple[Block, ...]:
    """trafilatura's reading of the page, favouring precision; empty where it finds none."""
    document = trafilatura.bare_extraction(
        copy.deepcopy(page.tree),  # it prunes what it is given
        url=page.url or None,
        favor_precision=True,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
        with_metadata=False,
    )
    body = getattr(document, "body", None)
    return () if body is None else tuple(_without_furniture(_blocks(body)))


def stated(text: str) -> tuple[Block, ...]:
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
