"""The headline of a page as it is printed, without kicker and site name, and the standfirst below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsloom.extract.jsonld import LinkedData
from newsloom.extract.landmarks import Landmarks, Mark, has_mark, is_aside, is_inside, zone_of
from newsloom.extract.markup import Element, Page, squeeze, text_of

MAX_TITLE_CHARS = 300  # the longest headline of the measured pages has 190
MIN_TITLE_CHARS = 3
MIN_TITLE_OVERLAP = 0.6  # share of an h1's words the page's own title must hold; chosen by the extraction study
MIN_SHARED_WORDS = 3  # words a longer h1 must share with a shorter title it contains
MIN_LONE_WORDS = 4  # words of an h1 that agrees with no title and is a headline none the less; fewer name a section
MIN_MARKED_WORDS = 3  # the same where its class calls it a title
MIN_LONE_CHARS = 12  # the same in scripts that set no spaces
MAX_SHORT_PIECE = 25  # characters of what a bar sets off at a title's end and is the site's or a section's name
MIN_HEAD_CHARS = 40  # characters of the title before it
MAX_CJK_SECTION = 8  # characters of a section's name at the end of a Chinese, Japanese or Korean title
MAX_TITLED = 8  # further elements that call themselves titles are teasers
MAX_KICKER_CHILDREN = 12
_EDGES = " :|·-–—"  # what parts a kicker from its headline
HIDDEN_LEVELS = 3  # boxes around an h1 in which a breadcrumb makes it no printed headline
MIN_STANDFIRST_CHARS = 20
MAX_STANDFIRST_CHARS = 600
SAME_SHARE = 0.8  # share of a standfirst's words found in the headline from which on it only repeats it
_SEPARATOR = re.compile(
    r"\s+[|–—·•»ㅣ-]\s+|\s*[ㅣ]\s*|_(?=[^\W\d_a-zA-Z]{2,20}$)|\s*[｜|]\s*|\s::\s|--(?=[^\W\d_a-zA-Z]{2,12}$)"
    r"|(?<=\w):\s(?=[A-Z][\w.]*$)"
)
_CJK_TAIL = re.compile(
    rf"(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af…”」』!?])(?:--?|_)[^\W\d_a-zA-Z]{{2,{MAX_CJK_SECTION}}}$"
)
_WORD = re.compile(r"\w+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PUBLISHED = re.compile(r"\s*\((?:published|updated)\s\d{4}\)$", re.I)
_LABEL = re.compile(
    r"^(?:opinion|analysis|editorial|commentary|column|exclusive|interview|review|watch|live|video|podcast|kommentar|meinung|tribune)$",
    re.I,
)
_TITLE_METAS = ("og:title", "twitter:title")
_STANDFIRST_METAS = ("og:description", "description", "twitter:description")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The title and the element it was read from, so that others can look around it."""

    title: str
    element: Element | None
    kicker: str = ""
    zone: Element | None = None  # the article or main element around it
    frame: frozenset[Element] = frozenset()  # every box it stands in: none of them is a side column


def _found(title: str, element: Element | None, kicker: str = "") -> Headline:
    frame = frozenset(element.iterancestors()) if element is not None else frozenset()
    return Headline(title=title, element=element, kicker=kicker, zone=zone_of(element), frame=frame)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The titles a page states of itself, without the site's name."""

    linked: str
    shared: str
    window: str

    @property
    def stated(self) -> list[str]:
        return [title for title in (self.linked, self.shared) if title]

    @property
    def all(self) -> list[str]:
        return [title for title in (self.linked, self.shared, self.window) if title]

    @property
    def agreed(self) -> str:
        """What JSON-LD and the title for sharing both say, or ""."""
        return self.linked if self.linked and _key(self.linked) == _key(self.shared) else ""


def read_headline(marks: Landmarks, linked: LinkedData, site: str) -> Headline:
    """The headline as the page prints it: the h1 its own titles confirm, else those titles.

    Where JSON-LD and the title for sharing agree against the h1 they are taken (of 14 such measured pages 10 are right).
    """
    told = _told(marks.page, linked, site)
    element, hidden = _printed(marks, told, site)
    if element is None and hidden is None and not told.agreed:
        element = _lone(marks, told, site)
    if element is None:
        return _found(_stated_title(told, hidden), hidden)
    title, kicker = _without_kicker(element, text_of(element), told)
    if told.agreed and _key(told.agreed) not in _key(text_of(element)):
        title = told.agreed
    return _found(title, element, kicker)


def _told(page: Page, linked: LinkedData, site: str) -> _Told:
    window = next(page.tree.iter("title"), None)
    values = (linked.headline, page.meta(*_TITLE_METAS), text_of(window) if window is not None else "")
    said, shared, window_title = (_usable(value, site) for value in values)
    return _Told(linked=said, shared=shared, window=window_title)


def _usable(value: str, site: str) -> str:
    title = _PUBLISHED.sub("", without_site(value, site))
    return title if 0 < len(title) <= MAX_TITLE_CHARS and _key(title) != _key(site) else ""


def _stated_title(told: _Told, hidden: Element | None) -> str:
    """The title where no printed headline was found; a headline kept for search engines is the last choice."""
    if hidden is not None:
        other = next((title for title in told.stated if _key(title) != _key(text_of(hidden))), "")
        return other or text_of(hidden)
    return next(iter(told.all), "")


def _printed(marks: Landmarks, told: _Told, site: str) -> tuple[Element | None, Element | None]:
    """The heading that is the printed headline, and one that only search engines and breadcrumbs show."""
    hidden: Element | None = None
    best: Element | None = None
    best_fit = 0.0
    for element in (*marks.h1, *(e for e in marks.titled[:MAX_TITLED] if not is_aside(e))):
        whole = text_of(element)
        if best is not None and element.tag != "h1":
            break
        if not MIN_TITLE_CHARS <= len(whole) <= MAX_TITLE_CHARS or _key(whole) == _key(site):
            continue
        fit = max((_fit(whole, title, lead=element.tag == "h1") for title in told.all), default=0.0)
        if fit < MIN_TITLE_OVERLAP:
            continue
        if _is_hidden(element):
            hidden = element if hidden is None else hidden
        elif fit > best_fit:
            best, best_fit = element, fit
            if fit >= 1:
                break
    return best, hidden


def _lone(marks: Landmarks, told: _Told, site: str) -> Element | None:
    """The one h1 that reads like a headline although no title of the page agrees with it."""
    found = []
    for element in marks.h1:
        text = text_of(element)
        if len(text) > MAX_TITLE_CHARS or _key(text) == _key(site) or _is_hidden(element) or is_aside(element):
            continue
        words = len(text.split()) >= MIN_LONE_WORDS or (_WIDE.search(text) and len(text) >= MIN_LONE_CHARS)
        if words or (has_mark(element, Mark.TITLE) and len(text.split()) >= MIN_MARKED_WORDS) or not told.all:
            found.append(element)
    return found[0] if len(found) == 1 or (found and not told.all) else None


def _is_hidden(element: Element) -> bool:
    """Whether a heading is there for search engines or as the last crumb of a trail, not as the printed headline."""
    if has_mark(element, Mark.HIDDEN):
        return True
    for level, ancestor in enumerate(element.iterancestors()):
        if level >= HIDDEN_LEVELS or ancestor.tag in ("header", "article", "main", "body"):
            return False
        if ancestor.tag == "nav" or has_mark(ancestor, Mark.CRUMBS):
            return True
        if ancestor.tag in ("ul", "ol") and len(ancestor) > 1 and element.getparent() is not None:
            return True
    return False


def _without_kicker(element: Element, whole: str, told: _Told) -> tuple[str, str]:
    """The headline and the line set above it: an element of its own, or what the page's titles leave out."""
    stated = any(_key(title) == _key(whole) for title in told.stated)
    for child in [child for child in element.iter("*") if child is not element][:MAX_KICKER_CHILDREN]:
        part = text_of(child)
        rest = squeeze(whole[len(part) :]).strip(_EDGES) if part and whole.startswith(part) else ""
        if not rest:
            continue
        if _LABEL.match(part.strip(_EDGES)):
            return _without_label(rest), part.strip(_EDGES)
        if not stated and (has_mark(child, Mark.KICKER) or any(_key(title) == _key(rest) for title in told.stated)):
            return _without_label(rest), part.strip(_EDGES)
    if stated:
        return _without_label(whole), ""
    for title in told.stated:
        if _key(title) and _key(whole).endswith(_key(title)) and len(title) >= 0.5 * len(whole):
            return title, squeeze(whole[: len(whole) - len(title)]).strip(_EDGES)
    return _without_label(whole), ""


def _without_label(title: str) -> str:
    """A title without the label a bar sets off at its head or end ("Opinion | …", "… | Editorial")."""
    head, bar, rest = title.partition(" | ")
    if bar and _LABEL.match(head.strip()):
        title = rest
    head, bar, tail = title.rpartition(" | ")
    return head if bar and _LABEL.match(tail.strip()) else title


def without_site(title: str, site: str) -> str:
    """A title without the site's name at its end or head, and without a section's name beside that."""
    title = squeeze(title)
    site_words = _key(site).replace(" ", "")
    cut = False
    for _ in range(3):
        cuts = list(_SEPARATOR.finditer(title))
        if not cuts:
            break
        tail, head = title[cuts[-1].end() :], title[: cuts[0].start()]
        folded = _key(tail).replace(" ", "")
        named = bool(folded) and bool(site_words) and (folded in site_words or site_words in folded)
        barred = len(tail) <= MAX_SHORT_PIECE and len(title) - len(tail) > MIN_HEAD_CHARS and "|" in cuts[-1].group()
        chinese = cuts[-1].group() in ("_", "--")
        if named or barred or chinese:
            title, cut = title[: cuts[-1].start()], True
        elif site_words and _key(head).replace(" ", "") == site_words:
            title = title[cuts[0].end() :]
        else:
            break
    if cut:
        title = _CJK_TAIL.sub("", title)
    return title.strip()


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold().replace("\u00ad", "")))


def _fit(heading: str, title: str, *, lead: bool) -> float:
    """Share of a heading's words the title holds; or of a shorter title's, where it is part of the heading."""
    mine, theirs = set(_key(heading).split()), set(_key(title).split())
    both = len(mine & theirs)
    if not both or (not lead and both < MIN_SHARED_WORDS):
        return 0.0
    return max(both / len(mine), both / len(theirs) if both >= MIN_SHARED_WORDS else 0.0)


# -- standfirst -----------------------------------------------------------------------------------


def read_standfirst(marks: Landmarks, linked: LinkedData, headline: Headline) -> str:
    """The line between headline and text: as printed, else as described; "" where it only repeats the headline."""
    printed = (
        text_of(element)
        for element in marks.of(Mark.STANDFIRST)
        if headline.element is not None
        and (headline.zone is None or is_inside(element, headline.zone))
        and element is not headline.element
        and not is_inside(headline.element, element)
        and not has_mark(element, Mark.ASIDE | Mark.CAPTION)
    )
    described: Sequence[str] = (*(marks.page.meta(name) for name in _STANDFIRST_METAS), linked.description)
    known = {_key(text) for text in described if text}
    for text in printed:
        if any(_key(text) and (_key(text) in other or other in _key(text)) for other in known) and _says_more(
            text, headline
        ):
            return text
    return next((text for text in described if _says_more(text, headline)), "")


def _says_more(text: str, headline: Headline) -> bool:
    if not MIN_STANDFIRST_CHARS <= len(text) <= MAX_STANDFIRST_CHARS:
        return False
    mine, theirs = set(_key(text).split()), set(_key(headline.title).split())
    return len(mine & theirs) < SAME_SHARE * len(mine)
