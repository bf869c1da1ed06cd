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


_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[,;:()—–]|--| _ ")
_STOP = re.compile(r"[.!?…]+[\"'”’)]*(?:\s+(?=[A-Z\"“'‘`])|\s*\n)|\n\s*\n")
_NO_STOP = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Inc|Corp|Co|Ltd|[A-Z][a-z]{2,3})\.$")
_BOUNDARIES = frozenset(", ; : ( ) — – -- _ and but that which who whose while when because if although though as after before".split())
_MODALS = frozenset("will would shall may might can could should must 'll won't wouldn't can't couldn't shouldn't".split())
_TO_BE_NOW = frozenset("is are am isn't aren't".split())
_TO_BE_THEN = frozenset("was were wasn't weren't".split())
_PLANNED = frozenset(
    "scheduled planned slated due expected set poised supposed billed booked planning preparing arranged fixed timed targeted".split()
)
_PLANS = frozenset(
    "plan plans expect expects hope hopes intend intends aim aims want wants upcoming forthcoming coming next deadline expires starts begins opens"
    " takes resumes convenes meets".split()
)
# "failed to sign on Monday" was Monday gone.
_DONE_TO = frozenset(
    "failed managed had used began started continued forced refused declined tried came went helped rushed attempted unable allowed proceeded"
    " agreed-not".split()
)
_AHEAD_OF = re.compile(r"(?:\bahead of|\bbefore|\buntil|\btill|\bby|\bno later than|\bas of next|\bdue|\beffective|\beffect|\bpayable|\bexpires?|\bdeadline of)(?: (?:the|a|its|his|her|their))?\s*$", re.I)
_AFTER = re.compile(r"(?:\bsince|\bafter|\bfollowing|\bas of|\bended|\bdated|\bending)(?: (?:the|a|its|his|her|their|last))?\s*$", re.I)


@lru_cache(maxsize=1)
def _irregular() -> frozenset[str]:
    """Past forms that do not end in -ed."""
    return frozenset(word for row in rows("past_forms.tsv") for word in row[0].split())


def direction(text: str, start: int, end: int) -> Direction:
    """The direction of what stands at [start, end). Reads a bounded piece of text to either side."""
    left = _clipped_left(text[max(0, start - LEFT_CHARS) : start])
    if _AHEAD_OF.search(left):
        past = _backward(left)
        return Direction.FUTURE if past is not Direction.PAST or not _said_then(left) else past
    if _AFTER.search(left):
        return Direction.PAST
    near, crossed = _walk_back(left)
    if near and not crossed:
        return near
    right = _clipped_right(text[end : end + RIGHT_CHARS])
    ahead = _forward(right)
    if ahead and (not near or _opens(left)):
        return ahead
    return near or ahead


def _said_then(left: str) -> bool:
    return False if not left else bool(re.search(r"\b(?:had|was|were)\b[^,]*$", left))


def _backward(left: str) -> Direction:
    return _walk_back(left)[0]


def _opens(left: str) -> bool:
    """Whether a date after these words stands at the head of its clause."""
    return len(left.split()) <= 2 or bool(re.search(r"[,;:—–]\s*(?:on|in|by|from)?\s*$|\b(?:and|but|that)\s(?:on|in|by|from)?\s*$", left, re.I))


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


def _walk_back(left: str) -> tuple[Direction, bool]:
    """The nearest verb before the place, and whether a clause ended between."""
    tokens = [match.group().strip().lower().replace("’", "'") for match in _TOKEN.finditer(left)]
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
    tokens = [match.group().strip().lower().replace("’", "'") for match in _TOKEN.finditer(right)]
    for place in range(len(tokens)):
        found = _sign(tokens, place)
        if found:
            return found
    return Direction.UNKNOWN


def _sign(tokens: list[str], place: int) -> Direction:
    """What the word at a place says of time; UNKNOWN for most."""
    word = tokens[place]
    before = [token for token in tokens[max(0, place - 4) : place] if not token.endswith("ly") and token != "not"][-3:]
    last = before[-1] if before else ""
    if word in _MODALS or word.endswith("'ll"):
        return Direction.FUTURE
    if word in _PLANNED:
        return Direction.PAST if "had" in before or "been" in before else Direction.FUTURE
    if word in _PLANS:
        return Direction.FUTURE
    if word == "to" and place + 1 < len(tokens):
        return _infinitive(tokens[place + 1], before)
    if word in _TO_BE_NOW:
        return Direction.FUTURE
    if word in _TO_BE_THEN or word == "had":
        return Direction.PAST
    if word.endswith("ing") and (last in _TO_BE_NOW or last.endswith(("'re", "'m"))):
        return Direction.FUTURE
    if not (word.endswith("ed") and len(word) > 4 or word in _irregular()):
        return Direction.UNKNOWN
    if last == "be" or (last == "to" and word not in ("said", "was")):
        return Direction.FUTURE
    if last in _MODALS or any(token in _MODALS for token in before[-2:]):
        return Direction.FUTURE
    if last in _TO_BE_NOW:
        return Direction.FUTURE
    return Direction.PAST


def _infinitive(verb: str, before: list[str]) -> Direction:
    if any(word in _DONE_TO for word in before[-2:]) or verb in ("the", "a", "an", "his", "her", "its", "their"):
        return Direction.UNKNOWN
    return Direction.FUTURE if verb.isalpha() and not verb.endswith(("s", "ed", "ing")) else Direction.UNKNOWN
