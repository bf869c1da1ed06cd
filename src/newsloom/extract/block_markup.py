"""Chosen text blocks written as plain lines and plain HTML: paragraphs, headings, lists, tables, quotes, code."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from newsloom.extract.blocks import Box, Cut, TextBlock
from newsloom.extract.markup import Element, attribute, squeeze

_NAMES = {"i": "em", "b": "strong", "cite": "em", "bdo": "bdi"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HOLDERS = {
    "ul": "list",
    "ol": "list",
    "menu": "list",
    "table": "table",
    "blockquote": "quote",
    "pre": "pre",
    "dl": "terms",
}
_ROW_TAGS = ("tr", "caption", "th", "td")
_MAX_LEVELS = 8  # boxes above a block in which the list, table or quote it belongs to is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of the body: its words, one line a paragraph or item, and how to show them."""

    text: str
    html: str
    is_heading: bool = False
    is_table: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """The structure a block stands in: its kind, and the index of the box that holds it (its own where there is none)."""

    kind: str
    box: int


def written(cut: Cut, chosen: Sequence[int], between: Callable[[int, int], Iterator[Block]]) -> Iterator[Block]:
    """The chosen blocks in order, those of one list, table or quote together.

    `between(after, before)` gives what stands between two chosen blocks: pictures, and what is embedded.
    """
    last = -1
    places = {index: _place(cut, cut.blocks[index]) for index in chosen}
    for place, group in groupby(chosen, key=lambda index: places[index]):
        members = list(group)
        if last >= 0:
            yield from between(last, members[0])
        found = _WRITERS[place.kind](cut, place, [cut.blocks[index] for index in members])
        if found is not None:
            yield found
        last = members[-1]


def _place(cut: Cut, block: TextBlock) -> _Place:
    at = block.box
    own = cut.boxes[at].tag
    if own in _HEADINGS:
        return _Place("heading", at)
    if own in ("p", "div") and _is_item_of_its_own(cut, at):
        return _Place("paragraph", at)
    for _ in range(_MAX_LEVELS):
        box = cut.boxes[at]
        kind = _HOLDERS.get(box.tag, "")
        if kind and (kind != "table" or own in _ROW_TAGS):
            return _Place(kind, at)
        if box.parent < 0 or box.tag in ("article", "main", "section", "body"):
            break
        at = box.parent
    return _Place("paragraph", block.box)


def _is_item_of_its_own(cut: Cut, at: int) -> bool:
    """Whether a paragraph has no list, quote, code or table near it: the common case, told quickly."""
    parent = cut.boxes[at].parent
    if parent < 0:
        return True
    return cut.boxes[parent].tag in ("article", "main", "section", "body")


# -- one block ------------------------------------------------------------------------------------


def _lines(block: TextBlock, *, cells: str = " ") -> list[str]:
    """The block's words, a line between breaks."""
    parts: list[str] = []
    at = 0
    for position, mark, _ in block.marks:
        if mark in ("break", "cell"):
            parts += block.pieces[at:position]
            parts.append("\n" if mark == "break" else cells)
            at = position
    parts += block.pieces[at:]
    joined = "".join(parts)
    if "\n" not in joined:
        return [text] if (text := squeeze(joined)) else []
    breaks = any(mark == "break" for _, mark, _ in block.marks)
    return [text for line in (joined.split("\n") if breaks else [joined]) if (text := squeeze(line))]


def _inline(block: TextBlock) -> str:
    """The block's words with the inline markup that is kept."""
    if not block.marks:
        return escape(squeeze("".join(block.pieces)), quote=False)
    out: list[str] = []
    opened: list[str] = []
    at = 0
    for position, mark, element in block.marks:
        out += [escape(piece, quote=False) for piece in block.pieces[at:position]]
        at = position
        if mark == "break":
            out.append("<br>")
        elif mark == "open" and element is not None:
            name, start = _opening(element)
            opened.append(name)
            out.append(start)
        elif mark == "close" and opened:
            out.append(_closing(opened.pop()))
    out += [escape(piece, quote=False) for piece in block.pieces[at:]]
    out += [_closing(name) for name in reversed(opened)]
    return (
        squeeze("".join(out))
        .replace(" <br>", "<br>")
        .replace("<br> ", "<br>")
        .removeprefix("<br>")
        .removesuffix("<br>")
        .strip()
    )


def _opening(element: Element) -> tuple[str, str]:
    tag = str(element.tag)
    if tag == "a":
        target = attribute(element, "href").strip()
        if not target or target.startswith("#"):
            return "", ""
        return "a", f'<a href="{escape(target)}">'
    name = _NAMES.get(tag, tag)
    return name, f"<{name}>"


def _closing(name: str) -> str:
    return f"</{name}>" if name else ""


def _direction(cut: Cut, at: int) -> str:
    """The attribute that keeps right-to-left text so, from the nearest box that states a direction."""
    while at >= 0:
        box = cut.boxes[at]
        if said := attribute(box.element, "dir").lower():
            return ' dir="rtl"' if said == "rtl" else ""
        at = box.parent
    return ""


# -- structures -----------------------------------------------------------------------------------


def _paragraphs(cut: Cut, place: _Place, blocks: Sequence[TextBlock]) -> Block | None:
    lines = [line for block in blocks for line in _lines(block)]
    if not lines:
        return None
    direction = _direction(cut, place.box)
    html = "\n".join(f"<p{direction}>{_inline(block)}</p>" for block in blocks)
    return Block(text="\n".join(lines), html=html)


def _heading(cut: Cut, place: _Place, blocks: Sequence[TextBlock]) -> Block | None:
    text = " ".join(line for block in blocks for line in _lines(block))
    name = cut.boxes[place.box].tag
    name = "h2" if name == "h1" else name
    inner = " ".join(_inline(block) for block in blocks).replace("<br>", " ")
    return (
        Block(text=text, html=f"<{name}{_direction(cut, place.box)}>{inner}</{name}>", is_heading=True)
        if text
        else None
    )


def _list(cut: Cut, place: _Place, blocks: Sequence[TextBlock]) -> Block | None:
    name = "ol" if cut.boxes[place.box].tag == "ol" else "ul"
    items: list[str] = []
    lines: list[str] = []
    for _, group in groupby(blocks, key=lambda block: _item(cut, block, place.box)):
        members = list(group)
        lines += [line for block in members for line in _lines(block)]
        items.append(f"<li>{'<br>'.join(_inline(block) for block in members)}</li>")
    if not lines:
        return None
    return Block(text="\n".join(lines), html=f"<{name}{_direction(cut, place.box)}>{''.join(items)}</{name}>")


def _item(cut: Cut, block: TextBlock, holder: int) -> int:
    """The box just below the list in which the block stands."""
    at = block.box
    while at > holder and cut.boxes[at].parent != holder:
        at = cut.boxes[at].parent
    return at


def _terms(cut: Cut, place: _Place, blocks: Sequence[TextBlock]) -> Block | None:
    lines = [line for block in blocks for line in _lines(block)]
    names = ["dt" if cut.boxes[_item(cut, block, place.box)].tag == "dt" else "dd" for block in blocks]
    inner = "".join(f"<{name}>{_inline(block)}</{name}>" for name, block in zip(names, blocks, strict=True))
    return Block(text="\n".join(lines), html=f"<dl{_direction(cut, place.box)}>{inner}</dl>") if lines else None


def _table(cut: Cut, place: _Place, blocks: Sequence[TextBlock]) -> Block | None:
    lines = [" ".join(_lines(block)) for block in blocks]
    rows = "".join(_row(cut.boxes[block.box], block) for block in blocks)
    lines = [line for line in lines if line]
    table = f"<table{_direction(cut, place.box)}>{rows}</table>"
    return Block(text="\n".join(lines), html=table, is_table=True) if lines else None


def _row(box: Box, block: TextBlock) -> str:
    if box.tag == "caption":
        return f"<caption>{_inline(block)}</caption>"
    starts = [(index, element) for index, (_, mark, element) in enumerate(block.marks) if mark == "cell"]
    if not starts:
        return f"<tr><td>{_inline(block)}</td></tr>"
    cells: list[str] = []
    ends = [index for index, _ in starts[1:]] + [len(block.marks)]
    for (start, element), end in zip(starts, ends, strict=True):
        first = block.marks[start][0]
        last = block.marks[end][0] if end < len(block.marks) else len(block.pieces)
        part = TextBlock(
            box=block.box, text="", link_chars=0, bold_chars=0, links=0, pieces=block.pieces[first:last],
            marks=[(at - first, mark, inner) for at, mark, inner in block.marks[start + 1 : end]], h1_before=0, articles_before=0,
        )  # fmt: skip
        name = "th" if element is not None and element.tag == "th" else "td"
        spans = "".join(
            f' {side}="{value}"'
            for side in ("colspan", "rowspan")
            if element is not None and (value := attribute(element, side)).isdecimal()
        )
        cells.append(f"<{name}{spans}>{_inline(part)}</{name}>")
    return f"<tr>{''.join(cells)}</tr>"


def _quote(cut: Cut, place: _Place, blocks: Sequence[TextBlock]) -> Block | None:
    inner = _paragraphs(cut, place, blocks)
    return Block(text=inner.text, html=f"<blockquote>{inner.html}</blockquote>") if inner else None


def _pre(cut: Cut, place: _Place, blocks: Sequence[TextBlock]) -> Block | None:
    raw = "\n".join("".join(block.pieces) for block in blocks).strip("\n")
    lines = [text for line in raw.split("\n") if (text := squeeze(line))]
    return Block(text="\n".join(lines), html=f"<pre>{escape(raw, quote=False)}</pre>") if lines else None


_WRITERS: dict[str, Callable[[Cut, _Place, Sequence[TextBlock]], Block | None]] = {
    "paragraph": _paragraphs,
    "heading": _heading,
    "list": _list,
    "terms": _terms,
    "table": _table,
    "quote": _quote,
    "pre": _pre,
}
