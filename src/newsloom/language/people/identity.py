"""One key for one human being across articles and scripts; two with one surname keep two, a surname alone has none."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import product

from newsloom.language.people.names import Parsed, formal_given, parsed_form
from newsloom.text.romanise.found import Found
from newsloom.text.romanise.hangul import romanised
from newsloom.text.romanise.japanese import japanese_found
from newsloom.text.romanise.kana import hepburn
from newsloom.text.romanise.korean import korean_found
from newsloom.text.romanise.latin import latin_found
from newsloom.text.romanise.sounds import close_key, rough_keys

_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ.'’ \u00a0\-‐‑]+")
_PARTS = re.compile("[・＝= ]")


def identity_key(name: str) -> str:
    """The key of a full name: "jae myung lee" for every spelling and order of it. Empty for a surname or given name alone."""
    if not _LATIN.fullmatch(name):
        sounds = sorted(_sound_keys(name))
        return sounds[0] if sounds else ""
    parsed = parsed_form(name)
    return _latin_key(parsed) if parsed.given else ""


def _latin_key(parsed: Parsed) -> str:
    key = "+".join((parsed.surname.replace(" ", ""), formal_given(parsed.given)))
    return f"{key}+{parsed.suffix}" if parsed.suffix else key


def people_across(names: Iterable[str]) -> dict[str, str]:
    """A key for each full name, shared by the forms that mean one person. The order of the names does not matter."""
    listed = sorted(set(names))
    latin = [name for name in listed if _LATIN.fullmatch(name) and identity_key(name)]
    found = _parted_by_middle(latin)
    by_sound: dict[str, set[str]] = defaultdict(set)
    for name in latin:
        for sound in _sound_keys(name):
            by_sound[sound].add(found[name])
    for name in listed:
        if name in found or _LATIN.fullmatch(name):
            continue
        sounds = _sound_keys(name)
        owners = {owner for sound in sounds for owner in by_sound.get(sound, ())}
        if len(owners) == 1:
            found[name] = owners.pop()
        elif sounds:
            found[name] = min(sounds)
            for sound in sounds:
                by_sound[sound].add(found[name])
    return found


def _parted_by_middle(names: Collection[str]) -> dict[str, str]:
    """Keys of Latin names; "George W. Bush" and "George H. W. Bush" stay apart, and plain "George Bush" joins neither."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        parsed = parsed_form(name)
        groups[_latin_key(parsed)][name] = "".join(word[0] for word in parsed.middle)
    found: dict[str, str] = {}
    for key, middles in groups.items():
        kinds = {initials for initials in middles.values() if initials}
        for name, initials in middles.items():
            found[name] = f"{key}+{initials}" if len(kinds) > 1 and initials else key
    return found


def _sound_keys(name: str) -> frozenset[str]:
    """What the name shares with its forms in other scripts; only keys of surname and given name together."""
    keys = {
        key
        for part in (*latin_found(name), *japanese_found(f"{name}首相"), *korean_found(f"{name} 씨"))
        if _covers(part, name)
        for key in part.keys
        if "+" in key
    }
    parts = [part for part in _PARTS.split(name) if part]
    if len(parts) > 1:
        one, other = _heard(parts[0]), _heard(parts[-1])
        keys |= {f"ear:{'+'.join(sorted(pair))}" for pair in product(one, other)}
        if not _LATIN.fullmatch(name):
            a, b = (close_key(_spelled(part)) for part in (parts[0], parts[-1]))
            keys |= {f"name:{a}+{b}", f"name:{b}+{a}"} if a and b else set()
    return frozenset(keys)


def _covers(part: Found, name: str) -> bool:
    return part.end - part.start >= len(name.rstrip(".")) - 1


def _spelled(part: str) -> str:
    return part if _LATIN.fullmatch(part) else romanised(part) or hepburn(part)


def _heard(part: str) -> tuple[str, ...]:
    return rough_keys(_spelled(part))
