"""The lead picture of a page, its caption and whose picture it is."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from newsloom.extract.agencies import agency_named
from newsloom.extract.header import Headline
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.markup import Element, Page, attribute, select, squeeze, text_of
from newsloom.model.article import Picture

MAX_CAPTION_CHARS = 700  # longer is an article beside a picture
MAX_CREDIT_CHARS = 120
_NO_PICTURE = re.compile(r"logo|sprite|placeholder|default[-_]|avatar|blank\.|pixel|spacer|favicon|/icons?/|1x1", re.I)
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
    """The lead picture: the shared one (og:image, JSON-LD), or the page's own where it is the same in another cut."""
    shared = next(
        (
            u
            for name in (
                "og:image",
                "og:image:secure_url",
                "og:image:url",
                "twitter:image",
                "twitter:image:src",
                "image",
                "thumbnail",
                "sailthru.image.full",
                "parsely-image-url",
            )
            for u in page.metas.get(name, ())
            if u and page.absolute(u)
        ),
        "",
    )
    stated = next((u for u in linked.images if page.absolute(u)), "")
    url = page.absolute(shared or stated)
    if not url:
        url = next((attribute(e, "href") for e in page.tree.iter("link") if attribute(e, "rel") == "image_src"), "")
        url = page.absolute(url)
    figures = list(_figures(page, headline))
    chosen = next(
        (figure for figure in figures if url and any(same_picture(url, source) for source in _sources(figure))), None
    )
    if chosen is None and figures and not url:
        chosen = figures[0]
        url = page.absolute(next(iter(_sources(chosen)), ""))
    elif chosen is None and figures:
        chosen = figures[0]
    caption, credit = _caption(chosen) if chosen is not None else ("", "")
    if not caption and linked.image_caption:
        caption, credit_said = split_credit(linked.image_caption)
        credit = credit or credit_said or linked.image_credit
    if not url or (_NO_PICTURE.search(urlsplit(url).path.rsplit("/", 1)[-1]) and not caption):
        return (
            Picture(url=url, caption=caption, credit=credit) if url and caption else (Picture(url=url) if url else None)
        )
    return Picture(url=url, caption=caption, credit=credit or (linked.image_credit if caption else ""))


def same_picture(one: str, other: str) -> bool:
    """Whether two addresses show one picture in different sizes: the file's name, or a long id, is shared."""
    a, b = picture_id(one), picture_id(other)
    if not a or not b:
        return False
    return a == b or (len(a) >= 10 and a in unquote(other).lower()) or (len(b) >= 10 and b in unquote(one).lower())


def picture_id(url: str) -> str:
    """The file name without size and ending, in lower case."""
    try:
        name = urlsplit(unquote(url)).path.rstrip("/").rsplit("/", 1)[-1].lower()
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


def _figures(page: Page, headline: Headline) -> Iterator[Element]:
    """Pictures with room for a caption in page order, the headline's zone first."""
    root: Element = page.tree
    if headline.element is not None:
        for ancestor in headline.element.iterancestors():
            root = ancestor
            if ancestor.tag in ("article", "main"):
                break
    seen: list[Element] = []
    for zone in (root, page.tree):
        for element in select(zone, './/figure | .//*[contains(@class,"caption") or contains(@class,"Caption")]/..')[
            :60
        ]:
            if not any(element is other for other in seen):
                seen.append(element)
                if any(a.tag in ("aside", "footer", "nav") for a in element.iterancestors()):
                    continue
                if next(_sources(element), None):
                    yield element


def _sources(figure: Element) -> Iterator[str]:
    for image in figure.iter("img", "source", "amp-img"):
        for name in ("src", "data-src", "data-original", "data-lazy-src", "srcset", "data-srcset"):
            value = attribute(image, name).strip()
            if value and not value.startswith("data:"):
                yield value.split()[0].rstrip(",")


def _caption(figure: Element) -> tuple[str, str]:
    holder = next(figure.iter("figcaption"), None)
    if holder is None:
        holder = next((e for e in select(figure, ".//*[@class]") if _CAPTION_CLASS.search(attribute(e, "class"))), None)
    if holder is None:
        return "", ""
    credits = [e for e in select(holder, ".//*[@class]") if _CREDIT_CLASS.search(attribute(e, "class"))]
    whole = text_of(holder)
    if credits:
        credit = text_of(credits[0])
        caption = squeeze(whole.replace(credit, " ", 1)) if credit else whole
        if caption and credit and len(credit) <= MAX_CREDIT_CHARS:
            return split_credit(caption)[0] or caption, _plain_credit(credit)
    return split_credit(whole) if len(whole) <= MAX_CAPTION_CHARS else ("", "")
