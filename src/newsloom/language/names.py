"""Proper names in English text by their capitals: runs of capitalised words, cut at titles and gathered by entity."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsloom.language.lexicon import rows
from newsloom.language.vocabulary import Kind, known_as

_WORD = r"(?:(?:(?:al|el|as|ad|an|ar|ash)[-’'])?[A-ZÀ-ÖØ-ÞĀŁŚŠŽČĐİ][^\W\d_]*(?:[-’'&.][^\W\d_]+)*|[A-Z]\.)"
_LINK = r"(?:of|de|van|von|der|den|bin|ibn|al|el|da|del|di|du|la|le|dos|das)"
_RUN = re.compile(rf"(?<![\w]){_WORD}(?:[ ](?:{_LINK}[ ]){{0,2}}{_WORD}){{0,7}}")
_PIECE = re.compile(r"\S+")
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]?[A-Z]{1,6})\)")
_LOWER = re.compile(r"(?<![\w'’-])[a-zà-ÿ]{3,}")
_SHORTEST = 3  # letters of a name of one word
SHOUTED = 5  # capitals in a row that are no acronym but a dateline or a headline
_OPENING = re.compile(
    r"[A-Z][a-z]{2,}ing|Under|Given|Could|Can|Would|Will|Outside|Inside|Near|So|Whether|Perhaps|Let|Did|Does|Has|Was|Is|Are"
)
_DESCRIBES = re.compile(
    r"[A-Z][a-z]+(?:ists?|ish|ites?|ians|ese|ics)$"
)  # "Kurdish", "Islamists": speak of a people or a view
_TITLE_BEFORE = re.compile(r"(?:^|[^\w])([A-Za-z-]{2,16})\.?\s$")
_SAYS_AFTER = re.compile(
    r"(?:,? who\b|(?:,| has| had| also)? (?:said|says|told|added|insisted|argued|admitted|wrote|scored|explained|joked|replied)\b)"
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|to|of|outside|across|around) $")
_SAYS_BEFORE = re.compile(r"\b(?:said|says|added) $")
_JOINED = re.compile(
    r"-(?:\w+ed|led|run|held|born|based|made|era|style|wide|old|year|gen|time|leaning|winning|speaking|area|like)$"
)  # "Hamas-led": speaks of a name, is none
_NO_NAME = re.compile(
    r"^(?:LRB|RRB|LSB|RSB)$|^(?:I|We|You|They|He|She|It)['’]|^[^ ]+-[a-z]+$|['’](?:re|ve|ll|d|m|t)$|^[A-Z]{2,}(?: [A-Z]{2,})+$"
)
_KOREAN_SURNAMES = frozenset(
    (
        "kim lee park choi jung jeong kang cho jo yoon yun jang chang lim im han oh seo shin kwon hwang ahn an song ryu yoo yu "
        "hong jeon ko koh go moon mun son yang bae baek heo huh nam no roh noh ha joo ju woo wi wu min jin ji chung cha"
    ).split(" ")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name with everywhere it stands, the short forms included."""

    name: str
    spans: tuple[tuple[int, int], ...]
    full: int  # how many of them are the full form


@dataclass(slots=True)
class _Gathered:
    spans: list[tuple[int, int]]
    inside: int = 0  # mentions that do not begin a sentence


def proper_names(text: str, sentence_starts: Collection[int]) -> list[Name]:
    """The names of the text, most frequent first; a surname or first word alone counts for the full name."""
    gathered: dict[str, _Gathered] = {}
    for start, end, begins in _runs(text, sentence_starts):
        entry = gathered.setdefault(text[start:end], _Gathered([]))
        entry.spans.append((start, end))
        entry.inside += not begins
    lower = set(_LOWER.findall(text))
    kept = {name: entry for name, entry in gathered.items() if _is_name(name, entry, lower)}
    short = {**_initialled(kept), **acronyms(text)}
    found = [name for name in _folded(kept, short) if " " in name.name or not _is_somebody(text, name)]
    return sorted(found, key=lambda name: (-len(name.spans), name.spans[0]))


def _runs(text: str, sentence_starts: Collection[int]) -> Iterator[tuple[int, int, bool]]:
    """Each run cut at titles, calendar words and possessives, without generic words at its ends."""
    for match in _RUN.finditer(text):
        part: list[tuple[int, int]] = []
        pieces = [(match.start() + p.start(), match.start() + p.end()) for p in _PIECE.finditer(match.group())]
        for place, (start, end) in enumerate(pieces):
            possessive = text[start:end].endswith(("'s", "’s"))
            end -= 2 if possessive else 0
            if part and _is_shouted(text[start:end]) != _is_shouted(text[slice(*part[-1])]):
                yield from _trimmed(text, part, sentence_starts)  # "Stephen Lund BRUSSELS": a byline and a dateline
                part = []
            following = text[slice(*pieces[place + 1])] if place + 1 < len(pieces) else ""
            if _is_cut(text[start:end], following):
                yield from _trimmed(text, part, sentence_starts)
                part = []
                continue
            part.append((start, end))
            if possessive:
                yield from _trimmed(text, part, sentence_starts)
                part = []
        yield from _trimmed(text, part, sentence_starts)


def _trimmed(
    text: str, part: Sequence[tuple[int, int]], sentence_starts: Collection[int]
) -> Iterator[tuple[int, int, bool]]:
    if not part:
        return
    words = [text[start:end] for start, end in part]
    low, high = 0, len(words)
    if len(words) > 1 and part[0][0] in sentence_starts and _OPENING.fullmatch(words[0]) and not known_as(words[0]):
        low = 1  # "Praising Celtic", "Outside Benghazi": what only begins the sentence
    while low < high and (words[low].lower() in _generic_heads() or words[low][:1].islower()):
        low += 1
    while low < high and (words[high - 1][:1].islower() or words[high - 1] == "."):
        high -= 1
    if text[max(0, part[0][0] - 4) : part[0][0]] == " to " and high - low > 2 and known_as(words[low]):
        low += 1  # "ambassador to Japan George Glass"
    kept = words[low:high]
    if not kept or all(is_generic(word.lower().strip(".")) for word in kept):
        return
    start, end = part[low][0], part[high - 1][1]
    end -= 1 if text[end - 1] == "." and len(words[high - 1]) > 2 and not words[high - 1][:-1].count(".") else 0
    yield start, end, start in sentence_starts and low == 0


def _is_shouted(word: str) -> bool:
    """Five letters and more, all capitals: no acronym."""
    return len(word) >= SHOUTED and word.isupper() and word.isalpha()


@lru_cache(maxsize=16384)
def is_generic(word: str) -> bool:
    """Whether a lower-case word names nothing by itself: news, ministry, north."""
    return word in _words_of("generic") or word in _words_of("portfolios") or word in ("of", "the", "de", "la")


@lru_cache(maxsize=16384)
def _is_cut(word: str, following: str) -> bool:
    """Titles, days and months; "Health" only before a title ("Health Minister Lind")."""
    plain = word.lower().rstrip(".")
    if plain in _words_of("portfolios"):
        return following.lower() in _words_of("titles")
    return plain in _words_of("titles") or plain in _words_of("calendar") or _JOINED.search(word) is not None


def _is_name(name: str, entry: _Gathered, lower: Collection[str]) -> bool:
    known = known_as(name)
    if known and known.kind is not Kind.PERSON:
        return False  # counted by the vocabulary
    if _NO_NAME.search(name):
        return False
    if " " in name:
        return True
    plain = name.lower()
    if len(name) < _SHORTEST or plain in lower or plain in _words_of("generic"):
        return False
    return entry.inside > 0


def _is_somebody(text: str, name: Name) -> bool:
    """A surname or first name alone: a title stands before it or it speaks, and nowhere is the full name told."""
    if name.name.isupper() or name.full:
        return False
    if _DESCRIBES.match(name.name) and not known_as(name.name):
        return True
    for start, end in name.spans:
        before = _TITLE_BEFORE.search(text, max(0, start - 20), start)
        if before and before[1].lower() in _words_of("titles") and before[1] != "then":
            return True
        if _SAYS_AFTER.match(text, end) or _SAYS_BEFORE.search(text, max(0, start - 8), start):
            return True
    return name.name.lower() in _surnames() and not any(
        _PLACE_BEFORE.search(text, max(0, s - 8), s) for s, _ in name.spans
    )


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(name for (names,) in rows("surnames.tsv") for name in names.split(","))


def _folded(kept: dict[str, _Gathered], acronyms: dict[str, str]) -> list[Name]:
    """Short forms join the full name they belong to; spellings that differ in hyphens and capitals join too."""
    full: dict[str, str] = {}
    by_word: dict[str, str] = {}
    owner: dict[str, str] = {}
    for name in sorted(kept, key=lambda n: (n.count(" ") == 0, -len(kept[n].spans), kept[n].spans[0])):
        spelling = full.setdefault(spelling_key(name), name)
        inner = name.partition(" ")[2]
        if inner and _is_spoken_of(inner, name, kept):
            spelling = full.setdefault(spelling_key(inner), inner)
        if " " in name:
            words = name.split()
            for word in (words[-1], words[0] if words[0].lower() in _KOREAN_SURNAMES or len(words) > 2 else words[-1]):
                by_word.setdefault(word, spelling)
            owner[name] = spelling
        else:
            owner[name] = acronyms.get(name) or by_word.get(name) or spelling
    groups: dict[str, list[str]] = {}
    for name, spelling in owner.items():
        groups.setdefault(acronyms.get(spelling, spelling), []).append(name)
    return [
        Name(
            name=acronym_or_name,
            spans=tuple(sorted(span for name in names for span in kept[name].spans)),
            full=sum(len(kept[name].spans) for name in names if " " in name),
        )
        for acronym_or_name, names in groups.items()
    ]


def _is_spoken_of(inner: str, name: str, kept: Collection[str]) -> bool:
    """Whether the first word only describes the name behind it: "Striker Bo Lind", "British Tesla"."""
    if name.split(" ", 1)[0].lower() in _KOREAN_SURNAMES:
        return False
    known = known_as(inner)
    return (" " in inner and inner in kept) or (known is not None and known.kind is not Kind.PERSON)


@lru_cache(maxsize=16384)
def spelling_key(name: str) -> str:
    """What two spellings of one name share: letters and digits, whatever case, hyphens and spaces."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def korean_order(name: str) -> str:
    """A Korean name written one way: surname, then the given name with a hyphen (`Lee Jae Myung` → `Lee Jae-myung`)."""
    words = name.replace("-", " ").split()
    if len(words) == 3 and words[0].lower() in _KOREAN_SURNAMES and all(len(word) <= 6 for word in words):
        return f"{words[0]} {words[1].capitalize()}-{words[2].lower()}"
    return name


def is_korean(name: str) -> bool:
    """Whether the first word is a Korean surname."""
    return name.split(" ", 1)[0].lower() in _KOREAN_SURNAMES


def _initialled(kept: Collection[str]) -> dict[str, str]:
    """Long name → the acronym that stands in the same text, where the initials of just one name make it."""
    by_initials: dict[str, list[str]] = {}
    for name in kept:
        if name.count(" ") >= 2:
            by_initials.setdefault("".join(word[0] for word in name.split() if word[0].isupper()), []).append(name)
    shorts = {name for name in kept if 3 <= len(name) <= 6 and name.isupper()}
    return {longs[0]: initials for initials, longs in by_initials.items() if initials in shorts and len(longs) == 1}


def acronyms(text: str) -> dict[str, str]:
    """Long name → its acronym, where the text itself puts the acronym in brackets behind it."""
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        before = text[max(0, match.start() - 90) : match.start()].rstrip()
        runs = list(_RUN.finditer(before))
        if runs and runs[-1].end() == len(before):
            long = runs[-1].group()
            initials = "".join(word[0] for word in long.split() if word[0].isupper())
            if initials.upper() == match[1].upper():
                found[long] = match[1]
    return found


@lru_cache(maxsize=8)
def _words_of(kind: str) -> frozenset[str]:
    return frozenset(word for row in rows("name_words.tsv") if row[0] == kind for word in row[1].split(","))


@lru_cache(maxsize=1)
def _generic_heads() -> frozenset[str]:
    """Words that begin a sentence or a phrase rather than a name; those that do begin names stay."""
    beginners = {
        "new",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "great",
    }
    names = {"bank", "house", "park", "university", "college", "church", "air", "world", "national", "international"}
    return (
        _words_of("generic")
        - beginners
        - names
        - {"federal", "human", "public", "star", "sun", "times", "fox", "academy"}
    )
