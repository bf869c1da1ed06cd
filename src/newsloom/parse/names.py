"""Short names for the elements of feeds: core elements bare, those of known extensions with a fixed prefix."""

from lxml import etree

Element = etree._Element
Groups = dict[str, list[Element]]

_CORE = (
    "http://www.w3.org/2005/atom",
    "http://purl.org/atom/ns",
    "http://purl.org/rss/1.0",
    "http://purl.org/net/rss1.1",
    "http://my.netscape.com/rdf/simple/0.9",
    "http://channel.netscape.com/rdf/simple/0.9",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd",
    "http://backend.userland.com",
    "http://blogs.law.harvard.edu/tech/rss",
    "http://cyber.law.harvard.edu/rss",
    "http://cyber.harvard.edu/rss",
    "http://www.rssboard.org",
    "http://purl.org/rss/2.0",
    "http://www.sitemaps.org/schemas/sitemap",
    "http://www.google.com/schemas/sitemap/0",
)
_KNOWN = (
    ("http://purl.org/rss/1.0/modules/content", "content"),
    ("http://purl.org/rss/1.0/modules/syndication", "sy"),
    ("http://purl.org/rss/1.0/modules/", "other"),
    ("http://purl.org/dc/terms", "dcterms"),
    ("http://purl.org/dc/", "dc"),
    ("http://search.yahoo.com/mrss", "media"),
    ("http://video.search.yahoo.com/mrss", "media"),
    ("http://www.rssboard.org/media-rss", "media"),
    ("http://www.itunes.com/dtds/podcast", "itunes"),
    ("http://example.com/dtds/podcast", "itunes"),
    ("http://www.w3.org/1999/xhtml", "xhtml"),
    ("http://webns.net/mvcb", "admin"),
    ("http://rssnamespace.org/feedburner", "feedburner"),
    ("http://www.google.com/schemas/sitemap-news", "news"),
    ("http://www.google.com/schemas/sitemap-image", "image"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
    ("http://web.resource.org/cc", "other"),
    ("http://backend.userland.com/creativecommonsrssmodule", "other"),
    ("http://purl.org/syndication/", "other"),
)
_CORE_PREFIXES = ("atom", "atom10", "atom03", "a10", "rss")
_PREFIXES = frozenset(prefix for _, prefix in _KNOWN)
_MOST_KEPT = 5_000  # names; a hostile feed may invent as many as it likes
_kept: dict[str, str] = {}


def _compute(tag: str) -> str:
    if not tag.startswith("{"):
        prefix, colon, local = tag.rpartition(":")
        prefix, local = prefix.lower(), local.lower()
        if not colon or prefix in _CORE_PREFIXES:
            return local
        return f"{prefix if prefix in _PREFIXES else 'other'}:{local}"
    uri, _, local = tag[1:].rpartition("}")
    uri, local = uri.strip().lower(), local.lower()
    for known, prefix in _KNOWN:
        if uri.startswith(known):
            return f"{prefix}:{local}"
    return local if uri.startswith(_CORE) or not uri else f"other:{local}"


def short_name(tag: object) -> str:
    """ "title" for core elements, "dc:creator" for extensions, "other:x" for unknown ones, "" for no element."""
    if not isinstance(tag, str):
        return ""
    name = _kept.get(tag)
    if name is None:
        name = _compute(tag)
        if len(_kept) < _MOST_KEPT:
            _kept[tag] = name
    return name


def grouped(element: Element) -> Groups:
    """The children of an element by short name, each list in document order."""
    groups: Groups = {}
    for child in element:
        name = short_name(child.tag)
        if name:
            groups.setdefault(name, []).append(child)
    return groups
