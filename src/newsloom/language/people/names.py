"""Personal names taken apart, and whether two of them may be one person's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsloom.language.people.words import GIVEN, Is, flag_of
from newsloom.text.normalise import strip_accents

_SYLLABLE = re.compile(r"[A-Za-z]{1,6}")
_NICKNAMES = (
    "joe joseph|bill will william billy willie|bob rob robert bobby robbie|mike michael mick|jim james jimmy jamie|tom thomas tommy|"
    "tony anthony antony|dick rick richard ricky richie|ted ed edward eddie|chris christopher|dan daniel danny|dave david|"
    "ben benjamin|sam samuel samantha|liz elizabeth beth betty|kate katherine catherine kathy cathy katie|matt matthew|nick nicholas|"
    "alex alexander alexandra|andy andrew drew|steve steven stephen|greg gregory|jeff jeffrey geoffrey geoff|ron ronald ronnie|"
    "don donald|ken kenneth|tim timothy|pat patrick patricia|pete peter|phil philip phillip|ray raymond|larry lawrence laurence|"
    "fred frederick|charlie charles chuck|jack john johnny|harry henry|jerry gerald|jon jonathan|josh joshua|nate nathan nathaniel|"
    "debbie deborah|sue susan|vicky victoria|jenny jennifer|jan janet|meg margaret maggie|max maxwell maximilian|vince vincent|"
    "marty martin|gabe gabriel|abe abraham|albert al|arthur art artie|harold hal|louis lou|melvin mel|norman norm|stanley stan|walter walt|"
    "victor vic|wesley wes|zachary zach zack|leonard lenny len|rudolph rudy|terence terry|christina tina|valerie val|cynthia cindy|"
    "frances fran|virginia ginny|jacqueline jackie|judith judy|kimberly kim|amanda mandy|pamela pam|penelope penny|stephanie steph|"
    "theresa tess teresa|volodymyr vladimir wolodymyr|mohammed muhammad mohammad mohamed|gus augustus|bernie bernard|mitch mitchell|doug douglas"
)
_GROUP = {name: place for place, group in enumerate(_NICKNAMES.split("|")) for name in group.split()}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A name in parts, folded for comparing. `given` is empty where only a surname is known."""

    printed: str  # in the usual order
    given: str
    surname: str  # with its particles: "van der berg"
    middle: tuple[str, ...] = ()
    suffix: str = ""
    korean: bool = False
    sex: str = ""


@lru_cache(maxsize=16_384)
def fold(word: str) -> str:
    """Small letters without accents, hyphens, stops and apostrophes; spellings of one ending are one ("-skyy", "-skiy", "-ski")."""
    plain = "".join(c for c in strip_accents(word.casefold()) if c.isalnum())
    for ending in ("skyy", "skyi", "skiy", "skij", "skii", "sky", "skj"):
        if plain.endswith(ending):
            return plain[: -len(ending)] + "ski"
    return plain.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ß", "ss").replace("æ", "ae")


def parsed(words: Sequence[str], flags: Sequence[int], *, korean: bool) -> Parsed:
    """The parts of a printed name. Japanese names that begin with the surname are turned round."""
    kept = list(zip(words, flags, strict=True))
    suffix = ""
    if len(kept) > 2 and kept[-1][1] & Is.SUFFIX:
        suffix = fold(kept.pop()[0])
    names = [word for word, _ in kept]
    if len(names) == 1:
        return Parsed(printed=names[0], given="", surname=fold(names[0]))
    if korean:
        return Parsed(printed=" ".join(words), given="".join(map(fold, names[1:])), surname=fold(names[0]), korean=True)
    if len(names) == 2 and _is_turned(names[0], names[1]):
        names.reverse()
    cut = _surname_at(names)
    flag = flag_of(names[0])
    sex = (
        "m"
        if flag & Is.GIVEN_M and not flag & Is.GIVEN_F
        else "f"
        if flag & Is.GIVEN_F and not flag & Is.GIVEN_M
        else ""
    )
    ordered = " ".join(names)
    return Parsed(
        printed=f"{ordered} {words[-1]}" if suffix else ordered,
        given=fold(names[0]),
        surname=" ".join(map(fold, names[cut:])),
        middle=tuple(map(fold, names[1:cut])),
        suffix=suffix,
        sex=sex,
    )


_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:[aeo]|ai|ei|ao|ou|an|en|ang|eng|ong|er|i|ia|ie|iao|iu|ian|in|iang|ing|iong|"
    r"u|ua|uo|uai|ui|uan|un|uang|ue|üe|ü)){1,2}"
)


def is_surname_first(words: Sequence[str], flags: Sequence[int]) -> bool:
    """Whether a Korean or Chinese name is printed in its own order."""
    return is_korean(words, flags) or is_chinese(words, flags)


def is_chinese(words: Sequence[str], flags: Sequence[int]) -> bool:
    """Surname and given name in pinyin: Li Weiguo, Xi Jinping, Lai Ching-te."""
    if len(words) != 2 or not flags[0] & Is.CHINESE or not words[1][0].isupper():
        return False
    given = words[1].lower()
    if "-" in given:
        return all(_SYLLABLE.fullmatch(part) for part in given.split("-"))
    return len(given) < 10 and _PINYIN.fullmatch(given) is not None and not flags[1] & (GIVEN | Is.WEAK)


def is_korean(words: Sequence[str], flags: Sequence[int]) -> bool:
    """Surname first and a given name of two syllables, with a hyphen or apart: Lee Jae-myung, Yoon Suk Yeol."""
    if not flags[0] & Is.KOREAN or len(words) not in (2, 3):
        return False
    given = words[1].split("-") if len(words) == 2 else list(words[1:])
    return (
        len(given) == 2
        and all(_SYLLABLE.fullmatch(part) for part in given)
        and not any(flag & (Is.SURNAME & ~Is.KOREAN) and flag & GIVEN and not flag & Is.KOREAN for flag in flags[2:])
    )


@lru_cache(maxsize=8192)
def parsed_form(printed: str) -> Parsed:
    """The parts of a name by its printed form alone."""
    words = tuple(word for word in printed.replace("\u00a0", " ").split(" ") if word)
    flags = [flag_of(word) for word in words]
    return parsed(words, flags, korean=is_surname_first(words, flags)) if words else Parsed(printed, "", "")


def _is_turned(first: str, second: str) -> bool:
    """Whether the surname stands first: sure only where each word can be but one of the two."""
    one, other = flag_of(first), flag_of(second)
    return bool(one & Is.SURNAME) and not one & GIVEN and bool(other & GIVEN) and not other & Is.SURNAME


def _surname_at(names: Sequence[str]) -> int:
    for k in range(1, len(names) - 1):
        if names[k][0].islower() or names[k] in ("Van", "De", "Von", "Bin", "Al", "El", "Le", "Di", "Del"):
            return k
    return len(names) - 1


def same_person(one: Parsed, other: Parsed) -> bool:
    """Whether two full names may be printed for one human being: same surname, and given names that agree."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    if {one.given, one.surname} == {other.given, other.surname}:
        return _middles_agree(one, other)
    if one.korean != other.korean:
        korean, western = (one, other) if one.korean else (other, one)
        return korean.given == western.given + "".join(western.middle) and korean.surname == western.surname
    if one.surname != other.surname:
        return False
    if not one.given or not other.given:
        return False
    return _given_agree(one.given, other.given) and _middles_agree(one, other)


def _given_agree(one: str, other: str) -> bool:
    if _sound(one) == _sound(other) or _GROUP.get(one, -1) == _GROUP.get(other, -2):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


_FORMAL = {name: group.split()[1] for group in _NICKNAMES.split("|") for name in group.split()}


def formal_given(given: str) -> str:
    """One spelling of a given name for its short forms and variants: Joe and Joseph, Viktor and Victor."""
    return _sound(_FORMAL.get(given, given))


_ALIKE = re.compile(r"(.)\1")


def _sound(given: str) -> str:
    """A given name without the differences of spelling: Viktor and Victor, Sergei and Sergey, Mohammed and Mohamed."""
    plain = (
        given.replace("ph", "f")
        .replace("ck", "k")
        .replace("c", "k")
        .replace("y", "i")
        .replace("j", "i")
        .replace("th", "t")
    )
    return _ALIKE.sub(r"\1", plain)


def _middles_agree(one: Parsed, other: Parsed) -> bool:
    """Middle names of both agree by their first letters: "George W." is not "George H. W."."""
    if not one.middle or not other.middle:
        return True
    return all(a[:1] == b[:1] for a, b in zip(one.middle, other.middle, strict=False)) and (
        len(one.middle) == len(other.middle)
    )


def short_forms(name: Parsed) -> Iterator[str]:
    """What may stand for the full name: the surname with and without its particles, and its given name."""
    words = [word for word in name.printed.casefold().split() if word.strip(".") not in ("jr", "sr", "ii", "iii", "iv")]
    if len(words) < 2:
        return
    if name.korean:
        yield words[0]
        yield " ".join(words[1:])
        return
    found = dict.fromkeys(" ".join(words[k:]) for k in range(1, len(words)))
    last = words[-1]
    for prefix in ("al-", "el-", "al ", "bin "):
        if last.startswith(prefix):
            found[last[len(prefix) :]] = None
    if "-" in last:
        found[last.rpartition("-")[2]] = None
    if len(words) > 2:
        for word in words[1:-1]:
            if len(word.strip(".")) > 2 and not flag_of(word) & Is.PARTICLE:
                found[word] = None
    found |= dict.fromkeys(" ".join(words[:k]) for k in range(len(words) - 1, 0, -1))
    group = _GROUP.get(name.given)
    if group is not None:
        found |= dict.fromkeys(_NICKNAMES.split("|")[group].split())
    yield from found
