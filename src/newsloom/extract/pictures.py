"""The lead picture of a page, its caption and whose picture it is."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from newsloom.extract.agencies import agency_named
from newsloom.extract.header import Headline
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.markup import Element, Page, attribute, select, spaced_text_of, squeeze, text_of
from newsloom.model.article import Picture

MAX_CAPTION_CHARS = 700  # longer is an article beside a picture
MAX_CREDIT_CHARS = 120
MAX_IMAGES = 120  # pictures looked at; a page with more is a gallery
MAX_CAPTION_LEVELS = 4  # boxes around a picture in which its caption may stand
MAX_NAME_CHARS = 300  # of a file name, from its end; sizes are looked for there in quadratic time
MIN_CAPTION_WORDS = 3
MIN_ALT_WORDS = 6  # a shorter alternative text is a label
_LONG_ID = re.compile(r"(?<![0-9a-z])[0-9a-f]{9,}(?![0-9a-z])")
_DAY_ID = re.compile(r"(?:19|20)\d{6}(?:\d{2}){0,3}")
_SHARED = (
    "og:image", "og:image:secure_url", "og:image:url", "twitter:image", "twitter:image:src", "image", "thumbnail",
    "sailthru.image.full", "parsely-image-url",
)  # fmt: skip
_CAPTION_HEAD = re.compile(r"^(?:\[\d+/\d+\]|\d+ of \d+\W|caption:?\s|image caption,?\s|photo caption:?\s)\s*", re.I)
_CREDIT_CLASS = re.compile(r"credit|copyright|source|photographer|rights|byline", re.I)
_CAPTION_CLASS = re.compile(r"caption|legend|legende|bildunterschrift|picture-text|image-text|photo-desc", re.I)
_CREDIT_MARK = re.compile(
    r"(?:^|[\s(\[（|/—–-])(?P<credit>(?:(?:photo(?:graph)?s?|images?|pictures?|pic|credit|file photo|foto|bild|fotos|illustration|source|courtesy|fotografía|crédit|photo credit|image credit|picture credit)"
    r"\s?(?::|by\b|courtesy(?: of)?\b|credit:?)|©|\(c\)\s|getty images|photo ©|（写真|写真[:：]|撮影[:：]?|提供[:：]?).{0,110})$",
    re.I,
)
_TAIL_BRACKET = re.compile(r"\s*[(\[（](?P<credit>[^()\[\]（）]{2,100})[)\]）]\s*\.?$")
_PIPE = re.compile(r"\s+\|\s+(?P<credit>[^|]{2,80})$")
_CREDIT_WORDS = re.compile(
    r"photo|image|getty|handout|courtesy|file|via |/|©|pool|wire|picture|foto|news|stock|press|pixabay|unsplash|supplied|provided|screen",
    re.I,
)
_SIZE = re.compile(r"(?:[-_]?\d{2,4}x\d{2,4}|@\dx|[-_](?:w|h)?\d{3,4})+$")


def read_picture(page: Page, linked: LinkedData, headline: Headline) -> Picture | None:
    """The lead picture: the shared one, or the page's own cut of it where the page has JSON-LD, with its caption."""
    url = _shared_address(page, linked)
    images = list(_images(page, headline))
    chosen = next((i for i in images if url and any(same_picture(url, source) for source in _sources(i))), None)
    if chosen is not None and linked.is_article:
        url = next((u for source in _sources(chosen) if (u := page.absolute(source))), url)
    if chosen is None and images:
        chosen = next((image for image in images if _in_figure(image)), None)
        url = url or (page.absolute(next(_sources(chosen), "")) if chosen is not None else "")
    if not url:
        return None
    caption, credit = _caption_beside(chosen) if chosen is not None else ("", "")
    if not caption and (chosen is None or not _in_figure(chosen)):
        caption, credit = _first_caption(page, headline)
    if not caption and linked.image_caption:
        caption, credit_said = split_credit(linked.image_caption)
        credit = credit or credit_said
    if not caption and _tells(alt := page.meta("og:image:alt", "twitter:image:alt"), headline.title):
        caption, credit_said = split_credit(alt)
        credit = credit or credit_said
    if not caption and chosen is not None and _tells(alt := squeeze(attribute(chosen, "alt")), headline.title):
        caption, credit_said = split_credit(alt)
        credit = credit or credit_said
    return Picture(
        url=url, caption=_CAPTION_HEAD.sub("", caption), credit=credit or (linked.image_credit if caption else "")
    )


def _shared_address(page: Page, linked: LinkedData) -> str:
    """The picture the page offers for sharing, made absolute."""
    values = [value for name in _SHARED for value in page.metas.get(name, ())]
    links = [attribute(e, "href") for e in page.tree.iter("link") if attribute(e, "rel") == "image_src"]
    return next((url for value in (*values, *linked.images, *links) if value and (url := page.absolute(value))), "")


def _tells(text: str, title: str) -> bool:
    """Whether an alternative text says what the picture shows, in a sentence of its own."""
    return (
        len(text.split()) >= MIN_ALT_WORDS
        and text.casefold() not in title.casefold()
        and len(text) <= MAX_CAPTION_CHARS
    )


def same_picture(one: str, other: str) -> bool:
    """Whether two addresses show one picture in different sizes: the file's name, or a long id, is shared."""
    a, b = picture_id(one), picture_id(other)
    if not a or not b:
        return False
    if a == b or (len(a) >= 10 and a in unquote(other).lower()) or (len(b) >= 10 and b in unquote(one).lower()):
        return True
    return bool(_long_ids(one) & _long_ids(other))


def _long_ids(url: str) -> set[str]:
    """Numbers and hashes in the address long enough to be one picture's own; days and sizes are shorter."""
    found = _LONG_ID.findall(unquote(url).lower().partition("?")[0])
    return {name for name in found if sum(c.isdigit() for c in name) >= 4 and not _DAY_ID.fullmatch(name)}


def picture_id(url: str) -> str:
    """The file name without size and ending, in lower case."""
    try:
        name = urlsplit(unquote(url)).path.rstrip("/").rsplit("/", 1)[-1].lower()[-MAX_NAME_CHARS:]
    except ValueError:
        return ""
    stem = re.sub(r"\.(?:jpe?g|png|webp|gif|avif)$", "", name)
    return _SIZE.sub("", stem) or stem


def split_credit(text: str) -> tuple[str, str]:
    """A printed caption parted into what the picture shows and who made it."""
    caption = squeeze(text)[:MAX_CAPTION_CHARS]
    if match := _PIPE.search(caption):
        return caption[: match.start()].strip(), match["credit"].strip()
    if match := _TAIL_BRACKET.search(caption):
        inside = match["credit"]
        if agency_named(re.split(r"[/,]|\bvia\b", inside)[0]) or (
            _CREDIT_WORDS.search(inside) and len(inside.split()) <= 10
        ):
            return caption[: match.start()].strip(), _plain_credit(inside)
    if match := _CREDIT_MARK.search(caption):
        before = caption[: match.start("credit")].strip(" |/—–-([（")
        return before, _plain_credit(match["credit"].strip(" )]）"))
    last = re.search(r"[.!?”\"]\s+(?P<credit>[^.!?]{2,60})\.?$", caption)
    if (
        last
        and (
            agency_named(last["credit"])
            or re.search(r"(?:/| via |Getty|AFP|Reuters|AP Photo|EPA|Press)", last["credit"])
        )
        and len(last["credit"].split()) <= 8
    ):
        return caption[: last.start("credit")].strip(), last["credit"].strip()
    return caption, ""


def _plain_credit(text: str) -> str:
    return re.sub(
        r"^(?:photo(?:graph)?|image|picture|credit|photo credit|image credit|picture credit|foto|bild|source)s?\s?(?::|by\b|credit:?)\s*",
        "",
        text.strip(),
        flags=re.I,
    ).strip()


def _in_figure(image: Element) -> bool:
    return any(ancestor.tag == "figure" for ancestor in image.iterancestors())


def _zone(page: Page, headline: Headline) -> Element:
    """The article or main element around the headline, else the page."""
    root: Element = page.tree
    if headline.element is not None:
        for ancestor in headline.element.iterancestors():
            root = ancestor
            if ancestor.tag in ("article", "main"):
                break
    return root


def _first_caption(page: Page, headline: Headline) -> tuple[str, str]:
    """The first caption of the headline's zone, for pictures put in by a script."""
    zone = _zone(page, headline)
    for holder in select(zone, './/figcaption | .//*[contains(@class, "aption")]')[:6]:
        if holder.tag == "img" or any(a.tag in ("footer", "nav") for a in holder.iterancestors()):
            continue
        caption, credit = _caption(holder) if holder.tag != "figcaption" else _split_holder(holder)
        if not caption and holder.tag != "figcaption":
            caption, credit = _split_holder(holder)
        if len(caption.split()) >= MIN_CAPTION_WORDS:
            return caption, credit
    return "", ""


def _images(page: Page, headline: Headline) -> Iterator[Element]:
    """The page's pictures, those of the headline's zone first; none from asides, footers and menus."""
    root = _zone(page, headline)
    count = 0
    for zone in (root, page.tree) if root is not page.tree else (root,):
        for image in zone.iter("img", "amp-img"):
            if next(_sources(image), None) and not any(a.tag in ("footer", "nav") for a in image.iterancestors()):
                count += 1
                yield image
            if count >= MAX_IMAGES:
                return


def _sources(image: Element) -> Iterator[str]:
    for element in (image, *_siblings(image)):
        for name in ("src", "data-src", "data-original", "data-lazy-src", "srcset", "data-srcset"):
            value = attribute(element, name).strip()
            if value and not value.startswith("data:"):
                yield value.split()[0].rstrip(",")


def _siblings(image: Element) -> Iterator[Element]:
    parent = image.getparent()
    if parent is not None and parent.tag == "picture":
        yield from parent.iter("source")


def _caption_beside(image: Element) -> tuple[str, str]:
    """Caption and credit in the picture's figure, or in the nearest box around it that calls something a caption."""
    for level, ancestor in enumerate(image.iterancestors()):
        if ancestor.tag in ("article", "main", "body") or level > MAX_CAPTION_LEVELS:
            break
        if sum(1 for _ in zip(ancestor.iter("img"), range(3), strict=False)) > 2 and ancestor.tag != "figure":
            break
        found = _caption(ancestor)
        if found[0]:
            return found
        if ancestor.tag == "figure":
            break
    return "", ""


def _caption(box: Element) -> tuple[str, str]:
    holder = next(box.iter("figcaption"), None)
    if holder is None:
        classed = (e for e in select(box, ".//*[@class]") if _CAPTION_CLASS.search(attribute(e, "class")))
        holder = next((e for e in classed if e.tag != "img" and text_of(e)), None)
    return ("", "") if holder is None else _split_holder(holder)


def _split_holder(holder: Element) -> tuple[str, str]:
    """Caption and credit of an element that holds both: by its classes, else by its words."""
    credits = [e for e in select(holder, ".//*[@class]") if _CREDIT_CLASS.search(attribute(e, "class"))]
    whole = spaced_text_of(holder)
    if credits:
        credit = spaced_text_of(credits[0])
        caption = squeeze(whole.replace(credit, " ", 1)) if credit else whole
        if caption and credit and len(credit) <= MAX_CREDIT_CHARS:
            return split_credit(caption)[0] or caption, _plain_credit(credit)
    return split_credit(whole) if len(whole) <= MAX_CAPTION_CHARS else ("", "")
