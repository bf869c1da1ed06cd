"""Personal names in Japanese and Korean text where a title makes them clear, with the surname and title alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from newsloom.language.lexicon import rows
from newsloom.language.vocabulary import Kind, mentions
from newsloom.model.reading import Span
from newsloom.model.said import Person, Role, Thing
from newsloom.text.countries import country_name
from newsloom.text.romanise import japanese, korean
from newsloom.text.romanise.found import Found

_EASTERN = re.compile("[一-龥ァ-ヺ가-힣]")
_HANGUL = re.compile("[가-힣]")
_KATAKANA = re.compile("[ァ-ヺー]+")
_FORMER = ("前", "元", "전 ")
_FUTURE = ("次期", "新")
_THINGS = (Kind.COUNTRY, Kind.PLACE, Kind.ORGANISATION)
_COUNTRY_GAP = 2  # characters between a country and the name of its officer ("韓国の", "한국 ")


@dataclass(slots=True)
class _Somebody:
    name: str
    surname: str
    roles: list[Role] = field(default_factory=list)
    spans: set[tuple[int, int]] = field(default_factory=set)
    forms: dict[str, None] = field(default_factory=dict)


def eastern_people(text: str) -> list[Person]:
    """The people named with their title somewhere in Japanese or Korean, in the order they appear."""
    if not _EASTERN.search(text):
        return []
    found: list[_Somebody] = []
    for reader, title_after in (
        (japanese.japanese_found, japanese.title_after),
        (korean.korean_found, korean.title_after),
    ):
        _read(text, list(reader(text)), title_after, found)
    kept = [human for human in found if human.spans]
    return [
        Person(
            name=human.name,
            mentions=tuple(Span(start=a, end=b) for a, b in sorted(human.spans)),
            variants=tuple(human.forms),
            roles=tuple(human.roles),
        )
        for human in sorted(kept, key=lambda human: min(human.spans))
    ]


def eastern_things(text: str) -> tuple[list[Thing], list[Thing]]:
    """Organisations and places of the tables as Japanese and Korean write them."""
    things: dict[tuple[bool, str], Thing] = {}
    if not _EASTERN.search(text):
        return [], []
    for mention in mentions(text):
        printed, known = text[mention.start : mention.end], mention.known
        if printed.isascii() or known.kind not in _THINGS:
            continue
        name = country_name(known.country) if known.kind is Kind.COUNTRY else printed
        span = Span(start=mention.start, end=mention.end)
        key = (known.kind is Kind.ORGANISATION, name)
        before = things.get(key)
        things[key] = Thing(name=name, mentions=(*(before.mentions if before else ()), span), country=known.country)
    return [thing for (is_org, _), thing in things.items() if is_org], [
        thing for (is_org, _), thing in things.items() if not is_org
    ]


def _read(text: str, parts: list[Found], title_after: Callable[[str, int], str], found: list[_Somebody]) -> None:
    countries = {part.end: part.keys[0][8:] for part in parts if part.keys and part.keys[0].startswith("country:")}
    named = list(_joined(text, [part for part in parts if _is_personal(text, part)]))
    people: dict[str, _Somebody] = {}
    for part in sorted(named, key=lambda part: (not _is_full(text, part), part.start)):
        title = title_after(text, part.end)
        if title:
            human = _somebody(text, part, people, found)
            human.roles.extend(_role(text, part, title, countries))
    for human in people.values():
        _titled_surnames(text, human, people, title_after)


def _somebody(text: str, part: Found, people: dict[str, _Somebody], found: list[_Somebody]) -> _Somebody:
    """Who is meant by a titled name: somebody known, or new with all the places the name stands."""
    name = text[part.start : part.end]
    if name in people:
        return people[name]
    owner = None if _is_full(text, part) else _owner(name, people)
    if owner is None:
        owner = people[name] = _Somebody(name, _surname(text, part))
        found.append(owner)
        places = [match.span() for match in re.finditer(re.escape(name), text) if _is_whole(text, *match.span())]
    else:
        places = [(part.start, part.end)]
    taken = {at for human in found for a, b in human.spans for at in range(a, b)}
    for a, b in places:
        if a not in taken:
            owner.spans.add((a, b))
            owner.forms[name] = None
    return owner


def _joined(text: str, parts: list[Found]) -> Iterator[Found]:
    """Two foreign words in Hangul side by side are one name: 이시바 시게루."""
    ends = {part.end: part for part in parts if _is_foreign_hangul(text, part)}
    for part in parts:
        first = ends.get(part.start - 1) if text[part.start - 1 : part.start] == " " else None
        if first is not None and _is_foreign_hangul(text, part):
            yield Found(start=first.start, end=part.end, keys=(*first.keys, *part.keys))
        else:
            yield part


def _is_foreign_hangul(text: str, part: Found) -> bool:
    return bool(_HANGUL.match(text[part.start])) and not any("+" in key for key in part.keys)


def _is_personal(text: str, part: Found) -> bool:
    if any(key.startswith("name:") for key in part.keys):
        return True
    return any(key.startswith("sound:") for key in part.keys) and not any(
        key.startswith(("place:", "org:", "country:")) for key in part.keys
    )


def _is_full(text: str, part: Found) -> bool:
    name = text[part.start : part.end]
    return (
        any("+" in key for key in part.keys)
        or "・" in name
        or " " in name
        or (len(name) == 3 and bool(_HANGUL.match(name)))
    )


def _surname(text: str, part: Found) -> str:
    """How the person is called with a title alone: by the last part in katakana, by the first characters at home."""
    name = text[part.start : part.end]
    if "・" in name:
        return name.rpartition("・")[2]
    if " " in name:
        return name.partition(" ")[0]
    if _HANGUL.match(name):
        return name[0] if _is_full(text, part) else name
    return name


def _owner(name: str, people: dict[str, _Somebody]) -> _Somebody | None:
    """The one person whose full name ends (in katakana) or begins with this surname."""
    fitting = [
        human for full, human in people.items() if full.startswith(name) or full.endswith(("・" + name, " " + name))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if _HANGUL.match(text[start]):
        return not _HANGUL.match(before)
    if _KATAKANA.match(text[start]):
        return not _KATAKANA.match(before) and not _KATAKANA.match(after)
    return True


def _titled_surnames(
    text: str, human: _Somebody, people: dict[str, _Somebody], title_after: Callable[[str, int], str]
) -> None:
    """ "이 대통령", "石破氏": the surname with a title, where one person of the text has it."""
    surname = human.name[:1] if len(human.surname) == 1 else human.surname
    if surname == human.name and not ("・" in human.name or _HANGUL.match(human.name)):
        return _kanji_surname(text, human, people, title_after)
    if sum(other.surname == surname for other in people.values()) > 1 or surname == human.name:
        return
    taken = {place for a, b in human.spans for place in range(a, b)}
    for match in re.finditer(re.escape(surname), text):
        if _is_whole(text, *match.span()) and match.start() not in taken:
            titled = title_after(text, match.end())
            if titled and (len(surname) > 1 or text[match.end()] == " "):
                human.spans.add(match.span())
                human.forms[surname] = None


def _kanji_surname(
    text: str, human: _Somebody, people: dict[str, _Somebody], title_after: Callable[[str, int], str]
) -> None:
    for cut in (3, 2, 1):
        surname = human.name[:cut]
        if cut >= len(human.name) or sum(name.startswith(surname) for name in people) > 1:
            continue
        taken = {place for a, b in human.spans for place in range(a, b)}
        for match in re.finditer(re.escape(surname), text):
            alone = match.start() not in taken
            before = text[match.start() - 1 : match.start()]
            if alone and not "一" <= before <= "龥" and title_after(text, match.end()):
                human.spans.add(match.span())
                human.forms[surname] = None


def _role(text: str, part: Found, title: str, countries: dict[int, str]) -> Iterator[Role]:
    start = text.index(title, part.end)
    former = title.startswith(_FORMER) or text[max(0, part.start - 2) : part.start].strip().endswith(("前", "元", "전"))
    plain = re.sub("^(?:前|元|新|次期|・|전 )", "", title)
    english = _titles().get(plain)
    if english is None:
        return
    country = next(
        (countries[at] for at in range(part.start, part.start - _COUNTRY_GAP - 1, -1) if at in countries), ""
    )
    yield Role(
        title=english,
        span=Span(start=start, end=start + len(title)),
        country=country,
        is_former=former,
        is_candidate=title.startswith("次期") or english == "candidate",
    )


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("eastern_titles.tsv")}
