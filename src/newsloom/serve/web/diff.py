"""What changed between two wordings, as pieces a template can show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from newsloom.text.sentences import sentence_spans

Change = Literal["same", "ins", "del", "cut"]

_ALIKE = 0.5  # of two sentences: above, one took the place of the other and they are compared word by word
_MOST_ALIGNED = 60  # changed sentences in a row that are matched by likeness; more are shown as they stand
_LONG_CHARS = 160  # of words that stayed within a changed sentence; of longer stretches only the ends are shown
_END_CHARS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that stayed, came or went; "cut": words that stayed and are left out."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One changed sentence, and how many unchanged ones stand between it and the change before."""

    pieces: tuple[Piece, ...]
    skipped: int = 0


def changed_passages(before: str, after: str) -> tuple[Passage, ...]:
    """The sentences that differ, in order; word by word where one took the place of another, long stretches cut."""
    old, new = _sentences(before), _sentences(after)
    found: list[Passage] = []
    deleted: list[str] = []
    inserted: list[str] = []
    skipped = 0
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            found += _passages(deleted, inserted, skipped)
            skipped = code.src_end - code.src_start
            deleted, inserted = [], []
        elif code.tag == "delete":
            deleted += old[code.src_start : code.src_end]
        else:
            inserted += new[code.dest_start : code.dest_end]
    found += _passages(deleted, inserted, skipped)
    return tuple(found)


def words(before: str, after: str) -> tuple[Piece, ...]:
    """One sentence as pieces: the words that stayed, went and came."""
    old, new = _words(before), _words(after)
    pieces: list[Piece] = []
    gone = come = ""
    for code in Indel.opcodes(old, new):
        if code.tag == "delete":
            gone += "".join(old[code.src_start : code.src_end])
        elif code.tag == "insert":
            come += "".join(new[code.dest_start : code.dest_end])
        else:
            pieces += _swapped(gone, come)
            gone = come = ""
            pieces.append(Piece(change="same", text="".join(old[code.src_start : code.src_end])))
    return tuple(pieces + _swapped(gone, come))


def folded(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with long unchanged stretches cut down to their ends."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.change != "same" or len(piece.text) <= _LONG_CHARS:
            found.append(piece)
            continue
        head = piece.text[:_END_CHARS].rpartition(" ")[0] or piece.text[:_END_CHARS]
        tail = piece.text[-_END_CHARS:].partition(" ")[2] or piece.text[-_END_CHARS:]
        left_out = piece.text[len(head) : len(piece.text) - len(tail)]
        found += [
            Piece(change="same", text=head),
            Piece(change="cut", text=left_out),
            Piece(change="same", text=tail),
        ]
    return tuple(found)


def _swapped(gone: str, come: str) -> list[Piece]:
    """What went, then what came in its place."""
    made = (Piece(change="del", text=gone), Piece(change="ins", text=come))
    return [piece for piece in made if piece.text]


def _passages(deleted: list[str], inserted: list[str], skipped: int) -> list[Passage]:
    """A run of changed sentences, each new one beside the old one it took the place of, where there is one."""
    found: list[Passage] = []
    for old, new in _aligned(deleted, inserted):
        pieces = folded(words(old, new)) if old and new else tuple(_swapped(old, new))
        found.append(Passage(pieces=pieces, skipped=0 if found else skipped))
    return found


def _aligned(deleted: list[str], inserted: list[str]) -> list[tuple[str, str]]:
    """Pairs (old, new) in order, one side empty where a sentence only went or came: the most alike ones, none crossing."""
    if not deleted or not inserted or max(len(deleted), len(inserted)) > _MOST_ALIGNED:
        return [*((old, "") for old in deleted), *(("", new) for new in inserted)]
    likeness = [[_alike(old, new) for new in inserted] for old in deleted]
    best = [[0.0] * (len(inserted) + 1) for _ in range(len(deleted) + 1)]
    for row in range(len(deleted) - 1, -1, -1):
        for column in range(len(inserted) - 1, -1, -1):
            paired = likeness[row][column] + best[row + 1][column + 1] if likeness[row][column] else 0.0
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    pairs: list[tuple[str, str]] = []
    row = column = 0
    while row < len(deleted) and column < len(inserted):
        alike = likeness[row][column]
        if alike and best[row][column] == alike + best[row + 1][column + 1]:
            pairs.append((deleted[row], inserted[column]))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            pairs.append((deleted[row], ""))
            row += 1
        else:
            pairs.append(("", inserted[column]))
            column += 1
    return [*pairs, *((old, "") for old in deleted[row:]), *(("", new) for new in inserted[column:])]


def _alike(old: str, new: str) -> float:
    """How much of two sentences is the same words, 0..1; 0 where it is too little to compare them."""
    return Indel.normalized_similarity(_words(old), _words(new), score_cutoff=_ALIKE)


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def _words(sentence: str) -> list[str]:
    """Words with the space before them; characters in scripts that write none."""
    found: list[str] = []
    for character in sentence:
        joins = found and not character.isspace() and character < "\u2e80" and found[-1][-1:] < "\u2e80"
        if joins:
            found[-1] += character
        else:
            found.append(character)
    return found
