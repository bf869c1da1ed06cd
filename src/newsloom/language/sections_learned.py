"""What a reader's own news teaches about sections: labelled feeds and people's corrections, learned on their machine.

A ridge regression over hashed words, solved in numpy from remembered examples, is laid over what the words say to everybody
(`sections`). It does not depend on the order of the examples. Which feeds count as labelled: docs/why/0014.
"""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from newsloom.language import sections
from newsloom.language.ridge import Sparse, solved
from newsloom.language.sections import address_names, printed_section
from newsloom.model.reading import Readable, Section
from newsloom.text.tokens import words

VERSION = 1
WIDTH = 1 << 16  # places of hashed words
READ_CHARS = 6000  # of a text
TITLE_TIMES = 2
MOST_EXAMPLES = 2000  # remembered; those learned first are forgotten first, labels of feeds before corrections
MOST_WORDS = 400  # different words of one example
CORRECTION_WEIGHT = 4  # examples that a person's word counts for
RIDGE = 0.3  # by accuracy on halves of one broadcaster's news, eight splits: .979, 0.3 to 3 within half a point
LEXICON_SHARE = 0.15  # of what the words say to everybody, beside what was learned; .1 and .2 reach the same
HALF_TRUST = 30.0  # examples at which learning counts half
LEAST_OF_SECTION = 3  # examples below which a section is not judged by learning
LEAST_EVIDENCE = 0.3  # of all shares together; what is like nothing learned and says nothing to anybody stays General

_ORDER = tuple(Section)
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One article as remembered: hashed words with their counts, nothing that could be read again."""

    section: Section
    weight: int
    places: NDArray[np.uint16]
    counts: NDArray[np.uint8]

    @property
    def identity(self) -> tuple[bytes, bytes]:
        return self.places.tobytes(), self.counts.tobytes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """All that was learned. `weights` has a row for each section; `rarity` weighs each place."""

    examples: tuple[Example, ...] = ()
    weights: Floats = field(default_factory=lambda: np.zeros((len(_ORDER), WIDTH), np.float32))
    rarity: Floats = field(default_factory=lambda: np.zeros(WIDTH, np.float32))

    @property
    def counts(self) -> Counter[Section]:
        """How many examples of each section are remembered, corrections with their weight."""
        found: Counter[Section] = Counter()
        for example in self.examples:
            found[example.section] += example.weight
        return found


NOTHING = Learned()


def learn(state: Learned, readable: Readable, section: Section, *, is_correction: bool = False) -> Learned:
    """The state with one more example."""
    return learn_all(state, [(readable, section)], are_corrections=is_correction)


def learn_all(
    state: Learned, labelled: Iterable[tuple[Readable, Section]], *, are_corrections: bool = False
) -> Learned:
    """The state with more examples; an article known already takes the new section. A second or so for 2,000 examples."""
    kept = {example.identity: example for example in state.examples}
    for readable, section in labelled:
        example = _example(readable, section, CORRECTION_WEIGHT if are_corrections else 1)
        old = kept.pop(example.identity, None)
        if old and old.weight > example.weight:
            example = old  # a person's word stands against a feed's
        if len(example.places):
            kept[example.identity] = example
    return _fitted(_remembered(list(kept.values())))


def label_of(readable: Readable) -> Section | None:
    """The section a publisher files the article under, where breadcrumb, feed categories and address name exactly one."""
    printed = (*readable.breadcrumb, *readable.feed_categories, *address_names(readable.url))
    named = set(filter(None, map(printed_section, printed)))
    return named.pop() if len(named) == 1 else None


def section_shares(readable: Readable, learned: Learned = NOTHING) -> dict[Section, float]:
    """How much speaks for each section: the words and the publisher for everybody, and what was learned here."""
    shares = sections.section_shares(readable)
    counts = learned.counts
    known = [section for section in _ORDER if counts[section] >= LEAST_OF_SECTION]
    if len(known) < 2:
        return shares
    total = sum(counts.values())
    trust = total / (total + HALF_TRUST)
    lexicon = 1 - trust * (1 - LEXICON_SHARE)
    found = {section: share * lexicon for section, share in shares.items()}
    for section, score in _scores(readable, learned).items():
        if section in known and score > 0:
            found[section] = found.get(section, 0.0) + trust * score
    total_share = max(LEAST_EVIDENCE, sum(found.values()))
    return {section: share / total_share for section, share in found.items()}


def to_bytes(state: Learned) -> bytes:
    """The examples, compressed; equal states give equal bytes."""
    sizes = [len(example.places) for example in state.examples]
    arrays = {
        "version": np.array([VERSION]),
        "sections": np.array([_ORDER.index(example.section) for example in state.examples], np.uint8),
        "weights": np.array([example.weight for example in state.examples], np.uint8),
        "sizes": np.array(sizes, np.uint16),
        "places": np.concatenate([np.zeros(0, np.uint16), *(example.places for example in state.examples)]),
        "counts": np.concatenate([np.zeros(0, np.uint8), *(example.counts for example in state.examples)]),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            part = io.BytesIO()
            np.save(part, array, allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), part.getvalue(), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def from_bytes(kept: bytes) -> Learned:
    """What `to_bytes` wrote; nothing where it is of another version or damaged: it is then learned anew from the store."""
    try:
        with np.load(io.BytesIO(kept), allow_pickle=False) as arrays:
            if int(arrays["version"][0]) != VERSION:
                return NOTHING
            ends = np.cumsum(arrays["sizes"].astype(int))
            places = np.split(arrays["places"], ends)
            counts = np.split(arrays["counts"], ends)
            examples = [
                Example(section=_ORDER[section], weight=int(weight), places=place, counts=count)
                for section, weight, place, count in zip(
                    arrays["sections"], arrays["weights"], places, counts, strict=False
                )
            ]
    except (ValueError, KeyError, IndexError, OSError, EOFError, zipfile.BadZipFile, zlib.error):
        return NOTHING
    return _fitted(examples)


def _remembered(examples: list[Example]) -> list[Example]:
    over = len(examples) - MOST_EXAMPLES
    if over <= 0:
        return examples
    oldest = sorted(range(len(examples)), key=lambda place: (examples[place].weight, place))[:over]
    forgotten = set(oldest)
    return [example for place, example in enumerate(examples) if place not in forgotten]


def _example(readable: Readable, section: Section, weight: int) -> Example:
    places, counts = _hashed(readable)
    return Example(section=section, weight=weight, places=places, counts=counts)


def _hashed(readable: Readable) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
    """Places in order with counts. What a publisher prints teaches too, unless its meaning is known to everybody."""
    found = Counter(words(readable.title[:400]) * TITLE_TIMES + words(readable.text[:READ_CHARS]))
    for kind, names in (
        ("address", address_names(readable.url)),
        ("category", readable.feed_categories),
        ("breadcrumb", readable.breadcrumb),
    ):
        found.update(f"{kind} {name.casefold()}" for name in names[:12] if not printed_section(name))
    at: Counter[int] = Counter()
    for word, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST_WORDS]:
        at[zlib.crc32(word.encode("utf-8", "surrogatepass")) % WIDTH] += count
    places = np.array(sorted(at), np.uint16)
    return places, np.array([min(at[int(place)], 255) for place in places], np.uint8)


def _vector(places: NDArray[np.uint16], counts: NDArray[np.uint8], rarity: Floats) -> Floats:
    values = np.log1p(counts.astype(np.float32)) * rarity[places]
    length = float(np.linalg.norm(values))
    return values / np.float32(length) if length else values


def _fitted(examples: list[Example]) -> Learned:
    """Ridge regression in its dual form, by conjugate gradients over the sparse examples."""
    examples = sorted(examples, key=lambda example: (example.identity, example.section.value))
    if not examples:
        return NOTHING
    seen = np.zeros(WIDTH, np.float64)
    for example in examples:
        seen[example.places] += 1
    rarity = np.log((len(examples) + 1) / np.maximum(seen, 1)).astype(np.float32)
    rows = [_vector(example.places, example.counts, rarity) for example in examples]
    sparse = Sparse.of([example.places.astype(np.int64) for example in examples], rows, WIDTH)
    weights = np.array([example.weight for example in examples], np.float64)
    wanted = np.zeros((len(examples), len(_ORDER)))
    wanted[np.arange(len(examples)), [_ORDER.index(example.section) for example in examples]] = 1.0
    wanted -= (weights[:, None] * wanted).sum(0) / weights.sum()
    learned = np.zeros((len(_ORDER), WIDTH), np.float32)
    for place in np.flatnonzero(np.abs(wanted).max(0) > 0):
        learned[place] = sparse.back(solved(sparse, RIDGE / weights, wanted[:, place]))
    return Learned(examples=tuple(examples), weights=learned, rarity=rarity)


def _scores(readable: Readable, learned: Learned) -> Mapping[Section, float]:
    places, counts = _hashed(readable)
    if not len(places):
        return {}
    values = _vector(places, counts, learned.rarity)
    scores = learned.weights[:, places] @ values
    return {section: float(score) for section, score in zip(_ORDER, scores, strict=True)}
