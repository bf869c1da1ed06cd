"""The longest runs of words two articles have in common, with where they stand."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsloom.model.reading import Span
from newsloom.model.weave import Doc
from newsloom.stories.terms import stem
from newsloom.text.tokens import word_spans

READ_CHARS = (
    3_000  # of a text: what follows is background more often than news, and evidence is looked for near the top
)
LONGEST = 6  # words of a run: a longer one is a quotation of the other article, and is shown in pieces
_LONGEST_UNSPACED = 12  # pairs of characters, about as much as six words
_MOST_PLACES = 12  # of one word in one article, beyond which it is no evidence
_BREAKS = frozenset('.!?;:()[]{}"“”«»„「」『』（）。！？、,\n\r|–—…')
_UNSPACED = "\u2e80"  # from here on, scripts whose tokens are overlapping pairs of characters


@dataclass(frozen=True, slots=True)
class Token:
    """A word of an article: its key is the stem, or the word itself where it has none ("the")."""

    key: str
    span: Span
    printed: str
    content: bool  # not one of the words that say nothing
    opens: bool  # first of its sentence or clause: a capital says nothing, and no run goes on across it


@dataclass(frozen=True, slots=True)
class Run:
    """`length` tokens from `here` on in one article are those from `there` on in the other."""

    here: int
    there: int
    length: int


def tokens(doc: Doc) -> list[Token]:
    """The words of the title and of the beginning of the text."""
    return [*_tokens(doc.title, "title"), *_tokens(doc.text[:READ_CHARS], "text")]


def is_unspaced(token: Token) -> bool:
    """Whether the token is of a script written without spaces."""
    return token.key[:1] >= _UNSPACED


def shared_runs(here: Sequence[Token], there: Sequence[Token]) -> list[Run]:
    """For each beginning of a common run in the one its longest continuation in the other, stop words trimmed off."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, token in enumerate(there):
        if token.content:
            places[token.key].append(place)
    found: list[Run] = []
    covered: tuple[int, int] = (0, 0)  # end in here, end in there, of the run before
    for place, token in enumerate(here):
        candidates = places.get(token.key, ()) if token.content else ()
        if not candidates or len(candidates) > _MOST_PLACES:
            continue
        begin = max(candidates, key=lambda other: (_length(here, there, place, other), -other))
        run = _trimmed(here, Run(place, begin, _length(here, there, place, begin)))
        if place + run.length > covered[0]:
            found.append(run)
            covered = (place + run.length, begin + run.length)
    return found


def _length(here: Sequence[Token], there: Sequence[Token], i: int, j: int) -> int:
    """How many tokens go on alike from the two places, within one clause of each."""
    most = _LONGEST_UNSPACED if is_unspaced(here[i]) else LONGEST
    count = 1
    while (
        count < most
        and i + count < len(here)
        and j + count < len(there)
        and here[i + count].key == there[j + count].key
        and not here[i + count].opens
        and not there[j + count].opens
    ):
        count += 1
    return count


def _trimmed(here: Sequence[Token], run: Run) -> Run:
    length = run.length
    while length > 1 and not here[run.here + length - 1].content:
        length -= 1
    return Run(run.here, run.there, length)


def _tokens(text: str, field: str) -> Iterator[Token]:
    end = -1
    for word, start, stop in word_spans(text):
        key = stem(word)
        opens = end < 0 or not _BREAKS.isdisjoint(text[end:start])
        yield Token(
            key=key or word,
            span=Span(start=start, end=stop, field=field),
            printed=text[start:stop],
            content=bool(key),
            opens=opens,
        )
        end = stop
