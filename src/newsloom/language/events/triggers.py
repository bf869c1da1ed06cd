"""The table of what tells an event, ready to be looked up by a word in any of its forms."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from newsloom.language.lexicon import rows

IRREGULAR = {
    row[0]: (row[1], row[2])
    for row in (
        line.split()
        for line in (
            "be was been;have had had;hold held held;meet met met;go went gone;fly flew flown;sit sat sat;pay paid paid;make made made;"
            "give gave given;begin began begun;send sent sent;bring brought brought;sell sold sold;buy bought bought;lend lent lent;"
            "feed fed fed;rebuild rebuilt rebuilt;withdraw withdrew withdrawn;quit quit quit;set set set;let let let;lay laid laid;"
            "seek sought sought;see saw seen;come came come;take took taken;strike struck struck;stand stood stood;put put put;"
            "hit hit hit;lose lost lost;break broke broken;leave left left;swear swore sworn;throw threw thrown;burn burned burnt;"
            "bang banged banged;shut shut shut;cut cut cut;freeze froze frozen;slay slew slain;shoot shot shot;beat beat beaten;"
            "fight fought fought;forgive forgave forgiven;bend bent bent;yield yielded yielded;overthrow overthrew overthrown;"
            "win won won;say said said;uphold upheld upheld;withhold withheld withheld;speak spoke spoken;rid rid rid;"
            "join joined joined;blow blew blown;steal stole stolen;overrun overran overrun;retake retook retaken;lead led led;"
            "forbid forbade forbidden;undertake undertook undertaken;bow bowed bowed;override overrode overridden;flee fled fled;"
            "keep kept kept;find found found;cast cast cast;hang hung hung;drive drove driven;get got got;shed shed shed"
        ).split(";")
    )
}
_DOUBLED = frozenset(
    "ban bar stop drop scrap ship plan beg rap slam rebel net rig commit refer compel expel pin snub shun dub gag plot kidnap abet regret admit permit hit quit".split()
)
ANY_NAME = "@"  # among the objects: any word with a capital
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of the table for one head. `form`: base, s, past, done or ing of a verb; "" for other kinds."""

    type: str
    kind: str
    rest: tuple[str, ...]
    form: str
    exact: frozenset[str]
    prefixes: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]  # the last word of each may go on ("air strike" meets "air strikes")

    row: int  # of the table; 0 where no object is wanted


@lru_cache(maxsize=1)
def triggers() -> Mapping[str, tuple[Trigger, ...]]:
    """By the first word as printed, lower case; longer heads first."""
    found: defaultdict[str, list[Trigger]] = defaultdict(list)
    for row, (type_, kind, heads, objects) in enumerate(rows("event_triggers.tsv"), 1):
        exact, prefixes, phrases = _objects(objects)
        for head in heads.split(","):
            first, *rest = head.split(" ")
            for form, printed in _printed(first, kind, last=not rest):
                for left, more in ((printed, ()), *_british(printed), *_parted(printed)):
                    words = (*more, *rest)
                    found[left].append(
                        Trigger(type_, kind, words, form, exact, prefixes, phrases, row if objects else 0)
                    )
    return MappingProxyType(
        {word: tuple(sorted(set(those), key=_longest_first)) for word, those in sorted(found.items())}
    )


@lru_cache(maxsize=32768)
def rows_with(word: str) -> frozenset[int]:
    """The rows among whose objects the word is, or with which it begins a phrase."""
    whole, beginnings = _object_rows()
    begun = {row for prefix, row in beginnings.get(word[:2], ()) if word.startswith(prefix)}
    return frozenset(begun.union(whole.get(word, ())))


@lru_cache(maxsize=1)
def _object_rows() -> tuple[Mapping[str, set[int]], Mapping[str, list[tuple[str, int]]]]:
    """The rows of whole words, and those of beginnings of words by their first two letters."""
    whole: defaultdict[str, set[int]] = defaultdict(set)
    beginnings: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for row, (_, _, _, objects) in enumerate(rows("event_triggers.tsv"), 1):
        exact, prefixes, phrases = _objects(objects)
        for word in (*exact, *(phrase[0] for phrase in phrases)):
            whole[word].add(row)
        for prefix in prefixes:
            beginnings[prefix[:2]].append((prefix, row))
    return dict(whole), dict(beginnings)


def _longest_first(trigger: Trigger) -> tuple[int, str, str, str]:
    return (-len(trigger.rest), trigger.type, trigger.kind, trigger.form)


def _printed(first: str, kind: str, *, last: bool) -> Iterator[tuple[str, str]]:
    if kind in "vwxs":
        yield from forms(first).items()
    else:
        yield "", first
        if last and kind == "n" and not first.endswith("s"):
            yield "", first + ("es" if first.endswith(("sh", "ch")) else "s")


def _british(printed: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """ "cancelled" and "travelling" beside "canceled" and "traveling"."""
    for ending in ("eled", "eling", "aled", "aling"):
        if printed.endswith(ending) and len(printed) > len(ending) + 2:
            yield printed[: -len(ending) + 2] + "l" + ending[2:], ()


def _parted(printed: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A hyphenated word also stands in two."""
    if printed.count("-") == 1:
        left, right = printed.split("-")
        yield left, (right,)


@lru_cache(maxsize=4096)
def forms(verb: str) -> dict[str, str]:
    """The forms of an English verb by name; past and done may be the same word."""
    stem, _, particle = verb.partition("-")
    if particle:  # "test-fire": the last part is the verb
        return {name: f"{stem}-{form}" for name, form in forms(particle).items()}
    ing, ed = _regular(verb)
    past, done = IRREGULAR.get(verb, (ed, ed))
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        third = verb[:-1] + "ies"
    found = {"base": verb, "s": third, "past": past, "ing": ing}
    if done != past:
        found["done"] = done
    return found


def _regular(verb: str) -> tuple[str, str]:
    if verb.endswith("ie"):
        return verb[:-2] + "ying", verb + "d"
    if verb.endswith("e"):
        return (verb if verb.endswith("ee") else verb[:-1]) + "ing", verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb + "ing", verb[:-1] + "ied"
    if verb in _DOUBLED or _is_short(verb):
        return verb + verb[-1] + "ing", verb + verb[-1] + "ed"
    return verb + "ing", verb + "ed"


def _is_short(verb: str) -> bool:
    """One syllable of one vowel between consonants: stop, sit, cut."""
    return (
        3 <= len(verb) <= 5
        and verb[-1] not in "aeiouwxy"
        and verb[-2] in _VOWELS
        and sum(letter in _VOWELS for letter in verb) == 1
    )


def _objects(listed: str) -> tuple[frozenset[str], tuple[str, ...], tuple[tuple[str, ...], ...]]:
    exact: set[str] = set()
    prefixes: list[str] = []
    phrases: list[tuple[str, ...]] = []
    for item in filter(None, listed.split(",")):
        if " " in item:
            phrases.append(tuple(item.rstrip("~").split(" ")))
        elif item.endswith("~"):
            prefixes.append(item[:-1])
        else:
            exact |= {item, f"{item}s"}
    return frozenset(exact), tuple(prefixes), tuple(phrases)
