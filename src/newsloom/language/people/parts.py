"""Capitalised stretches of a text cut into parts: names, titles, organisations, places, countries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from newsloom.language.people.doc import Doc
from newsloom.language.people.words import BEFORE_NAME, GIVEN, ORGANISED, Entry, Is, Sort, phrases

_NAME_LONGEST = 5  # words
_ORG_LONGEST = 9
JOINED = re.compile(
    r"-(?:\w+ed|led|run|held|born|made|era|style|wide|old|year|gen|time|leaning|winning|speaking|area|like|bound|only|free)$"
)  # "Hamas-led" speaks of a name and is none
_OF = frozenset(("of", "for", "and", "&"))


class Part(StrEnum):
    NAME = "name"
    TITLE = "title"
    ORGANISATION = "organisation"
    PLACE = "place"
    COUNTRY = "country"
    ADJECTIVE = "adjective"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cut:
    """Words `a` to `b` (half-open) as one part."""

    part: Part
    a: int
    b: int
    entry: Entry | None = None


_PARTS = {
    Sort.COUNTRY: Part.COUNTRY,
    Sort.ADJECTIVE: Part.ADJECTIVE,
    Sort.PLACE: Part.PLACE,
    Sort.ORGANISATION: Part.ORGANISATION,
    Sort.PERSON: Part.NAME,
    Sort.OTHER: Part.OTHER,
}


def cuts(doc: Doc) -> list[Cut]:
    """The parts of the whole text, in order."""
    found: list[Cut] = []
    words, size, i = doc.words, doc.size, 0
    while i < size:
        word = words[i]
        if not word[0].isupper():
            i += 1
            continue
        end = _stretch(doc, i)
        found.extend(_parts(doc, i, end))
        i = end
    return found


def _stretch(doc: Doc, i: int) -> int:
    """The end of the run of capitals that begins at `i`, with "de", "of" and the stop of "Mr." inside."""
    words, j = doc.words, i + 1
    while j < doc.size:
        word = words[j]
        if (word[0].isupper() and doc.follows(j)) or (
            word == "." and doc.is_abbreviated(j - 1) and doc.starts[j] == doc.ends[j - 1]
        ):
            j += 1
        elif doc.follows(j) and (k := _linked(doc, j)):
            j = k
        else:
            break
    return j


def _linked(doc: Doc, j: int) -> int:
    """Behind "of", "of the", "de la", "van der" or "&" before a capital; 0 where none follows."""
    for k in (j + 1, j + 2, j + 3):
        if k >= doc.size or not doc.follows(k):
            return 0
        before = doc.words[k - 1]
        if not (before in _OF or before == "the" or doc.flags[k - 1] & Is.PARTICLE):
            return 0
        if doc.words[k][0].isupper():
            return 0 if before == "the" and k == j + 1 else k + 1
    return 0


def _parts(doc: Doc, i: int, end: int) -> Iterator[Cut]:
    while i < end:
        cut = _known(doc, i, end) or _organisation(doc, i, end)
        if cut is None and doc.words[i][0].isupper():
            cut = _title(doc, i, end) or _place(doc, i, end) or _name(doc, i, end)
        if cut is None:
            i += 1
            continue
        yield cut
        i = cut.b


def _known(doc: Doc, i: int, end: int) -> Cut | None:
    """A known name, unless the words behind it make another of it ("Japan" in "Japan Airlines", "Paris" in "Paris Hilton")."""
    if doc.words[i].isupper() and len(doc.words[i]) > 3:
        return _dateline(doc, i)
    for entry in phrases().get(doc.words[i], ()):
        n = len(entry.words)
        if n > 1 and (i + n > doc.size or tuple(doc.words[i : i + n]) != entry.words):
            continue
        if n > 1 and any(not doc.follows(k) for k in range(i + 1, i + n)):
            continue
        if n > 1 and i + n > end:
            end = i + n
        part = _PARTS[entry.sort]
        longer = _organisation(doc, i, end)
        if longer and longer.b > i + n:
            return None
        if n == 1 and part is Part.PLACE and _is_more(doc, i, end, entry):
            return None
        return Cut(part, i, i + n, entry)
    return None


def _dateline(doc: Doc, i: int) -> Cut | None:
    """A place in capitals that opens a line: "SEOUL —", "NEW YORK (AP)"; other names in capitals as they are listed."""
    for entry in phrases().get(doc.words[i], ()):
        if len(entry.words) == 1:
            return Cut(_PARTS[entry.sort], i, i + 1, entry)
    if i and doc.words[i - 1] != "\n":
        return None
    for entry in phrases().get(doc.words[i].title(), ()):
        n = len(entry.words)
        shouted = tuple(word.title() for word in doc.words[i : i + n])
        if entry.sort in (Sort.PLACE, Sort.COUNTRY) and shouted == entry.words and not doc.word(i + n)[:1].isalpha():
            return Cut(Part.PLACE, i, i + n, entry)
    return None


def _is_more(doc: Doc, i: int, end: int, entry: Entry) -> bool:
    """Whether a town's name is part of a longer name here: of a person by the name in front or behind, or of a place."""
    before, after = (doc.flag(i - 1) if i and doc.follows(i) else 0), (doc.flag(i + 1) if i + 1 < end else 0)
    own = doc.flags[i]
    if i + 1 < end and doc.words[i + 1][0].isupper():
        if after & Is.PLACE_HEAD and not after & BEFORE_NAME:
            return True
        if own & (GIVEN | Is.KOREAN) and not after & (BEFORE_NAME | ORGANISED | Is.NEVER | Is.CALENDAR | Is.PORTFOLIO):
            return doc.words[i + 1] not in phrases() or bool(after & Is.SURNAME)
    if entry.is_listed:
        return False
    return bool(before & (Is.MISTER | Is.MADAM)) or bool(own & Is.KOREAN)


def _organisation(doc: Doc, i: int, end: int) -> Cut | None:
    """A run that closes with a word of organisations ("… Ministry", "… Inc"), or opens with one before "of"."""
    flags, words = doc.flags, doc.words
    if flags[i] & Is.ORG_OPEN and i + 2 < end and words[i + 1] in _OF and words[i][0].isupper():
        return Cut(Part.ORGANISATION, i, _of_tail(doc, i + 1, end))
    if (
        flags[i] & (Is.CALENDAR | Is.MISTER | Is.MADAM)
        or JOINED.search(words[i])
        or words[i].casefold() in ("the", "a", "an")
    ):
        return None
    last = 0
    for k in range(i, min(end, i + _ORG_LONGEST)):
        flag = flags[k]
        if words[k] == "and" and k + 1 < end and (words[k + 1].casefold() == "the" or _is_whole(doc, i, k)):
            break
        if last == k and words[k] == "of" and flags[k - 1] & Is.ORG_OPEN and k + 1 < end:
            return Cut(Part.ORGANISATION, i, _of_tail(doc, k, end))
        if words[k] == "." or (k > i and words[k][0].islower() and words[k] not in ("and", "of", "for", "&")):
            break
        if k > i and flag & (ORGANISED | Is.ORG_OPEN) and words[k][0].isupper():
            last = k + 1
        elif k > i and last and words[k] not in ("and", "of", "for", "&"):
            break
        if flag & (BEFORE_NAME | Is.CALENDAR) and not flag & (ORGANISED | Is.PORTFOLIO) and not _joins(doc, k, end):
            break
    if not last or not _is_organisation(doc, i, last):
        return None
    if last < end and flags[last] & Is.TITLE and all(flags[k] & Is.PORTFOLIO for k in range(i, last)):
        return None  # "Chief Cabinet Secretary"
    if last < end and words[last] in ("of", "for") and flags[last - 1] & Is.ORG_OPEN:
        return Cut(Part.ORGANISATION, i, _of_tail(doc, last, end))
    return Cut(Part.ORGANISATION, i, last)


def _is_whole(doc: Doc, i: int, k: int) -> bool:
    """Whether the words are a known name by themselves: "Congress" in "Congress and Senate Committee"."""
    return any(entry.words == tuple(doc.words[i:k]) for entry in phrases().get(doc.words[i], ()))


def _joins(doc: Doc, k: int, end: int) -> bool:
    """A title inside an organisation's name: "President's Office" no, "Prime Minister Office", "Attorney General Department" yes."""
    return k + 1 < end and bool(doc.flags[k + 1] & Is.ORG_HEAD) and doc.words[k + 1][0].isupper()


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


def _title(doc: Doc, i: int, end: int) -> Cut | None:
    """Titles with the words that belong to them: "Chief Cabinet Secretary", "Vice President"."""
    k, seen = i, 0
    while k < end:
        flag = doc.flags[k]
        if doc.words[k] == ".":
            k += 1
            continue
        if flag & BEFORE_NAME and not (_is_name_here(doc, k, end, seen=seen > 0)):
            seen = k + 1
        elif not flag & (Is.PORTFOLIO | Is.FORMER | Is.MODIFIER | Is.FUTURE):
            break
        k += 1
    if not seen:
        return None
    if seen < end and doc.words[seen] == ".":
        seen += 1
    return Cut(Part.TITLE, i, seen)


def _is_name_here(doc: Doc, k: int, end: int, *, seen: bool) -> bool:
    """A title's word that is a name here: the surname behind a given name ("Stephen King"), a given name ("Dean Smith")."""
    flag = doc.flags[k]
    if not flag & (GIVEN | Is.SURNAME):
        return False
    following = doc.flags[k + 1] if k + 1 < end else 0
    if k + 1 >= end:
        return seen and bool(flag & Is.SURNAME) and not flag & Is.WORK
    return bool(flag & GIVEN) and seen and bool(following & Is.SURNAME) and not following & GIVEN


def _place(doc: Doc, i: int, end: int) -> Cut | None:
    """ "Lake …", "Mount …", "… River", "… Prefecture"."""
    flags = doc.flags
    if doc.words[i].casefold() in ("the", "a", "an", "this", "our"):
        return None
    if flags[i] & Is.PLACE_OPEN and not flags[i] & Is.MISTER and i + 1 < end and doc.words[i + 1][0].isupper():
        k = i + 2 if not flags[i + 1] & (Is.NEVER | Is.CALENDAR) else 0
        if k and not (k < end and flags[i] & GIVEN):
            return Cut(Part.PLACE, i, k)
    for k in range(i + 1, min(end, i + 4)):
        if not doc.words[k][0].isupper() or flags[k] & (BEFORE_NAME | Is.CALENDAR):
            return None
        if flags[k] & Is.PLACE_HEAD:
            if k - i == 1 and flags[i] & GIVEN and not flags[i] & Is.WEAK and flags[k] & Is.SURNAME:
                return None
            if flags[i] & Is.NEVER and doc.starts[i] in doc.first_words:
                return None
            return Cut(Part.PLACE, i, k + 1)
    return None


def _name(doc: Doc, i: int, end: int) -> Cut | None:
    """Words up to the next title, country, calendar word or organisation."""
    flags, words = doc.flags, doc.words
    if flags[i] & (Is.NEVER | Is.CALENDAR) and not _is_given(doc, i, end):
        return None
    if JOINED.search(words[i]):
        return None
    k = i + 1
    while k < end and k - i < _NAME_LONGEST:
        flag, word = flags[k], words[k]
        if word == ".":
            if not (flags[k - 1] & Is.SUFFIX or len(words[k - 1]) == 1):
                break
        elif flag & Is.SUFFIX:
            k += 1
            break
        elif word[0].islower():
            if not flag & Is.PARTICLE or word in ("of", "and", "the"):
                break
        elif (
            (flag & (Is.CALENDAR | Is.NEVER) and not flag & (Is.SURNAME | GIVEN))
            or (flag & BEFORE_NAME and not flag & (Is.SURNAME | GIVEN))
            or _known_inside(doc, k, end)
        ):
            break
        k += 1
    while k > i + 1 and (words[k - 1][0].islower() or (words[k - 1] == "." and not flags[k - 2] & Is.SUFFIX)):
        k -= 1
    return Cut(Part.NAME, i, k)


def _is_given(doc: Doc, i: int, end: int) -> bool:
    """ "May Lind", "Moon Jae-in" in spite of the words they are."""
    if doc.flags[i] & Is.KOREAN:
        return i + 1 < end and "-" in doc.words[i + 1]
    return (
        not doc.flags[i] & Is.NEVER
        and bool(doc.flags[i] & GIVEN)
        and i + 1 < end
        and bool(doc.flags[i + 1] & Is.SURNAME)
        and not doc.flags[i + 1] & (Is.NEVER | BEFORE_NAME)
    )


def _known_inside(doc: Doc, k: int, end: int) -> bool:
    """Whether a country or an organisation begins here; a town's name may be a surname."""
    for entry in phrases().get(doc.words[k], ()):
        n = len(entry.words)
        if tuple(doc.words[k : k + n]) == entry.words:
            return entry.sort in (Sort.COUNTRY, Sort.ADJECTIVE, Sort.OTHER) or (
                n > 1 and entry.sort is Sort.ORGANISATION
            )
    return False
