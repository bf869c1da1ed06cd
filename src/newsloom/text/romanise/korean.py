"""Names in Korean text: listed surfaces, Korean names of three syllables, and foreign names by the syllables they are made of."""

import re
from collections.abc import Iterator

from newsloom.text.romanise.found import MIN_CLOSE, Found, by_ear, spelled
from newsloom.text.romanise.hangul import SURNAMES, romanised
from newsloom.text.romanise.sounds import close_key
from newsloom.text.romanise.tables import LONGEST, known, syllables

_WORD = re.compile(r"[가-힣A-Z]*[가-힣]+")
_PARTICLES = (
    "시에서는 시에서 시는 시의 시에 와의 과의 전에서 에서의 으로부터 에서는 에게서 이라고 라고 에서 에게 까지 부터 보다 처럼 으로 이나 하고 께서 은 는 이 가 을 를 의 에 와 과 도 로 만 께 측 씨 군 양 발 산"
).split()
_PLACE_TAILS = ("특별시", "광역시", "시", "군", "구", "도", "현", "부", "주", "항", "섬", "역", "시의", "현의")
_TITLES = (
    "대통령 국무총리 총리 장관 차관 의원 대표 후보 시장 지사 위원장 의장 회장 사장 감독 선수 교수 대변인 변호사 검사 판사 원장 총장 총재 여사 "
    "국무위원장 총서기 주석 국왕 부장 실장 수석 이사 배우 가수 작가 기자 피고인 용의자 씨 전 신임 외교 국방 외무상 경제재생상 농림수산상 상무장관"
).split()
_TITLED = re.compile(r"\s?(?:[가-힣]{2,4}[부처청] )?(?:" + "|".join(sorted(_TITLES, key=len, reverse=True)) + ")")
_VERBAL = re.compile(r"(?:[다며고면해서했됐였혔렸된할한될]|지만|면서|던|냐|네|요|죠)$")
# Mean logarithm of odds from which a word is taken for a foreign name, by its length in syllables; tried on GeoNames' cities
# against the words of mecab-ko-dic: two syllables look foreign too easily.
FOREIGN_AT = {2: 2.0, 3: 0.9, 4: 0.8}
GIVEN_AT = 0.1  # mean of the two syllables of a given name that no title follows
_FOREIGN_MOST = 9
_JAPANESE_FINALS = {0, 4, 19}  # none, ㄴ, ㅅ


def korean_found(text: str) -> Iterator[Found]:
    """Names, places, organisations and countries, one reading a word; a particle belongs to no name."""
    for match in _WORD.finditer(text):
        found = _person(text, match) or _listed(text, match.start(), match.end())
        if found:
            yield found
        else:
            yield from _foreign(match)


def _listed(text: str, start: int, end: int) -> Found | None:
    """The longest listed surface that begins the word and is followed by nothing but a particle or a kind of place."""
    table = known("ko")
    for length in range(min(LONGEST, len(text) - start), 1, -1):
        surface = text[start : start + length]
        listed = table.get(surface)
        if not listed:
            continue
        tail = text[start + length : end] if start + length <= end else ""
        if tail and not (tail in _PARTICLES or tail.startswith(_PLACE_TAILS) or length > 2):
            continue
        kind, _, name = listed.partition(":")
        keys = (listed, *spelled(name)) if kind == "place" else (listed,)
        return Found(start=start, end=start + length, keys=keys)
    return None


def _person(text: str, match: re.Match[str]) -> Found | None:
    word, start = match.group(), match.start()
    if len(word) < 3 or word[0] not in SURNAMES or not "가" <= word[1] <= "힣":
        return None
    name, tail = word[:3], word[3:]
    titled = _TITLED.match(text, start + 3) is not None
    if tail and not titled and tail not in _PARTICLES:
        return None
    if not titled:
        likely = sum(syllables().get(sign, (0.0, -3.0))[1] for sign in name[1:]) / 2
        if likely < GIVEN_AT or _mean_foreign(name) > 0 or name in known("ko"):
            return None
    key = f"name:{close_key(romanised(name[0]))}+{close_key(romanised(name[1:]))}"
    return Found(start=start, end=start + 3, keys=(key,))


def title_after(text: str, after: int) -> str:
    """The title that stands here, a space and a ministry before it included ("외교부 장관"); "" where none does."""
    found = _TITLED.match(text, after)
    return found.group().strip() if found else ""


def _foreign(match: re.Match[str]) -> Iterator[Found]:
    """A word that looks written by ear, with and without what may be a particle."""
    word, start = match.group(), match.start()
    if not word[0] >= "가" or len(word) > _FOREIGN_MOST or len(word) < 2:
        return
    stems = [word]
    particle = next((p for p in _PARTICLES if word.endswith(p) and len(word) - len(p) >= 2), "")
    if particle:
        stems.append(word.removesuffix(particle))
    elif _VERBAL.search(word):
        return
    for stem in stems:
        keys: tuple[str, ...] = ()
        if _like_japanese(stem):
            keys = spelled(romanised(stem))
        elif _mean_foreign(stem) >= FOREIGN_AT.get(len(stem), FOREIGN_AT[4]):
            keys = by_ear(romanised(stem))
        if keys:
            yield Found(start=start, end=start + len(stem), keys=keys)


def _mean_foreign(word: str) -> float:
    table = syllables()
    return sum(table.get(sign, (-3.0, 0.0))[0] for sign in word) / len(word)


def _like_japanese(word: str) -> bool:
    """Whether all syllables are ones Japanese names are written with, and the word is long enough to tell."""
    finals = all((ord(sign) - 0xAC00) % 28 in _JAPANESE_FINALS for sign in word)
    return len(word) >= 3 and finals and _mean_foreign(word) > 0 and len(close_key(romanised(word))) >= MIN_CLOSE + 1
