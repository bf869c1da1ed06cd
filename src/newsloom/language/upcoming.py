"""What a text says lies ahead: a date after its publication, and in the same clause words that announce, plan or consider it.

Precision comes first: no cue, no event; what is denied, called off, forecast or priced is none.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsloom.language.dates.feasts import is_feast
from newsloom.language.dates.tense import Direction, direction
from newsloom.language.dates.values import first_day, last_day
from newsloom.language.prose import Prose
from newsloom.model.reading import Span
from newsloom.model.said import Dated, Status, Upcoming

_FARTHEST_DAYS = 366 * 40
_FEWEST_WORDS = 4
_MOST_CHARS = 320  # of a clause; what is longer is a list
_REACH_CHARS = 150  # between a date and its cue

_MOVED = r"(?:postponed|rescheduled|delayed|deferred|pushed back|moved)\b"
_POSSIBLE = (
    r"(?:may|might|could|possibl[ey]|potential(?:ly)?|perhaps|considering|considers|proposed|proposes|likely|hopes?|hoping|hoped"
    r"|wants? to|wanted to|seeks to|seeking to|aims?|aiming|tentative(?:ly)?|rumou?red|speculation|whether|should)\b"
)
_PLANNED = r"(?:plans?|planning|planned|intends?|intending|preparing to|would|expected|expects|going to|pledged to|vowed to|target(?:ed|s)?)\b"
_ANNOUNCED = (
    r"(?:will|shall|scheduled|slated|due|must|is set|are set|be held|takes? place|taking place|takes effect|deadlines?|upcoming|booked|invited"
    r"|(?:is|are) to|kicks? off|begins?|opens?|starts?|expires?|runs|returns?|resumes?|airs|premieres|(?:is|are) (?:coming to|arriving|heading|travell?ing|flying|meeting|hosting|holding|playing|facing|opening|closing|launching|releasing|returning|visiting|starting"
    r"|beginning|leaving|appearing|performing|being held))\b|['’]ll\b"
)
_CUE = re.compile(
    rf"\b(?:(?P<moved>{_MOVED})|(?P<possible>{_POSSIBLE})|(?P<planned>{_PLANNED})|(?P<announced>{_ANNOUNCED}))|(?P<will>['’]ll\b)", re.IGNORECASE
)
_NONE = re.compile(
    r"\b(?:you|your|yours|will not|won['’]t|would not|wouldn['’]t|is not|are not|isn['’]t|aren['’]t|cannot|can['’]t|may not|not (?:be|plan|expect)|never|no longer|originally|previously|first planned|cancel(?:led|ed|s)?"
    r"|call(?:ed|s)? off|scrapped|abandoned|ruled out|refus(?:ed|es) to|declined to|had|would have|could have|should have|unless)\b",
    re.IGNORECASE,
)
# What is reckoned, not held: "profit is expected to rise in the fourth quarter".
_FORECAST = re.compile(
    r"\b(?:(?:expected|forecast|projected|predicted|estimated|likely|will|could|may|would|might|expects?|set)\s(?:to\s)?(?:\w+ly\s)?(?:rise|grow|fall|drop|decline|increase"
    r"|decrease|climb|reach|exceed|total|average|slow|shrink|double|triple|hit|cost|earn|lose|gain|remain|stay|continue|need|want|see|have|know)|forecasts?|projections?|outlook|estimates?|guidance|per\s?cent|notes due"
    r"|bonds?|futures|maturing|(?:days|nights|weather|temperatures?|sunshine|sun)\s(?:\w+\s){0,2}(?:will|should|may|could|would|might))\b",
    re.IGNORECASE,
)
_STRICT = re.compile(r"\b(?:scheduled|slated|due|is set|are set|expected|be held|takes? place|later|takes effect|kicks? off|opens|begins|expires)\b", re.IGNORECASE)
_CONDITION = re.compile(r"^(?:and |but )?(?:if|when|once|as|assuming|unless|although|while|because|since)\b", re.IGNORECASE)
_MUSING = re.compile(r"\b(?:we|I)\b")
_ANAPHOR = re.compile(r"^(?:that|the (?:same|following|next|previous))\b", re.IGNORECASE)
_SAID_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AFTER_BETWEEN = re.compile(r"\b(?:between|both)\s(?:the\s)?(?:\w+\sand\s)?$", re.IGNORECASE)
_IN_YEAR = re.compile(r"\b(?:in|by|until|through|of|from|before)\s(?:the\s)?(?:\w+\s)?$", re.IGNORECASE)
_LONG_AGO_DAYS = 120
_COARSE = frozenset(("year", "fiscal-year", "half", "quarter", "season", "decade"))
_FINE = frozenset(("day", "week", "month", "time", "range"))
_HELD = re.compile(
    r"\b(?:held|hold|host(?:ed)?|open(?:s|ed)?|launch(?:ed|es)?|complet(?:ed?|ion)|built|repaired|start(?:s|ed)?|begin(?:s|ning)?|introduced?|releas(?:ed?|es)|published?|visit(?:s|ed)?"
    r"|meet(?:ing|ings|s)?|summit|elections?|vote|referendum|conference|launched|opening|expire[sd]?|end(?:s|ed)?|close[sd]?|retire[sd]?|implemented|enacted|carried out|taken|reflected"
    r"|raised|ceremony|trial|session|tour|film|series|season|album|festival)\b",
    re.IGNORECASE,
)
_WINDOW_AHEAD = re.compile(r"\b(?:later|next|coming|end of|rest of|remainder of|by|tomorrow|tonight|this (?:coming )?(?:weekend|evening|afternoon))\b|来|내|다음", re.IGNORECASE)
_BOUNDARY = re.compile(
    r";\s|\s[—–]\s|\s--\s|:\s|,\s(?:but|while|although|though|whereas|adding|according|and\s(?=(?:he|she|it|they|we|the|its|his|her|their)\b|[A-Z]))"
    r"|\b(?:said|says|announced|told\s\w+(?:\s\w+)?|confirmed|added|reported)(?:\s(?:on\s)?[A-Z]\w+day)?(?:\sthat)?,?\s(?!by\b|to\b)"
    r"|,[”\"'’]*\s(?=(?:[A-Z][\w.’'-]+|he|she|they|it|officials|police|the\s\w+)(?:\s[\w.’'-]+){0,5}\s(?:said|says|told|added|announced)\b)",
)
_BESIDE_OLD = re.compile(r"\b(?:from|originally (?:scheduled|planned|set|due) (?:for|on)|instead of|rather than|since)\s(?:the\s)?$", re.IGNORECASE)
_EASTERN_CUES = (
    (Status.MOVED, re.compile(r"延期|延ばす|연기")),
    (Status.POSSIBLE, re.compile(r"検討|可能性|見通し|見込み|검토|가능성|전망")),
    (Status.PLANNED, re.compile(r"方針|計画|目指す|계획|방침|목표")),
    (Status.ANNOUNCED, re.compile(r"予定|開かれる|行われる|開催する|始まる|訪問する|訪れる|会談する|예정|열린다|개최한다|시작한다|방문한다|연다")),
)
_EASTERN_NONE = re.compile(r"中止|取りやめ|취소|않는다|しない")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    start: int
    end: int
    status: Status


def upcoming(prose: Prose, dated: Sequence[Dated]) -> tuple[Upcoming, ...]:
    """The events the text says lie ahead, in its order, each with the clause that tells it. `dated`: the text's own dates."""
    if prose.published is None:
        return ()
    ahead = [one for one in dated if _lies_ahead(one, prose)]
    return tuple(_once(found for one, sentence in _in_sentences(ahead, prose) if (found := _event(one, sentence, prose, dated))))


def _in_sentences(ahead: Iterable[Dated], prose: Prose) -> Iterator[tuple[Dated, tuple[int, int]]]:
    """Each date with the sentence it stands in; both come in the order of the text."""
    sentences = iter(prose.sentences)
    current = next(sentences, None)
    for one in ahead:
        while current and current[1] < one.span.end:
            current = next(sentences, None)
        if current and current[0] <= one.span.start:
            yield one, current


def _lies_ahead(one: Dated, prose: Prose) -> bool:
    """A date whose last day is after publication; one that has begun only where the words look ahead."""
    published = prose.published
    if published is None or one.type not in ("DATE", "TIME") or one.grain not in _COARSE | _FINE:
        return False
    first, last = first_day(one.value), last_day(one.end_value or one.value)
    if first is None or last is None or (last - published).days > _FARTHEST_DAYS or last < published:
        return False
    if first > published:
        return True
    if one.grain == "day":
        return direction(prose.text, one.span.start, one.span.end) is Direction.FUTURE
    before = prose.text[max(0, one.span.start - 12) : one.span.end]
    return bool(_WINDOW_AHEAD.search(before)) and last > published


def _event(one: Dated, sentence: tuple[int, int], prose: Prose, dated: Sequence[Dated]) -> Upcoming | None:
    text = prose.text
    if _BESIDE_OLD.search(text, max(0, one.span.start - 30), one.span.start):
        return None
    if not one.text.isascii():
        return _eastern(one, sentence, text)
    if _is_named_or_between(one, text) or _is_of_the_past(one, sentence, prose, dated):
        return None
    cue = _nearest_cue(one, sentence, text)
    if cue is None:
        return None
    start, end = _clause(one, cue, sentence, text)
    if not _tells(text[start:end], one, cue, prose):
        return None
    moved_from = _moved_from(one, sentence, text, dated) if cue.status is Status.MOVED else ""
    return Upcoming(
        sentence=Span(start=sentence[0], end=sentence[1]), dated=one, what=text[start:end], status=cue.status, moved_from=moved_from
    )


def _is_named_or_between(one: Dated, text: str) -> bool:
    """What is no day of its own: a feast, "that day", "April's", one end of "between Tuesday and Friday"."""
    if _AFTER_BETWEEN.search(text, max(0, one.span.start - 24), one.span.start):
        return True
    return bool(_ANAPHOR.match(one.text)) or (one.grain == "day" and is_feast(one.text)) or _is_possessive_month(one, text)


def _is_possessive_month(one: Dated, text: str) -> bool:
    return one.grain == "month" and text[one.span.end : one.span.end + 2] in ("'s", "’s")


def _tells(what: str, one: Dated, cue: _Cue, prose: Prose) -> bool:
    """Whether a clause tells of an event on the date rather than of a wish, a forecast, a rule or nothing at all."""
    if len(what) > _MOST_CHARS or len(what.split()) < _FEWEST_WORDS or _NONE.search(what) or _FORECAST.search(what):
        return False
    if _CONDITION.match(what) or (cue.status is not Status.POSSIBLE and re.search(r"\bif\b", what)):
        return False
    if one.value[:10] == str(prose.published) and (not _STRICT.search(what) or re.search(r"\b(?:was|were)\b", what)):
        return False
    if one.grain in ("month", "season") and _MUSING.search(what):
        return False
    if one.grain not in _COARSE:
        return True
    between = prose.text[min(cue.end, one.span.start) : max(cue.end, one.span.start)]
    is_bare = bool(re.fullmatch(r"\d{4}", one.text))
    before = prose.text[max(0, one.span.start - 16) : one.span.start]
    return cue.end <= one.span.start and bool(_HELD.search(between)) and (not is_bare or bool(_IN_YEAR.search(before)))


def _is_of_the_past(one: Dated, sentence: tuple[int, int], prose: Prose, dated: Sequence[Dated]) -> bool:
    """A day without its year in a sentence that names a day long gone: most likely of that year."""
    if _SAID_YEAR.search(one.text) or one.grain not in ("day", "month") or prose.published is None:
        return False
    for other in dated:
        if sentence[0] <= other.span.start < sentence[1] and other.type == "DATE":
            last = last_day(other.value)
            if last and (prose.published - last).days > _LONG_AGO_DAYS:
                return True
    return False


def _nearest_cue(one: Dated, sentence: tuple[int, int], text: str) -> _Cue | None:
    """The cue that governs a date: the nearest before it in its clause, else the nearest after it."""
    begin, stop = max(sentence[0], one.span.start - _REACH_CHARS), min(sentence[1], one.span.end + _REACH_CHARS)
    cues = [_Cue(start=match.start(), end=match.end(), status=_status(match)) for match in _CUE.finditer(text, begin, stop)]
    before = [cue for cue in cues if cue.end <= one.span.start and not _parted(text, cue.end, one.span.start)]
    opens = len(text[_last_boundary(text, sentence[0], one.span.start) : one.span.start].split()) <= 2
    after = [cue for cue in cues if opens and cue.start >= one.span.end and not _parted(text, one.span.end, cue.start)]
    if any(cue.status is Status.MOVED for cue in before):
        return next(cue for cue in reversed(before) if cue.status is Status.MOVED)
    way, is_plain = direction(text, one.span.start, one.span.end), bool(_SAID_YEAR.search(one.text) or _WINDOW_AHEAD.search(one.text))
    if way is Direction.PAST or (way is Direction.UNKNOWN and not is_plain and not before):
        return None
    return _governing(before[::-1]) or _governing(after)


def _last_boundary(text: str, start: int, end: int) -> int:
    """Where the clause begins that ends at `end`."""
    return max((match.end() for match in _BOUNDARY.finditer(text, start, end)), default=start)


def _governing(cues: Sequence[_Cue]) -> _Cue | None:
    """The first cue; a "may" or "hopes" close by it weighs more than what it governs ("hopes it will be held")."""
    if not cues:
        return None
    doubtful = next((cue for cue in cues[:3] if cue.status is Status.POSSIBLE and abs(cue.start - cues[0].start) < 40), None)
    return doubtful or cues[0]


def _status(match: re.Match[str]) -> Status:
    kind = match.lastgroup
    return {"moved": Status.MOVED, "possible": Status.POSSIBLE, "planned": Status.PLANNED}.get(kind or "", Status.ANNOUNCED)


def _parted(text: str, start: int, end: int) -> bool:
    return bool(_BOUNDARY.search(text, start, end)) or bool(re.search(r"\b(?:after|since|because|when|who|which)\b", text[start:end]))


def _clause(one: Dated, cue: _Cue, sentence: tuple[int, int], text: str) -> tuple[int, int]:
    """The stretch of the sentence about date and cue that no boundary parts, trimmed of marks at its edges."""
    start, end = sentence
    first, last = min(one.span.start, cue.start), max(one.span.end, cue.end)
    for match in _BOUNDARY.finditer(text, start, end):
        if match.end() <= first:
            start = match.end()
        elif match.start() >= last:
            end = match.start()
            break
    while start < first and text[start] in " ,;:—–-\"“”‘'`":
        start += 1
    while end > last and text[end - 1] in " ,;:—–-.\"“”’'":
        end -= 1
    return start, end


def _moved_from(one: Dated, sentence: tuple[int, int], text: str, dated: Sequence[Dated]) -> str:
    """The date the sentence calls the old one."""
    for other in dated:
        if sentence[0] <= other.span.start < sentence[1] and other.type == "DATE" and other.value != one.value:
            if _BESIDE_OLD.search(text, max(0, other.span.start - 40), other.span.start):
                return other.value
    return ""


def _eastern(one: Dated, sentence: tuple[int, int], text: str) -> Upcoming | None:
    what = text[sentence[0] : sentence[1]].rstrip("。.")
    if len(what) > _MOST_CHARS or _EASTERN_NONE.search(what):
        return None
    for status, cue in _EASTERN_CUES:
        if cue.search(text, one.span.end, sentence[1]):
            return Upcoming(sentence=Span(start=sentence[0], end=sentence[1]), dated=one, what=what, status=status)
    return None


def _once(found: Iterable[Upcoming]) -> Iterator[Upcoming]:
    """One event a clause and day ("Saturday, Aug. 23"); the fullest words of the date stay."""
    kept: dict[tuple[str, str, int], Upcoming] = {}
    for one in found:
        key = (one.dated.value[:10], one.dated.end_value, one.sentence.start)
        if key not in kept or len(kept[key].dated.text) < len(one.dated.text):
            kept[key] = one
    return iter(sorted(kept.values(), key=lambda one: one.dated.span.start))


def is_over(one: Upcoming, today: dt.date) -> bool:
    """Whether the last day of an event is gone."""
    last = last_day(one.dated.end_value or one.dated.value)
    return last is not None and last < today
