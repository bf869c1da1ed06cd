"""A page cut into text blocks in reading order, each with the boxes around it: what the block model judges."""

import functools
import re
from dataclasses import dataclass, field

from newsloom.extract.hints import BIT, hint_bits
from newsloom.extract.markup import Element, squeeze

MAX_BLOCKS = 4_000  # blocks judged of one page; the longest of the measured pages has 1,900
MAX_BOXES = 60_000  # boxes walked of one page; the largest of the measured pages has 9,000
SHORT_LINK_CHARS = 80  # a shorter block that is all link is a menu entry: 121 of 207 blocks a page, 2 true words
SKIPPED = frozenset(
    "script style noscript template iframe svg math object embed select option textarea input canvas map dialog head title "
    "link meta nav footer button datalist area source track audio video applet rt rp".split()
)
BLOCK_TAGS = frozenset(
    "html body p div section article main aside header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th "
    "caption blockquote pre figure figcaption address form fieldset legend details summary center hgroup menu".split()
)
INLINE_KEPT = frozenset(
    "a em strong b i u s cite code sub sup small mark abbr time kbd samp del ins ruby bdi bdo".split()
)
TAG_CODES = {
    "p": 1, "h1": 2, "h2": 3, "h3": 4, "h4": 5, "h5": 5, "h6": 5, "li": 6, "td": 7, "th": 7, "div": 8, "figcaption": 9, "blockquote": 10,
    "pre": 11, "section": 12, "article": 13, "dt": 14, "dd": 14, "address": 15, "header": 16, "aside": 17, "figure": 18, "main": 19,
    "ul": 20, "ol": 20, "table": 21, "tr": 22, "form": 23, "body": 24, "caption": 9, "center": 8, "details": 25, "summary": 25,
}  # fmt: skip
# What readers wrote below the article. "comment" alone also names columns of opinion.
_COMMENTS = re.compile(
    r"(?:^|\s)(?:comments|disqus(?:[_-]thread)?|fb-comments|commentlist|comments?[_-]?(?:list|area|section|sections|container|wrapper|wrap|block|thread|box|content|body|stream|feed)|respond)(?:\s|$)",
    re.I,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)

Mark = tuple[int, str, Element | None]  # position among the pieces, "open", "close" or "break", and the inline element


@dataclass(slots=True, eq=False)  # not frozen: filled while its children are walked
class Box:
    """A block-level element. `first` and `last` are the half-open range of the blocks inside it."""

    element: Element
    parent: int
    depth: int
    tag: str
    hints: int
    inherited: int
    first: int = 0
    last: int = 0


@dataclass(slots=True, eq=False)
class TextBlock:
    """Text between two block-level tags. `box` is the index of the innermost box around it."""

    box: int
    text: str
    link_chars: int
    bold_chars: int
    links: int
    pieces: list[str]
    marks: list[Mark]
    h1_before: int
    articles_before: int


@dataclass(slots=True, eq=False)
class Cut:
    """A page in blocks and boxes; pictures with the number of blocks before them."""

    blocks: list[TextBlock] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    pictures: list[tuple[int, int, Element]] = field(default_factory=list)  # blocks before, box, element
    embeds: list[tuple[int, int, Element]] = field(default_factory=list)


_EMBEDS = frozenset(("iframe", "video", "audio", "embed", "object"))
_CELLS = frozenset(("td", "th"))
_PICTURES = frozenset(("img", "amp-img"))


@functools.lru_cache(maxsize=8_000)
def _is_comments(name: str) -> bool:
    return bool(_COMMENTS.search(name))


def _named(element: Element) -> tuple[str, int]:
    """The class and id words of an element, and what they and its other attributes hint at."""
    name, hints = "", 0
    for key, value in element.items():
        if key in ("class", "id"):
            name = f"{name} {value!s}" if name else str(value)
        elif (
            key == "hidden"
            or (key == "aria-hidden" and value == "true")
            or (key == "style" and _HIDDEN_STYLE.search(str(value)))
        ):
            hints |= BIT["hidden"]
        elif key == "itemprop" and value == "articleBody":
            hints |= BIT["body"]
    return name, hints | hint_bits(name) if name else hints


def cut(tree: Element) -> Cut:
    """The blocks of the page. Menus and footers are left out, and links that stand alone."""
    walker = _Walker()
    walker.box(tree, -1, 0, 0)
    return walker.cut


class _Walker:
    def __init__(self) -> None:
        self.cut = Cut()
        self._pieces: list[str] = []
        self._marks: list[Mark] = []
        self._chars = self._link_chars = self._bold_chars = self._links = 0
        self._in_link = self._in_bold = self._breaks = 0
        self._h1 = self._articles = 0
        self._box = 0

    def box(self, element: Element, parent: int, depth: int, inherited: int) -> None:
        """Walks a block-level element."""
        boxes = self.cut.boxes
        if len(boxes) >= MAX_BOXES or len(self.cut.blocks) >= MAX_BLOCKS:
            return
        tag = str(element.tag)
        name, hints = _named(element)
        if hints & BIT["comment"] and _is_comments(name) and element.find(".//h1") is None:
            return
        self._flush()
        index = len(boxes)
        made = Box(element=element, parent=parent, depth=depth, tag=tag, hints=hints, inherited=inherited | hints)
        made.first = len(self.cut.blocks)
        boxes.append(made)
        self._box = index
        self._h1 += tag == "h1"
        self._articles += tag == "article"
        self._content(element, index, depth)
        self._flush()
        made.last = len(self.cut.blocks)
        self._box = parent

    def _content(self, element: Element, box: int, depth: int) -> None:
        """The text and the children of an element that stands in `box`."""
        if text := element.text:
            self._say(str(text))
        for child in element:
            tag = child.tag
            if isinstance(tag, str):
                if tag in _CELLS and not any(inner.tag in BLOCK_TAGS for inner in child):
                    self._cell(child, box, depth)
                elif tag in BLOCK_TAGS or "-" in tag:
                    self._child(child, tag, box, depth)
                elif tag == "br":
                    self._break()
                elif tag in SKIPPED:
                    if tag in _EMBEDS:
                        self.cut.embeds.append((len(self.cut.blocks), box, child))
                elif tag == "img":
                    self.cut.pictures.append((len(self.cut.blocks), box, child))
                else:
                    self._inline(child, tag, box, depth)
            if tail := child.tail:
                self._say(str(tail))

    def _child(self, child: Element, tag: str, box: int, depth: int) -> None:
        if tag in _PICTURES:
            self.cut.pictures.append((len(self.cut.blocks), box, child))
            return
        self.box(child, box, depth + 1, self.cut.boxes[box].inherited)

    def _cell(self, element: Element, box: int, depth: int) -> None:
        """A cell of a table of data: part of its row's block."""
        self._marks.append((len(self._pieces), "cell", element))
        self._pieces.append(" ")
        self._content(element, box, depth)
        self._marks.append((len(self._pieces), "close", element))

    def _inline(self, element: Element, tag: str, box: int, depth: int) -> None:
        kept = tag in INLINE_KEPT
        if kept:
            self._marks.append((len(self._pieces), "open", element))
        link, bold = tag == "a", tag in ("b", "strong")
        self._in_link += link
        self._in_bold += bold
        self._links += link
        if tag == "q":
            self._say("“")
        self._content(element, box, depth)
        if tag == "q":
            self._say("”")
        self._in_link -= link
        self._in_bold -= bold
        if kept:
            self._marks.append((len(self._pieces), "close", element))

    def _say(self, text: str) -> None:
        size = len(text)
        if text.isspace():
            self._pieces.append(text)
            return
        self._breaks = 0
        self._pieces.append(text)
        self._chars += size
        if self._in_link:
            self._link_chars += size
        if self._in_bold:
            self._bold_chars += size

    def _break(self) -> None:
        self._breaks += 1
        if self._breaks >= 2:
            self._flush()
            return
        self._pieces.append("\n")
        self._marks.append((len(self._pieces), "break", None))

    def _flush(self) -> None:
        """Ends the block being read."""
        self._breaks = 0
        if not self._chars:
            if self._pieces:
                self._pieces, self._marks = [], []
            return
        text = squeeze("".join(self._pieces))
        if len(self.cut.blocks) < MAX_BLOCKS and not (
            len(text) < SHORT_LINK_CHARS and self._link_chars >= 0.9 * self._chars and self._link_chars
        ):
            self.cut.blocks.append(
                TextBlock(
                    box=self._box,
                    text=text,
                    link_chars=self._link_chars,
                    bold_chars=self._bold_chars,
                    links=self._links,
                    pieces=self._pieces,
                    marks=self._marks,
                    h1_before=self._h1,
                    articles_before=self._articles,
                )
            )
        self._pieces, self._marks = [], []
        self._chars = self._link_chars = self._bold_chars = self._links = 0
