"""The addresses of a picture: which of its sizes to take, whether two show the same one, and which show no news at all."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from newsloom.extract.markup import Element, attribute

MAX_WIDTH_PX = 1_600  # a wider file is no better on a page of ours and heavy
MIN_SIDE_PX = 60  # smaller is an icon or a counter
MIN_SHARED_PREFIX = 18  # characters two file names must begin with alike to be cuts of one picture
MIN_PREFIX_SHARE = 0.6  # and their share of the shorter name
MIN_ID_CHARS = 6  # a shorter name ("large") is no picture's own,
MIN_ID_DIGITS = 3  # unless it is a number
MAX_NAME_CHARS = 300  # of a file name, from its end; sizes are looked for there in quadratic time
MIN_NAME_CHARS = 10  # a file name this long in the other address is no chance
_LONG_ID = re.compile(r"(?<![0-9a-z])[0-9a-f]{9,}(?![0-9a-z])")
_LONG_NUMBER = re.compile(r"(?<!\d)\d{6,}(?!\d)")
_LONG_TOKEN = re.compile(r"[\w-]{40,}")
_DAY_ID = re.compile(
    r"[12]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?(?:\d{2}){0,3}"
)
_ENDING = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)$")
_ASKED = re.compile(r"^[a-z]{1,6}=")
_FILE = re.compile(r"^(?:#.*|)$|\.(?:jpe?g|png|webp|gif|avif)$")
_SIZE = re.compile(r"(?:[-_]?\d{2,4}x\d{2,4}|@\dx|[-_](?:w|h)?\d{3,4}|=[swh]\d{2,4}(?:-\w+)*)+$")
_SRCSET = re.compile(r"([^\s,]\S*[^\s,])(?:\s+(\d+(?:\.\d+)?)([wx]))?\s*(?:,|$)")
_PLACEHOLDER = re.compile(
    r"(?:^|[/_.-])(?:placeholder|blank|spacer|pixel|transparent|1x1|default[-_](?:image|og|share|thumb\w*)|no[-_]?(?:image|photo|picture)|loading|lazy)(?:[/_.-]|$)"
)
_SIGN = re.compile(
    r"(?:^|[/_.-])(?:logos?|favicons?|icons?|sprites?|avatars?|gravatar|emoji|badges?|button|apple-touch-icon)(?:[/_.-]|\d|$)"
)
_FOR_CARDS = re.compile(r"(?:ogp?|share|social|facebook|fb|twitter)[-_]")  # drawn for sharing cards, whatever it shows
_PORTRAITS = re.compile(
    r"/(?:arc-)?(?:authors?|columnists?|headshots?|avatars?|profile[-_]?(?:images?|pics?|photos?))/"
)
_COUNTER = re.compile(
    r"scorecardresearch|doubleclick|/pixel|facebook\.com/tr|google-analytics|/beacon|/track(?:er|ing)?[/.?]|quantserve"
)
_PORTRAIT = re.compile(r"(?<![a-z])(?:author|avatar|byline|profile|logo|icon|headshot|mugshot)(?![a-z])", re.I)
_ATTRIBUTES = ("src", "data-src", "data-original", "data-lazy-src", "data-original-url", "data-hi-res-src")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sized:
    """One address of a picture and its width in pixels; 0 where the page does not say."""

    url: str
    width: int


def sources_of(image: Element) -> tuple[Sized, ...]:
    """Every address an image element offers, its own first, then those of the `picture` around it."""
    found: dict[str, Sized] = {}
    width = _pixels(attribute(image, "width"))
    for element in _holders(image):
        for name in _ATTRIBUTES:
            value = attribute(element, name).strip()
            if value and not value.startswith("data:"):
                found.setdefault(value, Sized(url=value, width=width if element is image else 0))
        for name in _SETS:
            for match in _SRCSET.finditer(attribute(element, name)):
                if not match[1].startswith("data:"):
                    size = int(float(match[2])) if match[3] == "w" else 0
                    found.setdefault(match[1], Sized(url=match[1], width=size))
    return tuple(found.values())


def addresses_of(image: Element) -> Iterator[str]:
    """One address of each attribute that holds some: enough to know the picture by."""
    for element in _holders(image):
        for name in (*_ATTRIBUTES, *_SETS):
            value = attribute(element, name)
            if value and not value.startswith("data:"):
                yield value.split(maxsplit=1)[0].rstrip(",") if value.strip() else ""


def _holders(image: Element) -> Iterator[Element]:
    yield image
    for ancestor in image.iterancestors():
        if ancestor.tag == "picture":
            yield from ancestor.iter("source")
        if ancestor.tag != "source":  # the parser does not know it as empty and sets what follows inside
            return


def best_source(image: Element) -> str:
    """The address of the size to show: the widest up to MAX_WIDTH_PX, else the image's own; "" where it has none."""
    usable = [source for source in sources_of(image) if not is_junk(source.url)]
    sized = [source for source in usable if 0 < source.width <= MAX_WIDTH_PX]
    if sized:
        return max(sized, key=lambda source: source.width).url
    return usable[0].url if usable else ""


def is_junk(url: str) -> bool:
    """Whether an address leads to a placeholder, a logo, a portrait, a counter or a drawing: none is a news picture."""
    lowered = unquote(url).lower()
    path = lowered.partition("?")[0]
    name = path.rsplit("/", 1)[-1]
    return bool(
        path.endswith((".svg", ".ico"))
        or _PLACEHOLDER.search(name)
        or (_SIGN.search(name) and not _FOR_CARDS.match(name))
        or _COUNTER.search(lowered)
        or "/placeholder/" in path
        or _PORTRAITS.search(lowered)
    )


def is_portrait_or_icon(image: Element) -> bool:
    """Whether an image element is small or stands for a person or a site: an author's portrait, a logo, an icon."""
    sides = [side for name in ("width", "height") if (side := _pixels(attribute(image, name)))]
    if sides and min(sides) < MIN_SIDE_PX:
        return True
    parent = image.getparent()
    names = [attribute(image, "class"), attribute(image, "id")]
    if parent is not None:
        names.append(attribute(parent, "class"))
    return any(name and _PORTRAIT.search(name) for name in names)


def is_linked(image: Element) -> bool:
    """Whether a picture leads to another page, as a teaser's does, and not to a larger copy of itself."""
    for ancestor in image.iterancestors():
        if ancestor.tag == "a":
            return not _FILE.search(attribute(ancestor, "href").lower().partition("?")[0])
        if ancestor.tag in ("figure", "article", "main", "body"):
            parent = ancestor.getparent()
            return parent is not None and parent.tag == "a"
    return False


def _pixels(value: str) -> int:
    digits = value.strip().removesuffix("px")
    return int(digits) if digits.isdecimal() and len(digits) < 6 else 0


def same_picture(one: str, other: str) -> bool:
    """Whether two addresses show one picture in different sizes: the file's name, its beginning or a long id is shared."""
    return likeness(one, other) > 0


def likeness(one: str, other: str) -> int:
    """2 where two addresses name the same file, 1 where they begin alike or share a long id, else 0."""
    a, b = picture_id(one), picture_id(other)
    if a and (a == b or (len(a) >= MIN_NAME_CHARS and a in unquote(other).lower())):
        return 2
    if len(b) >= MIN_NAME_CHARS and b in unquote(one).lower():
        return 2
    shared = _shared_prefix(a, b)
    if shared >= MIN_SHARED_PREFIX and shared >= MIN_PREFIX_SHARE * min(len(a), len(b)):
        return 1
    return int(bool(_long_ids(one) & _long_ids(other)))


def _shared_prefix(one: str, other: str) -> int:
    """Characters two names begin with alike, where something other than a day and a running number is among them."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count if sum(c.isalpha() for c in one[:count]) >= MIN_NAME_CHARS else 0


@functools.lru_cache(maxsize=4_096)
def _long_ids(url: str) -> frozenset[str]:
    """Numbers, hashes and tokens in the address long enough to be one picture's own; days and sizes are shorter."""
    whole = unquote(url)
    path = whole.lower().partition("?")[0]
    found = {name for name in _LONG_ID.findall(path) if sum(c.isdigit() for c in name) >= 4}
    found.update(_LONG_NUMBER.findall(path))
    found.update(_LONG_TOKEN.findall(whole.partition("?")[0]))
    return frozenset(name for name in found if not _DAY_ID.fullmatch(name))


@functools.lru_cache(maxsize=4_096)
def picture_id(url: str) -> str:
    """The file name without size and ending, in lower case; of a resizing service, the name of the file it is asked for.

    "" where the name says nothing: "image", "i", "large".
    """
    try:
        parts = urlsplit(unquote(url))
    except ValueError:
        return ""
    for whole in (parts.path, _ASKED.sub("", parts.query.partition("&")[0])):
        name = whole.rstrip("/").rsplit("/", 1)[-1].lower()[-MAX_NAME_CHARS:]
        stem = _ENDING.sub("", name)
        stem = _SIZE.sub("", stem) or stem
        if len(stem) >= MIN_ID_CHARS or sum(c.isdigit() for c in stem) >= MIN_ID_DIGITS:
            return stem
    return ""
