"""Where the sentences of a news text begin and end, in any script, as offsets into the text as given."""

import re
from collections.abc import Iterator

MAX_BRACKETED_CHARS = 400  # a 「…」 longer than this is split inside: longer than any quotation read in one breath

_BREAK = "\n\r\v\f\x85\u2028\u2029"
_LATIN_STOPS = ".!?…؟۔।॥։።។။"
_WIDE_STOPS = "。！？｡．"
_CLOSERS = "\"'”’»›)]}」』）】〉》“"
_OPENERS = "\"'“‘«‹„‚([{「『（【〈《¿¡—–-•*"
_STOP = re.compile(
    rf"(?P<break>[{_BREAK}])|(?P<wide>[{_WIDE_STOPS}]+)|(?P<plain>[{re.escape(_LATIN_STOPS)}]+)(?P<french>[ \u00a0\u202f]»)?"
)
_CLOSING = re.compile(f"[{re.escape(_CLOSERS)}]{{0,6}}")
_NEXT = re.compile(rf"(?P<space>\s{{0,40}})[{re.escape(_OPENERS)}\s]{{0,8}}(?P<word>[^\W_]{{1,24}}(?:['’]\w{{1,3}})?)?")
_LAST_WORD = re.compile(r"[^\s\"“”‘«»„()\[\]—–]{1,24}$")
_CUE_NEAR = re.compile(
    r"(?:[^\s.!?]+\s){0,3}(?:said|says|asked|asks|told|tells|added|wondered|wrote|replied|shouted|cried|demanded|quipped)\b"
)


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Words that begin a sentence rather than continue a name: what decides after "U.S." or "Inc."
_STARTERS = _words("""a after all also although among an and another any are as asked at because before both but by can critics despite
    did do does during each even every few first following for from government had has have he her here his how however
    i if in instead is it its last later many meanwhile more most my neither nevertheless no none nor not now of officials
    on once one only or other others our over people perhaps police prosecutors she should since so some still such
    than that the their then there these they this those though through to today two under unlike until was we were
    what when where whether which while who why will with within without would yet you your it's he's she's they've
    that's there's we're i'm i've don't yes""")
# Always followed by a name: never the end of a sentence.
_TITLES = _words("""mr mrs ms dr prof gov sen rep gen lt col capt cmdr adm sgt maj pvt cpl brig hon rev msgr pres supt det insp atty
    st ste mt ft messrs mme mlle mx vs viz cf approx asst amb sec treas ret fr herr bzw z.b d.h u.a
    sra srta dra ing dott sig ph mons""")
# Before a number: "No. 10", "fig. 3"; otherwise an ordinary end ("He said no. Then …").
_NUMBERED = _words("no nos nr núm art fig sec ch vol pp p par op abs")
# The end only where the next word begins a sentence.
_SUFFIXES = _words("""jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun inc corp co cos ltd plc llc
    bros jr sr etc al est dept univ assn ave blvd rd hwy bldg a.m p.m am pm ala ariz ark calif colo conn del fla ga ill
    ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ont que tril bil mil
    u.s u.k u.n e.u d.c""")
_MONTHS_DE = _words(
    "januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert"
)
_BEFORE_ORDINAL_DE = _words("der die das den dem des im am zum vom zur beim ab bis seit dieser einem eines")
_EXCLAIMING_NAMES = frozenset({"yahoo", "jeopardy", "wham", "oklahoma"})
_PAIRS = {"」": "「", "』": "『", "）": "（", "】": "【", "》": "《"}


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Half-open code point ranges of the sentences: in order, trimmed, covering every character that is no space.

    A newline always ends a sentence (paragraphs are parted by one newline). Any string is answered, in linear time.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end in [*_ends(text), len(text)]:
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            spans.append((left, right))
        start = end
    return spans


def _ends(text: str) -> Iterator[int]:
    covered = _bracketed(text)
    for match in _STOP.finditer(text):
        if match["break"]:
            yield match.end()
            continue
        closing = _CLOSING.match(text, match.end())
        end = closing.end() if closing else match.end()
        if match["wide"]:
            if not covered[match.start()] and not _continues_wide(text, end, closed=end > match.end()):
                yield end
        elif not covered[match.start()] and _is_plain_end(text, match, end):
            yield end


def _bracketed(text: str) -> bytearray:
    """One flag a character: inside a wide bracket or corner quotation short enough to be kept whole."""
    covered = bytearray(len(text))
    opened: list[tuple[str, int]] = []
    for match in re.finditer(f"[「『（【《」』）】》{_BREAK}]", text):
        mark = match.group()
        if mark in _BREAK:
            opened.clear()
        elif mark not in _PAIRS:
            opened.append((mark, match.start()))
        elif opened and opened[-1][0] == _PAIRS[mark]:
            begin = opened.pop()[1]
            if not opened and match.start() - begin <= MAX_BRACKETED_CHARS:
                covered[begin : match.start()] = b"\x01" * (match.start() - begin)
    return covered


def _continues_wide(text: str, end: int, *, closed: bool) -> bool:
    """After 「…。」 a particle carries the sentence on (と, って, 、)."""
    following = text[end : end + 1]
    return bool(following) and (following in "、，" or (closed and "ぁ" <= following <= "ん"))


def _is_plain_end(text: str, match: re.Match[str], end: int) -> bool:
    ahead = _NEXT.match(text, end)
    if ahead is None or end == len(text):
        return True
    word, stop = ahead["word"] or "", match["plain"]
    if not ahead["space"]:
        return bool(stop.strip(".")) and bool(word) and not word.isascii() and not word[0].islower()
    if not word:
        return True
    if word[0].islower():
        return False
    closed = end > match.end()
    if stop == ".":
        return closed or not _is_abbreviation(text, match.start(), ahead)
    if closed and stop[-1] in "?!":
        return _CUE_NEAR.match(text, ahead.start("word"), ahead.start("word") + 60) is None
    if stop == "!":
        last = _LAST_WORD.search(text, max(0, match.start() - 25), match.start())
        return not last or last.group().lower() not in _EXCLAIMING_NAMES
    return True


def _is_abbreviation(text: str, stop: int, ahead: re.Match[str]) -> bool:
    last = _LAST_WORD.search(text, max(0, stop - 25), stop)
    if last is None:
        return False
    word, following = last.group().lower().strip("'’,;:"), (ahead["word"] or "").lower()
    begins = following in _STARTERS
    if word in _TITLES:
        return True
    if word.isdecimal():
        return _is_ordinal(text, last.start(), word, following)
    if word in _NUMBERED:
        return following[:1].isdecimal()
    if len(word) == 1 and word.upper() != word.lower():
        return not begins
    if word in _SUFFIXES and last.group()[:1] != word[:1]:  # printed with a capital: "Miss.", not "miss."
        return not begins
    if word in ("a.m", "p.m", "etc", "al", "tril", "bil", "mil"):
        return not begins
    return "." in word and len(word.replace(".", "")) <= 5 and not begins


def _is_ordinal(text: str, begin: int, word: str, following: str) -> bool:
    """A numbered paragraph ("1. …") or a German ordinal ("am 3. Oktober", "der 20. Bundestag")."""
    if len(word) > 3:
        return False
    before = text[max(0, begin - 12) : begin]
    if begin == 0 or before[-1:] in _BREAK:
        return True
    if following in _MONTHS_DE:
        return True
    words = before.split()
    return bool(words) and words[-1].lower() in _BEFORE_ORDINAL_DE
