"""Names in English text by their capitals, and Latin names and initials in any text, under the keys other scripts share."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from newsloom.text.romanise.found import MIN_CLOSE, Found
from newsloom.text.romanise.sounds import close_key, rough_keys
from newsloom.text.romanise.tables import known_english, korean_surname_keys

_RUN = re.compile(
    r"(?<![\w@])(?:[A-ZÀ-ÖØ-Þ](?:[\w’'&.-]*\w)?\.?)(?: (?:(?:of|for|and|&)(?: the)? )?[A-ZÀ-ÖØ-Þ](?:[\w’'&.-]*\w)?)*"
)
_WORD = re.compile(r"[^ ]+")
# Of a Japanese name in Latin letters: open syllables, final n.
_JAPANESE = re.compile(
    r"(?:(?:[kgsztdnhbpmr]y?|sh|ch|j|ts|f|y|w|kk|tt|pp|ss|ssh|tch)?[aiueo]h?|n(?![aiueo])|m(?=[bp]))+"
)
_INITIALS = re.compile(r"[A-Z][A-Z0-9&-]{1,6}")
_POSSESSIVE = re.compile(r"['’]s?$")
# Words that begin sentences and headlines with a capital and name nothing.
_PLAIN = frozenset(
    """a about after again all also amid an and another any are as at authorities be because before being both but by can children
    could court day during each earlier eight eighty emergency even every experts few fifty fighting fire first five following for
    former forty four from government had has have he health her here his home how i if in inside into is it its judge just king
    late later leader leaders local man many meanwhile men minister ministry monday more most mr mrs ms nearly new next night nine
    no nobody north not now of off officials on once one only open opposition or other our out over people police premier president
    prices prime prosecutors protesters public residents says scientists sen senator seven several she shares six so some south
    state stocks such sunday ten that the their there these they third this those though three to top train two under until up us
    wednesday tuesday thursday friday saturday was water we were west what when where which while who why will with woman women
    workers world would year years yet you young east northern southern eastern western central city county governor mayor chief
    general secretary deputy foreign defense defence finance interior justice trade economy education house white party national
    international department agency bureau bank court supreme high january february march april may june july august september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec am pm st street road university college school
    hospital airport station prefecture province district region river lake mount island islands sea ocean company group corp inc
    ltd co news press television times post daily tribune magazine reporter magnitude earthquake typhoon hurricane storm quake
    rain snow heat flood wildfire visitors births man's profit sales record talks summit deal plan vote election war peace attack
    strike strikes killed dead injured hit hits beat beats wins win lost loses game match season team league cup home series""".split()
)


def latin_found(text: str) -> Iterator[Found]:
    """Names of capitalised runs, in text of any script."""
    for run in _RUN.finditer(text):
        words = [
            (run.start() + word.start(), run.start() + word.start() + len(shown), shown)
            for word in _WORD.finditer(run.group())
            if (shown := _POSSESSIVE.sub("", word.group()).rstrip(".-'’&"))
        ]
        if words:
            yield from _in_run([word for word in words if word[2]])


def _in_run(words: list[tuple[int, int, str]]) -> Iterator[Found]:
    at = 0
    while at < len(words):
        found, used = _listed(words, at)
        if not found:
            found, used = _korean(words, at)
        if not found and at + 1 < len(words):
            found, used = _japanese(words, at)
        if not found:
            start, end, word = words[at]
            keys, used = _keys(word), 1
            found = Found(start=start, end=end, keys=keys) if keys else None
        if found:
            yield found
        at += used


def _listed(words: list[tuple[int, int, str]], at: int) -> tuple[Found | None, int]:
    table = known_english()
    for length in range(min(5, len(words) - at), 0, -1):
        part = words[at : at + length]
        listed = table.get(tuple(word.lower().replace(".", "") for _, _, word in part))
        if listed and not (length == 1 and part[0][2].lower() in _PLAIN):
            sound = tuple(key for _, _, word in part for key in _keys(word)) if listed.startswith("place:") else ()
            return Found(start=part[0][0], end=part[-1][1], keys=(listed, *sound)), length
    return None, 1


def _korean(words: list[tuple[int, int, str]], at: int) -> tuple[Found | None, int]:
    """Surname and given name in either order: Lee Jae-myung, Lee Jae Myung, Jae-myung Lee."""
    surnames = korean_surname_keys()
    here = [word for _, _, word in words[at : at + 3]]
    if here[0].lower() in surnames and len(here) > 1:
        given, used = here[1], 2
        if "-" not in given and len(here) > 2 and _is_syllable(given) and _is_syllable(here[2]):
            given, used = f"{given}-{here[2]}", 3
        family = here[0]
    elif len(here) > 1 and "-" in here[0] and here[1].lower() in surnames:
        given, family, used = here[0], here[1], 2
    else:
        return None, 1
    parts = given.split("-")
    if len(parts) != 2 or not all(_is_syllable(part) for part in parts):
        return None, 1
    keys = tuple(f"name:{key}+{close_key(given)}" for key in surnames[family.lower()])
    return Found(start=words[at][0], end=words[at + used - 1][1], keys=keys), used


@lru_cache(maxsize=4096)
def _is_syllable(word: str) -> bool:
    """Whether the word may be one syllable of a Korean given name."""
    vowels = re.findall("[aeiouyw]+", word.lower())
    return 1 < len(word) <= 6 and len(vowels) <= 2 and word.isalpha()


def _japanese(words: list[tuple[int, int, str]], at: int) -> tuple[Found | None, int]:
    """Two words that may be a Japanese or Chinese name: both parts, and the whole in either order."""
    (start, _, one), (_, end, other) = words[at : at + 2]
    if not (_JAPANESE.fullmatch(one.lower()) and _JAPANESE.fullmatch(other.lower())) and not _is_pinyin(one, other):
        return None, 1
    if one.lower() in _PLAIN or other.lower() in _PLAIN:
        return None, 1
    a, b = close_key(one), close_key(other)
    whole = tuple(f"name:{x}+{y}" for x, y in dict.fromkeys(product((a, b), repeat=2)) if x != y)
    return Found(start=start, end=end, keys=(*_keys(one), *_keys(other), *whole)), 2


def _is_pinyin(one: str, other: str) -> bool:
    return len(one) <= 5 and one[:2] in ("Xi", "Li", "Wa", "Zh", "Li", "Ch", "Ya", "Hu", "Xu", "Su", "He", "Ca", "La")


@lru_cache(maxsize=32_768)
def _keys(word: str) -> tuple[str, ...]:
    """The keys of one capitalised word; none for words that name nothing, initials as an organisation."""
    plain = word.lower()
    if "-" in word.strip("-"):
        return tuple(key for part in word.split("-") for key in _keys(part))
    if _INITIALS.fullmatch(word):
        return (f"org:{plain.replace('-', '')}",) if len(word) < 6 else ()
    if plain in _PLAIN or len(word) < 3 or not word[:1].isupper():
        return ()
    rough = tuple(f"sound:{key}" for key in rough_keys(plain))
    close = close_key(plain)
    if len(close) >= MIN_CLOSE and _JAPANESE.fullmatch(plain):
        return (f"name:{close}", *rough)
    return rough
