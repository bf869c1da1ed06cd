"""The head of a saved article page: headline, publisher, time, section, byline, caption and where the body begins."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsloom.extract.bylines import is_organisation, names_in
from newsloom.extract.captions import split_credit
from newsloom.extract.cards import alike
from newsloom.extract.datelines import read_dateline
from newsloom.extract.furniture import is_furniture
from newsloom.extract.instants import Instant, read_instant
from newsloom.extract.labels import read_label
from newsloom.extract.lines import (
    comment_count,
    ends_sentence,
    has_picture_credit,
    headed,
    is_byline,
    is_prose,
    is_short_label,
    is_wide,
    section_names,
    shows_picture,
)

MAX_HEAD_LINES = 40  # menus above an article run to a few dozen lines
BODY_BEGUN = 2  # paragraphs after which no line belongs to the head; the first may be a caption
MAX_SECTIONS = 2  # a page that lists more shows its menu
MIN_TITLE_WORDS = 3
_STAMPED = re.compile(
    r"^\s*(?:date|published|posted)?\s*:?\s*(?P<date>\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:\s?[A-Z]{2,4}|[+-]\d{2}:?\d{2})?)?)\s+[|·•–-]?\s*(?P<source>\S.{1,60})$",
    re.I,
)
_STAMPED_AFTER = re.compile(r"^\s*(?P<source>[A-Z]\S.{1,50}?)\s+[|·•–-]\s+(?P<date>.{6,50})$")
_PLACE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ.'’ /-]{2,40}(?:, [A-Z][\w. ]{1,20})?$")
_BULLET = re.compile(r"^[-–•·]\s+(?P<name>\S.{0,40})$")
_ROLE = re.compile(
    r"^(?:[\w-]+\s){0,3}(?:staff\s)?(?:writers?|correspondents?|reporters?|editors?|journalists?)$", re.I
)
_COPYRIGHT = re.compile(
    r"^(?:©|\(c\)|copyright)\s*(?:©)?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?\s*(?:by\s)?(?P<name>[A-Z][\w.&’' ]{2,50}?)(?:[.,].*|\sall rights.*)?$",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedHead:
    title: str
    body_at: int  # index of the body's first line
    source: str = ""
    published: Instant | None = None
    sections: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    caption: str = ""
    credit: str = ""
    deck: str = ""
    dateline: str = ""
    comment_count: int | None = None


@dataclass(slots=True, kw_only=True)
class _Found:
    """What was seen so far while reading the head from its top."""

    source: str = ""
    published: Instant | None = None
    sections: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()  # "- Politics", "- The Publisher" under an aggregator's headline
    authors: tuple[str, ...] = ()
    dateline: str = ""
    comments: int | None = None


def read_head(lines: Sequence[str], captured_at: dt.datetime | None, *, names_source: bool) -> SavedHead | None:
    """The head of the article these lines hold, or None where no line can be its headline.

    `names_source`: the page is an aggregator's, whose headline is followed by the publisher's name.
    """
    found = _Found()
    rest = _other_lines(lines, found, captured_at)
    title_at = _title_line(lines, rest)
    if title_at is None:
        return None
    before = [index for index in rest if index < title_at and index < MAX_HEAD_LINES]
    after = [index for index in rest if index > title_at]
    if (names_source and after and is_short_label(lines[after[0]]) and not found.source) or (
        after and not found.source and is_short_label(lines[after[0]]) and is_organisation(lines[after[0]].strip())
    ):
        found.source = lines[after.pop(0)].strip()
    captions = [lines[i].strip() for i in before if has_picture_credit(lines[i]) or is_prose(lines[i])]
    deck, below = _above_body(lines, after, _time_line(lines, captured_at))
    captions += below
    caption, credit = split_credit(captions[0]) if captions else ("", "")
    return SavedHead(
        title=lines[title_at].strip(),
        body_at=after[0] if after else len(lines),
        source=found.source,
        published=found.published,
        sections=_sections(found),
        authors=found.authors,
        caption=caption,
        credit=credit,
        deck=deck,
        dateline=found.dateline,
        comment_count=found.comments,
    )


def _other_lines(lines: Sequence[str], found: _Found, captured_at: dt.datetime | None) -> list[int]:
    """The lines that are headline, caption, deck or body; what the others of the head say is noted in `found`."""
    rest: list[int] = []
    prose = 0
    for index, line in enumerate(lines):
        text = line.strip()
        if not text or (prose < BODY_BEGUN and _take(found, text, captured_at)):
            continue
        prose += is_prose(text)
        rest.append(index)
    return rest


def _above_body(lines: Sequence[str], after: list[int], labelled: int | None) -> tuple[str, list[str]]:
    """The deck and the captions between headline and body; their lines are taken off `after`."""
    deck, captions = "", []
    while after:
        line = lines[after[0]].strip()
        following = next((lines[i] for i in after[1 : MAX_HEAD_LINES + 1] if is_prose(lines[i])), "")
        above_time = labelled is not None and after[0] < labelled
        if _is_caption(line, following, above_time=above_time):
            captions.append(line)
        elif following and not ends_sentence(line) and not is_prose(line) and len(line.split()) >= MIN_TITLE_WORDS:
            deck = deck or line
        elif not (following and is_short_label(line) and not ends_sentence(line)):
            break
        after.pop(0)
    return deck, captions


def _sections(found: _Found) -> tuple[str, ...]:
    listed = tuple(headed(name) for name in found.bullets if not alike(name, found.source))
    return (found.sections if len(found.sections) <= MAX_SECTIONS else ()) or listed[:MAX_SECTIONS]


def publisher_in_copyright(lines: Sequence[str]) -> str:
    """The publisher a copyright line at the foot names, or ""."""
    for line in reversed(lines[-30:]):
        if match := _COPYRIGHT.match(line.strip()):
            return match["name"].strip()
    return ""


def _take(found: _Found, text: str, captured_at: dt.datetime | None) -> bool:
    """Notes what a line of the head says about the article; whether it said anything."""
    zone = captured_at.tzinfo if captured_at else None
    if match := _STAMPED.match(text):
        found.published = found.published or read_instant(match["date"], zone=zone)
        found.source = found.source or match["source"].strip()
        return True
    if label := read_label(text, captured_at):
        if label.instant and (found.published is None or (label.instant.exact and not found.published.exact)):
            found.published = label.instant
        return True
    if (match := _STAMPED_AFTER.match(text)) and len(text) < 80 and (label := read_label(match["date"], captured_at)):
        found.published = found.published or label.instant
        found.source = found.source or match["source"].strip()
        return True
    if (count := comment_count(text)) is not None:
        found.comments = count if found.comments is None else found.comments
        return True
    if match := _BULLET.match(text):
        found.bullets += (match["name"].strip(),)
        return True
    if names := section_names(text):
        found.sections += tuple(headed(name) for name in names if headed(name) not in found.sections)
        return True
    if is_byline(text):
        found.authors = found.authors or names_in(text)
        return True
    if _PLACE.match(text) and len(text.split()) <= 5 and (filed := read_dateline(f"{text} — The")):
        found.dateline = found.dateline or filed.place
        return True
    return is_furniture(text) or bool(_ROLE.match(text))


def _title_line(lines: Sequence[str], rest: Sequence[int]) -> int | None:
    """The line that is most like a headline: words enough, no stop, above the first paragraph, not a picture's."""
    prose = [i for i in rest if is_prose(lines[i]) and not has_picture_credit(lines[i])]
    limit = prose[0] if prose else len(lines)
    best, best_score = None, 0.0
    candidates = [index for index in rest if index < limit or index == rest[0]][:MAX_HEAD_LINES]
    for order, index in enumerate(candidates):
        text = lines[index].strip()
        following = next((lines[i].strip() for i in rest if i > index), "")
        words = len(text) // 3 if is_wide(text) else len(text.split())
        score = 1.0 + min(words, 12) / 4 - 0.1 * order
        score -= 3.0 * (words < MIN_TITLE_WORDS or len(text) > 300)
        score -= 2.0 * has_picture_credit(text) + 1.5 * (ends_sentence(text) and not text.endswith(("?", "!")))
        score -= 1.0 * (bool(following) and has_picture_credit(following) and order == 0 and words < 6)
        score -= 1.0 * (shows_picture(text, following or "x") and ends_sentence(text))
        if best is None or score > best_score + 0.5 * (order > 0):
            best, best_score = index, score
    return best if best is not None and best_score > -2 else None


def _time_line(lines: Sequence[str], captured_at: dt.datetime | None) -> int | None:
    return next(
        (i for i, line in enumerate(lines[:MAX_HEAD_LINES]) if line.strip() and read_label(line, captured_at)), None
    )


def _is_caption(line: str, following: str, *, above_time: bool) -> bool:
    if not following:
        return False
    if has_picture_credit(line) and len(line) < 500:
        return True
    return (above_time and ends_sentence(line)) or shows_picture(line, following)
