"""Whom the words beside a cue mean: a surname, a pronoun or a role becomes the person's full name, or nobody's."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from newsloom.language.quotes.cast import Cast, Someone
from newsloom.language.quotes.words import kinds

LEAST_ROLE = 0.8  # a role nobody has is given to nobody
MAX_BACK_CHARS = 1_500  # a pronoun or role is looked up no further back

_WORD = re.compile(r"[^\W\d_]+(?:[-.'’&][^\W\d_]+)*\.?")
_MODIFIED = re.compile(r" (?:[\w-]+ ){0,3}?([\w-]+) (?=[A-Z])")
_HEAD_ENDS = frozenset({"of", "for", "at", "in", "with", "from", "to", "on", "who", "and"})
_INDEFINITE = frozenset(
    {
        "a",
        "an",
        "one",
        "some",
        "another",
        "many",
        "several",
        "two",
        "three",
        "any",
        "most",
        "few",
        "both",
        "other",
        "each",
    }
)
_OWNED = frozenset({"his", "her", "their", "my", "our", "its"})
_SAME_ROLE = ({"spokesman", "spokeswoman", "spokesperson", "secretary"}, {"chairman", "chairwoman", "chair", "chairperson"},
              {"premier", "minister", "chancellor"}, {"lawyer", "attorney"}, {"candidate", "nominee"}, {"executive", "boss", "ceo", "chief"},
              {"senator", "lawmaker", "legislator", "politician"}, {"representative", "congressman", "congresswoman", "lawmaker"},
              {"ambassador", "envoy", "diplomat"}, {"billionaire", "businessman", "businesswoman"})  # fmt: skip
_BODIES = frozenset(
    "group union company agency ministry department office campaign committee party police government commission court team firm club council board association bank embassy hospital university newspaper network statement letter report memo email document study paper magazine post tweet authority mission military army kremlin people".split()
)


@dataclass(slots=True)
class Last:
    """Who spoke last, for pronouns and bare roles."""

    someone: Someone | None = None
    at: int = -1


class Resolver:
    """Looks up speakers in the cast of a text, remembering who spoke."""

    def __init__(self, cast: Cast, sentences: Sequence[tuple[int, int]]) -> None:
        self.cast = cast
        self._starts = [start for start, _ in sentences]
        self._first: set[int] = set()
        self.text = cast.text
        self.last = Last()
        self._known: dict[tuple[int, int], tuple[str, Someone | None]] = {}

    def name(self, start: int, end: int) -> str:
        """The full name of whom the words mean; "" where nobody can be named for certain."""
        known = self._known.get((start, end))
        if known is None:
            known = self._resolved(start, end)
            self._known[start, end] = known
        if known[1] is not None:
            self.last = Last(self.cast.learned(known[1]), end)
        return known[0]

    def _resolved(self, start: int, end: int) -> tuple[str, Someone | None]:
        words = [match.group() for match in _WORD.finditer(self.text, start, end)]
        if not words:
            return "", None
        first = words[0].lower()
        if len(words) == 1 and first in kinds()["pronoun"]:
            someone = self._pronoun(first, start) if first in ("he", "she") else None
            return (someone.name if someone else ""), someone
        someone = self._named(start, end)
        if someone is not None:
            return someone.name, someone if someone.is_person else None
        if first in _OWNED or first in _INDEFINITE:
            return "", None
        head = self._head(words)
        if (
            head in kinds()["role"]
            and head not in _BODIES
            and not (
                words[-1][0].isupper()
                and words[-1].lower() not in kinds()["role"]
                and len(words) > 1
                and first != "the"
            )
        ):
            someone = self._role(
                head, start, {word for word in words if word[0].isupper() and word.lower() not in ("the", head)}
            )
            return (someone.name if someone else ""), someone
        return self._thing(start, end), None

    def _named(self, start: int, end: int) -> Someone | None:
        """The person the phrase names by its head, not one named behind "of" or before "'s"."""
        text = self.text
        found: list[tuple[int, int, Someone]] = []
        for low, high, someone in self.cast.within(start, end):
            before = text[start:low].split()
            owner = text[high : high + 2] in ("'s", "’s") and high + 2 < end
            if (
                not owner
                and not any(word.lower() in _HEAD_ENDS for word in before if word.lower() not in ("to", "and"))
                and not ("to" in before and not before[-1][:1].isupper())
            ):
                found.append((low, high, someone))
        if not found:
            return self._surname(start, end)
        people = [one for one in found if one[2].is_person]
        if len({one[2].name for one in people}) > 1 and " and " in text[start:end]:
            return None  # two speak as one
        return (people or found)[-1 if people else 0][2]

    def _surname(self, start: int, end: int) -> Someone | None:
        """The latest person with this last name: names that only ever begin sentences are no mentions."""
        words = self.text[start:end].split()
        last = words[-1].removesuffix("'s").removesuffix("’s") if words else ""
        if not last[:1].isupper() or any(word.lower() in _HEAD_ENDS for word in words):
            return None
        alike = [one for one in self.cast.people if one.is_person and " " in one.name and last in one.name.split()]
        return max(
            alike, key=lambda one: max((low for low, _ in one.mentions if low < start), default=-1), default=None
        )

    def _head(self, words: list[str]) -> str:
        cut = next((place for place, word in enumerate(words) if word.lower() in _HEAD_ENDS - {"and"}), len(words))
        return words[max(0, cut - 1)].lower().strip(".")

    def _pronoun(self, pronoun: str, at: int) -> Someone | None:
        """The latest compatible person: who is first named in a near sentence, and who spoke last, count most."""
        best, top = None, 0.0
        here = self._sentence(at)
        for low, high, someone in self._subjects(at, pronoun):
            away = here - self._sentence(low)
            score = (
                2.0
                - 0.5 * away
                + 0.4 * (away == 0)
                + 0.8 * (low in self._first)
                + 0.3 * (someone.gender == pronoun)
                + 0.2 * (" " in someone.name)
            )
            score += 0.4 * (someone is self.last.someone and here - self._sentence(self.last.at) <= 3)
            score -= 0.7 * (self.text[high : high + 2] in ("'s", "’s")) + (at - low) / 20_000
            if score > top:
                best, top = someone, score
        return best

    def _subjects(self, at: int, pronoun: str) -> list[tuple[int, int, Someone]]:
        """Mentions of people whom the pronoun may mean, the nearest first; `_first` keeps who opens each sentence."""
        found: list[tuple[int, int, Someone]] = []
        opener: dict[int, int] = {}
        last = self.last
        if (
            last.someone is not None
            and last.at <= at
            and at - last.at < MAX_BACK_CHARS
            and (not pronoun or last.someone.gender in ("", pronoun))
        ):
            found.append((last.at, last.at, last.someone))
            opener[self._sentence(last.at)] = last.at
        for low, high, someone in self.cast.before(at):
            if at - high > MAX_BACK_CHARS:
                break
            if not someone.is_person or (pronoun and someone.gender not in ("", pronoun)) or self._modifies(high):
                continue
            found.append((low, high, someone))
            if opener.get(self._sentence(low)) != last.at:
                opener[self._sentence(low)] = low
        self._first = set(opener.values())
        return found

    def _modifies(self, high: int) -> bool:
        """Whether the name only says whose man follows: `Lind campaign spokesman Bo Ek`."""
        match = _MODIFIED.match(self.text, high)
        return match is not None and match[1].lower() in kinds()["role"]

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _opens(self, low: int) -> bool:
        """Whether only a title stands between the beginning of the sentence and the name, or a quotation does."""
        before = re.split(r"[.!?\n\"“”'‘’;] ?", self.text[max(0, low - 60) : low])[-1]
        return all(
            word[:1].isupper() or word in ("the", "of", "and", "to", "by", "said", "but") for word in before.split()
        )

    def _role(self, head: str, at: int, marks: set[str]) -> Someone | None:
        """The latest person with the role; else who spoke last or is named last, near enough, whose gender fits.

        `marks` are the phrase's capitalised words ("South Korean", "DP"): they speak for a person beside whom they stand.
        """
        alike = {head}.union(*(group for group in _SAME_ROLE if head in group))
        gender = "he" if head in kinds()["male"] else "she" if head in kinds()["female"] else ""
        best, top = None, 0.0
        here = self._sentence(at)
        for low, _, someone in self._subjects(at, gender):
            away = here - self._sentence(low)
            score = 3.0 * (head in someone.roles) or 1.5 * any(role in alike for role in someone.roles)
            score += 1.0 * bool(marks & someone.beside) - 0.5 * bool(marks and not marks & someone.beside)
            score += 0.6 * (someone is self.last.someone and here - self._sentence(self.last.at) <= 3) + 0.3 * (
                " " in someone.name
            )
            score += max(0.0, 1.0 - 0.25 * away) + 0.6 * (low in self._first) + (low - at) / 20_000
            if score > top:
                best, top = someone, score
        return best if top >= LEAST_ROLE else None

    def _thing(self, start: int, end: int) -> str:
        """The name of an organisation or place as printed, where the phrase is one."""
        for (low, high), name in self.cast.things.items():
            if start <= low < end and high <= end + 1:
                return name
        words = self.text[start:end].split()
        while words and words[0].lower() in ("the", "a", "an"):
            words.pop(0)
        if (
            words
            and all(word[:1].isupper() or word in ("of", "for", "and", "the", "&") for word in words)
            and len(words) <= 8
        ):
            return " ".join(words)
        return ""
