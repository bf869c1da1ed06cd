"""The people of a text as speakers are looked up among them: where each is named, of which gender, in which role."""

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from newsloom.language.names import korean_order, proper_names
from newsloom.language.prose import Prose
from newsloom.language.quotes.marks import Quotation
from newsloom.language.quotes.words import kinds
from newsloom.language.vocabulary import Kind, known_as
from newsloom.model.reading import Span
from newsloom.model.said import Named

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_APPOSITIVE = re.compile(
    r",? (?:\([^)\n]{1,30}\),? )?,? ?(?P<role>(?:(?:the|a|an|who is|his|her|their) )?[^,.;:\n\"“”]{3,80})"
)
_PART = re.compile(r"(?<![A-Z][a-z]{2})\.|[;:\n\"“”]")
_SHORT = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "dr": "doctor",
    "prof": "professor",
}
_TITLED_CHARS = 70  # how far before a name its title may begin
_IN_TITLES = frozenset({"of", "to", "the", "and", "for", "de"})
_APPOSITIVE_ENDS = frozenset({"of", "for", "at", "in", "to", "who", "and"})
_SEVERAL = 2
MOSTLY = 3  # times as many mentions as any other person of the surname
MAX_MENTIONS = 8  # looked at for titles and roles: they stand with the first


@dataclass(slots=True)
class Someone:
    """A person of the text (or what may be one, where nobody told us who is)."""

    name: str
    mentions: list[tuple[int, int]]
    gender: str = ""  # "he", "she" or unknown
    roles: Counter[str] = field(default_factory=Counter)  # head nouns, in lower case
    beside: set[str] = field(default_factory=set)  # capitalised words of its titles and appositives: "Japanese", "DP"
    is_person: bool = True
    is_learned: bool = False


class Cast:
    """Who is named where. Made once for a text."""

    def __init__(self, prose: Prose, named: Named | None, found: Sequence[Quotation] = ()) -> None:
        self.text = prose.text
        self._quoted = [quote.left for quote in found]
        self._found = found
        self.people = list(_told(named) if named is not None else _guessed(prose))
        self.things = (
            {span: thing.name for thing in (*named.organisations, *named.places) for span in _spans(thing.mentions)}
            if named
            else {}
        )
        if named is not None:
            _add_surnames(self.text, self.people)
        self._named = sorted(
            (start, end, number) for number, one in enumerate(self.people) for start, end in one.mentions
        )
        self._starts = [start for start, _, _ in self._named]

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, Someone]]:
        """Mentions that overlap the range, in reading order."""
        low = bisect_left(self._starts, start)
        while low > 0 and self._named[low - 1][1] > start:
            low -= 1
        for place in range(low, bisect_right(self._starts, end - 1)):
            left, right, number = self._named[place]
            if right > start:
                yield left, right, self.people[number]

    def learned(self, someone: Someone) -> Someone:
        """The person with gender and roles, read from the text when first asked for."""
        if not someone.is_learned:
            someone.is_learned = True
            _learn(self.text, someone)
        return someone

    def _is_quoted(self, at: int) -> bool:
        place = bisect_right(self._quoted, at) - 1
        return place >= 0 and at < self._found[place].right

    def before(self, at: int, most: int = 40) -> Iterator[tuple[int, int, Someone]]:
        """Mentions outside quotations that end before `at`, the nearest first."""
        place = bisect_left(self._starts, at) - 1
        for number in range(place, max(-1, place - most), -1):
            start, end, number = self._named[number]
            if end <= at and not self._is_quoted(start):
                yield start, end, self.learned(self.people[number])


def _spans(mentions: Collection[Span]) -> Iterator[tuple[int, int]]:
    for span in mentions:
        yield span.start, span.end


def _told(named: Named) -> Iterator[Someone]:
    for person in named.people:
        someone = Someone(person.name, sorted((span.start, span.end) for span in person.mentions))
        for role in person.roles:
            someone.roles.update(_heads(role.title))
        yield someone


def _guessed(prose: Prose) -> Iterator[Someone]:
    """Proper names by their capitals, where nobody has told who is a person."""
    for name in proper_names(prose.text, {start for start, _ in prose.sentences}):
        known = known_as(name.name)
        person = known is None or known.kind in (Kind.PERSON, Kind.NAME)
        if known is not None and known.kind is Kind.PERSON:
            full = known.tag if " " in known.tag else name.name
        else:
            full = name.name
        yield Someone(korean_order(full), sorted(name.spans), is_person=person)


def _add_surnames(text: str, people: Sequence[Someone]) -> None:
    """A surname that is one person's, or mostly so, stands for that person wherever it is printed outside a mention."""
    owners: dict[str, list[Someone]] = {}
    for someone in people:
        if " " in someone.name and someone.name.isascii():
            owners.setdefault(someone.name.split()[-1], []).append(someone)
    single: dict[str, Someone] = {}
    for name, them in owners.items():
        first, *others = sorted(them, key=lambda one: -len(one.mentions))
        if len(name) > 2 and all(len(first.mentions) >= MOSTLY * len(other.mentions) for other in others):
            single[name] = first
    if not single:
        return
    taken = sorted(span for someone in people for span in someone.mentions)
    starts = [start for start, _ in taken]
    for match in re.finditer(rf"(?<![\w-])(?:{'|'.join(map(re.escape, single))})(?![\w-])", text):
        place = bisect_right(starts, match.start()) - 1
        if place < 0 or taken[place][1] <= match.start():
            insort(single[match.group()].mentions, match.span())


def _heads(title: str) -> list[str]:
    words = [_SHORT.get(word.lower(), word.lower()) for word in _WORD.findall(title)]
    return [word for word in words if word in kinds()["role"]]


def _learn(text: str, someone: Someone) -> None:
    """Gender and roles from the words beside the first few mentions, and gender from the given name."""
    table = kinds()
    votes: Counter[str] = Counter()
    given = someone.name.split()[0].lower() if " " in someone.name else ""
    votes["he"] += _SEVERAL * (given in table["he"])
    votes["she"] += _SEVERAL * (given in table["she"])
    for start, end in someone.mentions[:MAX_MENTIONS]:
        named = text[start].isupper()  # a role that stands for the person has its own words only
        beside = [*_title(text, start), *_appositive(text, end)] if named else []
        for word in _heads(" ".join((text[start:end], *beside))):
            someone.roles[word] += 1
            votes["he"] += 3 * (word in table["male"])
            votes["she"] += 3 * (word in table["female"])
        someone.beside.update(
            word for word in (*beside, *(() if named else text[start:end].split())) if word[0].isupper()
        )
        before = text[max(0, start - 6) : start].lower().split()
        if before:
            votes["he"] += 5 * (before[-1].rstrip(".") in ("mr", "sir"))
            votes["she"] += 5 * (before[-1].rstrip(".") in ("mrs", "ms", "miss"))
    if votes["he"] != votes["she"]:
        someone.gender = max(("he", "she"), key=lambda gender: votes[gender])


def _title(text: str, start: int) -> list[str]:
    """The words directly before a name, the nearest first: `South Korean Foreign Minister`, `ambassador to Japan`."""
    found: list[str] = []
    for word in reversed(_WORD.findall(_PART.split(text[max(0, start - _TITLED_CHARS) : start])[-1])):
        is_role = word.lower() in kinds()["role"]
        if word[0].islower() and not is_role and word not in _IN_TITLES:
            break
        if word == "and" and any(_SHORT.get(one.lower(), one.lower()) in kinds()["role"] for one in found):
            break
        found.append(word)
    return found


def _appositive(text: str, end: int) -> list[str]:
    """The words of an appositive up to its first preposition: `, the mayor of Vinterby, …`."""
    match = _APPOSITIVE.match(text, end, end + 130)
    if match is None or text[end : end + 1] != "," or not match["role"]:
        return []
    words = match["role"].split()
    cut = next((place for place, word in enumerate(words) if word in _APPOSITIVE_ENDS), len(words))
    return [word for word in words[: max(cut, 1)] if word[0].isalpha()]
