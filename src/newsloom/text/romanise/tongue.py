"""Which way names are read out of a text: as Japanese, as Korean, or by Latin letters."""

import re
from enum import StrEnum


class Tongue(StrEnum):
    JAPANESE = "ja"
    KOREAN = "ko"
    LATIN = "latin"  # English and every language written alike
    OTHER = ""  # a script whose names cannot be read yet


_KANA = re.compile(r"[\u3041-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Share of the letters from which a text is Japanese or Korean, not one that quotes some: the signs say more than letters do.
_QUOTED = 0.2


def tongue_of(text: str, language: str = "") -> Tongue:
    """The tongue of some sentences. The language decides only between Japanese and Chinese where no kana stands."""
    if text.isascii():
        return Tongue.LATIN
    letters = len(_LETTER.findall(text))
    kana, hangul, han = (len(signs.findall(text)) for signs in (_KANA, _HANGUL, _HAN))
    if kana + hangul + han <= _QUOTED * letters:
        return Tongue.LATIN if 2 * len(_LATIN.findall(text)) >= letters else Tongue.OTHER
    if hangul > kana:
        return Tongue.KOREAN
    return Tongue.JAPANESE if kana or language.startswith("ja") else Tongue.OTHER
