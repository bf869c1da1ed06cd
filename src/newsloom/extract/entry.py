"""The article as its feed gives it, for pages that may not or cannot be fetched."""

import datetime as dt
import html
import re
from collections.abc import Sequence

from lxml import etree
from lxml import html as lxml_html

from newsloom.errors import ExtractError
from newsloom.extract.agencies import agency_named
from newsloom.extract.block_markup import Block
from newsloom.extract.bylines import read_authors
from newsloom.extract.datelines import read_dateline
from newsloom.extract.embeds import with_links
from newsloom.extract.footlines import tail_credit
from newsloom.extract.furniture import is_furniture
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.kinds import Shape, kind_of
from newsloom.extract.markup import absolute, squeeze
from newsloom.extract.sanitise import sanitise
from newsloom.model.article import Extracted, Kind, Picture
from newsloom.model.entry import Entry
from newsloom.text.storable import storable

MIN_ARTICLE_CHARS = 600  # a feed's text below this is a teaser: a card with a link, never an article of a story
_BLOCKS = frozenset(
    "p div li h1 h2 h3 h4 h5 h6 blockquote tr pre dd dt figcaption td th ul ol table section article".split()
)
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>|&[a-zA-Z#]\w{1,10};")


def from_entry(entry: Entry, *, url: str) -> Extracted:
    """The article made of what the feed says: content or summary sanitised, kind "stub" where that is only a teaser."""
    markup = entry.content if len(entry.content) >= len(entry.summary) else entry.summary
    base = url or entry.link
    clean = sanitise(with_links(markup, base) if _MARKUP.search(markup) else _paragraphs(markup), base_url=base)
    lines = [line for line in plain_lines(clean) if not is_furniture(line)]
    title = plain_title(entry.title)
    if not title and not lines:
        raise ExtractError(f"The feed's entry for {base or 'a page'} has neither headline nor text.", url=base)
    dateline = next((found for line in lines[:2] if (found := read_dateline(line))), None)
    credit = next((named for line in reversed(lines[-3:]) if (named := tail_credit(line))), None)
    byline = plain_title(entry.author)
    authors = read_authors([byline] if byline else [])
    agency = (dateline.agency if dateline else "") or next(
        (a for x in authors if (a := agency_named(x.name, sure=False))), ""
    )
    text = "\n".join(lines)
    image = absolute(entry.image, base) if entry.image else ""
    return Extracted(
        url=url,
        title=title,
        text=text,
        html=clean,
        authors=authors,
        published_at=_instant(entry.published),
        modified_at=_instant(entry.updated),
        publisher_tags=tuple(dict.fromkeys(storable(squeeze(name)) for name in entry.categories if squeeze(name))),
        agency=agency or (credit[0] if credit else ""),
        dateline=dateline.place if dateline else "",
        kind=_kind(url, title, lines, entry.categories),
        picture=Picture(url=image) if image else None,
    )


def _kind(url: str, title: str, lines: Sequence[str], categories: Sequence[str]) -> Kind:
    """What headline, address and text say; a text that may be a teaser is a stub whatever they say."""
    if sum(map(len, lines)) < MIN_ARTICLE_CHARS:
        return Kind.STUB
    blocks = tuple(Block(text=line, html="") for line in lines)
    sections = tuple(map(squeeze, categories))
    return kind_of(
        Shape(url=url, title=title, kicker="", sections=sections, linked=LinkedData(), blocks=blocks, og_type="article")
    )


def plain_title(title: str) -> str:
    """A feed's headline as plain words."""
    text = storable(squeeze(html.unescape(title)))
    return squeeze(" ".join(plain_lines(text))) if _MARKUP.search(text) else text


def plain_lines(markup: str) -> list[str]:
    """The words of sanitised markup, a line each block."""
    if not markup.strip():
        return []
    try:
        tree = lxml_html.fromstring(f"<div>{markup}</div>")
    except (etree.LxmlError, ValueError):
        return []
    pieces: list[str] = []
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            if node.tag in _BLOCKS or node.tag in ("br", "hr"):
                pieces.append("\n")
            pieces.append(str(node.text or ""))
        else:
            if node.tag in _BLOCKS:
                pieces.append("\n")
            pieces.append(str(node.tail or ""))
    return [line for part in "".join(pieces).split("\n") if (line := squeeze(part))]


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for part in text.split("\n") if (line := squeeze(part)))


def _instant(seconds: float | None) -> dt.datetime | None:
    if seconds is None:
        return None
    try:
        return dt.datetime.fromtimestamp(seconds, dt.UTC)
    except (OverflowError, ValueError, OSError):
        return None
