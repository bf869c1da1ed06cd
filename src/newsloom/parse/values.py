"""The values of a feed's elements: text, HTML, links, people and times, as both readers of heads and entries need them."""

import base64
import binascii
from dataclasses import dataclass

from newsloom.model.entry import Person
from newsloom.parse.dates import unix_seconds
from newsloom.parse.markup import inner, tidy
from newsloom.parse.names import Element, Groups, grouped, short_name
from newsloom.parse.people import person
from newsloom.text.urls import absolute

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MAX_CHARS = 2_000_000  # of one field; longer is cut
_MAX_LIST = 100  # categories, enclosures or links kept of one element


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What has to be known of the whole document to read one element."""

    base: str  # the address it came from, "" when unknown
    has_base: bool  # whether xml:base occurs in it
    atom: str = ""  # "0.3", "1.0" or "" for RSS and RDF

    def base_of(self, element: Element) -> str:
        """The base for links in an element, with xml:base of all its ancestors."""
        if not self.has_base:
            return self.base
        bases = [each.get(XML_BASE) for each in (element, *element.iterancestors())]
        base = self.base
        for each in reversed(bases):
            if each:
                base = absolute(base, each)
        return base


def _decoded(text: str) -> str | None:
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return None


def _is_binary(kind: str) -> bool:
    return "/" in kind and not kind.startswith(("text/", "message/")) and not kind.endswith(("+xml", "/xml"))


def _unwrapped(element: Element) -> Element:
    """The single <div> of an XHTML construct, which RFC 4287 3.1.1.3 says is not part of the content."""
    if len(element) != 1 or short_name(element[0].tag) not in ("xhtml:div", "div"):
        return element
    around = (element.text or "") + (element[0].tail or "")
    return element if around.strip() else element[0]


def markup_of(element: Element, reading: Reading) -> str:
    """The HTML (or text) of an Atom construct or an RSS element, tidied."""
    kind, mode = element.get("type", "").strip().lower(), element.get("mode", "").strip().lower()
    if len(element):
        is_html = kind in ("html", "text/html")
        is_wrapped = kind == "xhtml" or is_html or (reading.atom == "1.0" and kind == "application/xhtml+xml")
        inside = _unwrapped(element) if is_wrapped else element
        value = inner(inside, escaped=inside is not element and not is_html)
        return tidy(value.strip(), reading.base_of(inside))[:_MAX_CHARS]
    value = (element.text or "").strip()[:_MAX_CHARS]
    if mode == "base64" or (reading.atom and not mode and _is_binary(kind)):
        value = _decoded(value) or value
    if reading.atom and kind in ("text", "text/plain"):
        return value
    return tidy(value, reading.base_of(element)) if "<" in value else value


def markup(groups: Groups, reading: Reading, *names: str) -> str:
    """The first HTML value that is not empty, of the names in their order."""
    for name in names:
        for element in groups.get(name, ()):
            value = markup_of(element, reading)
            if value:
                return value
    return ""


def text(groups: Groups, *names: str) -> str:
    """The first text that is not empty, of the names in their order."""
    for name in names:
        for element in groups.get(name, ()):
            value = inner(element).strip()
            if value:
                return value[:_MAX_CHARS]
    return ""


def when(groups: Groups, *names: str) -> float | None:
    """The first readable date, in Unix seconds, of the names in their order."""
    for name in names:
        for element in groups.get(name, ()):
            moment = unix_seconds(element.text or "")
            if moment is not None:
                return moment
    return None


def link_of(groups: Groups, reading: Reading) -> str:
    """The page meant: the last link that is an alternate or plain text, as gofeed and Atom have it."""
    best = ""
    for element in groups.get("link", ())[-_MAX_LIST:]:
        href = element.get("href")
        if href is None and not reading.atom:
            href = element.text
            relation = "alternate"
        else:
            relation = element.get("rel", "alternate").strip().lower() or "alternate"
        if (
            not href
            or not href.strip()
            or relation not in ("alternate", "http://www.iana.org/assignments/relation/alternate")
        ):
            continue
        kind = element.get("type", "").lower()
        if reading.atom and best and not kind.startswith(("text/html", "application/xhtml")):
            continue  # the first alternate counts unless a later one says it is a page
        best = absolute(reading.base_of(element), href)
    return best


def links_with(groups: Groups, relation: str) -> list[Element]:
    found = [each for each in groups.get("link", ()) if each.get("rel", "").strip().lower() == relation]
    return found[:_MAX_LIST]


def author(groups: Groups, *names: str) -> Person | None:
    """The first person of the names: an Atom person with children, or a name and address in one text."""
    for name in names:
        for element in groups.get(name, ()):
            if len(element):
                parts = grouped(element)
                found = Person(
                    name=text(parts, "name", "itunes:name", "foaf:name"), email=text(parts, "email", "itunes:email")
                )
                if not found.name and not found.email and not _is_person(parts):
                    found = person(inner(element)) or found
                if found.name or found.email:
                    return found
            else:
                single = person(element.text or "")
                if single is not None:
                    return single
    return None


def _is_person(parts: Groups) -> bool:
    """Whether an element's children are those of an Atom person, so that its own text means nothing."""
    return any(name in parts for name in ("name", "email", "uri", "url", "homepage"))


def categories(groups: Groups, *names: str) -> tuple[str, ...]:
    """Category terms without repetition, in document order; a comma-separated list of keywords is taken apart."""
    found: dict[str, None] = {}
    for name in names:
        for element in groups.get(name, ()):
            value = (
                element.get("term", "")
                or inner(element).strip()
                or (element.get("text", "") if name.startswith("itunes:") else "")
            )
            pieces = value.split(",") if name.endswith(":keywords") else [value]
            for piece in pieces:
                if piece.strip() and len(found) < _MAX_LIST:
                    found[piece.strip()[:500]] = None
    return tuple(found)
