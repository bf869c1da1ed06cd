"""Pictures inside the article, with their captions, and what is embedded there, as links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from newsloom.extract.block_markup import Block
from newsloom.extract.blocks import Box, Cut
from newsloom.extract.embeds import link_for
from newsloom.extract.hints import BIT
from newsloom.extract.markup import Element, Page, attribute, text_of
from newsloom.extract.picture_sources import best_source, is_linked, is_portrait_or_icon, same_picture

MAX_CAPTION_CHARS = 600
MAX_FIGURES = 60  # pictures shown inside one article; a page with more is a gallery
_ELSEWHERE = sum(
    BIT[name] for name in ("related", "ad", "social", "newsletter", "byline", "nav", "comment", "side", "hidden")
)


@dataclass(slots=True, kw_only=True)
class Figures:
    """The pictures between the chosen blocks of one page."""

    page: Page
    parts: Cut
    chosen: Sequence[int]
    lead_picture: str

    def between(self, after: int, before: int) -> Iterator[Block]:
        """What stands after one chosen block and before the next."""
        shared = _shared_box(self.parts, self.chosen)
        for made, found in ((self._figure, self.parts.pictures), (self._link, self.parts.embeds)):
            for place, box, element in found[:MAX_FIGURES]:
                if after < place <= before and _inside(self.parts.boxes, box, shared) and (block := made(element)):
                    yield block

    def _link(self, element: Element) -> Block | None:
        html = link_for(element, self.page.url)
        return Block(text="", html=html) if html else None

    def _figure(self, image: Element) -> Block | None:
        if is_portrait_or_icon(image) or is_linked(image):
            return None
        url = self.page.absolute(best_source(image))
        if not url or (self.lead_picture and same_picture(url, self.lead_picture)):
            return None
        caption = _caption(image)
        inner = f'<img src="{escape(url)}" alt="{escape(attribute(image, "alt"))}">'
        if caption:
            inner += f"<figcaption>{escape(caption, quote=False)}</figcaption>"
        return Block(text="", html=f"<figure>{inner}</figure>")


def _shared_box(parts: Cut, chosen: Sequence[int]) -> int:
    """The innermost box around all chosen blocks."""
    at = parts.blocks[chosen[0]].box
    while at > 0 and not (parts.boxes[at].first <= chosen[0] and chosen[-1] < parts.boxes[at].last):
        at = parts.boxes[at].parent
    return at


def _inside(boxes: Sequence[Box], at: int, shared: int) -> bool:
    """Whether a box lies below the shared one, none between that hints at something beside the article."""
    while at > shared:
        if boxes[at].hints & _ELSEWHERE or boxes[at].tag in ("aside", "form"):
            return False
        at = boxes[at].parent
    return at == shared


def _caption(image: Element) -> str:
    for ancestor in image.iterancestors("figure"):
        holder = next(ancestor.iter("figcaption"), None)
        return text_of(holder)[:MAX_CAPTION_CHARS] if holder is not None else ""
    return ""
