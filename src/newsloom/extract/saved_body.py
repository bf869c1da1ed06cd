"""The body of a saved text: paragraphs without header, dateline, captions set into the run, credits and tails."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from newsloom.extract.agencies import agency_named, read_dateline, tail_credit
from newsloom.model.article import Kind
from newsloom.text.sentences import sentence_spans

_STUB_CHARS = 80
# A page's own header run into the text: "SOME NEWS - 24 minutes ago - 18:24 | All, Japan".
_HEADER = re.compile(
    r"^[A-Z][A-Z .&'’-]{2,40}\s+-\s+(?:[^|]{0,60}?\b(?P<hour>\d{1,2}):(?P<minute>\d{2})\b)?[^|]{0,40}"
    r"\|\s*[A-Z][\w&]*(?:\s?[,/]\s?[A-Z][\w&]*)*\s+(?=\S)"
)
_TAIL = re.compile(
    r"(?:^|\s)(?:Related (?:coverage|articles?|stories|news|links?|reading)|Read (?:more|also|next)|More (?:stories|coverage|news)|See also|関連(?:記事|ニュース)|관련\s?기사)\s?[:：].*$",
    re.I | re.S,
)
_ADVERT = re.compile(
    r"(?:(?<=[.!?…\"'”’] )|^)(?:Advertisement|ADVERTISEMENT|Sponsored content|広告|광고)(?=\s+\S|$)\s*"
)
_ADDRESS = re.compile(r"\s+[\w.+-]{2,40}@(?:[\w-]+\.[\w.]+)?\s*$")
_CREDIT_BAR = re.compile(r"\s*\|\s*(?P<credit>[A-Z][A-Z0-9 .,/&'’-]{1,50}[A-Z.])(?=\s|$)(?!\s*\|)")
_CREDIT_WORD = re.compile(
    r"\s*\b(?:Photo|Image|Picture|Illustration|Photograph|Graphic|File photo)(?:\s+(?:by|courtesy of))?:\s*(?P<credit>[A-Z][\w./&'’-]*(?:[ ](?:[A-Z][\w./&'’-]*|via|of)){0,4}?)(?=\s+[\"“'‘]?[A-Z]|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """`stamp` is a clock time (hour, minute) in a header that stood before the first words."""

    text: str = ""
    html: str = ""
    dateline: str = ""
    agency: str = ""
    caption: str = ""
    credit: str = ""
    kind: Kind = Kind.STUB
    stamp: tuple[int, int] | None = None


def body_of(paragraphs: Sequence[str], *, dateline: str = "", agency: str = "") -> Body:
    """The clean body of these paragraphs. `dateline` and `agency` are what stood on lines of their own."""
    given = list(paragraphs)
    stamp, caption, credit = None, "", ""
    if given and (header := _HEADER.match(given[0])):
        if header["hour"] and int(header["hour"]) < 24 and int(header["minute"]) < 60:
            stamp = int(header["hour"]), int(header["minute"])
        given[0] = given[0][header.end() :].lstrip()
    if given and (opening := read_dateline(given[0])):
        dateline, agency = dateline or opening.place, agency or opening.agency
        given[0] = given[0][opening.end :]
    kept = []
    for paragraph in given:
        found, caption_here, credit_here = _without_caption(_TAIL.sub("", _ADVERT.sub("", paragraph)))
        caption, credit = caption or caption_here, credit or credit_here
        found = _ADDRESS.sub("", found).strip()
        if found:
            kept.append(found)
        if _TAIL.search(paragraph):
            break
    while kept and (tail := tail_credit(kept[-1])):
        agency = agency or tail[0]
        kept[-1] = kept[-1][: tail[1]].rstrip()
        if kept[-1]:
            break
        kept.pop()
    text = "\n".join(kept)
    return Body(
        text=text,
        html="".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in kept),
        dateline=dateline,
        agency=agency or _publisher_agency(stamp, paragraphs),
        caption=caption,
        credit=credit,
        kind=Kind.ARTICLE if len(text) >= _STUB_CHARS else Kind.STUB,
        stamp=stamp,
    )


def _publisher_agency(stamp: tuple[int, int] | None, paragraphs: Sequence[str]) -> str:
    """The agency whose own page header the text began with ("… NEWS - 18:24 | All")."""
    return agency_named(paragraphs[0].partition(" - ")[0].title()) if stamp and paragraphs else ""


def _without_caption(paragraph: str) -> tuple[str, str, str]:
    """The paragraph without a picture's caption set into the run of its sentences, the caption, and its credit."""
    for pattern in (_CREDIT_BAR, _CREDIT_WORD):
        if match := pattern.search(paragraph):
            spans = sentence_spans(paragraph[: match.start()])
            start = spans[-1][0] if spans else 0
            before, after = paragraph[:start].rstrip(), paragraph[match.end() :].lstrip()
            caption = paragraph[start : match.start()].strip()
            return f"{before} {after}".strip(), caption, match["credit"]
    return paragraph, "", ""
