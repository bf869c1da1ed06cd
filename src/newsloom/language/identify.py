"""Which language a text is in: by its script where that decides, by letter statistics where it does not."""

import re
from functools import lru_cache
from typing import Any

SAMPLE_CHARS = 700  # enough for a sure answer, and constant time on a long article
FEW_LETTERS = 24  # below this the letters say little: the publisher's own word stands
SOME_LETTERS = 200  # below this the publisher is overruled only by a sure answer
SURE = 0.95  # probability that counts as sure
WIDE_SHARE = 0.15  # share of the letters in a script that names the language; names and loan words stay below it
KANA_SHARE = 0.06  # of Han and kana together; Japanese prose has over .3, Chinese none, a Japanese headline little

ENGLISH_LEAST, ENGLISH_SHARE = (
    40,
    0.14,
)  # words, and the share of small English ones among them; English news has .2 and more

_ENGLISH = frozenset("the and of to that with from by this has have been his her their would they it".split())
_KANA = re.compile("[ぁ-ゖァ-ヺｦ-ﾝー]")
_HANGUL = re.compile("[가-힣ᄀ-ᇿㄱ-ㆎ]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_ALPHABETS = (
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("km", re.compile("[\u1780-\u17ff]")),
)


def identify(text: str, hint: str = "") -> str:
    """ISO 639-1 code of the language of `text`; of `hint` ("en-US", "ko_KR") where the text is too short to say.

    Empty where neither says anything. Only the first `SAMPLE_CHARS` characters are looked at.
    """
    sample = text[:SAMPLE_CHARS]
    letters = len(_LETTER.findall(sample))
    said = _primary(hint)
    if not letters:
        return said
    by_script = _by_script(sample, letters)
    if by_script:
        return said if by_script == "zh" and said == "ja" and letters < FEW_LETTERS else by_script
    if letters < FEW_LETTERS and said:
        return said
    if _is_plainly_english(sample):
        return "en"
    code, probability = _by_letters(sample)
    if probability < SURE and (letters < FEW_LETTERS or (said and letters < SOME_LETTERS)):
        return said
    return code


def _is_plainly_english(sample: str) -> bool:
    """Enough small words that no other language has; spares the statistics for most of the news."""
    words = sample.lower().split()
    return len(words) >= ENGLISH_LEAST and sum(word in _ENGLISH for word in words) >= ENGLISH_SHARE * len(words)


def _primary(hint: str) -> str:
    code = re.split(r"[-_]", hint.strip().lower(), maxsplit=1)[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def _by_script(sample: str, letters: int) -> str:
    kana, hangul, han = (len(script.findall(sample)) for script in (_KANA, _HANGUL, _HAN))
    if kana + han + hangul > WIDE_SHARE * letters:
        if hangul > kana + han:
            return "ko"
        return "ja" if kana > KANA_SHARE * (kana + han) else "zh"
    for code, script in _ALPHABETS:
        if len(script.findall(sample)) > 0.5 * letters:
            return code
    return ""


def _by_letters(sample: str) -> tuple[str, float]:
    encodable = sample.encode("utf-8", "replace").decode("utf-8")
    code, probability = _identifier().classify(encodable)
    return str(code or "")[:2], float(probability)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """The statistical identifier, loaded on first use (0.8 s)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
