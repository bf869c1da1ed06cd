"""The forms in which one tag may be met: folded, plural, with an article, a name the other way round; and acronyms."""

import re
from functools import lru_cache

from newsloom.language.names import SHOUTED, is_korean, korean_order
from newsloom.language.vocabulary import camel
from newsloom.text.normalise import compose, strip_accents

_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z][^A-Z\W\d_]*|[^\W\d_A-Z]+|\d+")
_SMALL = frozenset("of the for and in on to de la du des".split())
LEAST_PLURAL = 4  # letters of a last word whose plural is the same tag; shorter ones are names too often
_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@lru_cache(maxsize=16384)
def fold_key(tag: str) -> str:
    """Letters and digits of a tag, without case, accents and width: equal for all spellings of one."""
    plain = strip_accents(compose(tag[:200]).casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def parts(tag: str) -> list[str]:
    """The words of a tag: "UNSecurityCouncil" → UN, Security, Council."""
    return _PART.findall(tag)


def variants(tag: str) -> tuple[str, ...]:
    """Keys under which the same thing may be known: the other number of a phrase, without "the", a name of two words turned round."""
    words = parts(tag.replace("-", " ") if "-" in tag else tag)
    key = fold_key(tag)
    found: list[str] = []
    if len(words) > 1 and words[0] == "The":
        found.append(key[3:])
    elif len(words) > 1:
        found.append(f"the{key}")
    if len(words) > 1 or _is_plural_acronym(tag):
        found += _numbers(key, words[-1])
    if len(words) == 2 and all(word.isalpha() and len(word) > 2 for word in words):
        found.append(fold_key(words[1] + words[0]))
    return tuple(one for one in found if one and one != key)


def acronym_of(name: str) -> str:
    """The folded initials of a name's words that are not small."""
    words = re.findall(r"[^\W_]+", name) if " " in name else parts(name)
    return fold_key("".join(word[0] for word in words if word.lower() not in _SMALL))


def _is_plural_acronym(tag: str) -> bool:
    return len(tag) > 2 and (tag.isupper() or (tag[-1] == "s" and tag[:-1].isupper())) and not _SCRIPT.search(tag)


def _numbers(key: str, last: str) -> list[str]:
    """The key in the singular and in the plural."""
    if last.isupper() or (last[-1:] == "s" and last[:-1].isupper()):
        return [key[:-1]] if last.endswith("s") else [f"{key}s"]
    if len(last) - last.endswith("s") < LEAST_PLURAL or not last.isalpha():
        return []
    if last.endswith("ies"):
        return [key[:-3] + "y"]
    if last.endswith(("ches", "shes", "sses", "xes")):
        return [key[:-2], key[:-1]]
    if last.endswith("s") and not last.endswith(("ss", "us", "is")):
        return [key[:-1]]
    if last.endswith("y") and last[-2] not in "aeiou":
        return [key[:-1] + "ies", f"{key}s"]
    return [f"{key}s", f"{key}es"]


def name_tag(name: str) -> str:
    """The tag of a name found in a text: no accents and no shouting, hyphens only in Korean given names."""
    ordered = korean_order(name)
    if ordered.count(" ") == 1 and ordered.count("-") == 1 and is_korean(ordered):
        return camel(ordered)
    words = (
        word.capitalize() if len(word) >= SHOUTED and word.isupper() and word.isalpha() else word
        for word in ordered.split()
    )
    return camel(strip_accents(" ".join(words).replace("-", " ")))
