"""Who acts and who is acted upon in a sentence: states, organisations, named people, and bodies such as rebels or police."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsloom.language.events.candidates import Candidate, groups
from newsloom.language.events.words import SUBORDINATORS, Words
from newsloom.language.lexicon import rows
from newsloom.language.names import is_generic
from newsloom.language.vocabulary import Kind, Mention, mentions

AGENT = 4  # words after the verb within which a passive's "by" is looked for
_ACTORS = frozenset({Kind.COUNTRY, Kind.ADJECTIVE, Kind.CAPITAL, Kind.ORGANISATION, Kind.PERSON})
_LINKS = frozenset("in of from the".split())
_WEAK = frozenset(
    "people women thousands hundreds dozens students workers doctors teachers nurses drivers crowd crowds supporters journalists "
    "lawyers citizens residents leader leaders officers party union commission council speaker king queen prince secretary missile missiles "
    "rocket rockets drone drones bomb official officials parties guards shopkeepers patrol spokesman spokeswoman".split()
)  # bodies that act outside politics too
_ALSO_STATES = {
    "jordan": "JO",
    "chad": "TD",
    "georgia": "GE",
}  # states where they stand alone: people bear these names too
_CARRY_ON = frozenset(
    "and or has have had is was are were will would could should may might must can in on to from with said says did does not also "
    "again agreed won gave sent held met put".split()
)  # after a state's name: no noun
_OPENERS = frozenset(
    "but and the a an in on at i it he she they we you our his her its their this that these those one two three some many most no "
    "not so yet for from with to by of as last next under meanwhile however also then there now here what how why all both each "
    "every several other another more only even just still according".split()
)
_SAYING = frozenset("said says told added argued warned insisted declared stressed reported announced".split())
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT"})


@dataclass(frozen=True, slots=True)
class Actor:
    """`name` is the ISO 3166 code of a state where the words speak for one, else the words as printed."""

    name: str
    first: int
    after: int
    is_state: bool = False
    is_public: bool = False  # a state, a known organisation or person, or a body that acts in public


def actors(text: str, words: Words) -> list[Actor]:
    """Everybody named in the words, in reading order; neighbours that are one body ("Turkish police") are one actor."""
    if not words:
        return []
    base = words.starts[0]
    known = {base + m.start: m for m in mentions(text[base : words.ends[-1]]) if m.known.kind in _ACTORS}
    found: list[Actor] = []
    for part in _parts(text, words, known):
        last = found[-1] if found else None
        if last and last.after == part.first and not words.broken[part.first]:
            found[-1] = _joined(last, part, text, words)
        elif last and part.is_state and not last.is_state and _is_linked(words, last, part) and _is_body(words, last):
            found[-1] = Actor(part.name, last.first, part.after, True, True)
        else:
            found.append(part)
    return found


def roles(found: Sequence[Actor], words: Words, event: Candidate) -> tuple[Actor | None, Actor | None]:
    """Source and target; a passive's are swapped, and who "must" do something is a target. None where nobody is named."""
    before = [actor for actor in found if actor.after <= event.first]
    behind = [actor for actor in found if actor.first >= event.after and actor.first < words.tail]
    subject = _subject(before, words, event.first)
    if event.kind in ("m", "must"):
        return _speaker(found, words, event.first, subject), subject
    if event.passive:
        by = [actor for actor in behind if "by" in words.low[max(event.after, actor.first - AGENT) : actor.first]]
        return (by[0] if by else None), subject
    others = [actor for actor in behind if not subject or actor.name != subject.name]
    others.sort(key=lambda actor: not (actor.is_state or actor.is_public))
    target = others[0] if others else None
    if target is None and event.type in _MUTUAL and subject:
        mutual = [actor for actor in before if actor.first > subject.first and actor.name != subject.name]
        target = mutual[0] if mutual else None
    return subject, target


def _speaker(found: Sequence[Actor], words: Words, at: int, subject: Actor | None) -> Actor | None:
    """Who says so: named in the closing ", the envoy said", or before the verb of saying."""
    others = [actor for actor in found if actor is not subject]
    tail = [actor for actor in others if actor.first >= words.tail]
    said = [place for place in range(at) if words.low[place] in _SAYING]
    head = [actor for actor in others if said and actor.after <= said[-1]]
    return next(iter(tail or head), None)


def _subject(before: Sequence[Actor], words: Words, at: int) -> Actor | None:
    """The first actor of the verb's own clause, else the first of the sentence."""
    begin = 0
    for place in range(at - 1, 0, -1):
        if words.low[place] in SUBORDINATORS or words.broken[place]:
            begin = place
            break
    own = [actor for actor in before if actor.first >= begin]
    chosen = own or before
    return chosen[0] if chosen else None


def _parts(text: str, words: Words, known: dict[int, Mention]) -> Iterator[Actor]:
    at, size = 0, len(words)
    while at < size:
        mention = known.get(words.starts[at])
        if mention:
            after = at + 1
            while after < size and words.ends[after] <= mention.end:
                after += 1
            code = mention.known.country if mention.known.kind not in (Kind.ORGANISATION, Kind.PERSON) else ""
            name = code or text[words.starts[at] : words.ends[after - 1]]
            yield Actor(name, at, after, bool(code), not (code and _only_describes(words, mention, after)))
            at = after
            continue
        if words.low[at] in groups():
            yield Actor(text[words.starts[at] : words.ends[at]], at, at + 1, is_public=words.low[at] not in _WEAK)
        elif _is_name(words, at):
            after = at + 1
            while after < size and _is_name(words, after) and not words.broken[after]:
                if words.starts[after] in known:
                    break
                after += 1
            if after == at + 1 and words.low[at] in _ALSO_STATES:
                yield Actor(_ALSO_STATES[words.low[at]], at, after, True, True)
            elif at > 0 or after > at + 1:
                yield Actor(text[words.starts[at] : words.ends[after - 1]], at, after)
            at = after
            continue
        at += 1


def _only_describes(words: Words, mention: Mention, after: int) -> bool:
    """ "Dutch" and "US" before a word that is no body: "a Dutch brewer", "US stores"; not "the Dutch" nor "U.S. and Russian"."""
    short = mention.known.kind is Kind.COUNTRY and mention.end - mention.start <= 4
    if not short and (mention.known.kind is not Kind.ADJECTIVE or words.low[after - 1].endswith("s")):
        return False
    if after >= len(words) or words.broken[after]:
        return False
    ahead = words.low[after : after + 3]  # "Palestinian armed groups", "Turkish border guards"
    if ahead[0] in _CARRY_ON or ahead[0].endswith("ed") or ahead[0] in _titles():
        return False
    return groups().keys().isdisjoint(ahead)


def _is_name(words: Words, at: int) -> bool:
    low = words.low[at]
    if not words.has_capital(at) or low in _calendar() or low in groups():
        return False
    if low in _OPENERS or low.startswith(("i'", "i’")):
        return False
    return at > 0 or not (low in SUBORDINATORS or is_generic(low))


def _joined(left: Actor, right: Actor, text: str, words: Words) -> Actor:
    """The state where one of them is one; else the name behind a role ("President" and "Mara Olin"), else both."""
    for one in (left, right):
        if one.is_state:
            is_public = left.is_public or right.is_public or right.after - right.first > 1
            return Actor(one.name, left.first, right.after, True, is_public)
    name = right.name if words.low[left.first] in groups() and left.after == left.first + 1 else ""
    whole = text[words.starts[left.first] : words.ends[right.after - 1]]
    return Actor(name or whole, left.first, right.after, is_public=left.is_public or right.is_public)


def _is_linked(words: Words, left: Actor, right: Actor) -> bool:
    between = words.low[left.after : right.first]
    return 0 < len(between) <= 2 and _LINKS.issuperset(between) and not any(words.broken[left.after : right.first + 1])


def _is_body(words: Words, actor: Actor) -> bool:
    return words.low[actor.after - 1] in groups()


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(
        word for row in rows("name_words.tsv") if row[0] in ("portfolios", "titles") for word in row[1].split(",")
    )


@lru_cache(maxsize=1)
def _calendar() -> frozenset[str]:
    return frozenset(
        word for row in rows("name_words.tsv") if row[0] in ("calendar", "titles") for word in row[1].split(",")
    )
