"""Which address continues an article that a publisher prints on several pages. Never the next article, never a list's next page.

An address continues another only where both are the same but for a page number, one higher (`?page=2`, `/2/`, `_2.html`); a
link must also look like one: marked rel=next, or named by that number or "next page", and standing by the article.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from newsloom.extract.markup import Element, Page, attribute, text_of
from newsloom.text.urls import canonical_url, host_key

MAX_NUMBER = 60  # the longest slide shows; a higher number names an article, a year or an offset
MAX_ANCHORS = 3_000  # looked at on one page
MAX_OWN_WORDS = 30  # characters; a longer text of a rel=next link is the headline of another article
_LEVELS = 10  # how far up an element is asked where it stands

_NAMES = r"page|pages|seite|pagina|p[aá]gina|strona|sida|side|sayfa|halaman|pg|p"
_PARAMETER = re.compile(
    rf"(?:^|(?<=&))(?:{_NAMES}|paged|pageno|page_no|pagenum|pagenumber|part|pn)=(\d{{1,2}})(?:&|$)", re.I
)
_FORMS = (
    ("segment", re.compile(rf"(?P<stem>.*)/(?:{_NAMES})(?:/|[-_]?)(?P<n>[1-9]\d?)$", re.I)),
    ("named", re.compile(rf"(?P<stem>.*[^/])[-_,.](?:{_NAMES})[-_]?(?P<n>[1-9]\d?)(?P<end>\.\w{{2,5}})?$", re.I)),
    ("bare", re.compile(r"(?P<stem>.*[^/])/(?P<n>[1-9]\d?)$")),
    ("suffix", re.compile(r"(?P<stem>.*[^/])[-_,.](?P<n>[1-9]\d?)(?P<end>\.\w{2,5})$")),
    ("slug", re.compile(r"(?P<stem>.*[^/])[-_,](?P<n>[1-9]\d?)$")),
)
_UNSURE = ("bare", "suffix", "slug")  # forms in which other articles are numbered too
_MARKED = re.compile(
    rf"[?&;](?:{_NAMES}|paged|pageno|page_no|pagenum|pagenumber|part|pn)=\d{{1,2}}(?:\D|$)"
    rf"|[/_,.-](?:{_NAMES})?[-_/]?\d{{1,2}}(?:\.\w{{2,5}})?/?(?:$|[?#])",
    re.I,
)
_WHOLE = re.compile(
    r"[?&;](?:\w*page\w*|view|show|print|single|all|full|mode)=(?:all|full|single\w*|print|one|true|yes|0|1)(?:[&#]|$)"
    r"|[/_.-](?:all|full|single|single-?page|one-?page|print)(?:\.\w{2,5})?/?(?:$|[?#])",
    re.I,
)
_EXTENSION = re.compile(r"(?<=[^/.])\.(?:html?|php|aspx?|jsp)$", re.I)
_LINKS = etree.XPath("//@href", smart_strings=False)  # as plain text: elements cost many times as much
_DATE = re.compile(r"(?:19|20)\d\d(?:[-_/.]?\d{1,2})?$")  # what stands before a day, a month
_ARROWS = r"[\s›»>→▶►❯〉》⟩·.…:|(\[]*"
_NEXT_WORDS = re.compile(
    rf"{_ARROWS}(?:next(?: page)?|continue(?: reading)?(?: on (?:the )?next page)?|(?:go )?to (?:the )?next page|page suivante|suivante?|"
    r"(?:zur )?n[äa]chste seite|weiter(?:lesen)?|p[aá]gina siguiente|siguiente|pr[oó]xima(?: p[aá]gina)?|pagina successiva|avanti|"
    r"volgende(?: pagina)?|nast[eę]pna(?: strona)?|дальше|далее|следующая(?: страница)?|επόμενη(?: σελίδα)?|الصفحة التالية|التالي|"
    r"לעמוד הבא|הבא|صفحه بعد|بعدی|अगला(?: पेज| पृष्ठ)?|หน้าถัดไป|ถัดไป|次へ|次の?ページ(?:へ)?|続きを読む|次|下一页|下一頁|下一页|后一页|"
    rf"다음(?: ?페이지)?)?{_ARROWS}[\])]?",
    re.I,
)
_WHOLE_WORDS = re.compile(
    r"\W*(?:(?:view|read|show|see|print)(?: (?:this )?(?:article|story|it))?(?: (?:as|on|in))?(?: an?| one)? ?(?:single|one)[ -]page|"
    r"single[ -]page(?: view)?|view all(?: pages)?|all pages|(?:view|read|show) (?:the )?(?:full|whole|entire) (?:article|story)|"
    r"(?:artikel )?auf einer seite(?: (?:lesen|anzeigen))?|(?:lire )?(?:l'article )?(?:sur|en) une (?:seule )?page|en una (?:sola )?p[aá]gina|"
    r"tutto in una pagina|全文(?:を?(?:表示|読む))?|全ページ表示|(?:1|１|一)ページで(?:読む|表示)|显示全文|閱讀全文|阅读全文|单页阅读|전체 ?보기|한 ?페이지로 보기|"
    r"на одной странице)\W*",
    re.I,
)
_PAGER = re.compile(r"pag(?:er|ing|inat|es|e-?(?:nav|link|num|list|break))|nextpage|next-page|multi-?page", re.I)
_ELSEWHERE = re.compile(
    r"comment|relat|recommend|sidebar|widget|teaser|carousel|listing|most-|popular|trending|forum|search|"
    r"more-(?:news|stories|articles)|post-?nav|nav-?links|adjacent",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """An address read as page `number` of what stands at `stem`. `form` says how the number is written; "" where it is not."""

    stem: str
    number: int
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Continued:
    """Where an article goes on, absolute; "" where it does not."""

    next_page: str = ""
    single_page: str = ""  # the whole of it on one page


def continued(page: Page, addresses: Sequence[str]) -> Continued:
    """Where the article on a page goes on. `addresses` are the page's own: where it was found, and its canonical one."""
    own = [place for address in addresses if address for place in _places(address)]
    stems = {place.stem for place in own if _is_article_path(place.stem)}
    if not stems or not _has_candidate(page, stems):
        return Continued()
    here = [place for place in own if place.stem in stems]
    return Continued(next_page=_next(page, here), single_page=_single(page, stems, addresses))


def _has_candidate(page: Page, stems: set[str]) -> bool:
    """Whether any link is written like a page of this article; on most pages none is, and this costs least."""
    links = _LINKS(page.tree)
    slugs = {_slug(stem) for stem in stems}
    for link in map(str, links) if isinstance(links, list) else ():
        is_near = any(slug in link for slug in slugs) or not link.startswith(("/", "http", "#", "java", "mailto"))
        if is_near and (_MARKED.search(link) or _WHOLE.search(link)):
            return True
    return False


def _slug(stem: str) -> str:
    """What every link to a page of it holds: the last part of its path; "" where that may be written in several ways."""
    last = _EXTENSION.sub("", stem.partition("?")[0]).rpartition("/")[2]
    return "" if "%" in last else last


def is_further_page(first: str, other: str) -> bool:
    """Whether `other` is the address of a page of the article that begins at `first`."""
    begun = {place.stem for place in _places(first)}
    return any(place.stem in begun for place in _places(other))


def _next(page: Page, here: Sequence[_Place]) -> str:
    """The first link that leads to the page after this one, those marked rel=next before the others."""
    links = [(element, False) for element in page.tree.iter("link") if _is_rel_next(element)]
    anchors = [
        e for _, e in zip(range(MAX_ANCHORS), page.tree.iter("a"), strict=False) if _MARKED.search(attribute(e, "href"))
    ]
    links += sorted(((a, True) for a in anchors), key=lambda pair: not _is_rel_next(pair[0]))
    for element, is_seen in links:
        target = page.absolute(attribute(element, "href")).partition("#")[0]
        after = next(_steps(here, target), None)
        if after is None or not _is_named(element, after[1], is_seen=is_seen):
            continue
        before, there = after
        if before.number > 1 and there.form in _UNSURE and not _links_to_first(page, before.stem):
            continue
        if is_seen and not _is_rel_next(element) and _stands_elsewhere(element):
            continue
        return target
    return ""


def _steps(here: Sequence[_Place], target: str) -> Iterator[tuple[_Place, _Place]]:
    """Readings of this address and of the target between which the page number grows by one."""
    for there in _places(target) if target else ():
        for before in here:
            same = before.form in ("", there.form) and before.stem == there.stem
            if same and there.form and there.number == before.number + 1:
                yield before, there


def _is_named(element: Element, there: _Place, *, is_seen: bool) -> bool:
    """Whether the link says that it leads to a page: by rel=next or by its words."""
    words = text_of(element) if is_seen else ""
    title = attribute(element, "title").strip()
    by_words = words == str(there.number) or bool(words and _NEXT_WORDS.fullmatch(words))
    if there.form == "slug":  # WordPress numbers articles of one headline like this, and marks neighbours rel=next
        return by_words and bool(_PAGER.search(_surroundings(element)))
    if by_words:
        return True
    return _is_rel_next(element) and max(len(words), len(title)) <= MAX_OWN_WORDS


def _links_to_first(page: Page, stem: str) -> bool:
    """Whether the page links to the first page of the article at this stem, as pagers do."""
    anchors = (attribute(a, "href") for _, a in zip(range(MAX_ANCHORS), page.tree.iter("a"), strict=False))
    targets = {target for href in anchors if (target := page.absolute(href))}
    return any(place.stem == stem and place.number == 1 for target in targets for place in _places(target))


def _single(page: Page, stems: set[str], addresses: Sequence[str]) -> str:
    """The link that shows the whole article on one page."""
    own = {canonical_url(address) for address in addresses if address}
    whole = {_EXTENSION.sub("", stem) for stem in stems}
    for element in page.tree.iter("a"):
        href = attribute(element, "href")
        if not _WHOLE.search(href) or not _WHOLE_WORDS.fullmatch(text_of(element)[:80]):
            continue
        target = page.absolute(href).partition("#")[0]
        if target and canonical_url(target) not in own and _EXTENSION.sub("", _stem(_WHOLE.sub("", target))) in whole:
            return target
    return ""


def _is_rel_next(element: Element) -> bool:
    return "next" in attribute(element, "rel").lower().split()


def _stands_elsewhere(element: Element) -> bool:
    """Whether a link stands among comments, related articles and the like; a pager says itself what it is."""
    for level, ancestor in enumerate(element.iterancestors()):
        if level >= _LEVELS or ancestor.tag in ("body", "article", "main"):
            return False
        names = f"{attribute(ancestor, 'class')} {attribute(ancestor, 'id')}"
        if ancestor.tag == "aside" or _ELSEWHERE.search(names):
            return True
    return False


def _surroundings(element: Element) -> str:
    near = [element, *(a for _, a in zip(range(3), element.iterancestors(), strict=False))]
    return " ".join(f"{attribute(e, 'class')} {attribute(e, 'id')}" for e in near if e.tag not in ("body", "html"))


def _is_article_path(stem: str) -> bool:
    """Whether an address without its page number can be an article's: a section's or a list's is one plain word or none."""
    path, _, query = stem.partition("/")[2].partition("?")
    last = path.rstrip("/").rpartition("/")[2]
    return bool(query) or len(last) >= 15 or any(c.isdigit() or c in "-_." for c in last)


def _places(address: str) -> list[_Place]:
    """Every way to read an address as a page of something, as page 1 of itself first."""
    stem = _stem(address)
    if not stem:
        return []
    found = [_Place(stem=stem, number=1, form="")]
    path, _, query = stem.partition("?")
    if match := _PARAMETER.search(query):
        rest = (query[: match.start()] + query[match.end() :]).strip("&")
        found.append(_Place(stem=f"{path}?{rest}" if rest else path, number=int(match[1]), form="query"))
    for form, pattern in _FORMS:
        match = pattern.fullmatch(path)
        if match and int(match["n"]) <= MAX_NUMBER and not (form in _UNSURE and _DATE.search(match["stem"])):
            base = _without_index(match["stem"] + (match.groupdict().get("end") or ""))
            found.append(_Place(stem=f"{base}?{query}" if query else base, number=int(match["n"]), form=form))
    return found


def _stem(address: str) -> str:
    """Host without "www.", path without its last slash and index file, query without trackers."""
    try:
        parts = urlsplit(canonical_url(address))
    except ValueError:
        return ""
    if not parts.hostname:
        return ""
    path = _without_index(parts.path).rstrip("/")
    return f"{host_key(address)}{path}" + (f"?{parts.query}" if parts.query else "")


def _without_index(path: str) -> str:
    return re.sub(r"/index\.(?:html?|php|aspx?)$", "", path)
