"""The events a text tells: who does what to whom, by rules over clauses and small learned weights (docs/why/0014)."""

from collections.abc import Iterator, Sequence

from newsloom.language.events.actors import Actor, actors, roles
from newsloom.language.events.candidates import SIGNS, Candidate, candidates
from newsloom.language.events.modality import modality_of
from newsloom.language.events.triggers import triggers
from newsloom.language.events.weigh import chances
from newsloom.language.events.words import Words, words_of
from newsloom.language.prose import Prose
from newsloom.model.reading import Span
from newsloom.model.said import Dated, Event

READ_CHARS = 6000  # of the text: what happened is told by then
MOST = 12  # events of one text
MIN_CHANCE = 0.30  # of the best reading of a sentence; below it nothing is said (plover and tests/quality/events.tsv)
SECOND_CHANCE = 0.35  # of a second event of the same sentence
SURE = 0.8  # chance from which two named sides are enough that are no state and no known body
PLAY_SHARE, PLAY_CHANCE = (
    0.3,
    0.85,
)  # of sentences that speak of a match, from which a text is sport; what is believed there
FADING = 0.12  # what an event weighs less for each sentence before it: news tells the main thing first

_Sides = tuple[Actor | None, Actor | None]
PLAY = SIGNS["sport"]


def events_of(prose: Prose, dated: Sequence[Dated] = ()) -> tuple[Event, ...]:
    """At most MOST events, the main one first; a sentence gives none where no public body is named or nothing tells one.

    `dated` are the text's expressions of time, where somebody has read them.
    """
    year = prose.published.year if prose.published else None
    read = list(_read(prose))
    at_play = sum(not PLAY.isdisjoint(words.low) for _, words in read)
    least = PLAY_CHANCE if len(read) > 3 and at_play >= PLAY_SHARE * len(read) else MIN_CHANCE
    found: list[tuple[float, int, Event]] = []
    for place, (span, words) in enumerate(read):
        for chance, candidate, sides in _told(prose.text, words, least):
            event = Event(
                type=candidate.type,
                span=span,
                source=sides[0].name if sides[0] else "",
                target=sides[1].name if sides[1] else "",
                modality=modality_of(words, candidate, year),
                date=_date(words.starts[candidate.first], span, dated),
            )
            found.append((-chance / (1 + FADING * place), span.start, event))
    found.sort(key=lambda item: item[:2])
    return tuple(event for _, _, event in found[:MOST])


def _read(prose: Prose) -> Iterator[tuple[Span, Words]]:
    for start, end in prose.sentences:
        if start >= READ_CHARS:
            return
        yield Span(start=start, end=end), words_of(prose.text, start, end)


def _told(text: str, words: Words, least: float) -> list[tuple[float, Candidate, _Sides]]:
    """One event of a sentence, or two of different types told by different words."""
    if triggers().keys().isdisjoint(words.low):
        return []
    possible = candidates(words)
    weighed = sorted(zip(chances(possible), possible, strict=True), key=lambda pair: (-pair[0], pair[1].first))
    if not weighed or weighed[0][0] < least:
        return []
    named = actors(text, words)
    told: list[tuple[float, Candidate, _Sides]] = []
    for chance, candidate in weighed:
        if chance < max(least, SECOND_CHANCE if told else 0.0) or len(told) == 2:
            break
        if any(candidate.first == other.first or candidate.type == other.type for _, other, _ in told):
            continue
        sides = roles(named, words, candidate)
        is_public = any(side and side.is_public for side in sides)
        if is_public or (least == MIN_CHANCE and chance >= SURE and candidate.kind == "v" and all(sides)):
            told.append((chance, candidate, sides))
    return told


def _date(at: int, span: Span, dated: Sequence[Dated]) -> str:
    """The value of the expression of time nearest to the verb in its sentence."""
    inside = [one for one in dated if span.start <= one.span.start < span.end and one.type in ("DATE", "TIME")]
    return min(inside, key=lambda one: (abs(one.span.start - at), one.span.start)).value if inside else ""
