"""The lead picture of a page, its caption and whose picture it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsloom.extract.captions import (
    MAX_CAPTION_CHARS,
    caption_beside,
    captions_in,
    is_video,
    split_credit,
    tells,
    tidy_caption,
)
from newsloom.extract.headline import Headline
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.landmarks import Landmarks, is_aside, is_inside, near_first
from newsloom.extract.markup import Element, Page, attribute, squeeze
from newsloom.extract.picture_sources import (
    addresses_of,
    best_source,
    is_junk,
    is_linked,
    is_portrait_or_icon,
    likeness,
)
from newsloom.model.article import Picture

MAX_IMAGES = 120  # pictures looked at; a page with more is a gallery
MIN_ALT_WORDS = 6  # a shorter alternative text is a label
_SHARED = (
    "og:image", "og:image:secure_url", "og:image:url", "twitter:image", "twitter:image:src", "image", "thumbnail",
    "sailthru.image.full", "parsely-image-url",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A picture of the page with the caption and credit printed for it."""

    image: Element | None
    caption: str = ""
    credit: str = ""


def read_picture(marks: Landmarks, linked: LinkedData, headline: Headline) -> Picture | None:
    """The lead picture: the shared one, or the page's own cut of it where the page has JSON-LD, with its caption.

    Shared pictures are often cut for cards of other sites; the page's own cut is the one its caption describes.
    """
    page = marks.page
    shared = _shared_address(page, linked)
    images = list(_images(marks, headline))
    chosen = _best(images, headline, shared) if shared else None
    lead = chosen if chosen is not None else _best([i for i in images if _in_figure(i)], headline)
    shown = _Shown(image=lead)
    described = chosen is None and _described(linked.image_caption, headline)
    filmed = lead is not None and is_video(lead, headline.frame)
    if lead is not None and not described:
        caption, credit = caption_beside(lead, headline.frame, plain=chosen is not None)
        shown = _Shown(image=lead, caption=caption, credit=credit)
    if filmed or (not shown.caption and not described):
        shown = _captioned(marks, headline, shown, others=filmed or chosen is None)
    own = page.absolute(best_source(shown.image)) if shown.image is not None else ""
    url = own if own and (not shared or (linked.is_article and (shown.image is chosen or shown.caption))) else shared
    if not url:
        return None
    caption, credit = _worded(shown, _said(page, linked, chosen, headline))
    return Picture(url=url, caption=tidy_caption(caption), credit=credit or (linked.image_credit if caption else ""))


def _captioned(marks: Landmarks, headline: Headline, shown: _Shown, *, others: bool) -> _Shown:
    """The lead with a caption that stands apart from it; of `others`, the first picture that has one, as the lead."""
    for image, caption, credit in captions_in(marks, headline.zone, headline.frame):
        if image is None or image is shown.image:
            return _Shown(image=shown.image, caption=caption, credit=credit)
        if others:
            return _Shown(image=image, caption=caption, credit=credit)
    return shown


def _said(page: Page, linked: LinkedData, chosen: Element | None, headline: Headline) -> tuple[str, ...]:
    """What JSON-LD, the sharing card and the image itself say the picture shows; "" where one says nothing."""
    alternative = squeeze(attribute(chosen, "alt")) if chosen is not None else ""
    card = page.meta("og:image:alt", "twitter:image:alt")
    return (
        linked.image_caption if _described(linked.image_caption, headline) else "",
        card if _is_sentence(card, headline) else "",
        alternative if _is_sentence(alternative, headline) else "",
    )


def _worded(shown: _Shown, said: tuple[str, ...]) -> tuple[str, str]:
    """Caption and credit: as printed, else as said. A word or two beside a picture JSON-LD describes name its maker."""
    caption, credit = shown.caption, shown.credit
    if said[0] and not tells(caption):
        caption, credit = "", credit or caption
    for text in said:
        if text and not caption:
            caption, split = split_credit(text)
            credit = credit or split
    return caption, credit


def _best(images: list[Element], headline: Headline, shared: str = "") -> Element | None:
    """The picture that is the `shared` one, or the first; one in a figure before others, a teaser's last."""
    best, best_rank = None, 0
    for image in images:
        weak = 0
        if shared:
            fit = max((likeness(shared, url) for url in addresses_of(image)), default=0)
            if not fit:
                continue
            weak = 2 - fit
        aside = is_aside(image, headline.frame, boxes=False)
        outside = headline.zone is not None and not is_inside(image, headline.zone)
        rank = 8 * outside + 4 * aside + 3 * weak + 2 * is_linked(image) + (not weak and not _in_figure(image))
        if best is None or rank < best_rank:
            best, best_rank = image, rank
        if rank == 0:
            break
    return best


def _described(text: str, headline: Headline) -> bool:
    return tells(text) and text.casefold() not in headline.title.casefold() and len(text) <= MAX_CAPTION_CHARS


def _is_sentence(text: str, headline: Headline) -> bool:
    """Whether an alternative text says what the picture shows, in a sentence of its own."""
    return len(text.split()) >= MIN_ALT_WORDS and _described(text, headline)


def _shared_address(page: Page, linked: LinkedData) -> str:
    """The picture the page offers for sharing, made absolute; no logo and no placeholder."""
    values = [value for name in _SHARED for value in page.metas.get(name, ())]
    links = [attribute(e, "href") for e in page.tree.iter("link") if attribute(e, "rel") == "image_src"]
    for value in (*values, *linked.images, *links):
        if value and (url := page.absolute(value)) and not is_junk(url):
            return url
    return ""


def _in_figure(image: Element) -> bool:
    return any(ancestor.tag == "figure" for ancestor in image.iterancestors())


def _images(marks: Landmarks, headline: Headline) -> Iterator[Element]:
    """The page's pictures, those of the headline's zone first; no portraits and icons, none from a foot or a menu."""
    seen: set[int] = set()
    for found in near_first(marks.images, headline.zone):
        for image in found[:MAX_IMAGES]:
            if id(image) in seen or is_portrait_or_icon(image) or _in_foot(image):
                continue
            seen.add(id(image))
            yield image


def _in_foot(image: Element) -> bool:
    return any(ancestor.tag in ("footer", "nav") for ancestor in image.iterancestors())
