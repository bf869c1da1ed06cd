"""Capitalised stretches of a text cut into parts: names, titles, organisations, places, countries."""

from collections.abc import Iterator

from newsloom.language.people.cuts import Cut, Part
from newsloom.language.people.doc import Doc
from newsloom.language.people.firms import JOINED, OF_WORDS, organisation, place
from newsloom.language.people.words import BEFORE_NAME, GIVEN, ORGANISED, Entry, Is, Sort, phrases

_QUOTES = frozenset("\"'“”‘’«»")
_NAME_LONGEST = 5  # words
_OWNERS = frozenset(
    "people children women men workers farmers teachers king queen citizens veterans lloyd nation".split()
)


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
    size, i = doc.size, 0
    while i < size:
        if not doc.caps[i]:
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
        if (doc.caps[j] and doc.follows(j)) or (
            word == "." and doc.is_abbreviated(j - 1) and doc.starts[j] == doc.ends[j - 1]
        ):
            j += 1
        elif word in _QUOTES and _is_nickname(doc, j, doc.size):
            j += 4
        elif word in ("'s", "’s", "'", "’") and _is_inside(doc, j):
            j += 2
        elif doc.follows(j) and (k := _linked(doc, j)):
            j = k
        else:
            break
    return j


def _is_nickname(doc: Doc, j: int, end: int) -> bool:
    """Whether a nickname in quotation marks stands inside a name: 'Rico "Sticks" Valentine'."""
    return j + 3 < end and doc.words[j + 2] in _QUOTES and doc.caps[j + 1] and doc.caps[j + 3] and doc.follows(j + 3)


def _is_inside(doc: Doc, j: int) -> bool:
    """Whether a possessive stands inside a name: "People's Party", "St Anne's Hospital"."""
    if j + 1 >= doc.size or not doc.caps[j + 1] or not doc.follows(j + 1):
        return False
    return doc.words[j - 1].casefold() in _OWNERS or "st" in (
        doc.word(j - 2).casefold(),
        doc.word(j - 3).casefold(),
    )


def _linked(doc: Doc, j: int) -> int:
    """Behind "of", "of the", "de la", "van der" or "&" before a capital; 0 where none follows."""
    for k in (j + 1, j + 2, j + 3):
        if k >= doc.size or not doc.follows(k):
            return 0
        before = doc.words[k - 1]
        if not (before in OF_WORDS or before == "the" or doc.flags[k - 1] & Is.PARTICLE):
            return 0
        if doc.caps[k]:
            return 0 if before == "the" and k == j + 1 else k + 1
    return 0


def _parts(doc: Doc, i: int, end: int) -> Iterator[Cut]:
    while i < end:
        cut = _known(doc, i, end) or organisation(doc, i, end)
        if cut is None and doc.caps[i]:
            cut = _title(doc, i, end) or place(doc, i, end) or _name(doc, i, end)
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
        longer = organisation(doc, i, end)
        if longer and longer.b > i + n:
            return None
        if n == 1 and part is Part.OTHER and doc.flags[i] & GIVEN and _leads_on(doc, i, end):
            return None
        if n == 1 and part is Part.PLACE and _is_more(doc, i, end, entry):
            return None
        return Cut(part, i, i + n, entry)
    return None


def _leads_on(doc: Doc, i: int, end: int) -> bool:
    """Whether the next word may be a surname."""
    return (
        i + 1 < end and doc.caps[i + 1] and not doc.flags[i + 1] & (Is.NEVER | BEFORE_NAME | ORGANISED | Is.PORTFOLIO)
    )


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
    k = i + 1
    while k < min(doc.size, i + 3) and doc.words[k].isupper() and doc.follows(k) and doc.words[k].isalpha():
        k += 1
    following = phrases().get(doc.word(k + 1), ())
    if doc.word(k) == "," and any(entry.sort in (Sort.PLACE, Sort.COUNTRY) for entry in following):
        return Cut(Part.PLACE, i, k)
    return None


def _is_more(doc: Doc, i: int, end: int, entry: Entry) -> bool:
    """Whether a town's name is part of a longer name here: of a person by the name in front or behind, or of a place."""
    before, after = (doc.flag(i - 1) if i and doc.follows(i) else 0), (doc.flag(i + 1) if i + 1 < end else 0)
    own = doc.flags[i]
    if i + 1 < end and doc.caps[i + 1]:
        if after & Is.PLACE_HEAD and not after & BEFORE_NAME:
            return True
        if own & Is.SURNAME and after & GIVEN and not after & Is.WEAK:
            return True
        if own & (GIVEN | Is.KOREAN) and not after & (BEFORE_NAME | ORGANISED | Is.NEVER | Is.CALENDAR | Is.PORTFOLIO):
            return doc.words[i + 1] not in phrases() or bool(after & Is.SURNAME)
    if own & Is.PARTICLE and after & Is.PARTICLE:
        return True
    if entry.is_listed:
        return False
    return bool(before & (Is.MISTER | Is.MADAM)) or bool(own & Is.KOREAN)


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


def _name(doc: Doc, i: int, end: int) -> Cut | None:
    """Words up to the next title, country, calendar word or organisation."""
    flags, words = doc.flags, doc.words
    if flags[i] & (Is.NEVER | Is.CALENDAR) and not _is_given(doc, i, end):
        return None
    if JOINED.search(words[i]) or _is_led_in(doc, i, end):
        return None
    k = i + 1
    while k < end and k - i < _NAME_LONGEST:
        flag, word = flags[k], words[k]
        if word in _QUOTES and _is_nickname(doc, k, end):
            k += 3
            continue
        if word == ".":
            if not (flags[k - 1] & Is.SUFFIX or len(words[k - 1]) == 1):
                break
        elif flag & Is.SUFFIX:
            k += 1
            break
        elif JOINED.search(word):
            break
        elif not doc.caps[k]:
            if not flag & Is.PARTICLE or word in ("of", "and", "the"):
                break
        elif (
            (flag & (Is.CALENDAR | Is.NEVER) and not flag & (Is.SURNAME | GIVEN))
            or (flag & BEFORE_NAME and not flag & (Is.SURNAME | GIVEN))
            or _known_inside(doc, k, end)
        ):
            break
        k += 1
    while k > i + 1 and (
        (not doc.caps[k - 1] and words[k - 1] != ".") or (words[k - 1] == "." and not flags[k - 2] & Is.SUFFIX)
    ):
        k -= 1
    return Cut(Part.NAME, i, k)


def _is_led_in(doc: Doc, i: int, end: int) -> bool:
    """Whether a word only leads to the name behind it: "Making Anna Berg …", "Lions Bo Lind"."""
    flag, word = doc.flags[i], doc.words[i]
    if flag & (GIVEN | Is.SURNAME | Is.KOREAN) or i + 1 >= end or not doc.caps[i + 1]:
        return False
    if word.endswith(("ing", "ed")) and doc.starts[i] in doc.first_words:
        return True
    following = doc.flags[i + 1]
    return word.endswith(("s", "ing", "ed")) and bool(following & GIVEN) and not following & Is.WEAK and i + 2 < end


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
