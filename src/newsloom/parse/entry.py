"""One entry of an RSS, RDF or Atom feed, from its element."""

from newsloom.model.entry import Enclosure, Entry
from newsloom.parse.names import Element, Groups, grouped
from newsloom.parse.values import Reading, author, categories, link_of, links_with, markup, markup_of, text, when
from newsloom.text.urls import absolute, is_http

_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_MAX_ENCLOSURES = 50
_MAX_BYTES = 2**53


def _length(value: str | None) -> int | None:
    digits = (value or "").strip()
    return (
        int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 and int(digits) < _MAX_BYTES else None
    )


def _media(groups: Groups) -> list[Element]:
    """The media:* elements of an entry, those inside media:group too, best known place first."""
    found = list(groups.get("media:content", ()))
    for group in groups.get("media:group", ())[:_MAX_ENCLOSURES]:
        found += grouped(group).get("media:content", ())
    return found[:_MAX_ENCLOSURES]


def _is_picture(element: Element) -> bool:
    kind, medium = element.get("type", "").lower(), element.get("medium", "").lower()
    path = element.get("url", "").lower().partition("?")[0]
    return medium == "image" or kind.startswith("image/") or path.endswith((".jpg", ".jpeg", ".png", ".webp", ".gif"))


def _enclosures(groups: Groups, reading: Reading) -> tuple[Enclosure, ...]:
    found: dict[str, Enclosure] = {}
    elements = [*groups.get("enclosure", ()), *links_with(groups, "enclosure")]
    elements = elements or [each for each in _media(groups) if not _is_picture(each)]
    for element in elements[:_MAX_ENCLOSURES]:
        link = (element.get("url") or element.get("href") or "").strip()
        if link:
            url = absolute(reading.base_of(element), link)
            size = _length(element.get("length") or element.get("filesize") or element.get("fileSize"))
            found.setdefault(url, Enclosure(url=url, type=element.get("type", "").strip(), length=size))
    return tuple(found.values())


def _picture(groups: Groups, enclosures: tuple[Enclosure, ...], reading: Reading) -> str:
    candidates = [each for each in _media(groups) if _is_picture(each)]
    candidates.sort(key=lambda each: -(_length(each.get("width")) or 0))
    places = [*candidates, *groups.get("media:thumbnail", ()), *groups.get("itunes:image", ())]
    for group in groups.get("media:group", ())[:_MAX_ENCLOSURES]:
        places += grouped(group).get("media:thumbnail", ())
    for element in places:
        link = (element.get("url") or element.get("href") or "").strip()
        if link:
            return absolute(reading.base_of(element), link)
    return next((each.url for each in enclosures if each.type.startswith("image/")), "")


def _identity(element: Element, groups: Groups, reading: Reading) -> tuple[str, str]:
    """The entry's id, and its permanent link where the id is one."""
    for guid in groups.get("guid", ()):
        value = text({"guid": [guid]}, "guid")
        if value:
            is_link = guid.get("isPermaLink", guid.get("ispermalink", "true")).strip().lower() != "false"
            return value, value if is_link and is_http(value) else ""
    for name in ("id", "dc:identifier"):
        value = text(groups, name)
        if value:
            own = reading.base_of(groups[name][0]) if reading.has_base else ""
            value = absolute(own, value) if own else value
            return value, value if is_http(value) else ""
    about = (element.get(_RDF_ABOUT) or element.get("about") or "").strip()
    return about, ""


def _in_order(description: Element, summary: Element, reading: Reading) -> tuple[str, str]:
    """The two texts of an RSS item that has both: the first is its summary, the second its content."""
    parent = description.getparent()
    is_first = parent is None or parent.index(description) < parent.index(summary)
    first, second = (description, summary) if is_first else (summary, description)
    return markup_of(first, reading), markup_of(second, reading)


def _bodies(groups: Groups, reading: Reading) -> tuple[str, str]:
    """Summary and content. A longer text in <description> beside a shorter content stays where it was."""
    summary = markup(
        groups, reading, "description", "summary", "dc:description", "dcterms:abstract", "abstract", "itunes:summary"
    )
    content = markup(groups, reading, "content:encoded", "content", "xhtml:body", "body", "fullitem", "xhtml:div")
    if not summary and not content:
        summary = markup(groups, reading, "media:description", "itunes:subtitle")
        for group in groups.get("media:group", ())[:1]:
            summary = summary or markup(grouped(group), reading, "media:description")
    if not content and not reading.atom and "description" in groups and "summary" in groups:
        summary, content = _in_order(groups["description"][0], groups["summary"][0], reading)
    return summary, content


def read_entry(element: Element, reading: Reading) -> Entry:
    """The entry of an <item> or <entry>."""
    groups = grouped(element)
    identity, permanent = _identity(element, groups, reading)
    summary, content = _bodies(groups, reading)
    enclosures = _enclosures(groups, reading)
    writer = author(groups, "author", "dc:creator", "dc:author", "itunes:author", "dc:publisher", "media:credit")
    published = when(
        groups, "pubdate", "published", "issued", "dcterms:issued", "dcterms:created", "created", "date", "dc:date"
    )
    updated = when(groups, "updated", "modified", "dcterms:modified", "dc:date", "lastbuilddate")
    comments = text(groups, "comments")
    link = link_of(groups, reading) or permanent or absolute(reading.base_of(element), element.get("HREF", ""))
    return Entry(
        title=markup(groups, reading, "title", "dc:title", "media:title", "itunes:title"),
        summary=summary,
        content=content,
        link=link,
        id=identity,
        author=writer.name if writer else "",
        author_email=writer.email if writer else "",
        categories=categories(groups, "itunes:keywords", "dc:subject", "category", "media:keywords"),
        enclosures=enclosures,
        comments=absolute(reading.base_of(element), comments) if comments else "",
        rights=markup(groups, reading, "rights", "copyright", "dc:rights", "media:copyright"),
        published=published,
        updated=updated,
        image=_picture(groups, enclosures, reading),
    )
