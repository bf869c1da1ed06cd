"""Whose text a page carries, and where it was filed: dateline, byline, foot, meta elements, then the publisher itself."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsloom.extract.agencies import agency_at, agency_named
from newsloom.extract.block_markup import Block
from newsloom.extract.body import Body
from newsloom.extract.datelines import MAX_DATELINE_CHARS, Dateline, read_dateline
from newsloom.extract.footlines import agency_in_byline, tail_credit
from newsloom.extract.header import Header
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.markup import Page, attribute, host_of, select, squeeze
from newsloom.extract.surroundings import lines_around
from newsloom.model.article import Author

LEAD_BLOCKS = 4  # a dateline stands in the first blocks, after a standfirst at most
TAIL_BLOCKS = 8  # a credit stands in the last blocks, before correction and author notes
MAX_NOTE_CHARS = 140  # blocks behind the credit this short are notes: mail addresses, "(END)", a correction
MAX_BYLINE_CHARS = 400
_META_NAMES = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "source", "article:source",
    "dc.source", "news_source", "agency", "article:agency", "provider", "copyright", "dc.rights", "rights", "dcterms.rights", "dcterms.rightsholder",
)  # fmt: skip
_DATELINE_CLASS = re.compile(r"date-?line(?!-date)|(?:article|story)-?(?:location|place)|filed-?from", re.I)
_DATELINE_PATH = (
    "descendant::*[contains(@class, 'ateline') or contains(@class, 'ate-line') or contains(@class, 'ocation')]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """The agency by its short name and the dateline as printed; "" where the page names none."""

    agency: str
    dateline: str


def read_credits(page: Page, linked: LinkedData, header: Header, *, body: Body) -> Credits:
    """Agency and dateline of a page. Two agencies of one text: the first as printed. Pictures' credits never count."""
    authors, blocks = header.authors, body.blocks
    dateline = _dateline(blocks, body.lead)
    place = (dateline.place if dateline else "") or _marked_place(page, header)
    agency = dateline.agency if dateline else ""
    if not agency:
        above, below = lines_around(page, header.headline, blocks)
        initials = {"".join(word[0] for word in author.name.split()) for author in authors}
        agency = (
            _signed(authors, header.bylines, linked)
            or next((a for line in above if line not in initials and (a := agency_in_byline(line))), "")
            or _at_foot([block.text for block in blocks[-TAIL_BLOCKS:]], [*body.foot, *below])
            or _in_metas(page, linked)
            or _publisher(page, linked, header.site)
        )
    return Credits(agency=agency, dateline=place)


def _dateline(blocks: Sequence[Block], lead: Sequence[str]) -> Dateline | None:
    """The dateline in the first paragraphs, or in a line the model left out right above them."""
    plain = [block.text for block in blocks if not block.is_heading][:LEAD_BLOCKS]
    return next((found for text in (*plain, *lead) if (found := read_dateline(text))), None)


def _marked_place(page: Page, header: Header) -> str:
    """The place in an element that calls itself the dateline, where the text does not begin with it."""
    zone = header.headline.zone
    for element in select(page.tree if zone is None else zone, _DATELINE_PATH):
        if _DATELINE_CLASS.search(attribute(element, "class")):
            text = squeeze("".join(str(piece) for piece in element.itertext()))
            if place := _filed_at(text):
                return place
    return ""


def _filed_at(text: str) -> str:
    """The place a dateline kept apart from its text names, or ""."""
    found = read_dateline(f"{text.rstrip(' -–—:')} — The") if 2 < len(text) <= MAX_DATELINE_CHARS else None
    return found.place if found else ""


def _signed(authors: Sequence[Author], bylines: Sequence[str], linked: LinkedData) -> str:
    for author in authors:
        if agency := agency_named(author.name, sure=len(authors) == 1 and author.name.isupper()):
            return agency
    people = [author.name for author in authors if not author.is_organisation]
    seen = bylines if not people or any(name in line for name in people for line in bylines) else ()
    for line in (*seen[:1], *(said.name for said in linked.authors)):
        if agency := agency_in_byline(line[:MAX_BYLINE_CHARS]):
            return agency
    return ""


def _at_foot(blocks: Sequence[str], below: Iterable[str]) -> str:
    prose = 0
    for text in reversed(blocks):
        if credit := tail_credit(text.rsplit("\n", 1)[-1]):
            return credit[0]
        prose += len(text) > MAX_NOTE_CHARS
        if prose > 1:
            break
    return next((credit[0] for text in below if (credit := tail_credit(text))), "")


def _in_metas(page: Page, linked: LinkedData) -> str:
    values = [value for name in _META_NAMES for value in page.metas.get(name, ())]
    for value in (*values, *linked.credited):
        if len(value) <= 80 and (
            agency := agency_in_byline(re.sub(r"^(?:©|\(c\)|copyright)\s*(?:\d{4})?\s*", "", value, flags=re.I))
        ):
            return agency
    return ""


def _publisher(page: Page, linked: LinkedData, site: str) -> str:
    """The agency whose own site the page is from."""
    host = host_of(page.url)
    if agency := agency_at(host):
        return agency
    return next((agency for name in (linked.publisher, site) if (agency := agency_named(name, sure=False))), "")
