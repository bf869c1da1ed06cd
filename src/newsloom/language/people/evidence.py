"""Which capitalised names are people: points for what stands in and around a name, over all its occurrences."""

import re
from dataclasses import dataclass, field

from newsloom.language.people.cuts import Cut, Part
from newsloom.language.people.doc import Doc
from newsloom.language.people.names import is_chinese, is_korean
from newsloom.language.people.words import BEFORE_NAME, GIVEN, ORGANISED, Is, Sort, phrases

ENOUGH = 3.0  # points; tried on broadcasters' and agencies' news, see docs/why/0013
PLACE_BEFORE = frozenset(
    "in at near from around outside across throughout to into toward towards inside visit visited visiting "
    "reach reached leave leaving".split()
)
_PERSON_BEFORE = frozenset("by with against".split())
_NO_PERSON_AFTER = frozenset(
    "officials government troops forces area region city residents shares stock stores based headquarters airport summit index "
    "crisis deal talks award trophy border campus team fans".split()
)
_WORKS_OR_FIRM = frozenset(
    "producer developer operator broker trader publisher broadcaster rival owner investor champion leader seed host designer star "
    "member player manager distributor founder winner runner provider driver".split()
)  # "steel producer Umbra"
_ENDINGS = re.compile(
    r"(?:[oe]va?|in[ao]?v|ski|sky|skaya|vich|enko|chuk|yan|shvili|dze|i[cć]|sson|sen|opoulos|akis|uddin|zadeh|inen|escu|oglu|oğlu|"
    r"ovsk[iy]|wicz|czyk|ez|berg|stein|mann|elli|etti|ini|ucci|aho|ainen|garh|wala|ullah|idze|iev|iyev)$"
)
_AGES = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
_SURELY = Is.HONORIFIC | Is.MISTER | Is.MADAM | Is.WORK  # titles that no common noun with a capital follows
_MISTAKEN = Is.NEVER | Is.CALENDAR | Is.ORG_HEAD | Is.ORG_LEGAL | Is.PLACE_HEAD


@dataclass(slots=True)
class Candidate:
    """All occurrences of one printed name."""

    name: str
    words: tuple[str, ...]
    cuts: list[Cut] = field(default_factory=list)
    points: float = 0.0
    titled: bool = False  # a title or "Mr" stands before it somewhere
    spoke: bool = False
    headed: bool = True  # stands in headings alone


def candidates(doc: Doc, found: list[Cut]) -> dict[str, Candidate]:
    """The names of the text by their printed form, with their points."""
    by_name: dict[str, Candidate] = {}
    ends = {cut.b: cut for cut in found}
    for cut in found:
        if cut.part is not Part.NAME:
            continue
        name = doc.printed(cut.a, cut.b)
        candidate = by_name.get(name)
        if candidate is None:
            words = tuple(word for word in doc.words[cut.a : cut.b] if word[0].isalpha())
            candidate = by_name[name] = Candidate(name, words)
            candidate.points = _form_points(doc, cut, words)
        candidate.cuts.append(cut)
        candidate.headed = candidate.headed and doc.is_in_heading(cut.a)
        points = _context_points(doc, cut, ends, candidate)
        if len(candidate.cuts) == 1 or points > 0:
            candidate.points += points if len(candidate.cuts) < 4 else min(points, 0.5)
    return by_name


def _form_points(doc: Doc, cut: Cut, words: tuple[str, ...]) -> float:
    """What the words themselves say."""
    flags = [doc.flags[k] for k in range(cut.a, cut.b) if doc.words[k][0].isalpha()]
    if cut.entry is not None and cut.entry.sort is Sort.PERSON:
        return ENOUGH
    if len(words) < 2:
        return 0.0  # one word, or none that begins with a letter
    points = 1.0
    first, last = flags[0], flags[-1]
    if last & Is.SUFFIX:
        points, last = points + (2 if first & (GIVEN | Is.SURNAME) else 0), flags[-2] if len(flags) > 2 else last
    if len(words) > 2 and not any(flag & (GIVEN | Is.SURNAME | Is.SUFFIX | Is.PARTICLE) for flag in flags[1:]):
        points -= 1
    if first & Is.WEAK and words[0] in phrases():
        points -= 1  # "Denver Fox"
    points += _given_points(doc, words, flags) + _surname_points(words, flags, last)
    if flags[-1] & (ORGANISED | Is.PLACE_HEAD) and not first & GIVEN:
        points -= 2
    return points - sum(_doubt(doc, word, flag) for word, flag in zip(words, flags, strict=True))


def _given_points(doc: Doc, words: tuple[str, ...], flags: list[int]) -> float:
    """What the first word says, and what shows the whole to be built like a personal name."""
    points, first, last = 0.0, flags[0], flags[-1]
    if first & GIVEN:
        points += 1.0 if first & Is.WEAK else 2.0
    elif first & Is.WEAK or words[0].casefold() in doc.lower:
        points -= 2
    if is_korean(words, flags):
        points += 2 if "-" in words[1] or len(words) == 3 else 0.5
    elif last & Is.KOREAN and "-" in words[0] and len(words) == 2:
        points += 1.5  # "Jae-myung Lee"
    elif is_chinese(words, flags):
        points += 1.5
    if len(words) > 2 and any(len(word.strip(".")) == 1 for word in words[1:-1]):
        points += 2
    if len(words[0].replace(".", "")) <= 2 and words[0].isupper() and last & Is.SURNAME:
        points += 1.5  # "J. Smith", "JD Vance"
    return points


def _surname_points(words: tuple[str, ...], flags: list[int], last: int) -> float:
    """What the last word, a "Jr." left out, says."""
    points, first = 0.0, flags[0]
    if last & Is.SURNAME:
        points += 1 if first & (GIVEN | Is.SURNAME) else 0.5
    elif last & GIVEN and first & Is.SURNAME:
        points += 1  # "Ishiba Shigeru"
    elif _ENDINGS.search(words[-1]) and len(words[-1]) > 5:
        points += 1
    if len(words) > 2 and first & GIVEN and any(word[0].islower() for word in words[1:-1]):
        points += 1  # "Mark van Buren"
    return points


def _doubt(doc: Doc, word: str, flag: int) -> float:
    """What speaks against a word's being part of a personal name."""
    points = 0.0
    if flag & _MISTAKEN and not flag & (GIVEN | Is.SURNAME | Is.KOREAN):
        points += 3
    if word.isupper() and (
        len(word) > 3 or (len(word) > 1 and not flag & (GIVEN | Is.SURNAME | Is.SUFFIX) and "." not in word)
    ):
        points += 2
    if not word.isalpha() and any(sign.isdigit() for sign in word):
        points += 3
    if word.casefold() in doc.lower and len(word) > 2:
        points += 0.7
    return points


def _context_points(doc: Doc, cut: Cut, ends: dict[int, Cut], candidate: Candidate) -> float:
    """What stands around one occurrence says."""
    points = _before(doc, cut, ends, candidate)
    after = doc.word(cut.b)
    flag = doc.flag(cut.b)
    if after == ",":
        points += _after_comma(doc, cut.b + 1)
    elif (
        (after == "(" and doc.word(cut.b + 1).isdigit() and doc.word(cut.b + 2) == ")")
        or flag & Is.SPEECH
        or after == "who"
        or (after in ("'s", "’s", "'", "’") and doc.flag(cut.b + 1) & Is.KIN)
    ):
        points += 1
    elif after in _NO_PERSON_AFTER:
        points -= 1
    return points


def _before(doc: Doc, cut: Cut, ends: dict[int, Cut], candidate: Candidate) -> float:
    a = cut.a
    before = doc.word(a - 1)
    if not before or (before != "," and not doc.follows(a) and before != "."):
        return 0.0
    title = ends.get(a)
    if before in ("and", ","):
        other = ends.get(a - 1)
        if other is not None and other.part is Part.NAME and other.b - other.a > 1 and _is_named(doc, other):
            return 1.5
    if title is not None and title.part is Part.TITLE and doc.follows(a):
        sure = doc.flag(title.b - 1 - (doc.word(title.b - 1) == ".")) & _SURELY
        candidate.titled = candidate.titled or bool(sure or doc.flags[a] & (GIVEN | Is.SURNAME))
        return 3.0
    flag = doc.flag(a - 1)
    if before[0].islower():
        if flag & BEFORE_NAME and not flag & Is.NEVER:
            if before in _WORKS_OR_FIRM:
                return 1.0
            candidate.titled = True
            return 2.5
        if flag & Is.KIN:
            candidate.titled = candidate.titled or not doc.flags[a] & Is.NEVER
            return 2.0
        if before in PLACE_BEFORE:
            return -1.0
        if before in _PERSON_BEFORE:
            return 0.3
        if before == "the":
            return -2.0
    if before == "," and doc.flag(a - 2) & (Is.KIN | Is.TITLE) and doc.word(a - 2).islower():
        return 1.5
    return 0.0


def _is_named(doc: Doc, cut: Cut) -> bool:
    """Whether a name begins with what can only be a given name."""
    flag = doc.flags[cut.a]
    return bool(flag & GIVEN) and not flag & Is.WEAK


def _after_comma(doc: Doc, k: int) -> float:
    word = doc.word(k)
    if word.isdigit() and len(word) <= 3 and doc.word(k + 1) in (",", ".", "and", "of", "from", ";"):
        return 3.0
    if word.rstrip(",.").isdigit() and len(word) <= 4:
        return 3.0 if 1 < len(word.rstrip(",.")) < 3 else 0.0
    if word in _AGES and doc.word(k + 1) == ",":
        return 3.0
    if word in ("who", "whose"):
        return 2.0
    if (
        word in ("the", "a", "an", "his", "her", "its", "former", "our", "their")
        or doc.flag(k) & (Is.TITLE | Is.FORMER)
    ) and any(doc.flag(n) & Is.TITLE and doc.word(n).islower() for n in range(k, min(k + 6, doc.size))):
        return 1.5
    return 0.0
