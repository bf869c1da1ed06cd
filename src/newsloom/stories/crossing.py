"""Whether two articles that share no words tell of the same event, by their anchors alone.

Meant for articles in different languages; the same features may stand beside others for two of one language. The weights
(crossing.json) were learned by scripts/train_crossing.py from pairs of English articles of which only the anchors were
shown, some of them hidden as a transcription would lose them: no pair across languages was needed.
"""

import json
import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsloom.model.weave import Doc
from newsloom.stories.anchors import LEAD_CHARS, Anchor, Kind, anchors
from newsloom.stories.linear import Linear, linear
from newsloom.text.romanise.tongue import Tongue, tongue_of

MOST = 24  # anchors kept of an article, the rarest and best; leads hold 20 on average
_KINDS = tuple(Kind)
_KIND_BITS = 3
_NAMED = frozenset((Kind.NAME, Kind.SOUND, Kind.ORG))
# How much a kind counts beside the others: a country or a day stands in half of all news, a rough sound is shared by chance.
_KIND_WEIGHTS = {Kind.COUNTRY: 0.15, Kind.DATE: 0.15, Kind.SOUND: 0.8, Kind.ABOUT: 0.5}
PLAIN = frozenset((Kind.COUNTRY, Kind.DATE))
LEAST_THINGS = 2  # one alone is a place or a person of whom several stories tell that day ("Tokyo")
SMALL_NUMBERS = 2
SMALL_NUMBER = 0.4  # the most a number of one digit weighs: any two articles count to eight
RAREST = 8.0  # inverse document frequency of an anchor never seen in the background
FEATURES = (
    "names_shared",
    "names_cosine",
    "names_apart",
    "places_shared",
    "places_cosine",
    "places_apart",
    "numbers_shared",
    "numbers_cosine",
    "numbers_apart",
    "dates_shared",
    "dates_apart",
    "all_shared",
    "all_covered",
    "kinds_shared",
    "thin",
    "hours",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The anchors kept of one article: 32-bit codes (kind in the low bits) with the weight of each, rarity counted in.

    `things` says which stand for one thing printed: a place, its sound, or a number and what it is about.
    """

    weights: Mapping[int, float]
    things: Mapping[int, int]


def packed(found: Mapping[str, Anchor], rarity: Mapping[str, float] | None = None) -> Anchors:
    """The MOST weightiest anchors. `rarity`: inverse document frequency by key, the shipped background when not given."""
    background = shipped().rarity if rarity is None else rarity
    weighed = {
        code_of(key, anchor.kind): anchor.weight
        * background.get(key, RAREST)
        / RAREST
        * _KIND_WEIGHTS.get(anchor.kind, 1.0)
        for key, anchor in found.items()
    }
    best = sorted(weighed, key=lambda code: (-weighed[code], code))[:MOST]
    first = {code_of(key, anchor.kind): anchor.spans[0][0] for key, anchor in found.items()}
    return Anchors(weights={code: weighed[code] for code in best}, things={code: first[code] for code in best})


_NOTHING = Anchors(weights={}, things={})
_PARTED = "\x1f"  # between title and text: a control character, of which storable text has none


class Told:
    """An article as another language can know it: its tongue, and its anchors, read when first asked for.

    A stream in one language asks for none, so it costs nothing there but the beginning of each text, deflated.
    """

    __slots__ = ("_anchors", "_at", "_language", "_lead", "tongue")

    def __init__(self, doc: Doc) -> None:
        self.tongue = tongue_of(f"{doc.title}\n{doc.text[:LEAD_CHARS]}", doc.language)
        self._lead: bytes | None = None
        if self.tongue is not Tongue.OTHER:
            told = f"{doc.title}{_PARTED}{doc.text[:LEAD_CHARS]}"
            self._lead = zlib.compress(told.encode("utf-8", "surrogatepass"))
        self._language = doc.language
        self._at = doc.at
        self._anchors: Anchors | None = None

    @property
    def is_eastern(self) -> bool:
        return self.tongue in (Tongue.JAPANESE, Tongue.KOREAN)

    @property
    def anchors(self) -> Anchors:
        """None of a text whose script cannot be read."""
        if self._lead is not None:
            title, _, lead = zlib.decompress(self._lead).decode("utf-8", "surrogatepass").partition(_PARTED)
            self._anchors = packed(anchors(title, lead, self._language, self._at))
            self._lead = None
        return self._anchors or _NOTHING

    @property
    def is_read(self) -> bool:
        return self._anchors is not None


def code_of(key: str, kind: Kind) -> int:
    """A 32-bit code for the key, the same in every process."""
    return zlib.crc32(key.encode()) >> _KIND_BITS << _KIND_BITS | _KINDS.index(kind)


def kind_of(code: int) -> Kind:
    return _KINDS[code & ((1 << _KIND_BITS) - 1)]


def crossing_probability(one: Anchors, other: Anchors, gap_h: float | None) -> float:
    """How likely both tell of one event, 0 to 1; fewer than LEAST_THINGS in common never join. `gap_h`: hours between them."""
    if things_shared(one, other) < LEAST_THINGS:
        return 0.0
    return shipped().join.probability(crossing_features(one, other, gap_h))


def things_shared(one: Anchors, other: Anchors) -> int:
    """How many things both name. A country or a day is none, and small numbers are one thing together, from two on."""
    shared = [(code, weight) for code, weight in one.weights.items() if code in other.weights]
    codes = [code for code, weight in shared if is_thing(code, weight)]
    small = sum(kind_of(code) is Kind.NUMBER for code, _ in shared) - sum(
        kind_of(code) is Kind.NUMBER for code in codes
    )
    return min(len({side.things[code] for code in codes}) for side in (one, other)) + (small >= SMALL_NUMBERS)


def are_at_odds(one: Anchors, other: Anchors) -> bool:
    """Whether both name things and none of them is the same: whatever their words, they tell of different events."""
    rich = all(
        len({side.things[code] for code, weight in side.weights.items() if is_thing(code, weight)}) >= LEAST_THINGS
        for side in (one, other)
    )
    return rich and things_shared(one, other) == 0


def is_thing(code: int, weight: float) -> bool:
    """Whether an anchor of this weight can be half of what two articles have in common."""
    kind = kind_of(code)
    return kind not in PLAIN and (kind is not Kind.NUMBER or weight > SMALL_NUMBER)


def crossing_features(one: Anchors, other: Anchors, gap_h: float | None) -> list[float]:
    """The values of FEATURES, the same whichever comes first."""
    groups = [_split(one), _split(other)]
    values: list[float] = []
    kinds = 0
    total = covered = 0.0
    for group in ("names", "places", "numbers"):
        mine, yours = groups[0][group], groups[1][group]
        shared = sum(min(weight, yours[code]) for code, weight in mine.items() if code in yours)
        kinds += shared > 0
        values += [math.log1p(shared), _cosine(mine, yours), float(bool(mine and yours) and not shared)]
        total += shared
        covered += min(sum(mine.values()), sum(yours.values()))
    mine, yours = groups[0]["dates"], groups[1]["dates"]
    met = bool(mine.keys() & yours.keys())
    values += [float(met), float(bool(mine and yours) and not met)]
    thin = min(sum(sum(found.values()) for name, found in group.items() if name != "dates") for group in groups)
    values += [math.log1p(total), total / covered if covered else 0.0, kinds, math.log1p(thin)]
    values.append(math.log1p(min(abs(gap_h), 240.0)) if gap_h is not None else math.log1p(24.0))
    return values


def _split(found: Anchors) -> dict[str, dict[int, float]]:
    """The weights by group; countries are in none."""
    groups: dict[str, dict[int, float]] = {"names": {}, "places": {}, "numbers": {}, "dates": {}}
    for code, weight in found.weights.items():
        kind = kind_of(code)
        if kind in _NAMED:
            groups["names"][code] = weight
        elif kind is Kind.PLACE:
            groups["places"][code] = weight
        elif kind in (Kind.NUMBER, Kind.ABOUT):
            groups["numbers"][code] = weight
        elif kind is Kind.DATE:
            groups["dates"][code] = weight
    return groups


def _cosine(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    product = sum(weight * other[code] for code, weight in one.items() if code in other)
    lengths = sum(w * w for w in one.values()) * sum(w * w for w in other.values())
    return product / math.sqrt(lengths) if product else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """The learned decision: from `join_at` on two articles of different languages are taken for one event."""

    join: Linear
    join_at: float
    rarity: Mapping[str, float]


@cache
def shipped() -> Crossing:
    """The weights that ship with Newsloom, read once."""
    found = json.loads(files(__package__).joinpath("crossing.json").read_text("utf-8"))
    return Crossing(join=linear(found["join"], FEATURES), join_at=found["join_at"], rarity=found["rarity"])
