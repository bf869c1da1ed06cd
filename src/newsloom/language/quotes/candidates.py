"""Who may have said a quotation: phrases with named features, from the sentence itself and from what was said before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsloom.language.quotes.marks import Quotation
from newsloom.language.quotes.phrases import Sentence, Way
from newsloom.language.quotes.words import kinds

INSIDE = "label.inside"  # a transcript names its speaker inside the marks: nothing else can be meant
_NEAR = ((0, "0"), (2, "2"), (5, "5"), (10, "10"), (18, "18"))
_FIRST_PERSON = frozenset("i we our my us me you your i'm i’m we're we’re i've i’ve we've we’ve don't don’t let's it's it’s that's that’s".split())
_SMALL_WORDS = frozenset("a an the of in on at for to and or with from by".split())


@dataclass(slots=True)
class Said:
    """What was said so far: who spoke last and where."""

    speaker: tuple[int, int] | None = None
    paragraph: int = -9
    sentence: int = -9
    names: set[str] = field(default_factory=set)  # last words of those who spoke


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
class Place:
    """Where a quotation stands: its sentence, that sentence's paragraph and number, and the sentence before."""

    sentence: Sentence
    paragraph: int
    number: int
    before: Sentence | None
    before_paragraph: int
    before_colon: bool
    is_headline: bool = False
    is_continued: bool = False


def candidates(text: str, quote: Quotation, at: int, place: Place, said: Said) -> list[Candidate]:
    """Every phrase that may name who said the quotation, which is word `at` of its sentence."""
    shape = _shape(text, quote, at, place)
    found = list(_with_cue(text, at, place, said, shape))
    found += _without_cue(text, quote, at, place, said, shape, has_cue=bool(found))
    return found


def _shape(text: str, quote: Quotation, at: int, place: Place) -> tuple[str, ...]:
    """What the quotation looks like by itself and around it."""
    words = text[quote.start : min(quote.end, quote.start + 400)].split()
    count = len(words)
    size = "1" if count <= 1 else "3" if count <= 3 else "6" if count <= 6 else "12" if count <= 12 else "long"
    first, last = text[quote.start : quote.start + 1], text[quote.end - 1 : quote.end]
    closing = "comma" if last == "," else "stop" if last in ".!?…" else "dash" if last in "—–-" else "none"
    signs = place.sentence.words.signs
    ahead = signs[at + 1 : at + 2]
    if closing == "none" and ahead in (",", "."):
        closing = "outside"
    capital = "C" if first.isupper() else "c"
    behind = signs[at - 1 : at] or "^" if at else "^"
    behind = behind if behind in ",:^t-c" else "d" if behind == "d" else "i" if behind in "io" else "S" if behind in "SWGI" else "x"
    alone = all(sign in "Q.,-)" for sign in signs)
    found = [f"size.{size}", f"end.{closing}", f"start.{capital}", f"full.{capital}{closing}.{size in ('12', 'long')}", f"behind.{behind}", f"behind.{behind}.{capital}.{size}"]
    if 1 < count <= 10 and sum(word[0].isupper() or word.lower() in _SMALL_WORDS for word in words) == count and closing != "comma":
        found.append("titled")
    if any(word.lower().strip(",.!?") in _FIRST_PERSON for word in words):
        found.append("personal")
    if alone:
        found += ["alone", f"alone.{size}.{closing}"]
    if quote.is_odd:
        found.append("odd")
    if place.is_headline:
        found.append("headline")
    if quote.continues:
        found.append("continued")
    return tuple(found)


def _with_cue(text: str, at: int, place: Place, said: Said, shape: tuple[str, ...]) -> Iterator[Candidate]:
    sentence = place.sentence
    signs, spans = sentence.words.signs, sentence.words.spans
    before = [cue for cue in sentence.cues if cue < at][-4:]
    after = [cue for cue in sentence.cues if cue > at][:3]
    for cue in (*before, *after):
        side = "B" if cue < at else "A"
        low, high = (cue + 1, at) if side == "B" else (at + 1, cue)
        between = signs[low:high]
        if len(between) > 45:
            continue
        kind = signs[cue]
        for subject in sentence.subjects[cue]:
            if subject.low <= at < subject.high:
                continue
            gap = between
            if side == "A" and subject.way is not Way.AFTER and subject.high <= high and subject.low > at:
                gap = signs[at + 1 : subject.low]  # words before the subject count, not the subject
            start, end = spans[subject.low][0], spans[subject.high - 1][1]
            across = "across" if side == "A" and subject.high <= at else ""  # Lind, "…", said
            name = f"{subject.way}{across}.{kind}.{side}"
            features = [name, f"{side}.{_near(len(gap))}.{kind}", f"{subject.way}{across}.{side}.{_near(len(gap))}"]
            word = text[spans[cue][0] : spans[cue][1]].lower()
            if word in _PLAIN_SAID:
                features.append(f"said.{side}")
            if word in ("called", "calling", "calls", "call", "dubbed", "labeled", "labelled", "described"):
                features.append("called")
            features += _between(between, side)
            features += [f"cue.{side}.{kind}.{mark}" for mark in shape[:2]]
            features += [f"cue.{mark}" for mark in shape]
            features += _phrase(text, sentence, subject.low, subject.high, said, "cue")
            relative = spans[subject.relative] if subject.relative >= 0 else None
            yield Candidate(start, end, subject.way, spans[cue], tuple(features), relative)


_PLAIN_SAID = frozenset({"said", "says", "told", "added", "adds", "wrote", "tweeted", "explained", "asked"})


def _between(between: str, side: str) -> list[str]:
    found = []
    if "Q" in between:
        found.append(f"over.quote.{side}.{'c' in between}")
    if any(sign in between for sign in "SW"):
        found.append(f"over.cue.{side}")
    if any(sign in between for sign in "GI"):
        found.append(f"over.weakcue.{side}")
    if "b" in between or "w" in between:
        found.append(f"over.clause.{side}")
    if ";" in between or "." in between:
        found.append(f"over.stop.{side}")
    if "t" in between:
        found.append(f"over.that.{side}{'.next' if between[:1] == 't' else ''}")
    if between.endswith(":"):
        found.append("over.colon")
    if between == ",":
        found.append(f"over.comma.{side}")
    if "x" in between or "e" in between:
        found.append(f"over.verb.{side}")
    return found


def _near(count: int) -> str:
    return next((name for most, name in _NEAR if count <= most), "far")


def _phrase(text: str, sentence: Sentence, low: int, high: int, said: Said, group: str) -> list[str]:
    """What the phrase is: a name, a pronoun, a role, a thing that cannot speak."""
    spans, signs = sentence.words.spans, sentence.words.signs
    part = signs[low:high]
    last = text[slice(*spans[high - 1])].lower()
    head = last
    cut = min((part.find(sign) for sign in "oi" if sign in part), default=-1)
    if cut > 0:
        head = text[slice(*spans[low + cut - 1])].lower()
    words = kinds()
    if part == "p":
        kind = f"pro.{last if last in ('he', 'she', 'they', 'i', 'we', 'it', 'you', 'who') else 'other'}"
    elif "C" in part and part[-1] == "C" and cut < 0:
        kind = "name"
    elif head in words["role"] or head.rstrip("s") in words["role"]:
        kind = "role"
    elif head in words["object"] or head.rstrip("s") in words["object"]:
        kind = "object"
    elif "C" in part:
        kind = "namelike"
    elif part.startswith("d"):
        kind = "determined"
    else:
        kind = "bare"
    found = [f"{group}.np.{kind}"]
    if low == 0:
        found.append(f"{group}.np.begins")
    if low > 0 and signs[low - 1] in "io":
        found.append(f"{group}.np.attached")
    if signs[high : high + 1] == "s" or part.endswith("s"):
        found.append(f"{group}.np.possessive")
    if last in said.names:
        found.append(f"{group}.np.spoke")
    return found


def _without_cue(
    text: str, quote: Quotation, at: int, place: Place, said: Said, shape: tuple[str, ...], *, has_cue: bool
) -> Iterator[Candidate]:
    sentence = place.sentence
    signs, spans = sentence.words.signs, sentence.words.spans
    cued = "cued" if has_cue else "free"

    def made(low: int, high: int, way: Way, extra: Sequence[str]) -> Candidate:
        start, end = spans[low][0], spans[high - 1][1]
        features = [f"{way}.{cued}", *extra, *(f"{way}.{mark}" for mark in shape)]
        features += _phrase(text, sentence, low, high, said, way)
        return Candidate(start, end, way, None, tuple(features))

    if quote.label is not None:
        yield Candidate(*quote.label, Way.LABEL, None, (INSIDE,))
    opening = sentence.opening
    if opening and opening[1] <= at:
        gap = signs[opening[1] : at]
        if gap == ":":
            yield made(*opening, Way.LABEL, [])
        else:
            verb = next((sign for sign in gap if sign in "SWGIRex"), "none")
            yield made(*opening, Way.OPENING, [f"opening.{verb}.{_near(len(gap))}", f"opening.colon.{gap.endswith(':')}"])
    if signs[at + 1 : at + 2] == "-" and at + 2 in sentence.end_of and at == 0:
        end = sentence.end_of[at + 2]
        yield made(at + 2, end, Way.DASH, [f"dash.ends.{end >= len(signs) - 4}"])
    if said.speaker is not None:
        far = min(place.paragraph - said.paragraph, 3)
        near = min(place.number - said.sentence, 3)
        first = "first" if at == 0 else "later"
        features = [
            f"carry.{cued}", f"carry.p{far}.{first}", f"carry.s{near}.p{far}", f"carry.p{far}.{cued}.{'alone' in shape}", f"carry.same.{near == 0}.{'c' in signs[:at]}",
            f"carry.continued.{place.is_continued}", *(f"carry.{mark}" for mark in shape), *(f"carry.p{far}.{mark}" for mark in shape[3:4]),
        ]  # fmt: skip
        yield Candidate(*said.speaker, Way.CARRY, None, tuple(features))
    if place.before is not None:
        yield from _intro(text, at, place, said, shape, cued)


def _intro(text: str, at: int, place: Place, said: Said, shape: tuple[str, ...], cued: str) -> Iterator[Candidate]:
    """The subject of the sentence before, where that one reports speech or leads to the quotation by a colon."""
    before = place.before
    assert before is not None
    same = place.paragraph == place.before_paragraph
    follows = said.sentence == place.number - 1  # the sentence before holds a quotation with its speaker
    offered: set[tuple[int, int]] = set()
    strong = [cue for cue in before.cues if before.words.signs[cue] in "SWR" and before.subjects[cue]]
    for order, cue in (("main", strong[0]), ("last", strong[-1])) if strong else ():
        subject, kind = before.subjects[cue][0], before.words.signs[cue]
        span = subject.low, subject.high
        if span in offered:
            continue
        offered.add(span)
        yield _intro_of(text, before, span, f"{subject.way}.{kind}", (order, kind, same, follows), (at, place, said, shape, cued))
    if before.opening is not None and before.opening not in offered:
        yield _intro_of(text, before, before.opening, "opening.none", ("open", "none", same, follows), (at, place, said, shape, cued))


def _intro_of(
    text: str,
    before: Sentence,
    span: tuple[int, int],
    way: str,
    how: tuple[str, str, bool, bool],
    there: tuple[int, Place, Said, tuple[str, ...], str],
) -> Candidate:
    at, place, said, shape, cued = there
    order, kind, same, follows = how
    start, end = before.words.range_of(*span)
    features = [
        f"intro.{cued}", f"intro.{order}.{kind}.same{same}", f"intro.{way}", f"intro.colon.{place.before_colon}", f"intro.first.{at == 0}.{same}",
        f"intro.follows.{follows}.{same}", f"intro.same.{said.speaker == (start, end)}",
        *(f"intro.{mark}" for mark in shape), f"intro.{kind}.{'alone' in shape}",
    ]  # fmt: skip
    features += _phrase(text, before, span[0], span[1], said, "intro")
    return Candidate(start, end, Way.INTRO, None, tuple(features))
