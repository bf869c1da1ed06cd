"""What changed between two wordings, as pieces a template can show."""

from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from newsloom.text.sentences import sentence_spans

Change = Literal["same", "ins", "del"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    change: Change
    text: str


def changed_sentences(before: str, after: str) -> tuple[tuple[Piece, ...], ...]:
    """The sentences that differ, in order; each in pieces, word by word where one took the place of another."""
    old, new = _sentences(before), _sentences(after)
    changes: list[tuple[Piece, ...]] = []
    deleted: list[str] = []
    inserted: list[str] = []
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            changes += _flushed(deleted, inserted)
            deleted, inserted = [], []
        elif code.tag == "delete":
            deleted += old[code.src_start : code.src_end]
        else:
            inserted += new[code.dest_start : code.dest_end]
    return tuple(changes + _flushed(deleted, inserted))


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


def _swapped(gone: str, come: str) -> list[Piece]:
    """What went, then what came in its place."""
    made = (Piece(change="del", text=gone), Piece(change="ins", text=come))
    return [piece for piece in made if piece.text]


def _flushed(deleted: list[str], inserted: list[str]) -> list[tuple[Piece, ...]]:
    if len(deleted) == len(inserted):
        return [words(old, new) for old, new in zip(deleted, inserted, strict=True)]
    gone = [Piece(change="del", text=sentence) for sentence in deleted]
    come = [Piece(change="ins", text=sentence) for sentence in inserted]
    return [(piece,) for piece in (*gone, *come)]


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
