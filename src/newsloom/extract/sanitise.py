"""HTML made safe to show: one allow-list, links absolute and without trackers, depth capped before cleaning."""

import re
from collections.abc import Iterator
from itertools import islice

import nh3

from newsloom.extract.allowed import ATTRIBUTES, DROPPED_WITH_CONTENT, REL, TAGS, is_pixel, kept_value
from newsloom.extract.markup import WHOLE_TAG, without_controls, without_excess
from newsloom.extract.memory import give_back
from newsloom.text.storable import storable
from newsloom.text.urls import without_trackers

__all__ = ("sanitise", "without_trackers")

MAX_NESTING = 200  # nh3 takes quadratic time in depth; up to here a page costs it no more than its length
MAX_DEPTH = 60  # levels kept of markup nested deeper than that; no article nests deeper than about 20
MAX_PASSES = 4  # cleaning is repeated until nothing changes; misnested formatting needs two, nothing seen needs more
MAX_CHARS = 2_000_000  # of markup; longer input is cut
RARE_APART = 500  # of them in one text from then on
MAX_RARE = 5_000  # of "&" and U+0080 to U+00BF; nh3 takes quadratic time in those of one text, so many cost it nothing
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,30})")
_WHOLE_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,30})[^<>]*>?")
_HEADLINE = re.compile(r"<(/?)h1(?=[\s/>])", re.I)
_BOX = re.compile(
    r"<(/?)(?:section|article|main|header|footer|aside|center|address|details|summary|hgroup|nav|dir|menu)(?=[\s/>])",
    re.I,
)
_IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')  # as nh3 writes it
_WRITTEN = re.compile(r' ([a-z]+)="([^"]*)"')
_RARE = re.compile(r"[&\x80-\xbf]")
_EMPTY = re.compile(r"<p>\s*</p>")


def sanitise(html: str, *, base_url: str = "") -> str:
    """The markup with allowed elements only: no scripts, styles, forms, frames, ids or classes.

    Links and pictures keep http and https addresses, absolute and without tracking parameters; pictures that only count
    readers are left out. Whoever shows the pictures fetches them for the reader. Any string is answered; the result of a
    second pass equals the first.
    """
    give_back(len(html))
    markup = storable(html[:MAX_CHARS])
    if not markup.strip():
        return ""
    if _depth_at_most(markup) > MAX_NESTING:
        markup = _flattened(markup)
    markup = without_excess(markup)
    markup = _BOX.sub(r"<\1div", _HEADLINE.sub(r"<\1h2", markup))
    for _ in range(MAX_PASSES):
        cleaned = _clean(markup, base_url)
        if cleaned == markup:
            break
        markup = cleaned
    return markup.strip()


def _clean(markup: str, base_url: str) -> str:
    cleaned = nh3.clean(
        _parted(markup),
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attribute_filter=lambda tag, name, value: kept_value(tag, name, value, base_url),
        url_schemes={"http", "https"},
        link_rel=REL,
        strip_comments=True,
    )
    return _EMPTY.sub("", _IMAGE.sub(_seen, without_controls(cleaned)))  # a reference may have stood for one


def _parted(markup: str) -> str:
    """The markup itself; where it is flooded with what nh3 must escape, with comments in its texts, which nh3 takes out again.

    Its serialiser looks from each such character to the end of the text for one of the other kind.
    """
    if len(markup) <= MAX_RARE or sum(1 for _ in islice(_RARE.finditer(markup), MAX_RARE)) < MAX_RARE:
        return markup
    kept: list[str] = []
    position = 0
    for tag in WHOLE_TAG.finditer(markup):
        kept += (*_apart(markup[position : tag.start()]), tag[0])
        position = tag.end()
    return "".join((*kept, *_apart(markup[position:])))


def _apart(text: str) -> Iterator[str]:
    """The text with a comment before every so many of its rare characters."""
    position = 0
    for rare in islice(_RARE.finditer(text), RARE_APART, None, RARE_APART):
        yield text[position : rare.start()] + "<!---->"
        position = rare.start()
    yield text[position:]


def _seen(image: re.Match[str]) -> str:
    """The picture, or nothing where it has no address or is too small to be seen."""
    said = dict(_WRITTEN.findall(image[1]))
    return "" if "src" not in said or is_pixel(said.get("width", ""), said.get("height", "")) else image[0]


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
