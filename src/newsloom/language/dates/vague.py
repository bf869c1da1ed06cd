"""Single words that say when: today, yesterday, tonight, now, in the past, the near future."""

import re

from newsloom.language.dates.context import Context, Match, Rule
from newsloom.language.dates.values import FUTURE, PAST, PRESENT, Value, of_day
from newsloom.text.calendar import shifted

_STEPS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}


def _day(match: Match, context: Context) -> Value | None:
    word = match["word"]
    if context.published is None or (word[0].isupper() and re.search(r"[A-Z]\w*\s$", context.before(match, 12))):
        return None  # "Japan Today"
    step = _STEPS[word.lower()]
    beyond = (match["beyond"] or "").lower()
    return of_day(shifted(context.published, step + (("after" in beyond) - ("before" in beyond))))


def _part(match: Match, context: Context) -> Value | None:
    if context.published is None:
        return None
    words = match.group().lower().split()
    part = "NI" if words[0] in ("tonight", "overnight") else _PARTS[words[-1]]
    day = of_day(shifted(context.published, -(words[0] == "last")))
    return Value(value=f"{day.value}T{part}", grain="time", type="TIME") if day else None


def _present(_: Match, __: Context) -> Value:
    return PRESENT


def _past(_: Match, __: Context) -> Value:
    return PAST


def _future(_: Match, __: Context) -> Value:
    return FUTURE


_UNIT_NEXT = r"(?!\s(?:\w+\s)?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|quarters?|years?|decades?|century|centuries|summer|spring|winter|fall|autumn|season)\b)"
RULES = (
    Rule(
        re.compile(
            r"\b(?P<beyond>(?:the\s)?day\s(?:before|after)\s)?(?P<word>today|yesterday|tomorrow)(?:\s(?:morning|afternoon|evening|night))?\b(?!-)",
            re.IGNORECASE,
        ),
        _day,
    ),
    Rule(
        re.compile(r"\b(?:tonight|overnight|(?:this|last)\s(?:morning|afternoon|evening|night))\b", re.IGNORECASE),
        _part,
    ),
    Rule(
        re.compile(
            r"\b(?:now|current|currently|nowadays|these\sdays|at\spresent|at\sthe\smoment)\b(?!-)(?!\s(?:events|affairs|account)\b)",
            re.IGNORECASE,
        ),
        _present,
    ),
    Rule(re.compile(rf"\b(?:in\s)?the\s(?:recent\s|distant\s)?past\b{_UNIT_NEXT}(?!-)", re.IGNORECASE), _past),
    Rule(
        re.compile(r"\brecently\b|\b(?:(?<=has\s)|(?<=have\s))previously\b", re.IGNORECASE),
        _past,
    ),
    Rule(
        re.compile(
            r"\b(?:recent|past)\s(?:years|decades)\b|\b(?:the\s)(?:last|past)\sfew\s(?:weeks|months|years)\b",
            re.IGNORECASE,
        ),
        _past,
    ),
    Rule(
        re.compile(
            r"\b(?:in\s)?the\s(?:near\s|not-too-distant\s|immediate\s)?future\b|\bcoming\s(?:days|weeks|months|quarters|years|decades)\b",
            re.IGNORECASE,
        ),
        _future,
    ),
)
