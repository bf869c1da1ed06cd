"""A rule applied to a page: what it reads itself, what it removes, and the containers that hold the body."""

import copy
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from lxml import html as lxml_html

from newsloom.extract.agencies import agency_named
from newsloom.extract.body import Body, read_body
from newsloom.extract.bylines import read_authors
from newsloom.extract.captions import split_credit
from newsloom.extract.instants import Instant, read_instant
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.markup import Element, Page, attribute, spaced_text_of, squeeze, text_of
from newsloom.extract.rules.selectors import compiled, find
from newsloom.extract.sanitise import without_trackers
from newsloom.model.article import Author, Extracted, Picture
from newsloom.model.rule import SiteRule

MAX_TAGS = 30
MAX_SECTIONS = 5
MAX_NAME_CHARS = 60  # of a tag or section
MAX_REMOVED = 5_000  # elements one rule takes out of a page
# Characters of one field; a longer match is not what was meant.
_LIMITS = {"title": 300, "standfirst": 700, "caption": 700, "credit": 120, "agency": 100}
_KEPT = frozenset({"html", "body", "head"})  # never removed, whatever a rule says
_MARKS = " \t\n:|·•-–—"
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "srcset", "data-srcset")


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What a rule did on one page. `silent` are selectors ("title: h1.x") that matched nothing."""

    rule: SiteRule | None = None
    page: Page  # without what the rule removes
    body_page: Page  # the same, or only the rule's containers
    own_body: bool = False  # a container of the rule was found
    title: str = ""
    standfirst: str = ""
    authors: tuple[Author, ...] = ()
    published: Instant | None = None
    modified: Instant | None = None
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    picture: str = ""
    caption: str = ""
    credit: str = ""
    agency: str = ""
    next_page: str = ""
    removed: tuple[str, ...] = ()  # the first words of what was taken out
    silent: tuple[str, ...] = ()


def apply(page: Page, rule: SiteRule | None) -> Applied:
    """The page under the rule. The page's tree is changed; fields are read before anything is removed."""
    if rule is None:
        return Applied(page=page, body_page=page)
    reader = _Reader(page=page, rule=rule)
    zone = ZoneInfo(rule.timezone) if rule.timezone else None
    texts = {name: reader.first(name, limit) for name, limit in _LIMITS.items()}
    caption, credit = split_credit(texts["caption"])
    agency = _without_prefix(texts["agency"], rule.author_prefixes)
    read = Applied(
        rule=rule,
        page=page,
        body_page=page,
        title=texts["title"],
        standfirst=texts["standfirst"],
        authors=reader.authors(),
        published=reader.instant("published", zone),
        modified=reader.instant("modified", zone),
        sections=reader.all("section")[:MAX_SECTIONS],
        tags=reader.all("tags")[:MAX_TAGS],
        picture=reader.picture(),
        caption=caption,
        credit=texts["credit"] or credit,
        agency=agency_named(agency) or agency,
        next_page=reader.link("next_page"),
    )
    bodies = [element for text in rule.body for element in reader.elements("body", text)]
    removed = tuple(_remove(reader, rule))
    own = _only(bodies, page)
    return replace(read, body_page=own or page, own_body=own is not None, removed=removed, silent=tuple(reader.silent))


def read_ruled_body(applied: Applied, linked: LinkedData, *, title: str, lead_picture: str = "") -> Body:
    """The body from the rule's containers, whatever JSON-LD says of it; the general way where they hold none."""
    without = replace(linked, body="")
    if applied.own_body:
        body = read_body(applied.body_page, without, title=title, lead_picture=lead_picture, is_contained=True)
        if body.blocks:
            return body
    ignored = applied.rule is not None and applied.rule.ignore_json_ld_body
    return read_body(applied.page, without if ignored else linked, title=title, lead_picture=lead_picture)


def overridden(found: Extracted, applied: Applied) -> Extracted:
    """The article with what the rule read itself in the place of what the general way read."""
    if (rule := applied.rule) is None:
        return found
    published = applied.published
    return replace(
        found,
        title=applied.title or found.title,
        standfirst=applied.standfirst or found.standfirst,
        authors=applied.authors or found.authors,
        published_at=published.at if published else found.published_at,
        published_is_exact=published.exact if published else found.published_is_exact,
        modified_at=applied.modified.at if applied.modified else found.modified_at,
        displayed_sections=applied.sections or found.displayed_sections,
        publisher_tags=applied.tags or found.publisher_tags,
        agency=applied.agency or found.agency,
        kind=rule.kind or found.kind,
        picture=_picture(found.picture, applied),
    )


def _picture(found: Picture | None, applied: Applied) -> Picture | None:
    base = found or Picture()
    url = applied.picture or base.url
    if not url:
        return found
    return replace(base, url=url, caption=applied.caption or base.caption, credit=applied.credit or base.credit)


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads the fields of one rule on one page, and notes which selectors matched nothing."""

    page: Page
    rule: SiteRule
    silent: list[str] = field(default_factory=list)

    def elements(self, key: str, text: str) -> list[Element]:
        found = find(self.page.tree, compiled(text))
        if not found:
            self.silent.append(f"{key}: {text}")
        return found

    def values(self, key: str) -> Iterator[tuple[str, Element]]:
        """The texts a field's selectors find, in the order of the selectors, then of the page."""
        selectors: tuple[str, ...] = getattr(self.rule, key)
        for text in selectors:
            name = compiled(text).attribute
            for element in self.elements(key, text):
                if value := squeeze(attribute(element, name)) if name else _said(element):
                    yield value, element

    def first(self, key: str, limit: int) -> str:
        return next((value for value, _ in self.values(key) if len(value) <= limit), "")

    def all(self, key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for value, _ in self.values(key) if len(value) <= MAX_NAME_CHARS))

    def authors(self) -> tuple[Author, ...]:
        bylines = [_without_prefix(value, self.rule.author_prefixes) for value, _ in self.values("authors")]
        return read_authors(dict.fromkeys(bylines))

    def instant(self, key: str, zone: dt.tzinfo | None) -> Instant | None:
        for value, element in self.values(key):
            for text in (attribute(element, "datetime"), value):
                if text and (found := read_instant(text, zone=zone, day_first=self.rule.day_first)):
                    return found
        return None

    def picture(self) -> str:
        for text in self.rule.picture:
            for element in self.elements("picture", text):
                for image in (element, *element.iter("img", "source")):
                    for name in (*_SOURCES, "content", "href"):
                        value = attribute(image, name).strip()
                        if (
                            value
                            and not value.startswith("data:")
                            and (url := self.page.absolute(value.split()[0].rstrip(",")))
                        ):
                            return without_trackers(url)
        return ""

    def link(self, key: str) -> str:
        for text in getattr(self.rule, key):
            name = compiled(text).attribute or "href"
            for element in self.elements(key, text):
                if (url := self.page.absolute(attribute(element, name))) and url != self.page.url:
                    return url
        return ""


def _said(element: Element) -> str:
    """What an element says: a meta element its content, every other its words."""
    if element.tag == "meta":
        return squeeze(attribute(element, "content"))
    return spaced_text_of(element) if len(element) else text_of(element)


def _without_prefix(byline: str, prefixes: tuple[str, ...]) -> str:
    for prefix in prefixes:
        if byline.casefold().startswith(prefix.casefold()):
            return byline[len(prefix) :].lstrip(_MARKS)
    return byline


def _remove(reader: _Reader, rule: SiteRule) -> Iterator[str]:
    """Takes out what the rule names; the first words of each piece with words."""
    count = 0
    for text in rule.remove:
        for element in reader.elements("remove", text):
            if element.tag in _KEPT or (count := count + 1) > MAX_REMOVED:
                continue
            words = text_of(element)[:80]
            _drop(element)
            if words:
                yield words


def _drop(element: Element) -> None:
    """Takes the element out of its tree and leaves the words behind it."""
    parent = element.getparent()
    if parent is None:
        return
    tail = str(element.tail or "")
    before = element.getprevious()
    if tail and before is not None:
        before.tail = str(before.tail or "") + tail
    elif tail:
        parent.text = str(parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def _only(bodies: list[Element], page: Page) -> Page | None:
    """A page of these containers alone, in the rule's order; those inside another, removed or empty are left out."""
    kept: list[Element] = []
    for element in dict.fromkeys(bodies):
        around = {id(outer) for outer in element.iterancestors()}
        whole = element is page.tree or id(page.tree) in around
        if whole and text_of(element) and not any(id(outer) in around for outer in bodies):
            kept.append(element)
    if not kept:
        return None
    root = lxml_html.document_fromstring("<html><body><article></article></body></html>")
    root.set("lang", attribute(page.tree, "lang"))
    article = next(root.iter("article"))
    for element in kept:
        piece = copy.deepcopy(element)
        piece.tail = None
        if piece.tag in _KEPT or piece.tag in ("main", "article"):
            piece.tag = "div"
        article.append(piece)
    return replace(page, tree=root)
