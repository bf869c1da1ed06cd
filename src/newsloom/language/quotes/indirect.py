"""Indirect speech where cue and clause are clear: `Lind said that …`, `she said she would …`, `…, according to Lind`."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsloom.language.quotes.phrases import Sentence, Subject, Way
from newsloom.language.quotes.walk import Walk
from newsloom.language.quotes.words import kinds

SHORTEST = 4  # words of a clause that says something

_PLAIN = frozenset(
    "said says told added adds noted notes stressed stresses insisted insists explained argued argues warned warns claimed claims acknowledged admitted confirmed denied "
    "emphasized emphasised declared stated announced recalled predicted testified pledged promised vowed reiterated asserted conceded suggested concluded".split()
)
_BARE = frozenset({"said", "says"})  # also without "that", before a pronoun and an auxiliary
_SPEAKERS = frozenset({Way.DIRECT, Way.OUTER})


@dataclass(frozen=True, slots=True)
class Clause:
    """Half-open ranges into the text: what was said, by whom, by which cue. `left` is the sentence's beginning."""

    start: int
    end: int
    speaker: tuple[int, int]
    cue: tuple[int, int]
    left: int
    speech_from: int


def indirect_speech(walk: Walk) -> Iterator[Clause]:
    """One clause a sentence at most; sentences with quotations are left to the direct reading."""
    for number, (start, end) in enumerate(walk.sentences):
        if not walk.has_cue(start, end):
            continue
        sentence = walk.sentence(number)
        if "Q" in sentence.words.signs or not sentence.cues:
            continue
        clause = _clause(walk.text, sentence, start, end)
        if clause is not None:
            yield clause


def _clause(text: str, sentence: Sentence, start: int, end: int) -> Clause | None:
    signs, spans = sentence.words.signs, sentence.words.spans
    for cue in sentence.cues:
        if signs[cue] == "R":
            found = _according(text, sentence, cue, start, end)
            if found is not None:
                return found
            continue
        word = text[slice(*spans[cue])]
        if word not in _PLAIN or signs[cue] not in "SW":
            continue
        subject = next((one for one in sentence.subjects[cue] if one.way in _SPEAKERS), None)
        if subject is None or not _speaks(text, sentence, subject):
            continue
        opening = _speech(text, sentence, cue, word)
        if opening is None or len(signs) - opening < SHORTEST:
            continue
        if signs[opening] in ",.;:-":
            continue  # "that said, …"
        stop = _stop(text, spans[_turn(signs, opening) - 1][1], end)
        who = sentence.words.range_of(subject.low, subject.high)
        return Clause(spans[opening][0], stop, who, spans[cue], start, spans[opening][0])
    return None


def _speech(text: str, sentence: Sentence, cue: int, word: str) -> int | None:
    """Place of the first word of what was said; None where the clause is not clear."""
    signs, spans = sentence.words.signs, sentence.words.spans
    at = cue + 1
    limit = min(len(signs), cue + 14)
    while at < limit and signs[at] in "azimdnC,o":
        if (
            signs[at] in "aizdnmCo"
            and word in _BARE
            and signs[at + 1 : at + 2]
            and signs[at] in "dC"
            and _is_clause(signs, at)
        ):
            return at
        at += 1
    if at < limit and signs[at] == "t" and at + 1 < len(signs):
        return at + 1
    if (
        word in _BARE
        and at < limit
        and signs[at] == "p"
        and signs[at + 1 : at + 2] == "x"
        and text[slice(*spans[at])].lower() != "who"
    ):
        return at
    return None


def _turn(signs: str, opening: int) -> int:
    """Where the writer goes on with something else: `, although …`, `, but …`; else the end of the sentence."""
    place = opening + SHORTEST
    while (place := signs.find(",b", place)) >= 0:
        if place - opening >= SHORTEST:
            return place
        place += 1
    return len(signs)


def _is_clause(signs: str, at: int) -> bool:
    """Whether a phrase and then an auxiliary begin here: `said the road would …`, not `said the mayor`."""
    end = at
    while end < len(signs) and signs[end] in "dnCmso" and end - at < 6:
        end += 1
    return signs[at - 1] in "SW" and end - at >= 2 and signs[end : end + 1] == "x"


def _according(text: str, sentence: Sentence, cue: int, start: int, end: int) -> Clause | None:
    """`…, according to Lind.` at the end of the sentence, or `According to Lind, …` at its beginning."""
    spans, signs = sentence.words.spans, sentence.words.signs
    subject = next(iter(sentence.subjects[cue]), None)
    if subject is None or not _speaks(text, sentence, subject):
        return None
    who = sentence.words.range_of(subject.low, subject.high)
    if cue == 0 and signs[subject.high : subject.high + 1] == "," and len(signs) - subject.high > SHORTEST:
        begin = spans[subject.high + 1][0]
        return Clause(begin, _stop(text, spans[-1][1], end), who, spans[cue], start, begin)
    if cue >= SHORTEST and signs[cue - 1] == "," and len(signs) - subject.high <= 4:
        return Clause(start, spans[cue - 2][1], who, spans[cue], spans[cue][0], end)
    return None


def _speaks(text: str, sentence: Sentence, subject: Subject) -> bool:
    """A name, he or she, or somebody by role: not "it", "they" or a thing."""
    spans, signs = sentence.words.spans, sentence.words.signs
    part = signs[subject.low : subject.high]
    words = [text[slice(*span)].lower() for span in spans[subject.low : subject.high]]
    if part == "p":
        return words[0] in ("he", "she")
    cut = next((place for place, sign in enumerate(part) if sign in "oi"), len(part))
    head = words[max(0, cut - 1)]
    role = kinds()["role"]
    return part[:cut].endswith("C") or head in role or head.rstrip("s") in role


def _stop(text: str, last: int, end: int) -> int:
    """The end of the clause without its full stop."""
    stop = min(last, end)
    while stop > 0 and text[stop - 1] in ".!?;:, ":
        stop -= 1
    return stop
