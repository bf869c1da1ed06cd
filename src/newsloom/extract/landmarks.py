"""The places of a page where its header may be read, found in one walk over the tree."""

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import ahocorasick

from newsloom.extract.markup import Element, Page, attribute

MAX_ZONE_LEVELS = 4  # levels above a headline that still belong to it where no article or main element says so
MAX_ASIDE_LEVELS = 6  # levels above an element whose class may call it a teaser; higher boxes are the page's frame
MAX_CANDIDATES = 2_000  # places of one kind looked at; the fullest measured page has 699
MAX_FLOW_PIECES = 60  # pieces of text after a headline in which its byline and its day stand; a body follows
MAX_FLOW_CHARS = 2_500


class Mark:
    """What an element's class or id says of it: bits of plain numbers, as millions of them are joined and asked."""

    NONE: Final = 0
    BYLINE: Final = 1
    DATE: Final = 2
    CAPTION: Final = 4
    CREDIT: Final = 8
    COMMENTS: Final = 16
    CRUMBS: Final = 32
    TAGS: Final = 64
    PAYWALL: Final = 128
    ASIDE: Final = 256
    TITLE: Final = 512
    KICKER: Final = 1024
    HIDDEN: Final = 2048
    STANDFIRST: Final = 4096
    VIDEO: Final = 8192


# Words of class and id names, in lower case and with "-" between their parts ("authorName" is "author-name" here). A "|"
# stands where no letter may follow or precede, a "^" where a name must begin; a "*" for a "-" that may be missing.
_WORDS: dict[int, str] = {
    Mark.BYLINE: "by*line |author| |authors| |auteur |auteurs| |autor| |autoren| |autorin| |autores| |autora| writer signature| contributor"
    " |person*link |person*name |journalist| |journalists| |reporter| redakteur verfasser giornalista firma|",
    Mark.DATE: "date time publish posted datum fecha stamp tarih |day|",
    Mark.CAPTION: "caption legend bildunterschrift bildtext picture*text image*text photo*desc media*subtitle image*desc pie*de*foto pie*foto"
    " didascalia bijschrift billedtekst kuvateksti",
    Mark.CREDIT: "credit copyright photographer |rights licence license bildrechte fotograf |source| by*line attribution",
    Mark.COMMENTS: "comment kommentar comentario disqus coral openweb spot*im |replies",
    Mark.CRUMBS: "bread*crumb brotkr |crumb| |crumbs| fil*d*ariane migas kruimel",
    Mark.TAGS: "|tag| |tags| |hashtag| |hashtags| tag*list tag*cloud tag*links |topic| |topics| |keyword| |keywords| schlagw",
    Mark.PAYWALL: "pay*wall subscriber*only premium*content premium*article premium*wall |meter*wall |metered*content |metered*wall"
    " |reg*wall piano*offer piano*inline piano*container",
    Mark.ASIDE: "related relation recommend sidebar teaser popular trending newsletter promo comment ^footer site*footer page*footer global*footer widget carousel more- outbrain taboola most-",
    Mark.TITLE: "title head*line |hed|",
    Mark.KICKER: "kicker over*line eye*brow dach*zeile spitzmarke top*line roof*line ober*zeile antetitulo vinjett vignette sur*titre occhiello"
    " super*title pre*title |rubric |flag| |label",
    Mark.HIDDEN: "bread*crumb brotkr seo*tit |seo| |sr-only visually*hidden screen*reader |offscreen assistive",
    Mark.STANDFIRST: "stand*first sub*head sub*title |dek| |deck| |dec| |lead| |intro| summary teaser*text chapo entradilla sottotitolo |ingress"
    " manchet vorspann abstract",
    Mark.VIDEO: "video |player jw- brightcove",
}  # fmt: skip
_NO_SIDEBAR = ("with-", "has-", "no-")  # "with-sidebar" is the frame of a page that has one
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|profiles?|people|person|staff|writers?|by|journalists?|contributors?|reporters?|columnists?|redaktion|redakteure?|firmas?|giornalisti|correspondents?|byline)[/-][^/]"
)
_TAG_PATH = re.compile(r"/(?:tags?|topics?|hashtags?|thema|themen|etiquetas?|temas?|sujet)/[^/]")
_FRAMES = frozenset(("aside", "nav"))
_TEXTS = frozenset(("article", "main"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmarks:
    """Candidates of one page in page order, by what may be read from them."""

    page: Page
    h1: tuple[Element, ...]
    titled: tuple[Element, ...]  # other elements that call themselves headline
    times: tuple[Element, ...]
    images: tuple[Element, ...]
    authored: tuple[Element, ...]  # rel="author", itemprop="author"
    profiles: tuple[Element, ...]  # links to a person's page
    tag_links: tuple[Element, ...]
    properties: dict[str, tuple[Element, ...]]  # by itemprop
    marked: dict[int, tuple[Element, ...]]
    elements: tuple[Element, ...]  # all of them: while they are held, climbing to an ancestor makes no new objects

    def of(self, mark: int) -> tuple[Element, ...]:
        return self.marked.get(mark, ())


_GATHERED = (
    Mark.BYLINE, Mark.DATE, Mark.CAPTION, Mark.COMMENTS, Mark.CRUMBS, Mark.TAGS, Mark.PAYWALL, Mark.STANDFIRST
)  # fmt: skip
_TIMES = frozenset(("time", "relative-time", "time-ago"))
_IMAGES = frozenset(("img", "amp-img"))
_TITLED = frozenset(("h2", "h3"))


def read_landmarks(page: Page) -> Landmarks:
    """The landmarks of a page; one pass over its elements."""
    by_tag: dict[str, list[Element]] = defaultdict(list)
    properties: dict[str, list[Element]] = defaultdict(list)
    marked: dict[int, list[Element]] = defaultdict(list)
    elements = tuple(page.tree.iter("*"))
    for element in elements:
        tag = element.tag
        get = element.get
        if tag == "a":
            _link(element, by_tag)
        elif tag in _TIMES:
            by_tag["time"].append(element)
        elif tag in _IMAGES:
            by_tag["img"].append(element)
        elif tag == "h1":
            by_tag[tag].append(element)
        if (name := get("itemprop")) is not None:
            for part in str(name).lower().split():
                properties[part].append(element)
        marks = marks_of(str(name)) if (name := get("class")) else Mark.NONE
        if (name := get("id")) is not None:
            marks |= marks_of(str(name))
        if tag == "figcaption":
            marks |= Mark.CAPTION
        if marks:
            for mark in _gathered(marks):
                marked[mark].append(element)
            if marks & Mark.TITLE and tag in _TITLED:
                by_tag["titled"].append(element)
    return Landmarks(
        page=page,
        h1=tuple(by_tag["h1"]),
        titled=(*properties.get("headline", ()), *by_tag["titled"]),
        times=tuple(by_tag["time"]),
        images=tuple(by_tag["img"]),
        authored=(*by_tag["author"], *properties.get("author", ())),
        profiles=tuple(by_tag["profile"]),
        tag_links=tuple(by_tag["tag"]),
        properties={name: tuple(found) for name, found in properties.items()},
        marked={mark: tuple(found) for mark, found in marked.items()},
        elements=elements,
    )


@functools.cache
def _gathered(marks: int) -> tuple[int, ...]:
    return tuple(mark for mark in _GATHERED if marks & mark)


def _link(element: Element, by_tag: dict[str, list[Element]]) -> None:
    if rel := element.get("rel"):
        kinds = str(rel).lower().split()
        if "author" in kinds:
            by_tag["author"].append(element)
        if "tag" in kinds:
            by_tag["tag"].append(element)
    if (href := element.get("href")) and _PROFILE.search(str(href)):
        by_tag["profile"].append(element)


@dataclass(frozen=True, slots=True)
class _Word:
    """One word to find in names: the marks it gives, and whether letters may touch it."""

    text: str
    marks: int
    opens: bool
    closes: bool
    begins: bool


def _automaton() -> ahocorasick.Automaton:
    by_text: dict[str, list[_Word]] = defaultdict(list)
    for mark, words in _WORDS.items():
        for word in words.split():
            plain = word.strip("|^")
            for text in {plain.replace("*", "-"), plain.replace("*", "")}:
                by_text[text].append(
                    _Word(
                        text=text,
                        marks=mark,
                        opens=word.startswith("|"),
                        closes=word.endswith("|"),
                        begins=word.startswith("^"),
                    )
                )
    automaton = ahocorasick.Automaton()
    for text, found in by_text.items():
        automaton.add_word(text, tuple(found))
    automaton.make_automaton()
    return automaton


_FINDER = _automaton()  # a pass in C over each name: patterns by the dozen took most of the walk's time


@functools.lru_cache(maxsize=8_000)
def marks_of(name: str) -> int:
    """The marks a class or id stands for; "authorName", "author-name" and "author__name" alike."""
    lowered = name.lower()
    if lowered != name:
        lowered = _HUMP.sub("-", name).lower()
    lowered = lowered.replace("_", "-")
    marks = Mark.NONE
    for end, words in _FINDER.iter(lowered):
        for word in words:
            start = end + 1 - len(word.text)
            if word.opens and start and lowered[start - 1].isalpha():
                continue
            if word.begins and start and lowered[start - 1] != " ":
                continue
            if word.closes and end + 1 < len(lowered) and lowered[end + 1].isalpha():
                continue
            if word.text == "sidebar" and lowered[:start].endswith(_NO_SIDEBAR):
                continue
            marks |= word.marks
    return marks


def has_mark(element: Element, mark: int) -> bool:
    """Whether the element's own class or id carries the mark."""
    return bool((marks_of(attribute(element, "class")) | marks_of(attribute(element, "id"))) & mark)


def zone_of(element: Element | None) -> Element | None:
    """The zone around a headline: its nearest article or main element, else a few levels up; None for the page."""
    if element is None:
        return None
    for level, ancestor in enumerate(element.iterancestors()):
        if ancestor.tag in ("article", "main") or level == MAX_ZONE_LEVELS:
            return ancestor
        if ancestor.tag == "body":
            break
    return None


def near_first(found: tuple[Element, ...], zone: Element | None) -> Iterator[tuple[Element, ...]]:
    """The candidates inside the headline's zone, then all of them; of the first MAX_CANDIDATES."""
    found = found[:MAX_CANDIDATES]
    if zone is not None:
        yield tuple(element for element in found if is_inside(element, zone))
    yield found


def is_inside(element: Element, zone: Element) -> bool:
    """Whether an element stands in a box."""
    return any(ancestor is zone for ancestor in element.iterancestors())


def is_aside(element: Element, frame: frozenset[Element] = frozenset(), *, boxes: bool = True) -> bool:
    """Whether the element stands in a side column, a menu, a page's foot or a box of teasers.

    `frame` holds the boxes the headline stands in: the search ends at the first of them. An article's own header and
    footer are no page foot: bylines stand there. Without `boxes` only classes speak, as an `aside` beside the headline
    is where some publishers set byline and day.
    """
    foot = False
    for level, ancestor in enumerate(element.iterancestors()):
        tag = ancestor.tag
        if ancestor in frame:
            return foot and not any(box.tag in _TEXTS for box in (ancestor, *ancestor.iterancestors()))
        if boxes and tag in _FRAMES:
            return True
        if tag == "footer":
            foot = True
        elif tag in _TEXTS:
            foot = False
        if level < MAX_ASIDE_LEVELS and tag not in ("body", "footer") and has_mark(ancestor, Mark.ASIDE):
            return True
    return foot


def flow_after(headline: Element | None, zone: Element | None) -> tuple[str, ...]:
    """The pieces of text that follow a headline in page order, as far as its byline and its day may stand.

    Boxes of teasers are passed over.
    """
    pieces: list[str] = []
    length = 0
    for piece in _following(headline, zone):
        if text := str(piece or "").strip():
            pieces.append(text)
            length += len(text)
            if len(pieces) >= MAX_FLOW_PIECES or length > MAX_FLOW_CHARS:
                break
    return tuple(pieces)


def _following(headline: Element | None, zone: Element | None) -> Iterator[str | None]:
    node = headline
    if node is not None:
        yield node.tail
    while node is not None and node is not zone:
        for sibling in node.itersiblings():
            yield from _texts_of(sibling)
            yield sibling.tail
        node = node.getparent()
        if node is not None and node is not zone:
            yield node.tail


def _texts_of(element: Element) -> Iterator[str | None]:
    if has_mark(element, Mark.ASIDE):
        return
    yield element.text
    for child in element:
        yield from _texts_of(child)
        yield child.tail
