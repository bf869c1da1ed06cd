"""The feeds a page names."""

import re
from dataclasses import dataclass

from lxml import etree, html

from newsloom.text.urls import absolute, is_http

_TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/xml",
    "text/xml",
}
_LOOKS_LIKE_FEED = re.compile(
    r"(?:/(?:feed|rss|atom)(?:/|\.xml|\.rss|\.json|$)|\.(?:rss|atom|rdf)$|/index\.xml$|[?&](?:feed|format)=(?:rss|atom))",
    re.I,
)
_MAX_BYTES = 2_000_000  # the head of a page is long before
_MAX_LINKS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    url: str
    title: str = ""
    type: str = ""


def find_feeds(body: bytes, base_url: str) -> tuple[FeedLink, ...]:
    """Feeds the page names, best first: `<link rel=alternate>` in its order, then anchors that look like feeds."""
    try:
        root = html.document_fromstring(body[:_MAX_BYTES] or b"<p>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ()
    base = base_url
    for element in root.iter("base"):
        base = absolute(base_url, element.get("href") or "") or base_url
        break
    found: dict[str, FeedLink] = {}
    for link in root.iter("link"):
        rel, kind = (link.get("rel") or "").lower().split(), (link.get("type") or "").lower().split(";")[0].strip()
        if "alternate" in rel and kind in _TYPES and "oembed" not in (link.get("href") or ""):
            _add(found, absolute(base, link.get("href") or ""), link.get("title") or "", kind)
    for anchor in root.iter("a"):
        if _LOOKS_LIKE_FEED.search(anchor.get("href") or ""):
            _add(
                found,
                absolute(base, anchor.get("href") or ""),
                " ".join("".join(map(str, anchor.itertext())).split())[:200],
                "",
            )
    ranked = sorted(found.values(), key=lambda one: "comment" in (one.title + one.url).lower())
    return tuple(ranked[:_MAX_LINKS])


def _add(found: dict[str, FeedLink], url: str, title: str, kind: str) -> None:
    if is_http(url):
        found.setdefault(url, FeedLink(url=url, title=title.strip(), type=kind))
