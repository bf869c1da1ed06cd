"""The feed's own description, from the channel of RSS and RDF or the feed element of Atom."""

import re
from html import unescape

from newsloom.model.entry import FeedHead
from newsloom.parse.names import Element, Groups, grouped
from newsloom.parse.values import XML_LANG, Reading, author, categories, link_of, markup, text, when
from newsloom.text.urls import absolute

_IMAGE = re.compile(r"<img\s[^<>]*?src\s*=\s*[\"']([^\"'<>]{1,2000})[\"']", re.IGNORECASE)
_MOST_MINUTES = 60 * 24 * 365
_PERIOD_MIN = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}


def _picture(groups: Groups, reading: Reading) -> str:
    for name in ("image", "logo", "itunes:image", "media:thumbnail", "icon"):
        for element in groups.get(name, ()):
            parts = grouped(element)
            link = text(parts, "url") or (element.get("href") or element.get("url") or "").strip()
            link = link or ("" if len(element) else (element.text or "").strip())
            if link:
                return absolute(reading.base_of(element), link)
    shown = _IMAGE.search(text(groups, "description")[:5_000])
    return absolute(reading.base, unescape(shown[1])) if shown else ""


def _minutes(groups: Groups) -> int | None:
    """How often the feed asks to be read, in minutes: <ttl>, or the syndication module's period."""
    value = text(groups, "ttl")
    if value.isascii() and value.isdigit() and len(value) < 10:
        return min(int(value), _MOST_MINUTES)
    period = _PERIOD_MIN.get(text(groups, "sy:updateperiod").lower())
    times = text(groups, "sy:updatefrequency")
    if period is None:
        return None
    often = int(times) if times.isascii() and times.isdigit() and 0 < len(times) < 6 else 1
    return max(1, period // max(often, 1))


def _identity(groups: Groups, reading: Reading) -> str:
    value = text(groups, "id", "guid", "dc:identifier")
    if value and reading.has_base and groups.get("id"):
        return absolute(reading.base_of(groups["id"][0]), value)
    return value


def read_head(channel: Element, groups: Groups, reading: Reading) -> FeedHead:
    """The head of a feed; `groups` are the children of `channel` (and of an RDF root) that are no items."""
    root = channel.getroottree().getroot()
    language = (
        text(groups, "language", "dc:language") or channel.get(XML_LANG) or root.get(XML_LANG) or root.get("lang")
    )
    generator = text(groups, "generator")
    if not generator and groups.get("admin:generatoragent"):
        generator = str(next(iter(groups["admin:generatoragent"][0].attrib.values()), ""))
    return FeedHead(
        title=markup(groups, reading, "title", "dc:title", "itunes:title"),
        description=markup(
            groups,
            reading,
            "description",
            "subtitle",
            "tagline",
            "dc:description",
            "itunes:summary",
            "info",
            "itunes:subtitle",
        ),
        link=link_of(groups, reading),
        language=(language or "").strip()[:50],
        rights=markup(groups, reading, "copyright", "rights", "dc:rights", "media:copyright"),
        generator=generator,
        id=_identity(groups, reading),
        image=_picture(groups, reading),
        author=author(
            groups,
            "managingeditor",
            "author",
            "webmaster",
            "dc:creator",
            "dc:author",
            "itunes:author",
            "itunes:owner",
            "dc:publisher",
        ),
        categories=categories(groups, "category", "dc:subject", "itunes:category", "itunes:keywords"),
        updated=when(groups, "lastbuilddate", "updated", "modified", "dcterms:modified", "dc:date"),
        published=when(groups, "pubdate", "published", "issued", "dcterms:issued", "dc:date"),
        ttl_min=_minutes(groups),
    )
