"""A picture's caption and credit: where they stand beside it, and how one is told from the other."""

import re
from collections.abc import Iterator

from newsloom.extract.agencies import agency_named
from newsloom.extract.landmarks import Landmarks, Mark, has_mark, is_aside, is_inside
from newsloom.extract.markup import Element, attribute, select, spaced_text_of, squeeze, text_of

MAX_CAPTION_CHARS = 700  # longer is an article beside a picture
MAX_PLAIN_CHARS = 400  # longest text beside a picture that nothing calls a caption
MAX_CREDIT_CHARS = 120
MAX_CAPTION_LEVELS = 5  # boxes around a picture in which its caption may stand
MAX_FIGURE_LEVELS = 10  # the same for a figure, which says that it is one
MAX_PLAIN_LEVELS = 3  # the same for texts nothing calls a caption
MAX_HOLDERS = 12  # captions looked at for a picture a script puts in
MIN_CAPTION_WORDS = 3
MIN_CAPTION_CHARS = 10  # the same in scripts that set no spaces
MAX_CREDIT_WORDS = 10
_PHOTO = (  # "photo", "picture", "credit" in the languages of the measured pages and their neighbours
    r"photo(?:graph)?s?|images?|pictures?|pics?|credits?|file photo|foto(?:s|graf(?:í|i)a|grafie)?|bild(?:er|quelle|rechte|nachweis)?|illustration|source|courtesy"
    r"|cr[ée]dits?|photo credits?|image credits?|picture credits?|quelle|fuente|fonte|imagen|imagem|immagine|zdj[ęe]cie|fot|kuva|valokuva|kép|fotó|billede|bilde|beeld"
    r"|фото|світлина|görsel|fotoğraf|ảnh|gambar|isithombe|umfanekiso|prent|צילום|تصوير|صورة|写真|撮影|提供|画像|사진|제공|图片?|摄影?|圖"
)
_CAPTION_HEAD = re.compile(
    r"^(?:\[\d+/\d+\]|\d+ of \d+\W|(?:image |photo )?caption[:,]?\s|(?:left|right|above|below|top|bottom):\s|bildunterschrift:\s|図：|写真：)\s*",
    re.I,
)
_CREDIT_MARK = re.compile(
    rf"(?:^|[\s(\[（|/—–-])(?P<credit>(?:(?:{_PHOTO})\s?(?::|：|by\b|courtesy(?: of)?\b|credit:?)|©|\(c\)\s|getty images|photo ©|handout\b|（写真|写真＝|写真=|사진=).{{0,110}})$",
    re.I,
)
_LEADING_CREDIT = re.compile(
    r"^(?i:photos?|image|foto)\s(?i:by|von)\s(?P<credit>[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){1,3})\s+(?=[A-Z][a-z’'])"
)
_TAIL_BRACKET = re.compile(r"\s*[(\[（](?P<credit>[^()\[\]（）]{2,100})[)\]）]\s*\.?$")
_PIPE = re.compile(r"\s+\|\s+(?P<credit>[^|]{2,80})$")
_LAST_SENTENCE = re.compile(r"(?<=[.!?”\"。」])\s*(?P<credit>[^.!?。]{2,60})\.?$")
_CREDIT_WORDS = re.compile(
    r"photo|image|getty|handout|courtesy|file|via |/|©|pool|wire|picture|foto|news|stock|press|pixabay|unsplash|supplied|provided|screen|archiv|imago|写真|提供|撮影|사진|제공",
    re.I,
)
_LAST_CREDIT = re.compile(
    r"/| via |Getty|AFP|Reuters|AP Photo|EPA|Press|imago|picture alliance|通信|新聞社|연합뉴스|뉴시스"
)
_NO_CAPTION = re.compile(
    r"^(?:advertisement|anzeige|purchase licensing rights|share|show more|read more|related|listen|watch|play|subscribe)\b",
    re.I,
)
_PLAIN_HEAD = re.compile(rf"^(?:{_PHOTO})\s?(?::|：|=|＝|by\b|credit:?)\s*", re.I)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_BODIES = frozenset(("article", "main", "body"))
_NO_BOXES = frozenset(("p", "a", "picture", "button"))


def split_credit(text: str) -> tuple[str, str]:
    """A printed caption parted into what the picture shows and who made it; a credit within a sentence stays there."""
    caption = squeeze(text)[:MAX_CAPTION_CHARS]
    if match := _LEADING_CREDIT.match(caption):
        return caption[match.end() :].strip(), match["credit"]
    if match := _PIPE.search(caption):
        return caption[: match.start()].strip(), _plain_credit(match["credit"])
    if match := _TAIL_BRACKET.search(caption):
        inside = match["credit"]
        if agency_named(re.split(r"[/,]|\bvia\b", inside)[0]) or (
            _CREDIT_WORDS.search(inside) and len(inside.split()) <= MAX_CREDIT_WORDS
        ):
            return caption[: match.start()].strip(), _plain_credit(inside)
    if match := _CREDIT_MARK.search(caption):
        before = caption[: match.start("credit")].strip(" |/—–-([（")
        return before, _plain_credit(match["credit"])
    last = _LAST_SENTENCE.search(caption)
    if (
        last
        and (agency_named(last["credit"]) or _LAST_CREDIT.search(last["credit"]))
        and len(last["credit"].split()) <= 8
    ):
        return caption[: last.start("credit")].strip(), last["credit"].strip()
    return caption, ""


def _plain_credit(text: str) -> str:
    text = text.strip(" |")
    for opening, closing in ("()", "[]", "（）"):  # a pair around all of it goes; "Ida Vance (Getty)" keeps its own
        if text.count(opening) == text.count(closing):
            inner = text[1:-1]
            if text.startswith(opening) and text.endswith(closing) and opening not in inner:
                text = inner
        else:
            text = text.strip(f" {opening}{closing}")
    return _PLAIN_HEAD.sub("", text).strip()


def tidy_caption(text: str) -> str:
    """A caption without a running number or the word "caption" before it."""
    return _CAPTION_HEAD.sub("", text)


def tells(text: str) -> bool:
    """Whether a text has words enough to say what a picture shows."""
    return len(text.split()) >= MIN_CAPTION_WORDS or bool(_WIDE.search(text) and len(text) >= MIN_CAPTION_CHARS)


def caption_beside(image: Element, frame: frozenset[Element], *, plain: bool) -> tuple[str, str]:
    """Caption and credit of a picture: of what is called so in the boxes around it that hold no other picture, else of
    what its attributes say, else, if `plain`, of a short text that stands alone with it."""
    figure = _figure_of(image, frame)
    boxes = ([figure] if figure is not None else []) + list(_boxes(image, frame))
    for box in boxes:
        if (found := _called(box, image))[0]:
            return found
    said = squeeze(attribute(image, "data-caption"))
    if tells(said) and len(said) <= MAX_CAPTION_CHARS:
        caption, credit = split_credit(said)
        return caption, _plain_credit(attribute(image, "data-source") or attribute(image, "data-credit")) or credit
    for box in boxes[: MAX_PLAIN_LEVELS + 1] if plain else ():
        if box.tag not in _NO_BOXES and (found := _plain(box))[0]:
            return found
    return "", ""


def _figure_of(image: Element, frame: frozenset[Element]) -> Element | None:
    for level, box in enumerate(image.iterancestors()):
        if box.tag in _BODIES or box in frame or level > MAX_FIGURE_LEVELS:
            return None
        if box.tag == "figure":
            return box
    return None


def _boxes(image: Element, frame: frozenset[Element]) -> Iterator[Element]:
    """The boxes around a picture up to its figure, or up to one that holds another picture."""
    for level, box in enumerate(image.iterancestors()):
        if box.tag in _BODIES or box in frame or level > MAX_CAPTION_LEVELS:
            return
        if box.tag != "figure" and _pictures_in(box) > 1:
            return
        yield box
        if box.tag == "figure" and _pictures_in(box) > 1:
            return


def _pictures_in(box: Element) -> int:
    """The pictures of a box; the copy for readers without scripts is no other one."""
    parents = (image.getparent() for image in box.iter("img"))
    return sum(1 for parent in parents if parent is None or parent.tag != "noscript")


def _called(box: Element, image: Element) -> tuple[str, str]:
    """Caption and credit of the element in a box that is called a caption."""
    for holder in box.iter("figcaption"):
        if text_of(holder):
            return _split_holder(holder)
    for element in select(box, ".//*[@class or @itemprop]"):
        if element is image or element.tag == "img":
            continue
        if has_mark(element, Mark.CAPTION) or attribute(element, "itemprop") in ("caption",):
            text = text_of(element)
            if text and len(text) <= MAX_CAPTION_CHARS:
                return _split_holder(element)
    return "", ""


def _plain(box: Element) -> tuple[str, str]:
    """Caption and credit of a box that holds one picture and a short text and calls neither anything."""
    hidden = {id(e) for e in box.iter("*") if e.tag in ("button", "noscript") or has_mark(e, Mark.HIDDEN)}
    pieces = [text for text in _pieces(box, hidden) if text]
    whole = " ".join(pieces)
    if not pieces or len(whole) > MAX_PLAIN_CHARS or not tells(pieces[0]) or _NO_CAPTION.match(whole) or "://" in whole:
        return "", ""
    caption, credit = split_credit(whole)
    if not credit and len(pieces) > 1 and len(rest := " ".join(pieces[1:])) <= MAX_CREDIT_CHARS:
        return pieces[0], _plain_credit(rest)
    return caption, credit


def _pieces(box: Element, hidden: set[int]) -> Iterator[str]:
    yield squeeze(box.text)
    for child in box:
        if id(child) not in hidden:
            yield from _pieces(child, hidden)
        yield squeeze(child.tail)


def captions_in(
    marks: Landmarks, zone: Element | None, frame: frozenset[Element]
) -> Iterator[tuple[Element | None, str, str]]:
    """The captions of the headline's zone: the picture each stands beside, if any, its words and its credit."""
    found = marks.of(Mark.CAPTION)
    near = [holder for holder in found if zone is None or is_inside(holder, zone)]
    for holder in near[:MAX_HOLDERS]:
        if holder.tag == "img" or has_mark(holder, Mark.BYLINE):
            continue
        if is_aside(holder, frame, boxes=False) or is_video(holder, frame):
            continue
        caption, credit = _split_holder(holder)
        if tells(caption) and not _NO_CAPTION.match(caption):
            yield _picture_of(holder, frame), caption, credit


def _picture_of(holder: Element, frame: frozenset[Element]) -> Element | None:
    for level, box in enumerate(holder.iterancestors()):
        if level > MAX_CAPTION_LEVELS or box in frame or box.tag in _BODIES:
            return None
        if (image := next(box.iter("img", "amp-img"), None)) is not None:
            return image
    return None


def is_video(holder: Element, frame: frozenset[Element]) -> bool:
    """Whether an element is part of a video's box."""
    for level, box in enumerate(holder.iterancestors()):
        if level > MAX_CAPTION_LEVELS or box in frame or box.tag in _BODIES:
            return False
        if has_mark(box, Mark.VIDEO) or any(True for _ in box.iter("video")):
            return True
    return False


def _split_holder(holder: Element) -> tuple[str, str]:
    """Caption and credit of an element that holds both: by its classes, else by its words."""
    whole = spaced_text_of(holder)
    for part in select(holder, ".//*[@class or @itemprop] | .//cite | .//small"):
        named = has_mark(part, Mark.CREDIT) or part.tag in ("cite", "small")
        if not (named or attribute(part, "itemprop") in ("copyrightHolder", "author", "creditText")):
            continue
        credit = spaced_text_of(part)
        caption = squeeze(whole.replace(credit, " ", 1)) if credit else whole
        if caption and credit and len(credit) <= MAX_CREDIT_CHARS and tells(caption):
            return (split_credit(caption)[0] or caption).rstrip(" |–—-"), _plain_credit(credit)
    return split_credit(whole) if len(whole) <= MAX_CAPTION_CHARS else ("", "")
