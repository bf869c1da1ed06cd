"""The short lines beside a body: what may be a credit between headline and text, and what stands behind the text."""

import functools
import re
from collections.abc import Iterator, Sequence

from lxml import etree

from newsloom.extract.agencies import is_agency_in
from newsloom.extract.block_markup import Block
from newsloom.extract.headline import Headline
from newsloom.extract.markup import Element, Page, attribute, select, squeeze

MAX_LINE_CHARS = 400  # a longer piece of text beside the body is no credit
MIN_HEADLINE_CHARS = 25  # of a line that is one link; a shorter one is a button or a name
MAX_FOOT_LINES = 14  # pieces of text behind the body that are looked at; further down stand other articles
MAX_HEAD_PIECES = 80  # pieces of text before the body that are looked at where the headline is not found
MAX_SIGNED_CHARS = 90  # a longer piece above the body is a standfirst
MIN_ANCHOR_CHARS = 24  # of a paragraph, enough to find it again in the page
_ASIDE_TAGS = frozenset(
    ("nav", "aside", "footer", "figure", "figcaption", "picture", "form", "button", "select", "template", "noscript")
)
_ASIDE = re.compile(
    r"relat|recommend|sidebar|teaser|popular|trending|promo|comment|footer|widget|carousel|most-|menu|nav(?:bar|igation|-|$)|tags?(?:$|[-_ ])|topic|"
    r"caption|photo|image|picture|media(?:$|[-_ ])|gallery|video|thumb|share|social|newsletter|outbrain|taboola|breadcrumb|more-",
    re.I,
)
_CREDIT = re.compile(
    r"byline|(?:^|[-_ ])by(?:$|[-_ ])|author|source|agency|agentur|credit|provider|attribution|writer|contributor|publisher|signature|article-?info|article-?meta|by-?line|copyright|quelle|fuente|fonte",
    re.I,
)
_PROFILE = re.compile(
    r"/(?:authors?|agenc(?:y|ies)|sources?|profiles?|people|writers?|by|contributors?|news-agency|autor(?:es)?|auteurs?)/(?P<name>[\w-]{2,40})/?(?:$|[?#])",
    re.I,
)
_SAID = re.compile(
    r"^\W*(?:by|source|via|von|par|por|quelle|fuente|fonte|text|来源|來源|出典|配信|출처)\b|^[(\[（©]", re.I
)
_BY = re.compile(r"^(?:by|von|par|por|di)\b", re.I)
_INLINE = frozenset("a abbr b bdi cite code em font i mark q s small span strong sub sup time u".split())
_TEXTS = etree.XPath("/html/body/descendant::text()[normalize-space()]")


def lines_around(page: Page, headline: Headline, blocks: Sequence[Block]) -> tuple[list[str], list[str]]:
    """What may be a credit between headline and body, and what stands behind the body; aside boxes left out."""
    if not blocks:
        return [], []
    pieces = list(_pieces(page.tree))
    first = _find(pieces, blocks[0].text)
    last = max((_find(pieces, block.text, last=True) for block in blocks[-3:]), default=-1)
    begin = _find(pieces, headline.title) if headline.title else -1
    above = list(_above(pieces[max(begin, first - MAX_HEAD_PIECES, 0) : first])) if first > 0 else []
    above += [
        slug
        for link in select(page.tree, "/html/body/descendant::a[img]")
        if (slug := _profile(link)) and not _is_aside(link)
    ]
    return above, list(_below(pieces[last + 1 :])) if last >= 0 else []


def _above(pieces: Sequence[tuple[str, Element]]) -> Iterator[str]:
    """The pieces that say, or stand where it is said, whose text it is."""
    signed = 0
    for text, element in pieces:
        signed += bool(_BY.match(text))
        if signed > 1:  # a list of other articles, each with its byline
            return
        if len(text) > MAX_SIGNED_CHARS or _is_aside(element):
            continue
        if _SAID.search(text) or _names_credit(element):
            yield text
        elif slug := _profile(element):
            yield slug


def _below(pieces: Sequence[tuple[str, Element]]) -> Iterator[str]:
    """The lines behind the body up to the next headline, each whole: "Our Standards: " and its link are one."""
    lines: list[tuple[Element, list[str]]] = []
    for text, element in pieces[: 3 * MAX_FOOT_LINES]:
        if element.tag in ("h1", "h2") or len(lines) > MAX_FOOT_LINES:
            break
        if len(text) >= MIN_HEADLINE_CHARS and _is_linked(element) and not squeeze(_block_of(element).text):
            break  # the headline of another article
        block = _block_of(element)
        if lines and lines[-1][0] is block:
            lines[-1][1].append(text)
        else:
            lines.append((block, [text]))
    for block, texts in lines[:MAX_FOOT_LINES]:
        line = " ".join(texts)
        if len(line) <= MAX_LINE_CHARS and not _is_aside(block):
            yield line


def _is_linked(element: Element) -> bool:
    return any(ancestor.tag == "a" for ancestor in (element, *element.iterancestors()))


def _block_of(element: Element) -> Element:
    block = element
    while block.tag in _INLINE and (parent := block.getparent()) is not None:
        block = parent
    return block


def _pieces(tree: Element) -> Iterator[tuple[str, Element]]:
    """Every piece of text with the element it stands in, in page order."""
    found = _TEXTS(tree)
    for piece in found if isinstance(found, list) else ():
        if isinstance(piece, etree._ElementUnicodeResult):
            holder = piece.getparent()
            owner = holder.getparent() if piece.is_tail and holder is not None else holder
            if owner is not None:
                yield squeeze(piece), owner


def _find(pieces: Sequence[tuple[str, Element]], text: str, *, last: bool = False) -> int:
    """The index of the piece a block of the body begins with (or, `last`, ends with); -1 where there is none."""
    lines = [line for line in text.split("\n") if line]
    wanted = (lines[-1] if last else lines[0]) if lines else ""
    least = min(MIN_ANCHOR_CHARS, len(wanted))
    for index in range(len(pieces) - 1, -1, -1) if last else range(len(pieces)):
        piece = pieces[index][0]
        if len(piece) >= least and (wanted.endswith(piece) if last else wanted.startswith(piece)):
            return index
    return -1


@functools.lru_cache(maxsize=8_000)
def _is_aside_name(name: str) -> bool:
    return bool(_ASIDE.search(name))


def _is_aside(element: Element) -> bool:
    for level, ancestor in enumerate((element, *element.iterancestors())):
        if ancestor.tag in _ASIDE_TAGS:
            return True
        if (
            level < 5
            and ancestor.tag not in ("body", "html", "main", "article")
            and _is_aside_name(f"{attribute(ancestor, 'class')} {attribute(ancestor, 'id')}")
        ):
            return True
    return False


def _names_credit(element: Element) -> bool:
    for level, ancestor in enumerate((element, *element.iterancestors())):
        if level > 3 or ancestor.tag in ("body", "article", "main"):
            return False
        said = " ".join(attribute(ancestor, name) for name in ("class", "itemprop", "rel", "id", "data-testid"))
        if _CREDIT.search(said) or (ancestor.tag == "a" and _PROFILE.search(attribute(ancestor, "href"))):
            return True
    return False


def _profile(element: Element) -> str:
    """The agency an author link leads to, as words: "/author/associated-press"."""
    for level, ancestor in enumerate((element, *element.iterancestors())):
        if level > 2:
            break
        match = _PROFILE.search(attribute(ancestor, "href")) if ancestor.tag == "a" else None
        if match and is_agency_in([name := match["name"].replace("-", " ")]):
            return name
    return ""
