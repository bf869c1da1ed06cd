"""The article page at the head of a saved text: header lines in any order, body, then what the page shows below."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsloom.extract.agencies import read_dateline
from newsloom.extract.furniture import is_furniture
from newsloom.extract.instants import read_instant
from newsloom.extract.saved_body import body_of
from newsloom.extract.saved_cards import shown_time
from newsloom.model.article import Extracted, Picture

_PROSE_CHARS = 120  # a line of the body; headers are shorter or no sentences
_TITLE_WORDS = 4
_DATED_HEADER = re.compile(
    r"^(?:date\s*:?\s*)?(?P<date>\d{4}-\d{2}-\d{2})(?:[T ][\d:]+\S*)?\s{1,4}(?P<source>[^\d\W].{1,60})$", re.I
)
_COMMENTS = re.compile(r"^(?P<count>\d{1,6})\s+comments?$|^comments?\s*\(?(?P<other>\d{1,6})\)?$", re.I)
_NO_COMMENTS = re.compile(r"^(?:no comments(?: yet)?\b.{0,5}|be the first to comment.{0,20})$", re.I)
_SECTIONS = frozenset(
    "politics national business world asia society opinion editorial sports sport crime entertainment culture lifestyle"
    " tech technology science health features travel food economy international general japan korea arts local region"
    " markets education environment weather".split()
)
_CREDIT = re.compile(
    r"\s*\b(?:Image|Photo|Picture|Photograph|Credit|File photo|写真|사진)\s*(?:by|courtesy of)?\s*[:：]\s*(?P<credit>[^.]{2,60})$|\s*\|\s*(?P<bar>[A-Z][A-Z0-9 ./&-]{1,50})$|\s*\((?P<brackets>[A-Z][\w /.-]{1,40}(?:/| via )[A-Z][\w /.-]{1,40})\)$"
)
_PLACE_LINE = re.compile(r"^[A-Z][A-Z .,'’-]{2,40}$")
_BELOW = re.compile(
    r"^[\W_]*(?:hashtags?|comments?|related (?:articles?|stories|coverage|news|topics)|try our ai\b.*|popular articles?|"
    r"(?:most|more) (?:read|popular|viewed)\b.*|.{0,30}\b(?:access ranking|popular articles?)|latest (?:news|articles)|share(?: this)?|tags?|"
    r"recommended.{0,30}|you may also like.*|leave a comment.*|(?:login|log in|sign in) to (?:comment|leave).*|関連記事|アクセスランキング|人気記事|관련\s?기사|많이 본 뉴스|댓글)[\W_]*$",
    re.I,
)
_BULLET_ONLY = re.compile(r"^[-–•·*]$")
_ENDS = re.compile(r"""[.!?。！？…][)"'”’」』）]*$""")


@dataclass(slots=True)
class _Header:
    """What the lines above the body say. Filled line by line, hence not frozen."""

    title: str = ""
    source: str = ""
    published: dt.datetime | None = None
    exact: bool = False
    caption: str = ""
    credit: str = ""
    sections: list[str] = field(default_factory=list)
    comments: int | None = None
    dateline: str = ""


def read_saved_article(
    lines: Sequence[str], *, captured_at: dt.datetime | None, source: str, has_cards: bool
) -> Extracted | None:
    """The article these lines hold, None where they hold none. `has_cards`: the page is an aggregator's."""
    above, inside, below = _parted(lines)
    if not inside:
        return None
    header = _Header(source=source)
    for number, line in enumerate(above):
        _read_header(line, header, captured_at=captured_at, is_last=number == len(above) - 1)
    _choose_title(above, header, aggregated=has_cards)
    comments = header.comments if header.comments is not None else _comments_below(below)
    if not header.title:
        return None
    body = body_of(inside, dateline=header.dateline)
    caption, credit = header.caption or body.caption, header.credit or body.credit
    return Extracted(
        url="",
        title=header.title,
        text=body.text,
        html=body.html,
        published_at=header.published or captured_at,
        published_is_exact=header.exact,
        site_name=header.source,
        displayed_sections=tuple(header.sections),
        agency=body.agency,
        dateline=body.dateline,
        kind=body.kind,
        picture=Picture(caption=caption, credit=credit) if caption or credit else None,
        comment_count=comments,
    )


def _parted(lines: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Lines above the body, the body, and what stands below it."""
    filled = [line for line in lines if line]
    end = next(
        (at for at, line in enumerate(filled) if _BELOW.match(line) or (_BULLET_ONLY.match(line) and at > 2)),
        len(filled),
    )
    page, below = filled[:end], filled[end:]
    first = next((at for at, line in enumerate(page) if at and _begins_body(page, at)), len(page))
    body = [line for line in page[first:] if not is_furniture(line)]
    return page[:first], body, below


def _begins_body(page: Sequence[str], at: int) -> bool:
    """A long sentence followed by more prose: a caption is a sentence too, but the header goes on after it."""
    line = page[at]
    if not _ENDS.search(line) or _CREDIT.search(line):
        return False
    if read_dateline(line):
        return True
    ahead = page[at + 1 : at + 3]
    header_follows = any(_is_header(text) for text in ahead)
    prose_follows = any(len(text) >= _PROSE_CHARS and _ENDS.search(text) for text in ahead) or at == len(page) - 1
    return not header_follows and prose_follows and (len(line) >= _PROSE_CHARS or _follows_header(page, at))


def _follows_header(page: Sequence[str], at: int) -> bool:
    return _is_header(page[at - 1])


def _is_header(line: str) -> bool:
    """A line that can only stand above a body: time, comment count, section, place."""
    return bool(
        _COMMENTS.match(line)
        or _DATED_HEADER.match(line)
        or line.lower() in _SECTIONS
        or _PLACE_LINE.match(line)
        or (len(line) < 60 and read_instant(line))
    )


def _read_header(line: str, header: _Header, *, captured_at: dt.datetime | None, is_last: bool) -> None:
    if match := _DATED_HEADER.match(line):
        found = read_instant(match["date"])
        header.published = header.published or (found.at if found else None)
        header.source = header.source or match["source"].strip()
    elif match := _COMMENTS.match(line):
        header.comments = int(match["count"] or match["other"])
    elif line.lower() in _SECTIONS:
        header.sections.append(line.title() if line.isupper() else line)
    elif len(line) < 80 and (found := read_instant(line)):
        header.published, header.exact = found.at, found.exact and found.zoned
    elif shown := shown_time(line, captured_at):
        header.published = header.published or shown.at
    elif _PLACE_LINE.match(line) and is_last:
        header.dateline = line.strip(" .,")
    elif _ENDS.search(line) or _CREDIT.search(line):
        _read_caption(line, header)


def _read_caption(line: str, header: _Header) -> None:
    """A sentence above the body is the picture's caption, unless it is a headline that ends with a stop."""
    if header.caption or len(line.split()) < _TITLE_WORDS:
        return
    match = _CREDIT.search(line)
    header.caption = line[: match.start()].strip() if match else line
    header.credit = next(filter(None, match.groups()), "").strip() if match else ""


def _choose_title(above: Sequence[str], header: _Header, *, aggregated: bool) -> None:
    """The headline: the first line of several words that is nothing else; behind it an aggregator names the publisher."""
    rest = [line for line in above if not _taken(line, header)]
    header.title = next((line for line in rest if _is_titled(line)), rest[0] if rest else "")
    after = rest[rest.index(header.title) + 1 :] if header.title else []
    if not header.source and aggregated and after and len(after[0]) <= 60:
        header.source = after[0]


def _is_titled(line: str) -> bool:
    wide = sum(c >= "\u2e80" for c in line)
    return len(line.split()) >= _TITLE_WORDS or wide >= 8


def _taken(line: str, header: _Header) -> bool:
    return _is_header(line) or is_furniture(line) or bool(header.caption and line.startswith(header.caption))


def _comments_below(below: Sequence[str]) -> int | None:
    for line in below:
        if _NO_COMMENTS.match(line):
            return 0
        if match := _COMMENTS.match(line):
            return int(match["count"] or match["other"])
    return None
