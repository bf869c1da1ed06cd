"""Who may have said a quotation: phrases with named features, from the sentence itself and from what was said before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsloom.language.quotes.features import Place, Said, between, near, phrase, rivals, shape
from newsloom.language.quotes.marks import Quotation
from newsloom.language.quotes.phrases import Sentence, Subject, Way

INSIDE = "label.inside"  # a transcript names its speaker inside the marks: nothing else can be meant
MAX_BETWEEN = 45  # words between a cue and the quotation
MAX_CUES_BEFORE, MAX_CUES_BEHIND = 4, 3

_PLAIN_SAID = frozenset({"said", "says", "told", "added", "adds", "wrote", "tweeted", "explained", "asked"})
_CALLED = frozenset({"called", "calling", "calls", "call", "dubbed", "labeled", "labelled", "described"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may name the speaker; `start:end` in the text."""

    start: int
    end: int
    way: Way
    cue: tuple[int, int] | None
    features: tuple[str, ...]
    relative: tuple[int, int] | None = None  # "who", where it stands for the phrase beside the cue

    @property
    def beside(self) -> tuple[int, int]:
        """The words beside the cue."""
        return self.relative or (self.start, self.end)


@dataclass(frozen=True, slots=True)
class _View:
    """All that is known of one quotation while its speaker is sought."""

    text: str
    quote: Quotation
    at: int  # which word of its sentence it is
    place: Place
    said: Said
    shape: tuple[str, ...]

    @property
    def sentence(self) -> Sentence:
        return self.place.sentence


def candidates(text: str, quote: Quotation, at: int, place: Place, said: Said) -> list[Candidate]:
    """Every phrase that may name who said the quotation, which is word `at` of its sentence."""
    view = _View(text, quote, at, place, said, shape(text, quote, at, place))
    found = list(_with_cue(view))
    cued = "cued" if found else "free"
    found += _in_sentence(view, cued)
    found += _from_before(view, cued)
    return found


def _with_cue(view: _View) -> Iterator[Candidate]:
    sentence, at = view.sentence, view.at
    before = [cue for cue in sentence.cues if cue < at][-MAX_CUES_BEFORE:]
    behind = [cue for cue in sentence.cues if cue > at][:MAX_CUES_BEHIND]
    for cue in (*before, *behind):
        low, high = (cue + 1, at) if cue < at else (at + 1, cue)
        if high - low > MAX_BETWEEN:
            continue
        for subject in sentence.subjects[cue]:
            if not subject.low <= at < subject.high:
                yield _cued(view, subject, sentence.words.signs[low:high])


def _cued(view: _View, subject: Subject, gap: str) -> Candidate:
    """A cue's subject; `gap` are the words between cue and quotation."""
    signs, spans = view.sentence.words.signs, view.sentence.words.spans
    at, cue = view.at, subject.cue
    kind, side = signs[cue], "B" if cue < at else "A"
    space = gap
    if side == "A" and subject.way is not Way.AFTER and at < subject.low:
        space = signs[at + 1 : subject.low]  # words before the subject count, not the subject
    across = "across" if side == "A" and subject.high <= at else ""  # Lind, "…", said
    features = [
        f"{subject.way}{across}.{kind}.{side}",
        f"{side}.{near(len(space))}.{kind}",
        f"{subject.way}{across}.{side}.{near(len(space))}",
    ]
    word = view.text[slice(*spans[cue])].lower()
    if word in _PLAIN_SAID:
        features.append(f"said.{side}")
    if word in _CALLED:
        features.append("called")
    features += between(gap, side)
    features += [f"cue.{side}.{kind}.{mark}" for mark in view.shape[:2]]
    features += [f"cue.{mark}" for mark in view.shape]
    features += phrase(view.text, view.sentence, (subject.low, subject.high), view.said, "cue")
    if subject.way is not Way.DIRECT:
        features += [f"{subject.way}.{rival}" for rival in rivals(view.sentence, (subject.low, subject.high), at)]
    relative = spans[subject.relative] if subject.relative >= 0 else None
    start, end = view.sentence.words.range_of(subject.low, subject.high)
    return Candidate(start, end, subject.way, spans[cue], tuple(features), relative)


def _in_sentence(view: _View, cued: str) -> Iterator[Candidate]:
    """Phrases of the sentence without a cue: its first, a label before a colon, a name behind a dash."""
    signs, at, sentence = view.sentence.words.signs, view.at, view.sentence
    if view.quote.label is not None:
        yield Candidate(*view.quote.label, Way.LABEL, None, (INSIDE,))
    opening = sentence.opening
    if opening and opening[1] <= at:
        gap = signs[opening[1] : at]
        if gap == ":":
            yield _bare(view, opening, Way.LABEL, cued, [])
        else:
            verb = next((sign for sign in gap if sign in "SWGIRex"), "none")
            ends = gap.endswith(":")
            yield _bare(view, opening, Way.OPENING, cued, [f"opening.{verb}.{near(len(gap))}", f"opening.colon.{ends}"])
    if at == 0 and signs[1:2] == "-" and sentence.end_of.get(2):
        end = sentence.end_of[2]
        yield _bare(view, (2, end), Way.DASH, cued, [f"dash.ends.{end >= len(signs) - 4}"])


def _bare(view: _View, span: tuple[int, int], way: Way, cued: str, extra: Sequence[str]) -> Candidate:
    start, end = view.sentence.words.range_of(*span)
    features = [f"{way}.{cued}", *extra, *(f"{way}.{mark}" for mark in view.shape)]
    features += phrase(view.text, view.sentence, span, view.said, way)
    features += [f"{way}.{rival}" for rival in rivals(view.sentence, span, view.at)]
    return Candidate(start, end, way, None, tuple(features))


def _from_before(view: _View, cued: str) -> Iterator[Candidate]:
    """Who spoke last, and who the sentence before is about."""
    said, place, before = view.said, view.place, view.place.before
    if said.speaker is not None:
        yield Candidate(*said.speaker, Way.CARRY, None, tuple(_carried(view, cued)))
    if before is None:
        return
    same, follows = place.paragraph == place.before_paragraph, said.sentence == place.number - 1
    offered: set[tuple[int, int]] = set()
    strong = [cue for cue in before.cues if before.words.signs[cue] in "SWR" and before.subjects[cue]]
    for order, cue in (("main", strong[0]), ("last", strong[-1])) if strong else ():
        subject, kind = before.subjects[cue][0], before.words.signs[cue]
        span = subject.low, subject.high
        if span not in offered:
            offered.add(span)
            extra = [
                f"intro.{order}.{kind}.same{same}",
                f"intro.{subject.way}.{kind}",
                f"intro.{kind}.{'alone' in view.shape}",
            ]
            yield _introduced(view, before, span, [*extra, f"intro.follows.{follows}.{same}"], cued)
    if before.opening is not None and before.opening not in offered:
        extra = [f"intro.open.none.same{same}", "intro.opening.none", f"intro.none.{'alone' in view.shape}"]
        yield _introduced(view, before, before.opening, [*extra, f"intro.follows.{follows}.{same}"], cued)


def _carried(view: _View, cued: str) -> Iterator[str]:
    said, place, signs = view.said, view.place, view.sentence.words.signs
    far, away = min(place.paragraph - said.paragraph, 3), min(place.number - said.sentence, 3)
    yield f"carry.{cued}"
    yield f"carry.p{far}.{'first' if view.at == 0 else 'later'}"
    yield f"carry.s{away}.p{far}"
    yield f"carry.p{far}.{cued}.{'alone' in view.shape}"
    yield f"carry.same.{away == 0}.{'c' in signs[: view.at]}"
    yield from (f"carry.{mark}" for mark in view.shape)
    yield f"carry.p{far}.{view.shape[3]}"


def _introduced(view: _View, before: Sentence, span: tuple[int, int], extra: Sequence[str], cued: str) -> Candidate:
    """A phrase of the sentence before."""
    start, end = before.words.range_of(*span)
    same = view.place.paragraph == view.place.before_paragraph
    features = [
        f"intro.{cued}",
        *extra,
        f"intro.colon.{view.place.before_colon}",
        f"intro.first.{view.at == 0}.{same}",
        f"intro.title.{view.place.number == 1}",
        f"intro.same.{view.said.speaker == (start, end)}",
        *(f"intro.{mark}" for mark in view.shape),
        *phrase(view.text, before, span, view.said, "intro"),
    ]
    return Candidate(start, end, Way.INTRO, None, tuple(features))
