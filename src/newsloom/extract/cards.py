"""Where the cards of a saved aggregator page stand: source, time, sections, headline, text."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsloom.extract.instants import Instant
from newsloom.extract.labels import read_label
from newsloom.extract.lines import headed, is_prose, is_short_label

MAX_BULLETS = 6  # sections and source listed under a card's time
MAX_TITLE_CHARS = 300
_BULLET = re.compile(r"^\s*[-–—•·*]\s+(?P<name>\S.{0,58})$")
_JOINED = re.compile(r"^(?P<source>\S.{1,45}?)\s+[-–—·•|]\s+(?P<when>.{2,40})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card: lines `start` to `end` of the page, its header parted from its body."""

    start: int
    end: int
    source: str
    sections: tuple[str, ...]
    published: Instant | None
    title: str
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    start: int
    body_at: int  # index of the headline's line
    source: str
    sections: tuple[str, ...]
    published: Instant | None


def find_cards(lines: Sequence[str], captured_at: dt.datetime | None) -> tuple[Card, ...]:
    """The cards of the page in order; nothing where it has none."""
    heads: list[_Head] = []
    index = 0
    while index < len(lines):
        head = _head_at(lines, index, captured_at)
        if head:
            heads.append(head)
            index = head.body_at + 1
        else:
            index += 1
    ends = [head.start for head in heads[1:]] + [len(lines)] * bool(heads)
    return tuple(_card(lines, head, end) for head, end in zip(heads, ends, strict=True))


def _head_at(lines: Sequence[str], index: int, captured_at: dt.datetime | None) -> _Head | None:
    """The card header whose source line is `index`: source, time, "- Section" …, "- Source", then the headline."""
    source = lines[index].strip()
    if not source or not is_short_label(source):
        return None
    position = _next(lines, index + 1)
    label = read_label(lines[position], captured_at) if position < len(lines) else None
    bullets: list[str] = []
    if label:
        after = _next(lines, position + 1)
        while after < len(lines) and len(bullets) < MAX_BULLETS and (match := _BULLET.match(lines[after])):
            bullets.append(match["name"].strip())
            after = _next(lines, after + 1)
        repeated = _same(source, bullets)
        if bullets and repeated and _is_title(lines, after):
            sections = tuple(headed(name) for name in bullets if not alike(name, source))
            return _Head(start=index, body_at=after, source=source, sections=sections, published=label.instant)
        return None
    if (match := _JOINED.match(source)) and (label := read_label(match["when"], captured_at)):
        after = _next(lines, index + 1)
        if _is_title(lines, after) and after == index + 1 and not read_label(match["source"], captured_at):
            return _Head(
                start=index, body_at=after, source=match["source"].strip(), sections=(), published=label.instant
            )
    return None


def _card(lines: Sequence[str], head: _Head, end: int) -> Card:
    body = [line.strip() for line in lines[head.body_at + 1 : end] if line.strip()]
    return Card(
        start=head.start,
        end=end,
        source=head.source,
        sections=head.sections,
        published=head.published,
        title=lines[head.body_at].strip(),
        body=tuple(body),
    )


def _is_title(lines: Sequence[str], index: int) -> bool:
    """Whether a headline stands there; a paragraph means that the headline stood above the source."""
    if index >= len(lines) or _BULLET.match(lines[index]) or len(lines[index].strip()) > MAX_TITLE_CHARS:
        return False
    return not (is_prose(lines[index]) and lines[index].rstrip().endswith("."))


def _next(lines: Sequence[str], index: int) -> int:
    """The index of the next line with words."""
    while index < len(lines) and not lines[index].strip():
        index += 1
    return index


def _same(source: str, names: Sequence[str]) -> bool:
    return any(alike(source, name) for name in names)


def alike(one: str, other: str) -> bool:
    """Whether two spellings name one publisher."""
    a, b = (re.sub(r"\W+", "", name).casefold().removeprefix("the") for name in (one, other))
    return a == b
