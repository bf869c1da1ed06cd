"""Whether an event is told as done, planned, hoped for, long past or denied."""

import re

from newsloom.language.events.candidates import Candidate
from newsloom.language.events.words import Words
from newsloom.model.said import Modality

_YEAR = re.compile(r"(?:19|20)\d\d")
_LAST = frozenset("year decade century decades years".split())


def modality_of(words: Words, event: Candidate, year: int | None) -> Modality:
    """`year` is that of publication, where known."""
    if event.negated:
        return Modality.FACT if event.type in ("REJECT", "THREATEN") else Modality.DENIAL
    if event.modal in ("will", "ready"):
        return Modality.PLAN
    if event.modal in ("may", "must", "wish"):
        return Modality.HOPE
    return Modality.PAST if _is_past(words, event, year) else Modality.FACT


def _is_past(words: Words, event: Candidate, year: int | None) -> bool:
    """A year gone by beside the verb, "years ago", or told with "had"."""
    low = words.low
    near = low[max(0, event.first - 6) : event.after + 14]
    for place, word in enumerate(near):
        if _YEAR.fullmatch(word) and year and int(word) < year and place and near[place - 1] in ("in", "since", "of"):
            return True
        if word == "ago" and place and near[place - 1] in ("years", "decades", "decade", "year"):
            return True
        if word == "last" and near[place + 1 : place + 2] and near[place + 1] in _LAST:
            return True
    return "had" in low[max(0, event.first - 3) : event.first] and event.first > 0
