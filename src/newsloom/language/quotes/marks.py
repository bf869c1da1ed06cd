"""Where quotations begin and end, whatever marks a text mixes.

A mark between a space and a letter opens, one between a letter and a space closes; the glyph decides only where both
fit. Single marks inside double ones nest. Paragraphs are read one by one; one that ends open is continued by the next.
"""

import re
from dataclasses import dataclass, replace

MAX_QUOTATION_CHARS = 6_000  # a longer run between marks is a lost mark, not speech

_MARK = re.compile(r"''|``|[\"“”„‟«»'‘’‛`]")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_DOUBLE = frozenset({"''", "``", '"', "“", "”", "„", "‟", "«", "»"})
_LEFT = frozenset({"“", "„", "«", "‘", "‟", "``", "‛"})
_RIGHT = frozenset({"”", "»", "’", "''"})
_SINGLE = frozenset("'‘’‛`")
_LABEL = re.compile(r"([^\W\d_a-z][^\W\d_a-z.'-]{2,20}(?: [^\W\d_a-z.'-]{2,20}){0,3}): ?")
_NICKNAME = re.compile(r"[^\W\d_] \W{1,2}[^\W\d_a-z][\w-]*(?: [^\W\d_a-z][\w-]*)?\W{1,2} [^\W\d_a-z]")  # Ana "Bee" Sol
_OPEN_AFTER = frozenset("([{<—–-/:;,=…|•*&")
_CLOSE_BEFORE = frozenset(".,;:!?)]}>—–-/…|*&")
_CLIPPED = re.compile(r"(?:\d0?s?\b|em\b|til\b|tis\b|twas\b|cause\b|bout\b|n['’]|round\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Half-open ranges: `start:end` inside the marks, `left:right` with them."""

    start: int
    end: int
    left: int
    right: int
    continues: bool = False  # the paragraph before ended inside this quotation
    label: tuple[int, int] | None = None  # a speaker in capitals before a colon, as in transcripts
    is_odd: bool = False  # in single marks where the text's first quotation has double ones, or the other way round

    def words_in(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    glyph: str
    opens: bool
    closes: bool
    double: bool


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the lines that hold anything."""
    return [match.span() for match in _PARAGRAPH.finditer(text) if not match.group().isspace()]


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations in reading order; linear time for any string."""
    found: list[Quotation] = []
    open_before = False
    family = ""
    for start, end in paragraphs(text):
        marks = [mark for match in _MARK.finditer(text, start, end) if (mark := _read(text, match, start, end))]
        inside, still_open = _pair(text, marks, end)
        if open_before and inside and text[start : inside[0].left].isspace() | (start == inside[0].left):
            inside[0] = replace(inside[0], continues=True)
        open_before = still_open
        for quote in inside:
            if _NICKNAME.fullmatch(text, max(start, quote.left - 2), quote.right + 2):
                continue
            single = "single" if text[quote.left : quote.start] in _SINGLE else "double"
            family = family or single
            found.append(_labelled(text, quote if single == family else replace(quote, is_odd=True)))
    return found


def _labelled(text: str, quote: Quotation) -> Quotation:
    """The quotation without the speaker's label a transcript puts inside it."""
    label = _LABEL.match(text, quote.start, quote.end)
    if label is None or label.end() >= quote.end:
        return quote
    return replace(quote, start=label.end(), label=label.span(1))


def _read(text: str, match: re.Match[str], start: int, end: int) -> _Mark | None:
    """The mark with its orientation; None for an apostrophe."""
    glyph, at, to = match.group(), match.start(), match.end()
    before = text[at - 1] if at > start else " "
    after = text[to] if to < end else " "
    double = glyph in _DOUBLE
    if not double and before.isalnum() and after.isalnum():
        return None
    spaced, followed = before.isspace(), not after.isspace()
    opens = followed and (spaced or before in _OPEN_AFTER or before in "\"'“‘«") and after not in ".,;:!?)]}"
    closes = not spaced and (not followed or after in _CLOSE_BEFORE or after in "\"'”’»")
    if not double and opens and not closes and _CLIPPED.match(text, to):
        return None
    if double and at == start and to < end:
        opens, closes = True, False
    if opens and closes:
        opens, closes = (glyph not in _RIGHT, glyph not in _LEFT)
    elif not opens and not closes:
        if not double:
            return None
        if glyph in _LEFT or glyph in _RIGHT:
            opens, closes = glyph in _LEFT, glyph in _RIGHT
        else:
            opens = closes = spaced or not before.isdecimal()
    return _Mark(at, to, glyph, opens, closes, double)


def _pair(text: str, marks: list[_Mark], end: int) -> tuple[list[Quotation], bool]:
    """The quotations of a paragraph that ends at `end`, and whether one is still open there."""
    found: list[Quotation] = []
    opened = -1  # place of the mark that is open
    nested, continues = 0, False
    for place, mark in enumerate(marks):
        if opened < 0:
            if mark.opens and (mark.double or _has_closer(text, marks, place)):
                opened, nested, continues = place, 0, False
            continue
        first = marks[opened]
        if mark.double is not first.double:
            if mark.closes and not mark.opens and _ends_mixed(text, marks, place, opened):
                found.append(Quotation(first.end, mark.start, first.start, mark.end, continues))
                opened = -1
        elif mark.closes and not (mark.opens and mark.glyph in _LEFT):
            if nested > 0:
                nested -= 1
            elif mark.double or not _is_possessive(text, marks, place):
                found.append(Quotation(first.end, mark.start, first.start, mark.end, continues))
                opened = -1
        elif mark.glyph != first.glyph and mark.glyph in _LEFT:
            nested += 1
        else:  # the other was never closed: a paragraph of speech run on, where it ends like one
            stop = first.end + len(text[first.end : mark.start].rstrip())
            continues = stop > first.end and text[stop - 1] in ".!?…"
            if continues:
                found.append(Quotation(first.end, stop, first.start, stop))
            opened, nested = place, 0
    if opened >= 0:
        first = marks[opened]
        stop = first.end + len(text[first.end : end].rstrip())
        found.append(Quotation(first.end, stop, first.start, stop, continues))
    kept = [quote for quote in found if 0 < quote.end - quote.start <= MAX_QUOTATION_CHARS]
    return kept, opened >= 0


def _has_closer(text: str, marks: list[_Mark], place: int) -> bool:
    """Whether a single mark that seems to open is closed in its paragraph; the next few marks tell."""
    for later in range(place + 1, min(place + 12, len(marks))):
        mark = marks[later]
        if mark.closes and not mark.opens:
            if mark.double:
                return not text[mark.start - 1].isdecimal()
            return True
        if mark.opens and not mark.double:
            return False
    return False


def _is_possessive(text: str, marks: list[_Mark], place: int) -> bool:
    """`the workers' rights`: after a plural s, before a small letter, with a better end still to come."""
    mark = marks[place]
    if text[mark.start - 1] not in "sS" or not text[mark.end + 1 : mark.end + 2].islower():
        return False
    for later in marks[place + 1 : place + 6]:
        if later.opens and not later.closes:
            return False
        if later.closes:
            return True
    return False


def _ends_mixed(text: str, marks: list[_Mark], place: int, opened: int) -> bool:
    """Whether a mark of the other family ends the quotation: nothing nested is open and no proper end follows."""
    mark = marks[place]
    for at in range(max(opened + 1, place - 8), place):
        if marks[at].double is mark.double and marks[at].opens and not marks[at].closes:
            return False  # it closes what was nested
    if not mark.double and text[mark.start - 1] in "sS" and text[mark.end + 1 : mark.end + 2].islower():
        return False
    for later in marks[place + 1 : place + 8]:
        if later.double is marks[opened].double:
            return not later.closes or (later.opens and later.glyph in _LEFT)
    return True
