"""Sound keys: two spellings of one name, from whatever script, meet in the same short string.

A *close* key keeps consonant classes and four vowel classes: it is for Japanese and Korean names, whose romanisations
differ in voicing and in the letters of a vowel ("Jae-myung", "Jaemyeong"; "Ohtani", "Otani"). A *rough* key keeps consonants
only: it is for names of the rest of the world, which katakana and Hangul write by ear ("Trump", トランプ, 트럼프).
"""

import re
from functools import lru_cache

from newsloom.text.normalise import strip_accents

MIN_ROUGH = 3  # signs; two consonants are shared by too many names ("Paul", "Powell", "Peru")
_VOWELS = {
    "eui": "i", "ui": "i", "ee": "i", "yi": "i", "ii": "i",
    "yeo": "yo", "you": "yo", "yoo": "yo", "yeu": "yo", "yo": "yo", "yu": "yo", "yae": "ye", "ye": "ye", "ya": "ya",
    "woo": "o", "wu": "o", "wae": "we", "we": "we", "wa": "wa", "wo": "wo", "wi": "wi",
    "eo": "o", "eu": "o", "oo": "o", "ou": "o", "uu": "o", "oe": "e", "ae": "e", "ai": "e", "ei": "e",
    "aa": "a", "a": "a", "e": "e", "i": "i", "o": "o", "u": "o", "y": "i", "w": "",
}  # fmt: skip
_CONSONANTS = {
    "tch": "j", "ch": "j", "zh": "j", "dz": "j", "z": "j", "jj": "j", "j": "j",
    "ssh": "s", "sh": "s", "tts": "s", "ts": "s", "ss": "s", "s": "s", "x": "s",
    "ck": "k", "kk": "k", "gg": "k", "kh": "k", "gh": "k", "k": "k", "g": "k", "q": "k", "c": "k",
    "tt": "t", "dd": "t", "th": "t", "t": "t", "d": "t", "ph": "p", "pp": "p", "bb": "p", "p": "p", "b": "p", "v": "p", "f": "p",
    "ll": "r", "rr": "r", "r": "r", "l": "r", "mm": "m", "m": "m", "nn": "n", "n": "n", "h": "h",
}  # fmt: skip
_FIXES = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"f(?=u)", "h"),
        (r"h(?![aeiouyw])(?<![cskgptz]h)", ""),  # "Noh", "Ohtani"
        (r"ng(?![aeiouyw])", "n"),
        (r"m(?=[pb])", "n"),
        (r"tt(?=[^aeiouywsc])|t(?=[^aeiouywtsch])", ""),  # Sapporo is 삿포로, letter by letter "satporo"
    )
)
_CLOSE = re.compile("|".join(sorted((*_VOWELS, *_CONSONANTS), key=len, reverse=True)))
_LETTERS = re.compile(r"[^a-z']+")
_DOUBLED = re.compile(r"(.)\1+")
_ROUGH_FIXES = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"^kn", "n"),
        (r"^wr", "r"),
        (r"^x", "s"),
        (r"ngu(?![aeiou])|ng(?![aeiouy])", "n"),  # ング, "-ing"
        (r"ght?(?=$|[^aeiou])", "t"),
        (r"mb$", "m"),
        (r"(?<=r)z$", "ts"),
        (r"sch|tch|sh|ch|zh|dge?(?=[rs]|$)|dj|tz|ts|dz|ds", "s"),
        (r"c(?=[eiy])", "s"),
        (r"ph", "f"),
        (r"ck|qu|q", "k"),
        (r"x", "ks"),
        (r"r(?=e?$|[^aeiouyr])(?<!^r)", ""),  # not heard, not written: "Parker", "Moore"
    )
)
_ROUGH = str.maketrans(
    {
        **dict.fromkeys("kgc", "k"), **dict.fromkeys("td", "t"), **dict.fromkeys("pbfv", "p"),
        **dict.fromkeys("szj", "s"), **dict.fromkeys("mn", "n"), **dict.fromkeys("rl", "r"), **dict.fromkeys("hwy'", ""),
        **dict.fromkeys("aeiou", "-"),
    }
)  # fmt: skip


@lru_cache(maxsize=32_768)
def close_key(latin: str) -> str:
    """The close key of a romanised word; hyphens and spaces part syllables. Empty when nothing is left."""
    text = re.sub(r"[\s\-’]+", "'", strip_accents(latin).lower())
    text = _LETTERS.sub("", text)
    for pattern, instead in _FIXES:
        text = pattern.sub(instead, text)
    parts = (_VOWELS.get(sign, _CONSONANTS.get(sign, "")) for sign in _CLOSE.findall(text))
    return _glides(_DOUBLED.sub(r"\1", "".join(parts)))


def _glides(key: str) -> str:
    """Without y and w after a consonant: "Hyun" and "Hun", 교 and "Kyo" and "Kyoh" are heard alike."""
    return re.sub(r"(?<=[kstpjrmnh])[yw](?=[aeio])", "", key)


@lru_cache(maxsize=32_768)
def rough_keys(latin: str) -> tuple[str, ...]:
    """The rough keys of a word in Latin letters (two where `th` or `g` may sound either way), none when too short."""
    text = _LETTERS.sub("", strip_accents(latin).lower()).replace("'", "")
    forms = [text]
    if "th" in text:
        forms = [text.replace("th", "t"), text.replace("th", "s")]
    if re.search("g[eiy]", text):
        forms += [re.sub("g(?=[eiy])", "s", form) for form in forms]
    keys = dict.fromkeys(_rough(form) for form in forms)
    return tuple(key for key in keys if len(key) >= MIN_ROUGH)


def _rough(text: str) -> str:
    for pattern, instead in _ROUGH_FIXES:
        text = pattern.sub(instead, text)
    signs = _DOUBLED.sub(r"\1", text.translate(_ROUGH))
    return ("a" if signs[:1] == "-" else "") + signs.replace("-", "")
