"""Kana in Latin letters after Hepburn, long vowels as written."""

_SYLLABLES = (
    "ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so タ ta チ chi ツ tsu テ te ト to ナ na ニ ni ヌ nu ネ ne ノ no "
    "ハ ha ヒ hi フ fu ヘ he ホ ho マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru レ re ロ ro ワ wa ヰ i ヱ e ヲ o ン n "
    "ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ダ da ヂ ji ヅ zu デ de ド do バ ba ビ bi ブ bu ベ be ボ bo "
    "パ pa ピ pi プ pu ペ pe ポ po ヴ vu ヶ ga ー - ッ tt"
).split()
_ONE = dict(zip(_SYLLABLES[::2], _SYLLABLES[1::2], strict=True))
_SMALL = {"ャ": "ya", "ュ": "yu", "ョ": "yo", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ヮ": "wa"}
_TO_KATAKANA = {code: chr(code + 0x60) for code in range(0x3041, 0x3097)}


def hepburn(kana: str) -> str:
    """The kana in Latin letters; what is no kana is left out."""
    found: list[str] = []
    for sign in kana.translate(_TO_KATAKANA):
        if sign in _SMALL:
            _soften(found, _SMALL[sign])
        elif sign != "ー" and sign in _ONE:
            found.append(_ONE[sign])
    return _doubled(found)


def _soften(found: list[str], small: str) -> None:
    """Join a small sign to the syllable before it: キ + ャ is kya, シ + ャ is sha, テ + ィ is ti."""
    before = found.pop() if found else ""
    stem = before.rstrip("aiueo")
    if small[0] == "y" and stem in ("sh", "ch", "j"):
        small = small[1:]
    elif stem == "" and before == "u":
        stem = "w"
    found.append(stem + small)


def _doubled(found: list[str]) -> str:
    """The syllables joined, ッ as the doubled consonant that follows it."""
    joined = ""
    for place, part in enumerate(found):
        if part == "tt":
            following = found[place + 1] if place + 1 < len(found) else ""
            joined += "t" if following.startswith("ch") or not following else following[0]
        else:
            joined += part
    return joined
