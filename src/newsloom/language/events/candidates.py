"""Everything in a sentence that may tell an event, with the features by which the main one is chosen (docs/why/0014)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from newsloom.language.events.triggers import ANY_NAME, Trigger, triggers
from newsloom.language.events.words import BARRIERS, SUBORDINATORS, Words
from newsloom.language.lexicon import rows

COOPERATION = frozenset("AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT".split())
_FORCE = frozenset("PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())

AHEAD, BEHIND, LEFT = 9, 7, 5  # words looked through for an object, for a passive's subject, for a modal
SUBJECT = 9  # words looked through for who acts
LISTED = 4  # words after the verb in which a comma only parts a list
MOST = 14  # candidates of one sentence

_BE = frozenset("be been being is are was were".split())
_WILL = frozenset("will would shall 'll".split())
_MAY = frozenset("may might could can".split())
_MUST = frozenset("must should ought".split())
_NOT = frozenset(
    "not never no cannot can't won't don't doesn't didn't wouldn't isn't wasn't aren't hasn't haven't without".split()
)
_READY = frozenset(
    "ready willing prepared plans planned planning plan set due intends intended intend expected scheduled going about "
    "agreed promised pledged vowed offered".split()
)
_WISH = frozenset("want wants wanted hope hopes hoped wish wishes likes seeks sought".split())
_HAVE_TO = frozenset("has have had needs need needed ought".split())
_SKIPPED = frozenset("also still again now soon then even only be been have has".split())
_DETERMINERS = frozenset(
    "a an the his her their its this that these those any all some more new further several two three four no of many most "
    "against for in on over at with by from recent planned alleged military violent bloody peaceful deadly mass public".split()
)
_AUXILIARY = _WILL | _MAY | _MUST | _NOT | frozenset("to do does did and or i you we they people who both all".split())
_OTHER_CLAUSE = BARRIERS | frozenset("it he she they would will that".split())
_ARTICLES = frozenset("the a an his her its their our this these those".split())
_RELATIVE = frozenset("who which that whom".split())
SIGNS = {
    "announced": frozenset("announced decided announces decides".split()),
    "if": frozenset("if unless until".split()),
    "sport": frozenset(
        "match final goal striker league cup tournament captain penalties season team coach innings round".split()
    ),
    "market": frozenset(
        "prices shares analysts rates sales profit market customers growth investors phone album film".split()
    ),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible event: its type, the words that tell it, and its features."""

    type: str
    first: int  # index of the first word
    after: int  # index behind the last word
    features: tuple[str, ...]
    passive: bool = False
    kind: str = "v"
    modal: str = ""  # will, may, must, wish, to, or empty
    negated: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    trigger: Trigger
    first: int
    after: int
    passive: bool
    reached: int  # words to the object; 0 where none is wanted


def candidates(words: Words) -> list[Candidate]:
    """Possible events in reading order."""
    found: list[Candidate] = []
    hits = list(_hits(words))
    marks = _subordination(words)
    signs = [name for name, those in SIGNS.items() if not those.isdisjoint(words.low)]
    verbs = [(hit.first, hit.trigger.type) for hit in hits if hit.trigger.kind in "vms"]
    for hit in hits:
        modal, negated = _left_of(words, hit.first)
        kind, type_ = hit.trigger.kind, hit.trigger.type
        if kind == "w" and (negated or modal not in ("will", "ready")):
            continue
        if kind == "x" and not negated:
            continue
        shared = _features(words, hit, marks, verbs, len({c.first for c in found}))
        subject = _subject(words, hit.first)
        for kind_, as_type in _readings(kind, type_, modal, negated, "if" in signs):
            own = (f"type:{as_type}", f"{as_type}:{kind_}", f"kind:{kind_}", f"{kind_}:{modal}{'-not' * negated}")
            told = (f"{kind_}:by:{subject or 'none'}", *(f"{kind_}:{sign}" for sign in signs))
            whose = (f"{as_type}:by:{subject}",) if subject else ()
            features = (*own, *told, *whose, *shared)
            found.append(Candidate(as_type, hit.first, hit.after, features, hit.passive, kind_, modal, negated))
        if len(found) >= MOST:
            break
    return found


def _readings(kind: str, type_: str, modal: str, negated: bool, is_conditional: bool) -> Iterator[tuple[str, str]]:
    """The trigger as it stands, and what will, may, must and not make of it."""
    yield kind, type_
    if kind == "n" and type_ == "AGREE" and modal == "must":
        yield modal, "REQUEST"
    if kind not in "vs":
        return
    if negated:
        if type_ in COOPERATION and modal:
            yield "not", "REJECT"
    elif modal in ("will", "ready") and type_ in COOPERATION and type_ != "AGREE":
        yield modal, "AGREE"
    elif modal in ("will", "may", "ready") and (type_ in _FORCE or (type_ == "REJECT" and is_conditional)):
        yield modal, "THREATEN"
    elif modal in ("must", "wish"):
        yield modal, "REQUEST"


def _hits(words: Words) -> Iterator[_Hit]:
    """Triggers in reading order; one verb has one meaning: the one whose object stands nearest, else the plain one."""
    table, at, size = triggers(), 0, len(words)
    while at < size:
        those = table.get(words.low[at])
        if not those:
            at += 1
            continue
        met = [hit for trigger in those if (hit := _meets(words, at, trigger))]
        if not met:
            at += 1
            continue
        longest = max(hit.after for hit in met)
        met = [hit for hit in met if hit.after == longest]
        with_object = [hit for hit in met if hit.reached]
        if with_object:
            nearest = min(hit.reached for hit in with_object)
            chosen = [hit for hit in with_object if hit.reached == nearest]
            chosen += [hit for hit in met if hit.trigger.kind in "wx"]
        else:
            chosen = met
        seen: set[tuple[str, str]] = set()
        for hit in chosen:
            if (hit.trigger.type, hit.trigger.kind) not in seen:
                seen.add((hit.trigger.type, hit.trigger.kind))
                yield hit
        at = longest if longest > at + 1 else at + 1


def _meets(words: Words, at: int, trigger: Trigger) -> _Hit | None:
    after = at + 1 + len(trigger.rest)
    if trigger.rest and words.low[at + 1 : after] != trigger.rest:
        return None
    if trigger.form in ("past", "done") and at and words.low[at - 1] in _ARTICLES:
        return None  # "the besieged town": no verb follows an article
    if trigger.form == "base" and trigger.kind == "v" and _is_bare(words, at):
        return None  # "is back at the top", "a strike": nothing stands before it that a base form could follow
    passive = trigger.form in ("past", "done") and _is_passive(words, at)
    if trigger.form == "done" and not passive and not _has_have(words, at):
        return None
    if not trigger.wants_object:
        return _Hit(trigger, at, after, passive, 0)
    reached = _behind(words, at, trigger) if passive or trigger.kind == "s" else 0
    if trigger.kind != "s":
        reached = reached or _ahead(words, after, trigger)
    return _Hit(trigger, at, after, passive, reached) if reached else None


def _ahead(words: Words, begin: int, trigger: Trigger) -> int:
    for step, place in enumerate(range(begin, min(len(words), begin + AHEAD)), 1):
        if words.low[place] in _OTHER_CLAUSE or (words.broken[place] and step > LISTED):
            return 0
        if _is_object(words, place, trigger) or (step <= 2 and ANY_NAME in trigger.exact and words.has_capital(place)):
            return step
    return 0


def _behind(words: Words, at: int, trigger: Trigger) -> int:
    for step in range(1, BEHIND + 1):
        place = at - step
        if place < 0 or (words.low[place] in BARRIERS and step > 2):
            return 0
        if _is_object(words, place, trigger):
            return step
    return 0


def _is_object(words: Words, place: int, trigger: Trigger) -> bool:
    word = words.low[place]
    if word in trigger.exact or (trigger.prefixes and word.startswith(trigger.prefixes)):
        return True
    if word not in trigger.openers:
        return False
    for phrase in trigger.phrases:
        size = len(phrase)
        if word == phrase[0] and size > 1:
            part = words.low[place : place + size]
            if part[:-1] == phrase[:-1] and len(part) == size and part[-1].startswith(phrase[-1]):
                return True
    return False


def _is_bare(words: Words, at: int) -> bool:
    before = words.low[at - 1] if at and not words.broken[at] else ""
    if not before:
        return at > 0
    return not (
        before in _AUXILIARY
        or before in groups()
        or (before.endswith("s") and before not in _BE)
        or before.endswith("ly")
    )


def _is_passive(words: Words, at: int) -> bool:
    before = words.low[max(0, at - 3) : at]
    return not _BE.isdisjoint(before) or words.low[at + 1 : at + 2] == ("by",)


def _has_have(words: Words, at: int) -> bool:
    return not {"has", "have", "had", "having"}.isdisjoint(words.low[max(0, at - 3) : at])


def _left_of(words: Words, at: int) -> tuple[str, bool]:
    """The modal that governs the verb and whether it is negated."""
    modal, negated, to_seen = "", False, False
    for place in range(at - 1, max(-1, at - 1 - LEFT), -1):
        word = words.low[place]
        if word in _NOT:
            negated = True
            modal = modal or ("will" if word.startswith(("won", "would")) else "may" if word.startswith("can") else "")
        elif word in _WILL or word in _MAY or word in _MUST:
            modal = "will" if word in _WILL else "may" if word in _MAY else "must"
        elif word == "to" and place == at - 1:
            to_seen = True
        elif to_seen and not modal and word in _READY:
            modal = "ready"
        elif to_seen and not modal and word in _WISH:
            modal = "wish"
        elif to_seen and not modal and word in _HAVE_TO:
            modal = "must"
        elif word in ("do", "does", "did") or word in _SKIPPED or word.endswith("ly"):
            continue
        else:
            break
    return modal or ("to" if to_seen else ""), negated


def _subordination(words: Words) -> list[int]:
    """For each word, how many words that open a lesser clause stand before it."""
    counts, count = [], 0
    for place, word in enumerate(words.low):
        counts.append(count)
        if word in SUBORDINATORS and place != 0:
            count += 1
    return counts


@lru_cache(maxsize=1)
def groups() -> Mapping[str, str]:
    """What kind of body a word means: crowd, force, armed, state, court."""
    return {word: row[0] for row in rows("event_groups.tsv") for word in row[1].split(",")}


def _subject(words: Words, at: int) -> str:
    """The kind of the nearest body named before the verb in its sentence, else empty."""
    known = groups()
    for place in range(at - 1, max(-1, at - 1 - SUBJECT), -1):
        if words.low[place] in known:
            return known[words.low[place]]
    return ""


def _features(words: Words, hit: _Hit, marks: list[int], verbs: list[tuple[int, str]], rank: int) -> tuple[str, ...]:
    at, low = hit.first, words.low
    before = low[at - 1] if at else ""
    found = [f"rank:{min(rank, 3)}", f"at:{min(at // 5, 5)}", f"under:{min(marks[at], 2)}"]
    if hit.trigger.form:
        found.append(f"form:{hit.trigger.form}")
    if hit.reached:
        found.append("object")
    if hit.trigger.rest:
        found.append("long")
    if hit.passive:
        found.append("passive")
    if at >= words.tail:
        found.append("tail")
    if before in _DETERMINERS or (before.endswith(("ing", "ed")) and hit.trigger.kind == "n"):
        found.append(f"noun:{hit.trigger.kind}")
    if before == "to":
        found.append("to")
    if not _RELATIVE.isdisjoint(low[max(0, at - 3) : at]):
        found.append("relative")
    governing = [type_ for place, type_ in verbs if place < at and marks[place] == marks[at]]
    if governing:
        found += ["governed", f"governed:{governing[-1]}:to" if before == "to" else f"governed:{governing[-1]}"]
    if hit.trigger.form in ("past", "done") and (at == 0 or before in _DETERMINERS) and not hit.reached:
        found.append("attribute")
    return tuple(found)
