"""Names in Japanese text, without a tokenizer: the longest surface of the tables, kanji names by their titles, katakana by ear."""

import re
from collections.abc import Iterator
from itertools import product

from newsloom.text.romanise.found import MIN_CLOSE, Found, by_ear, spelled
from newsloom.text.romanise.hangul import romanised
from newsloom.text.romanise.kana import hepburn
from newsloom.text.romanise.sounds import close_key
from newsloom.text.romanise.tables import LONGEST, given_signs, hanja, japanese_names, known, readings_of

_TITLES = (
    "首相 総理 大統領 外相 防衛相 農相 財務相 経産相 総務相 文科相 厚労相 国交相 環境相 法相 官房長官 幹事長 代表 総裁 総書記 国家主席 主席 議長 "
    "議員 知事 市長 町長 村長 区長 社長 会長 監督 選手 投手 捕手 内野手 外野手 教授 氏 さん 容疑者 被告 理事 長官 大臣 大使 書記長 委員長 本部長 "
    "関 親方 九段 八段 七段 名人 竜王 女流 アナ 担当相 再生相 経済相 候補 夫人 党首 政調会長 国対委員長 常務 専務 頭取 相 棋聖 王座 叡王 裁判長 "
    "弁護士 記者 医師 巡査 署長 参院議員 衆院議員 経済再生相 商務長官 国務長官 報道官 陛下 殿下 政権 内閣"
).split()
_TITLE = re.compile("(?:前|元|新|次期|副|・)?(?:" + "|".join(sorted(_TITLES, key=len, reverse=True)) + ")")
_HAN = re.compile(r"[一-龥々ヶ]+")
_KATAKANA = re.compile(r"[ァ-ヴー]{2,}(?:[・＝=][ァ-ヴー]+)*|[ァ-ヴ](?:[・＝=][ァ-ヴー]{2,})+")
_SURE_KOREAN = frozenset("李朴崔鄭姜趙尹盧曺裵")  # of no Japanese word in front of two more characters
_KOREAN = _SURE_KOREAN | frozenset("金張林韓呉申権黄安宋柳洪全高文孫梁許南沈河徐")
_CHINESE = frozenset("習李王張劉陳楊黄趙周呉徐孫馬朱胡郭何高林羅鄭梁謝宋唐許鄧韓馮曹彭曾蕭田董蔡頼")
_AT_HOME = {"금": "김", "리": "이", "림": "임", "량": "양", "로": "노", "렴": "염", "륙": "육"}
_LONGEST_NAME = 5


def japanese_found(text: str) -> Iterator[Found]:
    """Names, places, organisations and countries; places may overlap nothing else."""
    yield from _katakana(text)
    for run in _HAN.finditer(text):
        yield from _in_run(text, run.start(), run.end())


def _katakana(text: str) -> Iterator[Found]:
    for match in _KATAKANA.finditer(text):
        listed = known("ja").get(match.group())
        if listed:
            yield Found(start=match.start(), end=match.end(), keys=_with_sound(listed))
            continue
        parts = re.split("[・＝=]", match.group())
        keys = [key for part in parts for key in by_ear(hepburn(part))]
        keys += [f"org:{known('ja')[part][4:]}" for part in parts if known("ja").get(part, "").startswith("org:")]
        whole = close_key(hepburn("".join(parts)))
        if len(parts) > 1 and len(whole) >= MIN_CLOSE:
            keys.append(f"name:{whole}")
        yield Found(start=match.start(), end=match.end(), keys=tuple(dict.fromkeys(keys)))


def _with_sound(listed: str) -> tuple[str, ...]:
    kind, _, name = listed.partition(":")
    return (listed, *spelled(name)) if kind == "place" else (listed,)


def _in_run(text: str, start: int, end: int) -> Iterator[Found]:
    """Left to right through a run of kanji: a person where one is sure, else the longest listed surface, else on by one."""
    at = start
    while at < end:
        found = _person(text, at, start, end) or _listed(text, at)
        if found is None:
            at += 1
            continue
        yield found
        at = max(found.end, at + 1)


def _listed(text: str, at: int) -> Found | None:
    table = known("ja")
    for length in range(min(LONGEST, len(text) - at), 1, -1):
        listed = table.get(text[at : at + length])
        if listed:
            return Found(start=at, end=at + length, keys=_with_sound(listed))
    return None


def _person(text: str, at: int, start: int, end: int) -> Found | None:
    """A name of kanji that begins here: with a title, or whole between other signs."""
    for length in range(min(_LONGEST_NAME, end - at), 0, -1):
        name, after = text[at : at + length], at + length
        titled = _titled(text, after)
        alone = after == end and at == start
        if not titled and not alone:
            continue
        keys = _foreign(name, titled=titled) or _native(name, titled=titled)
        if keys:
            return Found(start=at, end=after, keys=keys)
    return None


def title_after(text: str, after: int) -> str:
    """The title that stands here ("首相", "前首相"), "" where none does or only the end of a longer one."""
    found = _TITLE.match(text, after) if _titled(text, after) else None
    return found.group() if found else ""


def _titled(text: str, after: int) -> bool:
    """Whether a title stands here, and not the end of a longer one (首相)."""
    return _TITLE.match(text, after) is not None and not any(
        (title := _TITLE.match(text, after - back)) and title.end() > after for back in (1, 2)
    )


def _native(name: str, *, titled: bool) -> tuple[str, ...]:
    """Surname and given name by the dictionary; a surname by itself only before a title."""
    surnames, given = japanese_names()
    for cut in range(len(name) - 1, 0, -1):
        family, own = name[:cut], name[cut:]
        if family in surnames and own in given and (titled or (len(name) > 2 and len(own) > 1) or len(name) > 3):
            one, other = readings_of(surnames[family])[:2], readings_of(given[own])
            whole = (f"name:{a}+{b}" for a, b in product(one, other))
            parts = (f"name:{key}" for key in (*one, *other) if len(key) >= MIN_CLOSE)
            return (*parts, *whole)
    family = name if titled and name in surnames else name[:2]
    if len(family) > 1 and family in surnames and (family == name or titled or _like_given(name[2:])):
        return tuple(f"name:{key}" for key in readings_of(surnames[family])[:2] if len(key) >= MIN_CLOSE)
    return ()


def _like_given(kanji: str) -> bool:
    """Whether two characters that are no listed given name are made like one."""
    first, last = given_signs()
    return len(kanji) == 2 and kanji[0] in first and kanji[1] in last


def _foreign(name: str, *, titled: bool) -> tuple[str, ...]:
    """A Korean or Chinese name of three characters, by its reading at home."""
    surnames, given = japanese_names()
    if len(name) != 3 or not (titled or name[0] in _SURE_KOREAN):
        return ()
    if name[0] not in _SURE_KOREAN and any(name[:cut] in surnames and name[cut:] in given for cut in (2, 1)):
        return ()
    table, keys = hanja(), []
    read = [table.get(sign, ("", "")) for sign in name]
    if name[0] in _KOREAN and all(korean for korean, _ in read):
        family = _surname(read[0][0])
        keys.append(f"name:{close_key(romanised(family))}+{close_key(romanised(read[1][0] + read[2][0]))}")
    if name[0] in _CHINESE and all(mandarin for _, mandarin in read):
        keys.append(f"name:{close_key(read[0][1])}+{close_key(read[1][1] + chr(39) + read[2][1])}")
    return tuple(keys)


def _surname(reading: str) -> str:
    """As South Korea says it: 金 as a surname is 김, and 리 is 이."""
    return _AT_HOME.get(reading, reading)
