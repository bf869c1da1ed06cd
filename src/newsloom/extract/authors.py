"""The authors of a page: which of its statements to believe, and where a byline is printed."""

import re
from collections.abc import Iterable, Sequence

from newsloom.extract.bylines import SIGNED_HEAD, SIGNED_LINE, is_code, is_signature_end, read_authors
from newsloom.extract.headline import Headline
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.landmarks import Landmarks, Mark, has_mark, is_aside, near_first
from newsloom.extract.markup import Element, Page, attribute, host_of, select, spaced_text_of
from newsloom.model.article import Author

MAX_BYLINES = 8
MAX_STATED = 30  # bylines in meta elements
MAX_PROFILES = 3  # links to persons' pages taken for authors where nothing else names one
MAX_LOOKED_AT = 40  # candidates of one kind; a page with more lists its staff
MAX_CLASSED_CHARS = 200  # longer is a text about the author
MAX_SIGNED_CHARS = 120
MAX_JOINED_PIECES = 8  # pieces of text one signed line is set in: "By", a name, "and", a name, a newspaper
_PROFILE_HREF = re.compile(r"author|profile|people|person|staff|writer|/by/|autor|journalist|contributor", re.I)
_OWNER = re.compile(r"copyright|\(c\)|©|\d{4}|all rights reserved\.?", re.I)
_STATED_METAS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "byline",
    "article:author_name", "article_author", "articleauthor", "cxenseparse:author", "creator", "article.author",
    "og:article:author", "og:author", "citation_author", "writer",
)  # fmt: skip
_CARD_LABELS = re.compile(r"written|author|by|auteur|autor|verfasst|geschrieben|écrit|escrito|作成|執筆", re.I)
_OWNER_METAS = ("copyright", "dc.rights", "og:publisher", "publisher")


def read_page_authors(
    page: Page, linked: LinkedData, seen: Sequence[str], site: str, *, flowing: Sequence[str] = ()
) -> tuple[Author, ...]:
    """The authors: JSON-LD, meta elements, the bylines `seen`, the signed line `flowing` below the headline.

    The first source that names a person is taken, or a later one that names the same persons and more. Organisations
    count only where no source names a person, the publisher itself last of all.
    """
    owner = _OWNER.sub("", page.meta(*_OWNER_METAS)).strip()
    known = [linked.publisher, owner, *(said.name for said in linked.authors if said.is_organisation)]

    def read(bylines: Iterable[str]) -> tuple[Author, ...]:
        return read_authors(bylines, site_name=site, host=host_of(page.url), organisations=known)

    metas = [value for name in _STATED_METAS for value in page.metas.get(name, ()) if not value.startswith("http")]
    stated = [read(said.name for said in linked.authors), read(metas[:MAX_STATED]), read(flowing)]
    seen_authors = read(seen)
    ranked = [*stated[:2], seen_authors, stated[2], read(_card(page))]
    first = next((found for found in ranked if any(map(_is_person, found))), None)
    if first is not None:
        return _widest(first, stated)
    named = [found for found in ranked if found]
    ours = {_folded(name) for name in (site, linked.publisher, owner, host_of(page.url)) if name}
    foreign = (found for found in named if not all(_folded(a.name) in ours or is_code(a.name) for a in found))
    return next(foreign, named[0] if named else ())


def _is_person(author: Author) -> bool:
    return not author.is_organisation and not is_code(author.name)


def _widest(first: tuple[Author, ...], others: list[tuple[Author, ...]]) -> tuple[Author, ...]:
    """The first statement, or another that holds all its names and further persons."""
    names = {_folded(author.name) for author in first}
    for other in others:
        theirs = {_folded(author.name) for author in other if _is_person(author)}
        if names < theirs and len(theirs) <= MAX_BYLINES:
            return other
    return first


def _card(page: Page) -> list[str]:
    """The author a sharing card names: the account that posted, so believed last ("Written by", a name)."""
    labels, values = page.metas.get("twitter:label1", ()), page.metas.get("twitter:data1", ())
    return list(values) if not labels or any(_CARD_LABELS.search(label) for label in labels) else []


def _folded(name: str) -> str:
    return re.sub(r"\W+", "", name).casefold().removeprefix("the")


def read_bylines(marks: Landmarks, headline: Headline) -> tuple[str, ...]:
    """The bylines the page shows: elements marked as author, else one called byline, else links to a person's page."""
    for authored in near_first(marks.authored, headline.zone):
        for boxes in (True, False):
            beside = _beside(authored, headline, boxes=boxes)
            if texts := _distinct(name for element in beside for name in _named(element)):
                return texts
    for called in near_first(marks.of(Mark.BYLINE), headline.zone):
        if texts := _called(called, headline):
            return texts
    near = next(near_first(marks.profiles, headline.zone))  # elsewhere such links lead to other articles' authors
    return _distinct(spaced_text_of(element) for element in _beside(near, headline)[:MAX_PROFILES])


def _beside(found: tuple[Element, ...], headline: Headline, *, boxes: bool = True) -> list[Element]:
    return [e for e in found[:MAX_LOOKED_AT] if not is_aside(e, headline.frame, boxes=boxes)]


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))[:MAX_BYLINES]


def _called(found: tuple[Element, ...], headline: Headline) -> tuple[str, ...]:
    for element in found[:MAX_LOOKED_AT]:
        if has_mark(element, Mark.CAPTION) or is_aside(element, headline.frame):
            continue
        text = spaced_text_of(element)
        if 3 <= len(text) <= MAX_CLASSED_CHARS:
            links = [spaced_text_of(a) for a in element.iter("a") if _PROFILE_HREF.search(attribute(a, "href"))]
            return _distinct(links) or (text,)
    return ()


def _named(element: Element) -> list[str]:
    inner = select(element, './/*[@itemprop="name"]')[:MAX_BYLINES] or [element]
    return [attribute(each, "content") or spaced_text_of(each) for each in inner]


def read_signed_line(pieces: Sequence[str]) -> tuple[str, ...]:
    """The line that begins with "By" and a name among the texts right after the headline."""
    for index, piece in enumerate(pieces):
        if len(piece) > MAX_SIGNED_CHARS or not SIGNED_HEAD.match(piece):
            continue
        line = _joined(pieces[index : index + MAX_JOINED_PIECES])
        if SIGNED_LINE.match(line):
            return (line,)
    return ()


def _joined(pieces: Sequence[str]) -> str:
    """A signed line put together from its pieces, until one neither continues it nor is asked for."""
    line = pieces[0]
    for piece in pieces[1:]:
        if is_signature_end(line, piece) or len(line) + len(piece) > MAX_SIGNED_CHARS:
            break
        line = f"{line} {piece}"
    return line
