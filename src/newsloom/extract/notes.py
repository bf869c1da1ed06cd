"""Correction notes that stand beside an article's body: in an aside, a footer, a box of their own."""

from newsloom.extract.markup import Element, Page, select, squeeze, text_of
from newsloom.model.article import Correction
from newsloom.text.corrections import correction_notes

_MOST_BOXES = 20  # looked into on one page
_MOST_CHARS = 3_000  # of a box; a longer one is no note
_NAMED = " or ".join(f'contains(@class, "{name}")' for name in "orrect larif ditor rrat amend retract".split())
# One of these stands on every page with a note; looking for boxes costs ten times as much as looking for words.
_ASCII_SIGNS = (
    "orrection orrected CORRECT larif CLARIF Errat errat ditor's ditors' EDITOR amended etract withdrawn orrektur erichtigung ichtigstellung "
    "larstellung ectifica anterior ERRAMOS rramos orrezione recisazione redazione orrectie eerdere ettelse resisering ikaisu"
).split()
_SIGNS = (
    "ditor’s ditors’ écédente redacción orrección claración orreção ättelse örtydligande 訂正 修正 編集部 取り消し 補足 정정 바로잡 편집자 반론 "
    "更正 勘误 勘誤 澄清 编者 編者 撤稿"
).split()
_PHRASES = ("earlier version", "previous version", "prior version", "original version", "der Redaktion")
_BOXES = f"//article//aside | //article//footer | //body//*[{_NAMED} or contains(@id, 'orrect')]"


def read_notes(page: Page) -> tuple[Correction, ...]:
    """The notes in the boxes of a page that may hold one, each once, in page order; to be read before the body is."""
    words = str(page.tree.xpath("string()"))
    signs = (*_ASCII_SIGNS, *_PHRASES, *(() if words.isascii() else _SIGNS))
    if not any(sign in words for sign in signs):
        return ()
    found: dict[Correction, None] = {}
    for box in select(page.tree, _BOXES)[:_MOST_BOXES]:
        text = "\n".join(_lines(box))
        if len(text) <= _MOST_CHARS:
            found.update(dict.fromkeys(correction_notes(text)))
    return tuple(found)


def _lines(box: Element) -> list[str]:
    """The paragraphs of a box, or all of it as one; what is only a link leads to another page."""
    paragraphs = list(box.iter("p", "h2", "h3", "h4", "h5", "strong", "li")) or [box]
    lines = [squeeze(text_of(each)) for each in paragraphs if not _is_link(each)]
    return [line for line in dict.fromkeys(lines) if line]


def _is_link(element: Element) -> bool:
    links = list(element.iter("a"))
    return len(links) == 1 and squeeze(text_of(links[0])) == squeeze(text_of(element))
