"""What a text says lies ahead: a date after its publication, and in the same clause words that announce, plan or consider it.

Precision comes first: no cue, no event; what is denied, called off, forecast or priced is none.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsloom.language import upcoming_signs as signs
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    start: int
    end: int
    status: Status
    is_wish: bool = False
    is_noun: bool = False


def upcoming(prose: Prose, dated: Sequence[Dated]) -> tuple[Upcoming, ...]:
    """The events the text says lie ahead, in its order, each with the clause that tells it. `dated`: the text's own dates."""
    if prose.published is None:
        return ()
    ahead = [one for one in dated if _lies_ahead(one, prose)]
    return tuple(
        _once(found for one, sentence in _in_sentences(ahead, prose) if (found := _event(one, sentence, prose, dated)))
    )


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
    if published is None or one.type not in ("DATE", "TIME") or one.grain not in signs.COARSE | signs.FINE:
        return False
    first, last = first_day(one.value), last_day(one.end_value or one.value)
    if first is None or last is None or (last - published).days > _FARTHEST_DAYS or last < published:
        return False
    if first > published:
        return True
    if one.grain == "day":
        return direction(prose.text, one.span.start, one.span.end) is Direction.FUTURE
    before = prose.text[max(0, one.span.start - 12) : one.span.end]
    return bool(signs.WINDOW_AHEAD.search(before)) and last > published


def _event(one: Dated, sentence: tuple[int, int], prose: Prose, dated: Sequence[Dated]) -> Upcoming | None:
    text = prose.text
    if signs.BESIDE_OLD.search(text, max(0, one.span.start - 30), one.span.start):
        return None
    if not one.text.isascii():
        return _eastern(one, sentence, text)
    if (
        _is_stamp(one, sentence, text)
        or _is_named_or_between(one, text)
        or _is_of_the_past(one, sentence, prose, dated)
    ):
        return None
    cue = _nearest_cue(one, sentence, text) or _noun_cue(one, prose)
    if cue is None:
        return None
    start, end = _clause(one, cue, sentence, text)
    if not _tells(text[start:end], one, cue, prose) or signs.UNDONE.search(text, end, sentence[1]):
        return None
    if cue.is_noun:
        start, end = _named(one, cue, sentence, text)
    moved_from = _moved_from(one, sentence, text, dated) if cue.status is Status.MOVED else ""
    return Upcoming(
        sentence=Span(start=sentence[0], end=sentence[1]),
        dated=one,
        what=text[start:end],
        status=Status.PLANNED if one.grain in signs.COARSE and cue.status is Status.ANNOUNCED else cue.status,
        moved_from=moved_from,
    )


def _noun_cue(one: Dated, prose: Prose) -> _Cue | None:
    """The noun a day to come is put before, where no verb tells of it."""
    first = first_day(one.value)
    if one.grain != "day" or first is None or prose.published is None or first <= prose.published:
        return None
    way = direction(prose.text, one.span.start, one.span.end)
    is_certain = way is Direction.FUTURE or (way is Direction.UNKNOWN and any(sign.isdecimal() for sign in one.text))
    match = signs.HELD_ON_IT.match(prose.text, one.span.end) if is_certain else None
    return _Cue(start=match.start(), end=match.end(), status=Status.ANNOUNCED, is_noun=True) if match else None


def _named(one: Dated, cue: _Cue, sentence: tuple[int, int], text: str) -> tuple[int, int]:
    """The name of what is held on a day: the clause around it may be about somebody else ("X, the front-runner in …")."""
    before = signs.WHOSE.search(text, sentence[0], one.span.start)
    after = signs.WHERE.match(text, cue.end, sentence[1])
    return before.start() if before else one.span.start, after.end() if after else cue.end


def _is_stamp(one: Dated, sentence: tuple[int, int], text: str) -> bool:
    """The time something was written or posted, or the head of a chronology's entry."""
    opens = not re.search(r"\w\w", text[sentence[0] : one.span.start])
    if opens and signs.ENTRY.match(text, one.span.end):
        return True
    follows_preposition = re.search(
        r"\b(?:on|from|until|by|at|for)\s(?:\w+,?\s)?$", text[max(0, one.span.start - 24) : one.span.start]
    )
    return not follows_preposition and bool(signs.STAMP.match(text, one.span.end, one.span.end + 48))


def _is_named_or_between(one: Dated, text: str) -> bool:
    """What is no day of its own: a feast, "that day", "April's", one end of "between Tuesday and Friday"."""
    if signs.AFTER_BETWEEN.search(text, max(0, one.span.start - 24), one.span.start):
        return True
    return (
        bool(signs.ANAPHOR.match(one.text))
        or (one.grain == "day" and is_feast(one.text))
        or _is_possessive_period(one, text)
        or _is_attributive(one, text)
    )


def _is_possessive_period(one: Dated, text: str) -> bool:
    """ "Next year's budget": what is said of it need not happen then."""
    return one.grain not in ("day", "time") and text[one.span.end : one.span.end + 2] in ("'s", "’s")


def _is_attributive(one: Dated, text: str) -> bool:
    """ "For Sunday dinner", but not "on Sunday people …"."""
    if not signs.WEEKDAY.fullmatch(one.text) or text[max(0, one.span.start - 3) : one.span.start].lower() == "on ":
        return False
    return bool(signs.ATTRIBUTIVE.match(text, one.span.end)) and not signs.HELD_ON_IT.match(text, one.span.end)


def _tells(what: str, one: Dated, cue: _Cue, prose: Prose) -> bool:
    """Whether a clause tells of an event on the date rather than of a wish, a forecast, a rule or nothing at all."""
    if (
        len(what) > _MOST_CHARS
        or len(what.split()) < _FEWEST_WORDS
        or signs.NONE.search(what)
        or signs.FORECAST.search(what)
    ):
        return False
    if cue.status is not Status.MOVED and signs.BEFORE_IT_MOVED.search(what):
        return False
    if signs.CONDITION.match(what) or (cue.status is not Status.POSSIBLE and re.search(r"\bif\b", what)):
        return False
    if one.value[:10] == str(prose.published) and (
        not signs.STRICT.search(what) or re.search(r"\b(?:was|were)\b", what)
    ):
        return False
    if one.grain in ("month", "season") and signs.MUSING.search(what):
        return False
    if one.grain not in signs.COARSE:
        return True
    between = prose.text[min(cue.start, one.span.start) : max(cue.end, one.span.start)]
    is_bare = bool(re.fullmatch(r"\d{4}", one.text))
    before = prose.text[max(0, one.span.start - 16) : one.span.start]
    return (
        cue.end <= one.span.start
        and bool(signs.HELD.search(between))
        and (not is_bare or bool(signs.IN_YEAR.search(before)))
    )


def _is_of_the_past(one: Dated, sentence: tuple[int, int], prose: Prose, dated: Sequence[Dated]) -> bool:
    """A day without its year in a sentence that names a day long gone: most likely of that year."""
    if signs.SAID_YEAR.search(one.text) or one.grain not in ("day", "month") or prose.published is None:
        return False
    for other in dated:
        if sentence[0] <= other.span.start < sentence[1] and other.type == "DATE":
            last = last_day(other.value)
            if last and (prose.published - last).days > signs.LONG_AGO_DAYS:
                return True
    return False


def _nearest_cue(one: Dated, sentence: tuple[int, int], text: str) -> _Cue | None:
    """The cue that governs a date: the nearest before it in its clause, else the nearest after it."""
    begin, stop = max(sentence[0], one.span.start - _REACH_CHARS), min(sentence[1], one.span.end + _REACH_CHARS)
    cues = [
        _Cue(start=match.start(), end=match.end(), status=_status(match), is_wish=bool(signs.WISH.match(match.group())))
        for match in signs.CUE.finditer(text, begin, stop)
    ]
    before = [cue for cue in cues if cue.end <= one.span.start and not _parted(text, cue.end, one.span.start)]
    opens = len(text[_last_boundary(text, begin, one.span.start) : one.span.start].split()) <= 2
    after = [cue for cue in cues if opens and cue.start >= one.span.end and not _parted(text, one.span.end, cue.start)]
    if any(cue.status is Status.MOVED for cue in before):
        return next(cue for cue in reversed(before) if cue.status is Status.MOVED)
    way, is_plain = (
        direction(text, one.span.start, one.span.end),
        bool(signs.SAID_YEAR.search(one.text) or signs.WINDOW_AHEAD.search(one.text)),
    )
    if way is Direction.PAST or (way is Direction.UNKNOWN and not is_plain and not before):
        return None
    return _governing(before[::-1]) or _governing(after)


def _last_boundary(text: str, start: int, end: int) -> int:
    """Where the clause begins that ends at `end`."""
    return max((match.end() for match in signs.BOUNDARY.finditer(text, start, end)), default=start)


def _governing(cues: Sequence[_Cue]) -> _Cue | None:
    """The first cue; a wish close by it weighs more than what it governs ("hopes it will be held")."""
    if not cues:
        return None
    return next((cue for cue in cues[:3] if cue.is_wish and abs(cue.start - cues[0].start) < signs.WISH_CHARS), cues[0])


def _status(match: re.Match[str]) -> Status:
    kind = match.lastgroup
    return {"moved": Status.MOVED, "possible": Status.POSSIBLE, "planned": Status.PLANNED}.get(
        kind or "", Status.ANNOUNCED
    )


def _parted(text: str, start: int, end: int) -> bool:
    return bool(signs.BOUNDARY.search(text, start, end)) or bool(
        re.search(r"\b(?:after|since|because|when|who|which)\b", text[start:end])
    )


def _clause(one: Dated, cue: _Cue, sentence: tuple[int, int], text: str) -> tuple[int, int]:
    """The stretch of the sentence about date and cue that no boundary parts, trimmed of marks at its edges."""
    start, end = sentence
    first, last = min(one.span.start, cue.start), max(one.span.end, cue.end)
    for match in signs.BOUNDARY.finditer(text, start, end):
        if match.end() <= first:
            start = match.end()
        elif match.start() >= last:
            comma = match.start() if match.group()[0] in ";,: –—-" else text.rfind(",", last, match.start())
            end = comma if comma >= 0 else end
            break
    while start < first and text[start] in " ,;:—–-\"“”‘'`":
        start += 1
    while end > last and text[end - 1] in " ,;:—–-.\"“”’'":
        end -= 1
    return start, end


def _moved_from(one: Dated, sentence: tuple[int, int], text: str, dated: Sequence[Dated]) -> str:
    """The date the sentence calls the old one."""
    for other in dated:
        is_other = sentence[0] <= other.span.start < sentence[1] and other.type == "DATE" and other.value != one.value
        if is_other and signs.BESIDE_OLD.search(text, max(0, other.span.start - 40), other.span.start):
            return other.value
    return ""


def _eastern(one: Dated, sentence: tuple[int, int], text: str) -> Upcoming | None:
    if one.grain in signs.COARSE and signs.EASTERN_ATTRIBUTIVE.match(text, one.span.end):
        return None
    what = text[sentence[0] : sentence[1]].rstrip("。.")
    if len(what) > _MOST_CHARS or signs.EASTERN_NONE.search(what):
        return None
    for status, cue in signs.EASTERN_CUES:
        if cue.search(text, one.span.end, sentence[1]):
            return Upcoming(sentence=Span(start=sentence[0], end=sentence[1]), dated=one, what=what, status=status)
    return None


def _once(found: Iterable[Upcoming]) -> Iterator[Upcoming]:
    """One event a clause and day ("Saturday, Aug. 23"); the fullest words of the date stay, those with a number before others."""
    kept: dict[tuple[str, str, int], Upcoming] = {}
    for one in found:
        key = (one.dated.value[:10], one.dated.end_value, one.sentence.start)
        if key not in kept or _fullness(kept[key]) < _fullness(one):
            kept[key] = one
    return iter(sorted(kept.values(), key=lambda one: one.dated.span.start))


def _fullness(one: Upcoming) -> tuple[bool, int]:
    return any(sign.isdecimal() for sign in one.dated.text), len(one.dated.text)


def is_over(one: Upcoming, today: dt.date) -> bool:
    """Whether the last day of an event is gone."""
    last = last_day(one.dated.end_value or one.dated.value)
    return last is not None and last < today
