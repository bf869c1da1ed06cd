"""Marks pieces of a text in the publisher's markup of the same text.

The two differ in spaces, and the markup may hold captions and headings that the text has not. So each line is looked for
as a whole, where it should be and then further on; what is not found is not marked. Only text nodes are cut, so no
element of the publisher is moved and marks never cross one.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from lxml.html import HtmlElement

from newsloom.serve.web.slots import Slot, slots, squeezed
from newsloom.serve.web.spans import Piece

_NO_WORDS_IN = frozenset("table thead tbody tfoot tr ul ol dl".split())  # their own text nodes are only spaces
_AROUND = 40  # code points on either side of a piece that show where it is, in a line that is not found whole
_MOST_LOST = 50  # searches in vain, each through all of the text; after them only what stands where it should is marked

_Placed = tuple[Piece, int, int]  # and where it stands in the text of the markup without spaces
_Cut = tuple[Piece, int, int, bool]  # in one text node; whether it is the beginning of the piece


def mark_pieces(root: HtmlElement, text: str, found: Sequence[Piece]) -> None:
    """Puts `<mark>` around every piece that the markup holds. Pieces are in order and apart."""
    if not found:
        return
    held = list(slots(root))
    words = [squeezed(slot.text) for slot in held]
    begins = [0, *accumulate(len(word) for word in words)]
    cuts: defaultdict[int, list[_Cut]] = defaultdict(list)
    done = 0
    for piece, begin, end in sorted(_aligned(text, "".join(words), found), key=lambda placed: placed[1]):
        if begin < done:
            continue  # two lines of the same words were found in one place
        done = end
        place = bisect_right(begins, begin) - 1
        is_first = True
        while begin < end:
            until = min(end, begins[place + 1])
            if until > begin:
                cuts[place].append((piece, begin - begins[place], until - begins[place], is_first))
                begin, is_first = until, False
            place += 1
    for place, those in cuts.items():
        if held[place].owner.tag not in _NO_WORDS_IN:
            _cut(held[place], those)


def _aligned(text: str, flat: str, found: Sequence[Piece]) -> Iterator[_Placed]:
    """Each piece with its place in the markup; one pass over the text, one search for a line that is not where it should be."""
    read = seen = 0  # of the text: code points, and those of them that are no space
    drift = after = lost = 0
    for line_start, those in _by_line(text, found):
        line_end = text.find("\n", line_start)
        line = text[line_start : line_end if line_end >= 0 else len(text)]
        seen += len(squeezed(text[read:line_start]))
        read = line_start
        at = _search(squeezed(line), flat, seen + drift, after if lost < _MOST_LOST else len(flat))
        if at >= 0:
            drift, after = at - seen, at
        else:
            lost += 1
        inside, count = line_start, 0
        for piece in those:
            count += len(squeezed(text[inside : piece.start]))
            inside = piece.start
            size = len(squeezed(text[piece.start : piece.end]))
            begin = at + count
            if at < 0:
                begin = _around(text, line_start, piece, flat, after) if lost < _MOST_LOST else -1
                lost += begin < 0
            if begin >= 0 and size:
                yield piece, begin, begin + size


def _by_line(text: str, found: Sequence[Piece]) -> Iterator[tuple[int, list[Piece]]]:
    lines: dict[int, list[Piece]] = {}
    line_end = -1
    start = 0
    for piece in found:
        if piece.start > line_end or line_end < 0:
            start = text.rfind("\n", 0, piece.start) + 1
            line_end = text.find("\n", piece.start)
            line_end = len(text) if line_end < 0 else line_end
        lines.setdefault(start, []).append(piece)
    yield from lines.items()


def _search(needle: str, flat: str, expected: int, after: int) -> int:
    if not needle:
        return -1
    if expected >= 0 and flat.startswith(needle, expected):
        return expected
    at = flat.find(needle, after)
    return at if at >= 0 or after >= len(flat) else flat.find(needle)


def _around(text: str, line_start: int, piece: Piece, flat: str, after: int) -> int:
    """Where the words around a piece stand, if they stand once; -1 where not."""
    begin = max(line_start, piece.start - _AROUND)
    before = squeezed(text[begin : piece.start])
    line_end = text.find("\n", piece.end)
    end = min(len(text) if line_end < 0 else line_end, piece.end + _AROUND)
    needle = squeezed(text[begin:end])
    at = flat.find(needle, after)
    if at < 0 or flat.find(needle, at + 1) >= 0:
        return -1
    return at + len(before)


def _cut(slot: Slot, cuts: Sequence[_Cut]) -> None:
    """Cuts one text node into words and marks."""
    text = slot.text
    offsets = [offset for offset, sign in enumerate(text) if not sign.isspace()]
    marks: list[HtmlElement] = []
    done = 0
    head = ""
    for piece, begin, end, is_first in cuts:
        start, stop = offsets[begin], offsets[end - 1] + 1
        if marks:
            marks[-1].tail = text[done:start]
        else:
            head = text[:start]
        marks.append(_mark(piece, text[start:stop], is_first=is_first))
        done = stop
    marks[-1].tail = text[done:]
    slot.put(head)
    if slot.after is None:
        for mark in reversed(marks):
            slot.owner.insert(0, mark)
        return
    tail, slot.after.tail = slot.after.tail, None
    for mark in reversed(marks):
        slot.after.addnext(mark)
    slot.after.tail = tail


def _mark(piece: Piece, words: str, *, is_first: bool) -> HtmlElement:
    mark = HtmlElement(words)
    mark.tag = "mark"
    for name, value in piece.attributes.items():
        if name != "id" or is_first:
            mark.set(name, value)
    return mark
