"""Spans of a text that lie over each other, as pieces that do not: what of the text is marked as what."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from newsloom.serve.web.links import sentence_id

MOST = 300  # spans marked in one text; statements and what lies ahead come first, others link to them
_TITLE_CHARS = 200


class Noted(StrEnum):
    """What a span may be marked as; the value is part of its class."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    ROLE = "role"
    DATE = "date"
    QUOTE = "quote"
    AHEAD = "ahead"
    TAG = "tag"


_FIRST = frozenset({Noted.QUOTE, Noted.AHEAD})  # their first piece says so: all of one lights up when it is linked to


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A span of the text, what it is, and what is said of it; `number` is that of a name listed beside the text."""

    kind: Noted
    start: int
    end: int
    title: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch within one line with all that is noted of it; `name` is its id, of the first piece of a span only."""

    start: int
    end: int
    classes: str
    title: str
    name: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """Of the element that marks it. `role`: a screen reader reads the words and nothing of the marks."""
        found = {"class": self.classes, "id": self.name, "title": self.title, "role": "none"}
        return {key: value for key, value in found.items() if value}


def chosen(notes: Iterable[Note], length: int) -> list[Note]:
    """Those that lie in a text so long, at most `MOST` of them, in order, the wider before what it holds."""
    inside = [note for note in notes if 0 <= note.start < note.end <= length]
    inside.sort(key=lambda note: (note.kind not in _FIRST, note.start))
    return sorted(inside[:MOST], key=lambda note: (note.start, -note.end))


def pieces(text: str, notes: Iterable[Note], *, cuts: Collection[int] = (), taken: Collection[int] = ()) -> list[Piece]:
    """The noted stretches in order, apart, none across a line's end or one of `cuts`.

    `taken` are beginnings whose ids are given to others already.
    """
    held = chosen(notes, len(text))
    edges = {edge for note in held for edge in (note.start, note.end)}
    edges |= {cut for cut in cuts if 0 <= cut <= len(text)}
    for note in held:
        edges |= _line_ends(text, note.start, note.end)
    order = sorted(edges)
    over: list[list[Note]] = [[] for _ in order]
    for note in held:
        for place in range(bisect_left(order, note.start), bisect_left(order, note.end)):
            over[place].append(note)
    given = set(taken)
    found = []
    for place, at in enumerate(over[:-1]):
        begin, end = order[place], order[place + 1]
        if at and text[begin:end].strip():
            found.append(_piece(begin, end, at, given))
    return found


def _line_ends(text: str, start: int, end: int) -> set[int]:
    found = set()
    at = text.find("\n", start, end)
    while at >= 0:
        found |= {at, at + 1}
        at = text.find("\n", at + 1, end)
    return found


def _piece(begin: int, end: int, notes: Sequence[Note], given: set[int]) -> Piece:
    narrow = sorted(notes, key=lambda note: note.end - note.start)
    first = [note.kind for note in narrow if note.start == begin and note.kind in _FIRST]
    classes = dict.fromkeys(
        [
            "x",
            *(f"x-{note.kind}" for note in narrow),
            *(f"begins-{kind}" for kind in first),
            *(f"e{note.number}" for note in narrow if note.number),
        ]
    )
    titles = dict.fromkeys(clean for note in narrow if (clean := _clean(note.title)))
    is_first = begin not in given and any(note.start == begin for note in notes)
    given.add(begin)
    return Piece(
        start=begin,
        end=end,
        classes=" ".join(classes),
        title=" · ".join(titles)[:_TITLE_CHARS],
        name=sentence_id(begin) if is_first else "",
    )


def _clean(title: str) -> str:
    """The title without characters that are not seen: no tree takes some, others turn what follows around."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in title).split())
