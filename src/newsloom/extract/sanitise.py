"""HTML made safe to show: one allow-list, links absolute and without trackers, depth capped before cleaning."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import nh3

from newsloom.extract.markup import absolute
from newsloom.text.storable import storable

MAX_NESTING = 200  # nh3 takes quadratic time in depth; up to here a page costs it no more than its length
MAX_DEPTH = 60  # levels kept of markup nested deeper than that; no article nests deeper than about 20
MAX_PASSES = 4  # cleaning is repeated until nothing changes; misnested formatting needs two, nothing seen needs more
MAX_CHARS = 2_000_000  # of markup; longer input is cut
TAGS = frozenset(
    "p br hr h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite pre code kbd samp em strong b i u s small sub sup mark abbr "
    "time a img table thead tbody tfoot tr th td caption figure figcaption ruby rb rt rp del ins div span wbr bdi".split()
)
ATTRIBUTES = {
    "a": {"href"}, "img": {"src", "alt"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "ol": {"start"}, "abbr": {"title"},
    "time": {"datetime"}, "*": {"lang", "dir"},
}  # fmt: skip
DROPPED_WITH_CONTENT = frozenset(
    "script style template noscript iframe object embed applet svg math form select option textarea button input "
    "audio video canvas frameset frame noframes noembed title head xmp plaintext".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,30})")
_WHOLE_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,30})[^<>]*>?")
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs(?:enc|mi)|cmpid|ocid|ref_src|ref_url|s_cid|wt_mc|"
    r"at_(?:medium|campaign|custom\d|link_\w+|format|ptr_name)|smid|smtyp|ncid|guccounter|guce_\w+)",
    re.I,
)


def sanitise(html: str, *, base_url: str = "") -> str:
    """The markup with allowed elements only: no scripts, styles or forms.

    Links and pictures keep http and https targets, absolute and without tracking parameters. Any string is answered; the result of
    a second pass equals the first.
    """
    markup = storable(html[:MAX_CHARS])
    if not markup.strip():
        return ""
    if _depth_at_most(markup) > MAX_NESTING:
        markup = _flattened(markup)
    for _ in range(MAX_PASSES):
        cleaned = _clean(markup, base_url)
        if cleaned == markup:
            break
        markup = cleaned
    return markup.strip()


def _clean(markup: str, base_url: str) -> str:
    def keep(tag: str, name: str, value: str) -> str | None:
        return _link(value, base_url) or None if name in ("href", "src") else value

    return nh3.clean(
        markup,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attribute_filter=keep,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )


def _link(value: str, base_url: str) -> str:
    target = absolute(value, base_url)
    return without_trackers(target) if target else ""


def without_trackers(url: str) -> str:
    """The address without the parameters that only follow the reader."""
    try:
        parts = urlsplit(url)
        if not parts.query:
            return url
        pairs = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=200)
        kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
        return url if len(kept) == len(pairs) else urlunsplit(parts._replace(query=urlencode(kept)))
    except ValueError:
        return url


def _depth_at_most(markup: str) -> int:
    """The nesting an HTML parser could reach: elements opened and not closed by a tag of their own name."""
    opened: dict[str, int] = {}
    depth = deepest = 0
    for match in _TAG.finditer(markup):
        name = match[2].lower()
        if name in _VOID:
            continue
        if not match[1]:
            opened[name] = opened.get(name, 0) + 1
            depth += 1
            deepest = max(deepest, depth)
        elif opened.get(name):
            opened[name] -= 1
            depth -= 1
    return deepest


def _flattened(markup: str) -> str:
    """The markup without the tags that would nest deeper than MAX_DEPTH; their words stay."""
    opened: dict[str, int] = {}
    dropped: dict[str, int] = {}
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        name = match[2].lower()
        if name in _VOID:
            return match[0]
        if match[1]:
            if dropped.get(name):
                dropped[name] -= 1
                return ""
            if opened.get(name):
                opened[name] -= 1
                depth -= 1
            return match[0]
        if depth >= (MAX_NESTING if name in DROPPED_WITH_CONTENT else MAX_DEPTH):
            dropped[name] = dropped.get(name, 0) + 1
            return ""
        opened[name] = opened.get(name, 0) + 1
        depth += 1
        return match[0]

    return _WHOLE_TAG.sub(keep, markup)
