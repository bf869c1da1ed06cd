"""The name under which all addresses of one article are equal, and further names by which it may be found. Pure."""

import re
from urllib.parse import urlsplit, urlunsplit

from newsloom.text.urls import canonical_url, is_http

MAX_CHARS = 2_000  # as long as the store keeps an address
PATH = "path:"  # begins a name that leaves the query out
_AMP_CACHE = re.compile(r"https?://[^/]+\.cdn\.ampproject\.org/[cv]/(?:s/)?(?P<page>[^/]+\.[^/]+/.*)")
_AMP_VIEWER = re.compile(r"https?://(?:www\.)?google\.[a-z.]+/amp/(?:s/)?(?P<page>[^/]+\.[^/]+/.*)")
_VARIANT_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_AMP_PATH = re.compile(r"^/amp(?=/.)|/amp/?$|\.amp(?=\.html?$)|\.amp$|[_-]amp(?=\.html?$)")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$")
_VARIANT_QUERY = re.compile(
    r"^(?:amp(?:=(?:1|true|yes)?)?|output(?:type)?=amp|m=1|mobile=1|rss=1|from=rss|ref=rss|source=rss)$", re.I
)


def address_key(url: str) -> str:
    """The name all addresses of one page share; idempotent. What is no web address comes back stripped.

    Beyond `canonical_url`: https for http, no www., m. or amp. before the host, no AMP ending, AMP caches undone,
    no index file or final slash, the query sorted. The result is a name, not an address to ask.
    """
    if not is_http(url):
        return canonical_url(url)[:MAX_CHARS]
    for cache in (_AMP_CACHE, _AMP_VIEWER):
        if found := cache.fullmatch(url.strip()):
            url = f"https://{found['page']}"
    parts = urlsplit(canonical_url(url))
    host = _VARIANT_HOST.sub("", parts.netloc)
    path = _AMP_PATH.sub("", _AMP_PATH.sub("", parts.path))
    path = _INDEX.sub("", path).rstrip("/") or "/"
    query = "&".join(sorted(each for each in parts.query.split("&") if not _VARIANT_QUERY.match(each)))
    return urlunsplit(("https", host, path, query, ""))[:MAX_CHARS]


def is_home(url: str) -> bool:
    """Whether the address is a site's front page: no page of an article."""
    parts = urlsplit(address_key(url))
    return parts.scheme == "https" and parts.path == "/" and not parts.query


def further_names(link: str, landed: str, canonical: str) -> tuple[str, ...]:
    """Names besides its link's under which a page may be known; each only a hint, to be checked against the words.

    They are where the link led, what the page calls itself (on the same host, and not a front page), and its path
    whatever the query, written `path:…`.
    """
    own = address_key(link)
    names: dict[str, None] = {}
    if is_http(landed) and not is_home(landed):
        names[address_key(landed)] = None
    if is_http(canonical) and not is_home(canonical):
        hosts = {urlsplit(address_key(url)).netloc for url in (link, landed) if is_http(url)}
        if urlsplit(address_key(canonical)).netloc in hosts:
            names[address_key(canonical)] = None
    for name in (own, *names):
        parts = urlsplit(name)
        if parts.scheme == "https" and parts.path != "/":
            names[f"{PATH}{urlunsplit(parts._replace(query=''))}"[:MAX_CHARS]] = None
    names.pop(own, None)
    return tuple(names)
