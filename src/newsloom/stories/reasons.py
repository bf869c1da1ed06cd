"""Why two articles stand together: what both print, with where it stands in each. No span, no row."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsloom.model.reading import Span
from newsloom.model.weave import Doc, Reason, Shared, SharedKind
from newsloom.stories.figures import figures
from newsloom.stories.rarity import RARE, rarity
from newsloom.stories.runs import READ_CHARS, Run, Token, is_unspaced, shared_runs, tokens
from newsloom.text.countries import country_words

HOUR_S = 3_600.0
PHRASE = 1.5 * RARE  # of the rarities of its words together: two half-rare ones, or a rare one among common ones
SHOWN = {
    SharedKind.NAME: 8,
    SharedKind.PLACE: 4,
    SharedKind.NUMBER: 4,
    SharedKind.DATE: 3,
    SharedKind.PHRASE: 4,
    SharedKind.WORD: 6,
}
_SPANS = 3  # places of one thing kept for each article
_LEAST_UNSPACED = 2  # pairs of characters: three characters in a row
_CHARACTER = 2.0  # rarity of one more character of a script written without spaces
_LEAST_CHARS = 3  # of a word or a name, unless it is all capitals ("EU")
_LEAST_NAMED = 1.0  # rarity of a name: below it stand "President" and "Government", which every newspaper writes large
_TITLE_CASE = 0.6  # share of capitalised words from which a headline's capitals say nothing
_WITHIN_NAMES = frozenset("of de du del della la le van von der den al bin da dos di".split())
_CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sept sep oct nov dec".split()
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A candidate: `keys` is what tells two apart."""

    shared: Shared
    keys: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A name, place, number or date under a key that is the same in every language, and every place that shows it."""

    kind: SharedKind
    key: str
    weight: float
    spans: tuple[Span, ...]  # not empty, in reading order


class _Side:
    """One article as explained from: its words, and which of them it or the other writes as parts of names."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tokens = tokens(doc)
        self.capitalised = frozenset(_capitalised(doc, self.tokens))
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(self.tokens):
            self._places[token.key].append(place)

    def printed(self, span: Span) -> str:
        return (self.doc.title if span.field == "title" else self.doc.text)[span.start : span.end]

    def span(self, first: int, length: int) -> Span:
        begin, end = self.tokens[first].span, self.tokens[first + length - 1].span
        return Span(start=begin.start, end=end.end, field=begin.field)

    def places(self, first: int, length: int) -> tuple[Span, ...]:
        """Where the same words stand, printed alike: the given place first."""
        keys = [token.key for token in self.tokens[first : first + length]]
        chosen = self.span(first, length)
        found = [chosen]
        for place in self._places[keys[0]]:
            if place != first and [token.key for token in self.tokens[place : place + length]] == keys:
                span = self.span(place, length)
                if self.printed(span) == self.printed(chosen):
                    found.append(span)
        return tuple(found[:_SPANS])


def explain(
    doc: Doc,
    other: Doc,
    *,
    parts: Mapping[str, float],
    similarity: float = 0.0,
    common: Callable[[str], float] = rarity,
    across: Callable[[Doc], Iterable[Keyed]] | None = None,
) -> Reason:
    """What the article has in common with the other. `parts` and `similarity` (0..1) are what the decision was made by.

    `common` says how rare a stem is (`rarity`); `across` reads an article's names, places, numbers and dates where the two
    are in different languages and print no word alike. Looks at titles and the first 3,000 characters of the texts; costs a few
    milliseconds.
    """
    here, there = _Side(doc), _Side(other)
    runs = shared_runs(here.tokens, there.tokens)
    names = list(_names(here, there, runs))
    named = {key for name in names for key in name.keys}
    found = [*names, *_figures(here, there), *_words(here, there, runs, named, common)]
    if across is not None and doc.language != other.language:
        found += _paired(here, there, across(doc), across(other))
    gap_h = None if doc.at is None or other.at is None else round(abs(doc.at - other.at) / HOUR_S, 2)
    return Reason(
        nearest=other.id,
        similarity=round(min(1.0, max(0.0, similarity)), 4),
        parts={name: round(min(1.0, max(0.0, value)), 4) for name, value in parts.items()},
        shared=tuple(_chosen(found)),
        gap_h=gap_h,
    )


def _chosen(found: Iterable[_Found]) -> Iterator[Shared]:
    """The heaviest of each kind, each thing once: a name that is part of a longer one, or a phrase within one, goes."""
    by_kind: defaultdict[SharedKind, list[_Found]] = defaultdict(list)
    for one in found:
        by_kind[one.shared.kind].append(one)
    for kind, most in SHOWN.items():
        kept: list[_Found] = []
        for one in sorted(by_kind[kind], key=lambda one: (-one.weight, one.shared.here[0].start, one.shared.text)):
            if len(kept) < most and not any(_within(one, longer) for longer in kept):
                kept.append(one)
        yield from (one.shared for one in kept)


def _within(one: _Found, longer: _Found) -> bool:
    """Whether the one says nothing beyond the other: its words are among the other's, or they overlap in the article."""
    if one.keys <= longer.keys:
        return True
    mine, theirs = one.shared.here[0], longer.shared.here[0]
    return mine.field == theirs.field and mine.start < theirs.end and theirs.start < mine.end


def _capitalised(doc: Doc, found: Sequence[Token]) -> Iterator[str]:
    """Keys of words with a capital where none is due, and of words all in capitals inside the text."""
    in_title = [token for token in found if token.span.field == "title"]
    plain_title = sum(token.printed[:1].isupper() for token in in_title) < _TITLE_CASE * len(in_title)
    for token in found:
        if token.span.field == "title" and not plain_title:
            continue
        if token.content and token.printed[:1].isupper() and (not token.opens or token.printed[1:].isupper()):
            yield token.key


def _names(here: _Side, there: _Side, runs: Sequence[Run]) -> Iterator[_Found]:
    """Parts of common runs that both write with capitals as names are."""
    known = here.capitalised | there.capitalised
    datelines = {side.doc.dateline.partition(",")[0].strip().casefold() for side in (here, there)} - {""}
    for run in runs:
        begin = None
        for step in range(run.length + 1):
            mine = here.tokens[run.here + step] if step < run.length else None
            if mine is not None and _is_name(mine, known) and _is_name(there.tokens[run.there + step], known):
                begin = _with_opening(here, there, run, step) if begin is None else begin
            elif begin is not None and not (mine is not None and mine.printed in _WITHIN_NAMES):
                found = _name(here, there, Run(run.here + begin, run.there + begin, step - begin), datelines)
                if found.weight >= _LEAST_NAMED:
                    yield found
                begin = None


def _with_opening(here: _Side, there: _Side, run: Run, step: int) -> int:
    """Where the name begins: one word earlier where that opens a sentence with a capital, as in "Ilsa Marren said"."""
    if step == 0:
        return step
    before = (here.tokens[run.here + step - 1], there.tokens[run.there + step - 1])
    capitals = all(token.content and token.printed[:1].isupper() for token in before)
    return step - 1 if capitals else step


def _name(here: _Side, there: _Side, run: Run, datelines: set[str]) -> _Found:
    length = run.length
    while here.tokens[run.here + length - 1].printed in _WITHIN_NAMES:
        length -= 1
    shared = _shared(SharedKind.NAME, here, there, Run(run.here, run.there, length))
    folded = shared.text.casefold()
    if folded in datelines or folded in country_words():
        shared = replace(shared, kind=SharedKind.PLACE)
    keys = [token.key for token in here.tokens[run.here : run.here + length]]
    return _Found(shared, frozenset(keys), sum(map(rarity, keys)))


def _is_name(token: Token, known: frozenset[str]) -> bool:
    printed = token.printed
    is_initials = len(printed) < _LEAST_CHARS and not printed.isupper()  # "Mo." is a state, "UN" a name
    return token.key in known and printed[:1].isupper() and printed.casefold() not in _CALENDAR and not is_initials


def _figures(here: _Side, there: _Side) -> Iterator[_Found]:
    """Numbers of the same things and dates that both print."""
    return _paired(here, there, _printed_figures(here.doc), _printed_figures(there.doc))


def _paired(here: _Side, there: _Side, mine: Iterable[Keyed], theirs: Iterable[Keyed]) -> Iterator[_Found]:
    """What both hold under one key, each as it prints it first, with the other places where it is printed so."""
    known = {(one.kind, one.key): one for one in theirs}
    for one in mine:
        other = known.get((one.kind, one.key))
        if other is None:
            continue
        text, other_text = here.printed(one.spans[0]), there.printed(other.spans[0])
        shared = Shared(
            kind=one.kind,
            text=text,
            other=other_text,
            here=tuple(span for span in one.spans if here.printed(span) == text)[:_SPANS],
            there=tuple(span for span in other.spans if there.printed(span) == other_text)[:_SPANS],
        )
        yield _Found(shared, frozenset([one.key]), one.weight)


def _printed_figures(doc: Doc) -> list[Keyed]:
    found: dict[tuple[SharedKind, str], tuple[float, list[Span]]] = {}
    for field, text in (("title", doc.title), ("text", doc.text[:READ_CHARS])):
        for figure in figures(text):
            _, spans = found.setdefault((figure.kind, figure.key), (figure.weight, []))
            spans.append(Span(start=figure.start, end=figure.end, field=field))
    return [
        Keyed(kind=kind, key=key, weight=weight, spans=tuple(spans)) for (kind, key), (weight, spans) in found.items()
    ]


def _words(
    here: _Side, there: _Side, runs: Sequence[Run], named: set[str], common: Callable[[str], float]
) -> Iterator[_Found]:
    """Phrases that say more than the names in them, and rare words."""
    for run in runs:
        run = _without_figures(here, run)
        found = here.tokens[run.here : run.here + run.length]
        if not found:
            continue
        if is_unspaced(found[0]):
            if run.length >= _LEAST_UNSPACED:
                kind = SharedKind.PHRASE if run.length > _LEAST_UNSPACED + 1 else SharedKind.WORD
                shared = _shared(kind, here, there, run)
                yield _Found(shared, frozenset(t.key for t in found), _CHARACTER * (run.length + 1))
            continue
        telling = [t.key for t in found if t.content and t.key not in named and not t.key[0].isdigit()]
        weight = sum(map(common, telling))
        if run.length > 1 and len(telling) > 1 and weight >= PHRASE:
            yield _Found(_shared(SharedKind.PHRASE, here, there, run), frozenset(t.key for t in found), weight)
            continue
        for step, token in enumerate(found):
            tells = token.key in telling and common(token.key) >= RARE and len(token.printed) >= _LEAST_CHARS
            if tells and token.printed.casefold() not in _CALENDAR:
                one = Run(run.here + step, run.there + step, 1)
                yield _Found(_shared(SharedKind.WORD, here, there, one), frozenset([token.key]), common(token.key))


def _without_figures(here: _Side, run: Run) -> Run:
    """The run without digits at its ends: they may be half a number ("2.4"), and numbers are looked for apart."""
    begin, end = 0, run.length
    while begin < end and here.tokens[run.here + begin].key[0].isdigit():
        begin += 1
    while begin < end and here.tokens[run.here + end - 1].key[0].isdigit():
        end -= 1
    return Run(run.here + begin, run.there + begin, end - begin)


def _shared(kind: SharedKind, here: _Side, there: _Side, run: Run) -> Shared:
    mine, theirs = here.span(run.here, run.length), there.span(run.there, run.length)
    return Shared(
        kind=kind,
        text=here.printed(mine),
        other=there.printed(theirs),
        here=here.places(run.here, run.length),
        there=there.places(run.there, run.length),
    )
