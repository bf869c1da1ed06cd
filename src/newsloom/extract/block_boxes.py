"""What the boxes around a text block say: whose words they hold, what they are called, how like each other they are."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newsloom.extract.block_words import Floats
from newsloom.extract.blocks import TAG_CODES, Cut
from newsloom.extract.hints import BIT

LEVELS = 4  # boxes around a block whose words are counted
MAX_GOOD_WORDS = 100  # of one paragraph that count for its box: one long text makes no container

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Columns = list[npt.NDArray[np.generic]]

_TAG_SETS = {
    "p": ("p",), "heading": ("h2", "h3", "h4", "h5", "h6"), "h1": ("h1",), "li": ("li",), "cell": ("td", "th"), "div": ("div", "center"),
    "caption": ("figcaption", "caption"), "quote": ("blockquote",), "pre": ("pre",),
}  # fmt: skip
_AROUND = (
    "article",
    "main",
    "aside",
    "section",
    "figure",
    "ul",
    "ol",
    "table",
    "blockquote",
    "form",
    "header",
    "li",
    "address",
    "details",
)
_BEST_HINTS = ("body", "article", "content", "related", "comment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A cut page in columns. `own` is the box of each block; the others have one value a box, `words`, `links` and `good` one a block."""

    own: Ints
    parent_of: Ints
    first: Ints
    last: Ints
    depth: Ints
    tag: Ints
    hints: Ints
    inherited: Ints
    words: Floats
    link_share: Floats
    good: Flags

    @property
    def good_words(self) -> float:
        """Words in good paragraphs, at least 1."""
        return max(float((self.words * self.good).sum()), 1.0)


def layout_of(cut: Cut, words: Floats, link_share: Floats, good: Flags) -> Layout:
    """The page in columns."""
    boxes = cut.boxes

    def column(values: list[int]) -> Ints:
        return np.array(values, dtype=np.int64)

    return Layout(
        own=column([block.box for block in cut.blocks]),
        parent_of=column([max(box.parent, 0) for box in boxes]),
        first=column([box.first for box in boxes]),
        last=column([box.last for box in boxes]),
        depth=column([box.depth for box in boxes]),
        tag=column([TAG_CODES.get(box.tag, 0) for box in boxes]),
        hints=column([box.hints for box in boxes]),
        inherited=column([box.inherited for box in boxes]),
        words=words,
        link_share=link_share,
        good=good,
    )


def box_columns(page: Layout) -> Columns:
    """The page's words in the boxes around each block, the page's best box, and what the boxes are called."""
    per_block = (page.words, page.link_share * page.words, page.words * page.good, page.good)
    sums = [np.concatenate([[0.0], np.cumsum(values)]) for values in per_block]
    total, links, good_words, goods = (s[page.last] - s[page.first] for s in sums)
    number = np.maximum(page.last - page.first, 1)
    columns: Columns = [page.tag[page.own], page.depth[page.own]]
    level = page.own
    for _ in range(LEVELS):
        columns += [
            good_words[level] / page.good_words, np.minimum(good_words[level], 3000), links[level] / np.maximum(total[level], 1),
            total[level] / number[level], number[level], goods[level],
        ]  # fmt: skip
        level = page.parent_of[level]
        columns.append(page.tag[level])
    best = _best_box(page)
    share = np.full(len(page.own), good_words[best] / page.good_words)
    return [*columns, share, *_best_box_columns(page, best), *_hint_columns(page, best)]


def _best_box(page: Layout) -> int:
    """The box that holds good paragraphs directly or one level down, weighed by their words (Readability's idea)."""
    score = np.zeros(len(page.depth))
    weight = np.minimum(page.words, MAX_GOOD_WORDS) * page.good
    above = page.parent_of[page.own]
    for boxes, part in ((above, 1.0), (page.parent_of[above], 0.5), (page.own, 0.25)):
        np.add.at(score, boxes, part * weight)
    return int(np.argmax(score))


def _best_box_columns(page: Layout, best: int) -> Columns:
    """How near each block stands to the best box, and whether it is inside it, its parent, its grandparent."""
    depth, size = page.depth, len(page.own)
    chain = [best]
    while chain[-1] != 0:
        chain.append(int(page.parent_of[chain[-1]]))
    meet = np.zeros(size)
    for box in reversed(chain):
        meet[page.first[box] : page.last[box]] = depth[box]
    columns: Columns = [meet / max(int(depth[best]), 1), depth[best] - meet, depth[page.own] - meet]
    for box in (chain + [0, 0])[:3]:
        inside = np.zeros(size, dtype=bool)
        inside[page.first[box] : page.last[box]] = True
        columns.append(inside)
    return columns


def _hint_columns(page: Layout, best: int) -> Columns:
    """What the three nearest boxes hint at, what any box around does, and what the best box does."""
    own = page.own
    above = page.parent_of[own]
    near = page.hints[own] | page.hints[above] | page.hints[page.parent_of[above]]
    columns: Columns = []
    for bit in BIT.values():
        columns += [(near & bit) > 0, (page.inherited[own] & bit) > 0]
    best_hints = int(page.hints[best])
    return [*columns, *(np.full(len(own), bool(best_hints & BIT[name])) for name in _BEST_HINTS)]


def around_columns(cut: Cut, page: Layout) -> Columns:
    """Which elements of certain names stand around the block, and which its own is."""
    seen: list[int] = []
    bit = {name: 1 << index for index, name in enumerate(_AROUND)}
    for box in cut.boxes:
        seen.append((seen[box.parent] if box.parent >= 0 else 0) | bit.get(box.tag, 0))
    around = np.array(seen, dtype=np.int64)[page.own]
    named = [cut.boxes[index].tag for index in page.own]
    columns: Columns = [(around & one) > 0 for one in bit.values()]
    return [*columns, *(np.array([name in group for name in named]) for group in _TAG_SETS.values())]


def likeness_columns(cut: Cut, page: Layout) -> Columns:
    """Statistics of all blocks whose box has the same tag and class, and of those in the same parent."""
    columns: Columns = []
    names: dict[object, int] = {}
    keys = []
    for at in page.own:
        box, above = cut.boxes[at], cut.boxes[int(page.parent_of[at])]
        key = (box.tag, box.element.get("class"), above.tag, above.element.get("class"))
        keys.append(names.setdefault(key, len(names)))
    all_words = max(float(page.words.sum()), 1.0)
    for ids in (np.array(keys, dtype=np.int64), page.parent_of[page.own]):
        number = np.maximum(np.bincount(ids), 1)
        words, linked, good = (np.bincount(ids, weights=values) for values in (page.words, page.link_share, page.good))
        columns += [
            number[ids],
            (words / number)[ids],
            (linked / number)[ids],
            (good / number)[ids],
            words[ids] / all_words,
        ]
    return columns


def meeting(cut: Cut, block: int) -> Floats:
    """How many levels above this block's box the box lies that it shares with each block of the page."""
    out = np.zeros(len(cut.blocks), dtype=np.float32)
    chain = [cut.blocks[block].box]
    while cut.boxes[chain[-1]].parent >= 0:
        chain.append(cut.boxes[chain[-1]].parent)
    for up in range(len(chain) - 1, -1, -1):
        box = cut.boxes[chain[up]]
        out[box.first : box.last] = up
    return out
