"""Roles as the text says them: in front of a name, behind it, and standing for it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from newsloom.language.people.cuts import Cut, Part
from newsloom.language.people.doc import Doc
from newsloom.language.people.words import BEFORE_NAME, Is
from newsloom.model.reading import Span
from newsloom.model.said import Role

_NO_ROLE = Is.MISTER | Is.MADAM
_WIDE = Is.PORTFOLIO | Is.MODIFIER | Is.FORMER | Is.FUTURE | Is.PARTY
_LINKS = frozenset(("of", "to", "for", "at", "in", "with"))
_DETERMINERS = frozenset("the a an his her its their our one".split())
_BEING = frozenset(("is", "became", "becomes", "remains"))
_NAMED_TO = frozenset("elected named appointed reelected re-elected nominated chosen".split())
_GENERIC = frozenset("member one number seed rival back wide point centre prime victim point prop lock model".split())
_LONGEST = 10  # words of a role phrase
_STRANGE = 2  # words of a role phrase we need not know ("a left-wing activist")
_SHORT = {"gov": "governor", "sen": "senator", "rep": "representative", "prof": "professor", "pres": "president", "dr": "doctor",
          "gen": "general", "col": "colonel", "lt": "lieutenant", "capt": "captain", "sgt": "sergeant", "maj": "major",
          "adm": "admiral", "rev": "reverend", "det": "detective", "supt": "superintendent", "cllr": "councillor",
          "premier": "prime minister", "senators": "senator", "sens": "senator", "reps": "representative",
          "representatives": "representative", "presidents": "president", "ministers": "minister", "mps": "mp",
          "governors": "governor", "judges": "judge", "justices": "justice", "professors": "professor", "generals": "general",
          "actors": "actor", "singers": "singer", "mayors": "mayor", "leaders": "leader", "lawmakers": "lawmaker"}  # fmt: skip


@dataclass(slots=True)
class Phrase:
    """A role phrase: words `a` to `b`."""

    a: int
    b: int
    title: list[str] = field(default_factory=list)
    country: str = ""
    organisation: str = ""
    former: bool = False
    future: bool = False
    definite: bool = False

    @property
    def head(self) -> str:
        return self.title[-1] if self.title else ""

    def role(self, doc: Doc) -> Role:
        return Role(
            title=" ".join(self.title),
            span=Span(start=doc.starts[self.a], end=doc.ends[self.b - 1]),
            country=self.country,
            organisation=self.organisation,
            is_former=self.former,
            is_candidate=self.future,
        )


class Map:
    """The parts of a text by where they begin and end."""

    def __init__(self, doc: Doc, found: list[Cut]) -> None:
        self.doc = doc
        self.starts = {cut.a: cut for cut in found}
        self.ends = {cut.b: cut for cut in found}


def before(where: Map, cut: Cut) -> Iterator[Phrase]:
    """The roles in front of a name: "South Korean President", "former DP leader and", "U.S. Ambassador to Japan"."""
    phrase = _next_to(where, cut)
    while phrase is not None:
        yield phrase
        k = phrase.a - 1
        phrase = _read_back(where, k) if where.doc.word(k) == "and" else None


def _next_to(where: Map, cut: Cut) -> Phrase | None:
    doc, end = where.doc, cut.a
    if end == 0 or not doc.follows(end):
        return None
    thing = where.ends.get(end)
    if (
        thing
        and thing.part in (Part.COUNTRY, Part.PLACE, Part.ORGANISATION)
        and doc.word(thing.a - 1) in ("to", "of", "for")
    ):
        end = thing.a - 1
    phrase = _read_back(where, end)
    if phrase is None:
        return None
    phrase.b = cut.a
    if thing is not None and end != cut.a:
        _add_object(doc, phrase, doc.word(end), thing)
    return phrase


def _read_back(where: Map, end: int) -> Phrase | None:
    """The phrase that ends before word `end` with a title."""
    doc, k = where.doc, end - 1
    k -= doc.word(k) == "."
    if not doc.flag(k) & (BEFORE_NAME | Is.FUTURE) or doc.flag(k) & Is.KIN:
        return None
    phrase = Phrase(a=k, b=end)
    while k >= 0 and end - k <= _LONGEST:
        flag, word = doc.flags[k], doc.words[k]
        cut = where.ends.get(k + 1)
        if cut is not None and cut.part not in (Part.TITLE, Part.NAME):
            _take_thing(doc, phrase, cut)
            k = cut.a
        elif word in ("'s", "’s"):
            if not (k and where.ends.get(k)):
                break
        elif word == ")" and doc.word(k - 2) == "(":
            k -= 2
        elif word == ".":
            if doc.starts[k + 1] in doc.first_words:
                break
        elif flag & (BEFORE_NAME | _WIDE):
            if not _take_word(phrase, word, flag):
                break
        elif word.startswith(("ex-", "then-")):
            phrase.former = True
        else:
            break
        phrase.a = k
        if k == 0 or not (doc.follows(k) or doc.words[k] in ("'s", "’s", ".", "(")):
            break
        k -= 1
    while phrase.a < end and doc.words[phrase.a] in ("and", ".", "'s", "’s", "("):
        phrase.a += 1
    return phrase if phrase.title else None


def _take_word(phrase: Phrase, word: str, flag: int) -> bool:
    """Read one word into the phrase, from right to left; False where it ends before this word."""
    plain = word.casefold()
    stem, _, tail = plain.rpartition("-")
    if tail in ("elect", "designate") and stem:
        phrase.future, plain = True, stem
    if stem in ("ex", "then"):
        phrase.former, plain = True, tail
    if flag & _NO_ROLE and not phrase.title:
        return False
    if flag & Is.HONORIFIC and not flag & Is.TITLE and phrase.title:
        return False
    if flag & (BEFORE_NAME & ~_NO_ROLE) and not flag & Is.FORMER:
        phrase.title.insert(0, _SHORT.get(plain, plain))
        phrase.future = phrase.future or bool(flag & Is.FUTURE)
    elif flag & Is.FORMER:
        phrase.former = True
    elif flag & Is.FUTURE:
        phrase.future = True
        if not phrase.title and plain not in ("elect", "designate"):
            phrase.title.insert(0, plain)
    elif _is_party(phrase.head, flag):
        phrase.organisation = phrase.organisation or word
    elif flag & Is.PORTFOLIO and phrase.title:
        phrase.title.insert(0, plain)
    elif not phrase.title:
        return False
    return True


def _is_party(head: str, flag: int) -> bool:
    """ "Labour" of a Labour MP; of a labour minister it is the portfolio."""
    return bool(flag & Is.PARTY) and not (flag & Is.PORTFOLIO and head in ("minister", "secretary", ""))


def _take_thing(doc: Doc, phrase: Phrase, cut: Cut) -> None:
    country, organisation = _of(doc, cut)
    phrase.country = phrase.country or country
    phrase.organisation = phrase.organisation or organisation


def _of(doc: Doc, cut: Cut) -> tuple[str, str]:
    """What a part says of whose office it is: country, organisation."""
    if cut.part is Part.ORGANISATION:
        name = cut.entry.name if cut.entry and cut.entry.name else doc.printed(cut.a, cut.b)
        return (cut.entry.country if cut.entry else ""), name
    if cut.part in (Part.COUNTRY, Part.ADJECTIVE):
        return (cut.entry.country if cut.entry else ""), ""
    if cut.part is Part.PLACE:
        return (cut.entry.country if cut.entry else ""), doc.printed(cut.a, cut.b)
    return "", ""


def behind(where: Map, cut: Cut) -> Phrase | None:
    """The role behind a name: ", the prime minister,", ", 45, a teacher", "is the leader of …"."""
    doc, k = where.doc, cut.b
    word = doc.word(k)
    if word == ",":
        k += 1
        if doc.word(k).rstrip(",.").isdigit():
            k += 1 + (doc.word(k + 1) == ",")
        if doc.word(k) == "who" and doc.word(k + 1) in ("is", "was", "became"):
            k += 2
    elif word in _BEING:
        k += 1
    elif word in ("was", "been", "is") and doc.word(k + 1) in _NAMED_TO:
        k += 2 + (doc.word(k + 2) == "as")
    else:
        return None
    return read_on(where, k)


def read_on(where: Map, k: int) -> Phrase | None:
    """The role phrase that begins at word `k`."""
    doc, begin = where.doc, k
    phrase = Phrase(a=k, b=k)
    if doc.word(k).casefold() in _DETERMINERS:
        phrase.definite = doc.word(k).casefold() == "the"
        k += 1
    strange = 0
    while k < doc.size and k - begin < _LONGEST:
        word, flag = doc.words[k], doc.flags[k]
        cut = where.starts.get(k)
        if cut is not None and cut.part not in (Part.TITLE, Part.NAME):
            if phrase.title:
                break
            _take_thing(doc, phrase, cut)
            k = cut.b
            continue
        if word == "(" and doc.word(k + 2) == ")" and not phrase.title:
            k += 3
            continue
        if word in ("'s", "’s"):
            if phrase.title:
                break
        elif flag & (BEFORE_NAME | _WIDE) and not flag & _NO_ROLE:
            _take_forward(phrase, word, flag)
        elif phrase.title:
            break
        elif not word[0].islower() or strange == _STRANGE or flag & (Is.SPEECH | Is.NEVER | Is.KIN):
            return None
        else:
            strange += 1
        k += 1
    if not phrase.title or not doc.flag(k - 1) & (BEFORE_NAME | Is.FUTURE) or phrase.head in _GENERIC:
        return None
    phrase.b = _with_object(where, phrase, k)
    return phrase


def _take_forward(phrase: Phrase, word: str, flag: int) -> None:
    plain = word.casefold()
    stem, _, tail = plain.rpartition("-")
    if tail in ("elect", "designate") and stem:
        phrase.future, plain = True, stem
    if flag & Is.FORMER:
        phrase.former = True
    elif flag & Is.MODIFIER:
        return
    elif flag & Is.PARTY and not flag & Is.PORTFOLIO:
        phrase.organisation = phrase.organisation or word
    else:
        phrase.future = phrase.future or bool(flag & Is.FUTURE)
        phrase.title.append(_SHORT.get(plain, plain))


def _with_object(where: Map, phrase: Phrase, k: int) -> int:
    """Behind "of the European Commission": where the phrase ends with what it is the office of."""
    doc = where.doc
    if doc.word(k) not in _LINKS:
        return k
    at = k + 1 + (doc.word(k + 1) == "the")
    cut = where.starts.get(at)
    if cut is None or cut.part not in (Part.COUNTRY, Part.PLACE, Part.ORGANISATION):
        return k
    _add_object(doc, phrase, doc.word(k), cut)
    return cut.b


def _add_object(doc: Doc, phrase: Phrase, link: str, cut: Cut) -> None:
    """What the office is of; an ambassador to a country is another country's."""
    country, organisation = _of(doc, cut)
    if link == "to":
        phrase.organisation = phrase.organisation or organisation or doc.printed(cut.a, cut.b)
    else:
        phrase.country = phrase.country or country
        phrase.organisation = phrase.organisation or organisation


def unnamed(where: Map) -> Iterator[Phrase]:
    """Definite role phrases that stand for somebody: "the president", "South Korea's foreign minister"."""
    doc = where.doc
    taken = -1
    for k, word in enumerate(doc.words):
        if k < taken or word not in ("the", "The", "THE"):
            continue
        phrase = read_on(where, k)
        if phrase is None or not phrase.definite:
            continue
        taken = phrase.b
        following = where.starts.get(phrase.b)
        if following is not None and following.part is Part.NAME and doc.follows(phrase.b):
            continue
        if (
            doc.word(phrase.b) in ("'s", "’s")
            or not doc.word(phrase.b)[:1].isalpha()
            or doc.flag(phrase.b) & Is.SPEECH
            or (doc.word(phrase.b).islower())
        ):
            yield phrase
