"""Organisations and places by the words they begin or end with: "… Ministry", "Bank of …", "… Inc", "Lake …"."""

import re

from newsloom.language.people.cuts import Cut, Part
from newsloom.language.people.doc import Doc
from newsloom.language.people.words import BEFORE_NAME, GIVEN, ORGANISED, Is, phrases

_ORG_LONGEST = 9
_INSIDE = frozenset(("and", "of", "for", "&", "'s", "’s", "'", "’"))
_FUNCTION = frozenset(
    "the a an in on at by for from with to of as and or but if after before when while since until because although though however "
    "meanwhile also this that these those his her their our my your its he she it they we i you what who why how where which both "
    "all some many most every each another other under over during among between against despite unlike like about no not only "
    "even then now".split()
)
OF_WORDS = frozenset(("of", "for", "and", "&"))
_NO_TEAM = Is.NEVER | Is.CALENDAR | BEFORE_NAME | Is.PORTFOLIO
JOINED = re.compile(
    r"-(?:\w+ed|led|run|held|born|made|era|style|wide|old|year|gen|time|leaning|winning|speaking|area|like|bound|only|free)$"
)  # "Hamas-led" speaks of a name and is none


def organisation(doc: Doc, i: int, end: int) -> Cut | None:
    """A run that closes with a word of organisations ("… Ministry", "… Inc"), or opens with one before "of"."""
    flags, words = doc.flags, doc.words
    if not doc.caps[i] or words[i].casefold() in _FUNCTION:
        return None
    opened = _opened(doc, i, end)
    if opened is not None:
        return opened
    if flags[i] & (Is.CALENDAR | Is.MISTER | Is.MADAM) or JOINED.search(words[i]):
        return None
    last = _last_head(doc, i, end)
    if not last or not _is_organisation(doc, i, last):
        return None
    if last < end and words[last] in ("of", "for") and flags[last - 1] & Is.ORG_OPEN:
        return Cut(Part.ORGANISATION, i, _of_tail(doc, last, end))
    if last < end and flags[last] & Is.TITLE and all(flags[k] & Is.PORTFOLIO for k in range(i, last)):
        return None  # "Chief Cabinet Secretary"
    return Cut(Part.ORGANISATION, i, last)


def _last_head(doc: Doc, i: int, end: int) -> int:
    """Behind the last word of organisations in the run, 0 where it has none."""
    flags, words, last = doc.flags, doc.words, 0
    for k in range(i, min(end, i + _ORG_LONGEST)):
        flag, word = flags[k], words[k]
        if word == "and" and k + 1 < end and (words[k + 1].casefold() == "the" or _is_whole(doc, i, k)):
            break
        if k > i and word in ("of", "for") and not flags[k - 1] & Is.ORG_OPEN:
            break
        if last == k > i and word == "of":
            break
        if word == "." or (k > i and not doc.caps[k] and word not in _INSIDE):
            break
        if k > i and flag & (ORGANISED | Is.ORG_OPEN) and doc.caps[k]:
            last = k + 1
        elif k > i and last and word not in _INSIDE:
            break
        if flag & (BEFORE_NAME | Is.CALENDAR) and not flag & (ORGANISED | Is.PORTFOLIO) and not _joins(doc, k, end):
            break
    return last


def _opened(doc: Doc, i: int, end: int) -> Cut | None:
    """A name that its first word makes one: "Real Costa", "Ministry of Finance"."""
    flags, words = doc.flags, doc.words
    if flags[i] & Is.TEAM_OPEN and i + 1 < end and doc.caps[i + 1] and not flags[i + 1] & _NO_TEAM:
        return Cut(Part.ORGANISATION, i, i + 2)
    if flags[i] & Is.ORG_OPEN and i + 2 < end and words[i + 1] in OF_WORDS and doc.caps[i]:
        return Cut(Part.ORGANISATION, i, _of_tail(doc, i + 1, end))
    return None


def _is_whole(doc: Doc, i: int, k: int) -> bool:
    """Whether the words are a known name by themselves: "Congress" in "Congress and Senate Committee"."""
    return any(entry.words == tuple(doc.words[i:k]) for entry in phrases().get(doc.words[i], ()))


def _joins(doc: Doc, k: int, end: int) -> bool:
    """A title inside an organisation's name: "President's Office" no, "Prime Minister Office", "Attorney General Department" yes."""
    return k + 1 < end and bool(doc.flags[k + 1] & Is.ORG_HEAD) and doc.caps[k + 1]


def _is_organisation(doc: Doc, i: int, last: int) -> bool:
    """Not a person whose surname is such a word ("Charlotte Church"), not a sentence's first word and a common noun."""
    first, head = doc.flags[i], doc.flags[last - 1]
    if last - i == 1:
        return False
    if last - i == 3 and first & GIVEN and not first & Is.WEAK and head & Is.SURNAME and not head & Is.ORG_LEGAL:
        return not doc.flags[i + 1] & (GIVEN | Is.SURNAME)
    if last - i == 2:
        if first & GIVEN and not first & Is.WEAK and head & Is.SURNAME and not head & Is.ORG_LEGAL:
            return False
        if first & Is.KOREAN and not head & ORGANISED:
            return False
        if doc.words[last - 1] == "City" and doc.words[i] not in phrases():
            return False
        if head & Is.TEAM and not head & (Is.ORG_HEAD | Is.ORG_LEGAL) and first & (Is.TITLE | Is.NEVER | Is.HONORIFIC):
            return False
        if first & Is.NEVER and not first & Is.PORTFOLIO:
            return doc.starts[i] not in doc.first_words and doc.words[i].casefold() not in (
                "the",
                "new",
                "last",
                "this",
            )
    return True


def _of_tail(doc: Doc, k: int, end: int) -> int:
    """Behind "of the Interior", "of Foreign Affairs and Trade": capitals, with "and" between them."""
    k += 1
    while k < end and doc.words[k][0].islower():
        k += 1
    while k < end and not (doc.flags[k] & (Is.TITLE | Is.CALENDAR) and not doc.flags[k] & Is.PORTFOLIO):
        if doc.words[k][0].islower():
            if doc.words[k] not in ("and", "&", "of"):
                break
        elif doc.words[k] == ".":
            break
        k += 1
    while doc.words[k - 1][0].islower():
        k -= 1
    return k


def place(doc: Doc, i: int, end: int) -> Cut | None:
    """ "Lake …", "Mount …", "… River", "… Prefecture"."""
    flags = doc.flags
    if doc.words[i].casefold() in ("the", "a", "an", "this", "our"):
        return None
    if flags[i] & Is.PLACE_OPEN and not flags[i] & Is.MISTER and i + 1 < end and doc.caps[i + 1]:
        k = i + 2 if not flags[i + 1] & (Is.NEVER | Is.CALENDAR) else 0
        if k and not (k < end and flags[i] & GIVEN):
            return Cut(Part.PLACE, i, k)
    for k in range(i + 1, min(end, i + 4)):
        if not doc.caps[k] or flags[k] & (BEFORE_NAME | Is.CALENDAR):
            return None
        if flags[k] & Is.PLACE_HEAD:
            if flags[k] & Is.KOREAN and "-" in doc.words[k - 1]:
                return None
            if k - i == 1 and flags[i] & GIVEN and not flags[i] & Is.WEAK and flags[k] & Is.SURNAME:
                return None
            if flags[i] & Is.NEVER and doc.starts[i] in doc.first_words:
                return None
            while k + 1 < end and doc.caps[k + 1] and flags[k + 1] & Is.PLACE_HEAD:
                k += 1  # "Grand River Avenue"
            return Cut(Part.PLACE, i, k + 1)
    return None
