"""The passages of an article that show what it shares with another, cut to what a reader may see, the words marked."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from newsloom.model.reading import Span
from newsloom.model.weave import Doc
from newsloom.serve.web.access import LEAST_QUOTE_CHARS, excerpt
from newsloom.text.sentences import sentence_spans

_READ_CHARS = 4_000  # of a text: nothing shared stands further down

Pieces = tuple[tuple[str, bool], ...]  # words, and whether they are marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """The headline, and the sentences that hold most of what is shared, in order; all of it marked."""

    title: Pieces
    sentences: tuple[Pieces, ...]

    @property
    def chars(self) -> int:
        """How much of the publisher's text this shows."""
        return sum(len(text) for pieces in self.sentences for text, _ in pieces)


def passages(doc: Doc, shared: Sequence[Collection[Span]], *, most_chars: int, most_sentences: int) -> Passages:
    """The passages of a document that hold the spans of most shared things, each thing given by where it stands.

    At most `most_chars` of the text; a sentence too long is cut, and its marks with it.
    """
    in_title = [span for spans in shared for span in spans if span.field == "title"]
    chosen: list[tuple[int, str]] = []
    left = most_chars
    for start, end in _best(doc, shared, most_sentences):
        words = excerpt(doc.text[start:end], left) if left >= LEAST_QUOTE_CHARS else ""
        if words:
            chosen.append((start, words))
            left -= len(words)
    in_text = [span for spans in shared for span in spans if span.field == "text"]
    return Passages(
        title=_pieces(doc.title, 0, in_title),
        sentences=tuple(_pieces(words, start, in_text) for start, words in sorted(chosen)),
    )


def _best(doc: Doc, shared: Sequence[Collection[Span]], most: int) -> Iterable[tuple[int, int]]:
    """Sentences that each show more than those before, the fullest first; the first sentence where none shows anything.

    The headline, where the text begins with it, is none of them.
    """
    text = doc.text[:_READ_CHARS]
    sentences = [(start, end) for start, end in sentence_spans(text) if text[start:end] != doc.title]
    held = [
        frozenset(
            number
            for number, spans in enumerate(shared)
            if any(span.field == "text" and start <= span.start and span.end <= end for span in spans)
        )
        for start, end in sentences
    ]
    seen: frozenset[int] = frozenset()
    found = 0
    while found < most and sentences:
        best = max(range(len(sentences)), key=lambda place: (len(held[place] - seen), -place))
        if not held[best] - seen:
            break
        seen |= held[best]
        found += 1
        yield sentences[best]
    if not found and sentences:
        yield sentences[0]


def _pieces(text: str, offset: int, spans: Iterable[Span]) -> Pieces:
    """The text, which begins at `offset` of the whole, with the spans marked; overlapping ones are one mark."""
    marks = [False] * len(text)
    whole = len(text.removesuffix("…"))  # where it was cut, the sign stands in place of a character
    for span in spans:
        begin, end = span.start - offset, span.end - offset
        if 0 <= begin < end <= whole:
            marks[begin:end] = [True] * (end - begin)
    pieces: list[tuple[str, bool]] = []
    begin = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or marks[place] != marks[begin]:
            pieces.append((text[begin:place], marks[begin]))
            begin = place
    return tuple(pieces)
