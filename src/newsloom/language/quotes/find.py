"""Every statement of a text with its speaker: direct and mixed quotations, and indirect speech where it is clear."""

from collections.abc import Iterator
from dataclasses import replace

from newsloom.language.prose import Prose
from newsloom.language.quotes.around import Around, around
from newsloom.language.quotes.candidates import Candidate
from newsloom.language.quotes.cast import Cast
from newsloom.language.quotes.features import Place
from newsloom.language.quotes.indirect import Clause, indirect_speech
from newsloom.language.quotes.marks import Quotation, quotations
from newsloom.language.quotes.phrases import Way
from newsloom.language.quotes.resolve import Resolver
from newsloom.language.quotes.score import best
from newsloom.language.quotes.walk import Walk
from newsloom.language.quotes.wide import is_wide, wide_quotes
from newsloom.model.reading import Span
from newsloom.model.said import Named, Quote, QuoteKind

# How likely the speaker must be, by the quotation's shape; chosen so that about nine in ten of what is found is right
# on the open half of PolNeAR (gate: test_quotes_quality.py). Short pieces inside a clause are often no speech at all.
FULL, LONG, PIECE = 0.35, 0.35, 0.33
CARRY = 0.3  # likely enough to be taken as the last speaker without being told
SHORTEST_PIECE = 2  # words of a piece of a sentence that still says something
_GOES_ON = frozenset({"added", "continued", "concluded", "adding"})  # in the same breath: same day, venue and carrier
_ENDS = ",.!?…—–-"
_CUE_BEFORE_CHARS, _CUE_BEHIND_CHARS = 90, 130


def find_quotes(prose: Prose, named: Named | None = None) -> tuple[Quote, ...]:
    """Statements in reading order. `named` tells who is who; without it capitals are all there is to go by."""
    if is_wide(prose.text):
        return tuple(wide_quotes(prose.text, named))
    found = quotations(prose.text)
    walk = Walk(prose.text, prose.sentences, found)
    chosen = list(walk.quotes(lambda quote, offered, _place: _likely(prose.text, quote, offered)))
    clauses = list(indirect_speech(walk))
    if not clauses and all(candidate is None for _, candidate, _ in chosen):
        return ()
    resolver = Resolver(Cast(prose, named, found), walk.sentences)
    said: list[tuple[int, Quotation | Clause, Candidate | None, Place | None]] = [
        *((quote.left, quote, candidate, place) for quote, candidate, place in chosen if candidate),
        *((clause.start, clause, None, None) for clause in clauses),
    ]
    said.sort(key=lambda one: one[0])
    return tuple(_told(prose, walk, resolver, said))


def _likely(text: str, quote: Quotation, offered: list[Candidate]) -> Candidate | None:
    candidate, likely = best(offered)
    return candidate if candidate is not None and likely >= _needed(text, quote) else None


def _needed(text: str, quote: Quotation) -> float:
    words = text[quote.start : min(quote.end, quote.start + 200)].split()
    if len(words) > 3 and words[0][0].isupper() and text[quote.end - 1] in _ENDS:
        return FULL
    return LONG if len(words) >= 10 else PIECE


def _told(
    prose: Prose,
    walk: Walk,
    resolver: Resolver,
    said: list[tuple[int, Quotation | Clause, Candidate | None, Place | None]],
) -> Iterator[Quote]:
    last, at_paragraph = Around(), -9
    for _, piece, candidate, place in said:
        if isinstance(piece, Clause):
            yield _indirect(prose, resolver, piece)
            continue
        assert candidate is not None
        assert place is not None
        speaker = resolver.name(candidate.start, candidate.end)
        if _is_scare(prose.text, piece):
            continue
        near = around(_outside(walk, place, candidate), prose.published, speaker)
        cue = prose.text[slice(*candidate.cue)] if candidate.cue else ""
        carried = (candidate.way in (Way.CARRY, Way.INTRO) or cue in _GOES_ON) and place.paragraph - at_paragraph <= 1
        if carried:
            near = Around(near.via or last.via, near.date or last.date, near.venue or last.venue)
        last, at_paragraph = near, place.paragraph
        yield Quote(
            kind=QuoteKind.DIRECT,
            text=prose.text[piece.start : piece.end],
            span=Span(start=piece.start, end=piece.end),
            speaker=speaker,
            speaker_span=Span(start=candidate.beside[0], end=candidate.beside[1]),
            cue=cue,
            cue_span=Span(start=candidate.cue[0], end=candidate.cue[1]) if candidate.cue else None,
            via=near.via,
            date=near.date,
            venue=near.venue,
        )


def _is_scare(text: str, quote: Quotation) -> bool:
    """One word held at arm's length ("partners") says nothing by itself; one that ends like speech does ("No.")."""
    words = text[quote.start : quote.end].split()
    return len(words) < SHORTEST_PIECE and not (words and words[0][0].isupper() and text[quote.end - 1] in _ENDS)


def _outside(walk: Walk, place: Place, candidate: Candidate) -> str:
    """The words of the sentence around the cue (or around the speaker), without quotations."""
    start, end = walk.sentences[place.number]
    cue = candidate.cue or (candidate.start, candidate.end)
    if not start <= cue[0] < end:
        cue = (start, start)
    low, high = max(start, cue[0] - _CUE_BEFORE_CHARS), min(end, cue[1] + _CUE_BEHIND_CHARS)
    return walk.outside(low, high)


def _indirect(prose: Prose, resolver: Resolver, clause: Clause) -> Quote:
    text = prose.text
    speaker = resolver.name(*clause.speaker)
    near = around(
        text[max(clause.left, clause.cue[0] - _CUE_BEFORE_CHARS) : clause.speech_from], prose.published, speaker
    )
    quote = Quote(
        kind=QuoteKind.INDIRECT,
        text=text[clause.start : clause.end],
        span=Span(start=clause.start, end=clause.end),
        speaker=speaker,
        speaker_span=Span(start=clause.speaker[0], end=clause.speaker[1]),
        cue=text[slice(*clause.cue)],
        cue_span=Span(start=clause.cue[0], end=clause.cue[1]),
    )
    return replace(quote, via=near.via, date=near.date, venue=near.venue)
