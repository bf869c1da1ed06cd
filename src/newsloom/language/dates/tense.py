"""Whether a place in a sentence lies in the past or the future of its writer, by the verbs and words about it.

The verb to which a date belongs is most often the nearest one before it in its clause ("will meet Monday"), or the first after it
where the date opens the clause ("On Monday, they will meet").
"""

import re
from enum import IntEnum
from functools import lru_cache

from newsloom.language.lexicon import rows

LEFT_CHARS, RIGHT_CHARS = 160, 110


class Direction(IntEnum):
    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d[\d,.]*|[,;:()—–]|--| _ ")
_STOP = re.compile(r"[.!?…]+[\"'”’)]*(?:\s+(?=[A-Z\"“'‘`])|\s*\n)|\n\s*\n")
_NO_STOP = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Inc|Corp|Co|Ltd|[A-Z][a-z]{2,3})\.$")
_BOUNDARIES = frozenset(
    ", ; : ( ) — – -- _ and but that which who whose while when because if although though as after before".split()
)
_MODALS = frozenset(
    "will would shall may might can could should must 'll won't wouldn't can't couldn't shouldn't".split()
)
_TO_BE_NOW = frozenset("is are am isn't aren't".split())
_TO_BE_THEN = frozenset("was were wasn't weren't".split())
_PLANNED = frozenset(
    "scheduled planned slated due expected poised supposed billed booked planning preparing arranged fixed timed".split()
)
_PLANS = frozenset(
    "plan plans expect expects hope hopes intend intends aim aims want wants upcoming forthcoming coming next deadline setting".split()
)
# What timetables say in the present tense: "The leaders meet Monday", "the museum opens in May".
_TIMETABLE = frozenset(
    "meet open begin start end travel visit play face leave arrive return vote hold host head go convene resume launch fly appear take kick expire"
    " gather celebrate decide finish close".split()
)
_TIMETABLE_S = frozenset(word + ("es" if word.endswith(("o", "ch", "sh")) else "s") for word in _TIMETABLE) | {"flies"}
_SUBJECTS = frozenset("i you we they who both leaders ministers officials".split())
_NO_VERB = frozenset(
    "the a an his her its their our my your this that these those more less about nearly almost at as up over only some all any one two three"
    " in on by from of for with mid early late and or".split()
)
_NO_PAST = frozenset(
    "need feed seed speed bed red shed weed indeed hundred breed greed fled bred led creed exceed proceed succeed embed".split()
)
_DETERMINERS = frozenset(
    "the a an his her its their our my your this that these those of in on for with to new first last".split()
)
# What is agreed, promised or asked "to" be done lies ahead.
_COMMITTED = frozenset(
    "agreed agrees decided vowed vows promised promises pledged pledges invited ordered asked urged told ready likely unlikely going plan decision pledge"
    " deadline proposal offer chance summoned subpoenaed intended wanted hoped need needs have has required invitation order right time need"
    " prepared eager willing able agreement".split()
)
_SKIPPED = frozenset(
    "him her them it us me you himself herself themselves monday tuesday wednesday thursday friday saturday sunday".split()
)
# What a text that names its weekday tells of afterwards: "Monday's attack".
_HAPPENED = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,2}(?:attacks?|blasts?|bombings?|crash(?:es)?|fires?|shootings?|rulings?|decision|earthquake|quake|announcement|arrests?|killings?|defeat"
    r"|loss(?:es)?|win|victory|explosions?|raids?|assault|collapse|storm|flood|remarks|comments|events|close|accident|incident|robbery|murder|riots?)\b"
)
_PUT_OFF = re.compile(
    r"\b(?:(?:extend|postpon|delay|mov|reschedul|push|defer)\w*(?: \w+){0,3} (?:to|for|until)|(?:planned|set|scheduled|slated) for)\s+$",
    re.I,
)
_AHEAD_OF = re.compile(
    r"(?:\bahead of|\buntil|\btill|\bno later than|\bas of next|\bdue|\beffective|\beffect|\bpayable|\bexpires?|\bdeadline of)(?: (?:the|a|its|his|her|their))?\s*$",
    re.I,
)
_BY = re.compile(r"\b(?:before|by)(?: (?:the|a|its|his|her|their|next|early|late))?\s*$", re.I)
_AS_OF = re.compile(r"\bas of (?:the )?$", re.I)
_THEN = re.compile(r"\b(?:had|was|were)\b[^,]*$")
_AFTER = re.compile(
    r"(?:\bsince|\bafter|\bfollowing|\bas of|\bended|\bdated|\bending)(?: (?:the|a|its|his|her|their|last))?\s*$", re.I
)


@lru_cache(maxsize=1)
def _irregular() -> frozenset[str]:
    """Past forms that do not end in -ed."""
    return frozenset(word for row in rows("past_forms.tsv") for word in row[0].split())


def direction(text: str, start: int, end: int) -> Direction:
    """The direction of what stands at [start, end). Reads a bounded piece of text to either side."""
    left = _clipped_left(text[max(0, start - LEFT_CHARS) : start])
    if _PUT_OFF.search(left):
        return Direction.FUTURE
    if _AHEAD_OF.search(left):
        return Direction.PAST if _THEN.search(left) else Direction.FUTURE
    if _AFTER.search(left):
        return Direction.FUTURE if _AS_OF.search(left) and _walk_back(left)[0] is Direction.FUTURE else Direction.PAST
    if _HAPPENED.match(text, end, end + RIGHT_CHARS):
        return Direction.PAST
    near, crossed = _walk_back(left)
    if _BY.search(left):
        return near if near and not crossed else Direction.FUTURE
    if near and not crossed:
        return near
    right = _clipped_right(text[end : end + RIGHT_CHARS])
    ahead = _forward(right)
    if ahead and (not near or _opens(left)):
        return ahead
    return near or ahead


def _opens(left: str) -> bool:
    """Whether a date after these words stands at the head of its clause."""
    return len(left.split()) <= 2 or bool(
        re.search(r"[,;:—–]\s*(?:on|in|by|from)?\s*$|\b(?:and|but|that)\s(?:on|in|by|from)?\s*$", left, re.I)
    )


def _clipped_left(left: str) -> str:
    last = 0
    for match in _STOP.finditer(left):
        if "\n" in match.group() or not _NO_STOP.search(left[max(0, match.start() - 5) : match.start() + 1]):
            last = match.end()
    return left[last:]


def _clipped_right(right: str) -> str:
    for match in _STOP.finditer(right):
        if "\n" in match.group() or not _NO_STOP.search(right[max(0, match.start() - 5) : match.start() + 1]):
            return right[: match.start()]
    return right


def _tokens(words: str) -> list[str]:
    """The words in lower case; one with a capital within the sentence is a name ("the Rose Bowl") and says nothing."""
    found: list[str] = []
    for match in _TOKEN.finditer(words):
        token = match.group().strip()
        is_name = found and token[:1].isupper() and token[1:2].islower() and token.lower() not in _SKIPPED
        found.append("~" if is_name else token.lower().replace("’", "'"))
    return found


def _walk_back(left: str) -> tuple[Direction, bool]:
    """The nearest verb before the place, and whether a clause ended between."""
    tokens = _tokens(left)
    crossed = False
    for place in range(len(tokens) - 1, -1, -1):
        if tokens[place] in _BOUNDARIES:
            crossed = True
            continue
        found = _sign(tokens, place)
        if found:
            return found, crossed
    return Direction.UNKNOWN, crossed


def _forward(right: str) -> Direction:
    tokens = _tokens(right)
    for place in range(len(tokens)):
        found = _sign(tokens, place)
        if found:
            return found
    return Direction.UNKNOWN


def _sign(tokens: list[str], place: int) -> Direction:
    """What the word at a place says of time; UNKNOWN for most."""
    word = tokens[place]
    before = [one for one in tokens[max(0, place - 4) : place] if not one.endswith("ly") and one != "not"][-3:]
    last, following = before[-1] if before else "", tokens[place + 1] if place + 1 < len(tokens) else ""
    if word in ("could", "couldn't"):
        return _could(tokens, place)
    if word in _MODALS or word.endswith("'ll") or word in _PLANS:
        return Direction.FUTURE
    if word in _PLANNED or (word == "set" and (last in _TO_BE_NOW or following in ("to", "for", ""))):
        return Direction.PAST if "had" in before or "been" in before else Direction.FUTURE
    if word == "to":
        return _infinitive(following, before)
    if word in _TO_BE_NOW:
        return Direction.FUTURE
    if word in _TO_BE_THEN or word == "had":
        return Direction.PAST
    if word.endswith("ing") and (last in _TO_BE_NOW or last.endswith(("'re", "'m"))):
        return Direction.FUTURE
    if _is_timetable(word, last, pair="and" in before[-2:-1]):
        return Direction.FUTURE
    if (word.endswith("ed") and word not in _NO_PAST) or word in _irregular() or word == "set":
        return _past_form(tokens, place, before)
    return Direction.UNKNOWN


def _past_form(tokens: list[str], place: int, before: list[str]) -> Direction:
    """A form in -ed is past, or a participle of the auxiliary before it ("will be held")."""
    last = before[-1] if before else ""
    for back in range(1, min(4, place + 1)):
        if tokens[place - back] in ("could", "couldn't"):
            return _could(tokens, place - back)
    if last in ("be", "to") or last in _TO_BE_NOW or any(token in _MODALS for token in before[-2:]):
        return Direction.FUTURE
    return Direction.PAST


def _is_timetable(word: str, last: str, *, pair: bool) -> bool:
    if word in _TIMETABLE_S:
        return last not in _DETERMINERS
    return word in _TIMETABLE and (
        pair or last in _SUBJECTS or (len(last) > 3 and last.endswith("s") and last not in _DETERMINERS)
    )


def _could(tokens: list[str], place: int) -> Direction:
    """What "could" says: "could meet" lies ahead; "could not be reached", "neither could" was so."""
    about = tokens[max(0, place - 8) : place + 2]
    if tokens[place] == "couldn't" or any(word in ("not", "neither", "nor", "nobody", "none", "no") for word in about):
        return Direction.PAST
    return Direction.FUTURE


def _infinitive(verb: str, before: list[str]) -> Direction:
    """What an infinitive says: "to meet" lies ahead after a promise or plan; after other words ("went to meet") the verb before decides."""
    if not verb.isalpha() or verb in _NO_VERB or verb.endswith(("s", "ed", "ing")) or not before:
        return Direction.UNKNOWN
    told = [word for word in before if word not in _SKIPPED]
    last = told[-1] if told else ""
    if last in _PLANNED and ("had" in before or "been" in before):
        return Direction.PAST
    committed = last in _COMMITTED or last in _PLANNED or last in _TO_BE_NOW or last in _PLANS or last == "set"
    return Direction.FUTURE if committed else Direction.UNKNOWN
