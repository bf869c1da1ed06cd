"""The header of a page: headline, authors, times, sections, tags; JSON-LD first, then meta elements, then what is seen."""

import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsloom.extract.bylines import read_authors
from newsloom.extract.instants import Instant, read_instant
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.markup import Element, Page, attribute, host_of, select, spaced_text_of, squeeze, text_of
from newsloom.model.article import Author

MAX_TITLE_CHARS = 300  # the longest headline of the measured pages has 190
MIN_TITLE_OVERLAP = 0.6  # share of an h1's words the page's own title must hold; chosen by the extraction study
MAX_ZONE_GAP_S = 26 * 3600  # two statements of one instant without and with zone lie no further apart
_SEPARATOR = re.compile(
    r"\s+[|–—·•»ㅣ-]\s+|\s*[ㅣ]\s*|_(?=[^\W\d_a-zA-Z]{2,20}$)|\s*[｜|]\s*|\s::\s|(?<=\w):\s(?=[A-Z][\w.]*$)"
)
_WORD = re.compile(r"\w+")
_ASIDE = re.compile(
    r"relat|recommend|sidebar|teaser|popular|trending|newsletter|promo|comment|footer|widget|carousel|more-|outbrain|taboola|most-",
    re.I,
)
_BYLINE = re.compile(
    r"byline|(?:^|[\s_-])author(?:s|-?name|__name)?(?:$|[\s_-])|auteur|autor(?:$|[\s_-])|writer|signature|contributor",
    re.I,
)
_AUTHOR_PATH = './/a[contains(concat(" ", @rel, " "), " author ")] | .//*[@itemprop="author"]'
_PROFILE = re.compile(r"author|profile|people|staff|by/|autor|journalist|contributor", re.I)
_SMALL_BLOCKS = ("p", "div", "span", "address", "li", "h2", "h3", "h4", "h5", "h6", "em", "strong")
_SIGNED_START = re.compile(r"(?:By|BY|Von|Par|Por|Di|Door|Av)\b|著者|記者")
_SIGNED = re.compile(r"(?:By|BY|Von|Par|Por|Di|Door|Av)[:\s]\s?[A-ZÀ-Þ][\w.’'-]+\s\S|著者[:：]|記者[:：]")
_OWNER = re.compile(r"copyright|\(c\)|©|\d{4}|all rights reserved\.?", re.I)
_DATE_CLASS = re.compile(r"date|time|publish|posted|datum|fecha|stamp", re.I)
_META_TITLES = ("og:title", "twitter:title", "title", "dc.title", "sailthru.title", "parsely-title")
_META_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "og:published_time", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "date", "pubdate", "publishdate", "publish-date",
    "publish_date", "published_at", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article_date_original", "originalpublicationdate",
    "ptime", "displaydate", "dc.created", "bt:pubdate", "datecreated", "article.published", "published-date", "creation_date", "article.created",
)  # fmt: skip
_META_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
    "article:modified",
    "dc.date.modified",
)
_META_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "article:author_name",
    "cxenseparse:author",
    "creator",
    "article.author",
    "og:article:author",
    "og:author",
    "twitter:data1",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The title and the element it was read from, so that others can look around it."""

    title: str
    element: Element | None
    kicker: str = ""


def read_headline(page: Page, linked: LinkedData, site: str) -> Headline:
    """The headline as the page prints it: an h1 the page's own titles confirm, else those titles."""
    told = [squeeze(linked.headline), *(_without_site(page.meta(name), site) for name in _META_TITLES[:2])]
    told = [title for title in told if title and len(title) <= MAX_TITLE_CHARS]
    window = _without_site(squeeze(text_of(t)) if (t := page.tree.find(".//title")) is not None else "", site)
    for element in _headings(page):
        whole = text_of(element)
        if not 3 <= len(whole) <= MAX_TITLE_CHARS or _key(whole) == _key(site):
            continue
        fit = max((_overlap(whole, title) for title in (*told, window) if title), default=0.0)
        if fit >= MIN_TITLE_OVERLAP or not (told or window):
            title, kicker = _without_kicker(element, whole, told)
            agreed = len(told) > 1 and _key(told[0]) == _key(told[1])
            if (
                agreed
                and _key(told[0]) != _key(title)
                and _key(title) in _key(told[0])
                and len(told[0]) < 2 * len(title)
            ):
                title = told[0]
            return Headline(title=title, element=element, kicker=kicker)
    title = next((title for title in (*told, window) if title), "")
    if not title:
        title = next((text for e in _headings(page) if 3 <= len(text := text_of(e)) <= MAX_TITLE_CHARS), "")
    return Headline(title=title, element=None)


def _headings(page: Page) -> Iterator[Element]:
    yield from page.tree.iter("h1")
    yield from select(
        page.tree, '//*[@itemprop="headline"] | //h2[contains(@class, "title") or contains(@class, "headline")]'
    )[:6]


def _without_kicker(element: Element, whole: str, told: list[str]) -> tuple[str, str]:
    if any(_key(title) == _key(whole) for title in told):
        return whole, ""
    children = [child for child in element.iter() if child is not element and isinstance(child.tag, str)]
    for child in children:
        part = text_of(child)
        if not part or part == whole:
            continue
        rest = squeeze(whole.replace(part, "", 1)) if whole.startswith(part) or whole.endswith(part) else ""
        for piece, other in ((part, rest), (rest, part)):
            if piece and any(_key(title) == _key(piece) for title in told):
                return piece.strip(" :|-–—"), other.strip(" :|-–—")
    for title in told:
        if _key(title) and _key(whole).endswith(_key(title)) and len(title) >= 0.5 * len(whole):
            return title, squeeze(whole[: len(whole) - len(title)]).strip(" :|-–—")
    return whole, ""


def _without_site(title: str, site: str) -> str:
    """A title without the site's name at its end or head."""
    title = squeeze(title)
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    site_words = _key(site).replace(" ", "")
    for _ in range(3):
        cuts = list(_SEPARATOR.finditer(title))
        if not cuts:
            break
        tail, head = title[cuts[-1].end() :], title[: cuts[0].start()]
        folded = _key(tail).replace(" ", "")
        if (site_words and (folded in site_words or site_words in folded)) or (
            len(tail) <= 25 and len(title) - len(tail) > 40 and "|" in cuts[-1].group()
        ):
            title = title[: cuts[-1].start()]
        elif site_words and _key(head).replace(" ", "") == site_words:
            title = title[cuts[0].end() :]
        else:
            break
    return title.strip()


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _overlap(one: str, other: str) -> float:
    mine, theirs = set(_key(one).split()), set(_key(other).split())
    return len(mine & theirs) / len(mine) if mine else 0.0


# -- authors --------------------------------------------------------------------------------------


def read_page_authors(page: Page, linked: LinkedData, seen: Sequence[str], site: str) -> tuple[Author, ...]:
    """The authors: JSON-LD, then meta elements, then the bylines `seen`; persons before organisations."""
    owner = _OWNER.sub("", page.meta("copyright", "dc.rights", "og:publisher", "publisher"))
    known = [linked.publisher, owner.strip(), *(said.name for said in linked.authors if said.is_organisation)]
    best: tuple[Author, ...] = ()
    for bylines in (
        [said.name for said in linked.authors],
        [value for name in _META_AUTHORS for value in page.metas.get(name, ()) if not value.startswith("http")][:12],
        seen,
    ):
        found = read_authors(bylines, site_name=site, organisations=known)
        if any(not author.is_organisation for author in found):
            return found
        best = best or found
    return best


def read_bylines(page: Page, headline: Headline) -> tuple[str, ...]:
    """The bylines the page shows: author links, else the element called byline, else a line that begins with "By"."""
    near = _near(headline)
    roots = [near, page.tree] if near is not None else [page.tree]
    for root in roots:
        found = [e for e in select(root, _AUTHOR_PATH)[:40] if not _aside(e)]
        texts = [text for text in dict.fromkeys(_named(e) for e in found) if text]
        if texts:
            return tuple(texts[:8])
        if called := _called_byline(root):
            return called
    return next((signed for root in roots if (signed := _signed_lines(root))), ())


def _called_byline(root: Element) -> tuple[str, ...]:
    for element in select(root, ".//*[@class]"):
        if _is_byline_class(attribute(element, "class")) and not _aside(element):
            text = spaced_text_of(element)
            if 3 <= len(text) <= 200:
                links = [spaced_text_of(a) for a in element.iter("a") if _PROFILE.search(attribute(a, "href"))]
                return tuple(link for link in links if link) or (text,)
    return ()


def _signed_lines(root: Element) -> tuple[str, ...]:
    for element in root.iter(*_SMALL_BLOCKS):
        if not _SIGNED_START.match(str(element.text or "").strip() or _first_words(element)):
            continue
        text = spaced_text_of(element)
        if len(text) <= 120 and _SIGNED.match(text) and not _aside(element):
            return (text,)
    return ()


def _first_words(element: Element) -> str:
    return str(element[0].text or "").strip() if len(element) else ""


@functools.lru_cache(maxsize=20_000)
def _is_byline_class(name: str) -> bool:
    return bool(_BYLINE.search(name))


@functools.lru_cache(maxsize=20_000)
def _is_date_class(name: str) -> bool:
    return bool(_DATE_CLASS.search(name))


def _named(element: Element) -> str:
    for inner in select(element, './/*[@itemprop="name"]')[:1]:
        return attribute(inner, "content") or spaced_text_of(inner)
    return attribute(element, "content") or spaced_text_of(element)


def _near(headline: Headline) -> Element | None:
    """The zone around the headline: its nearest article or main, else a few levels up."""
    element = headline.element
    if element is None:
        return None
    for level, ancestor in enumerate(element.iterancestors()):
        if ancestor.tag in ("article", "main", "body") or level == 4:
            return ancestor if ancestor.tag != "body" else None
    return None


def _aside(element: Element) -> bool:
    for level, ancestor in enumerate(element.iterancestors()):
        if ancestor.tag in ("aside", "footer", "nav"):
            return True
        if (
            level < 6
            and ancestor.tag != "body"
            and _ASIDE.search(f"{attribute(ancestor, 'class')} {attribute(ancestor, 'id')}")
        ):
            return True
    return False


# -- times ----------------------------------------------------------------------------------------


def read_times(page: Page, linked: LinkedData, headline: Headline) -> tuple[Instant | None, dt.datetime | None]:
    """When the page was published, and when last changed; the publisher's offset is kept where any statement has it."""
    stated = (instant for text in _dates(page, linked, headline) if (instant := read_instant(text)))
    published = next(stated, None)
    if published and not (published.exact and published.zoned):
        for other in stated:
            close = abs((other.at - published.at).total_seconds()) <= MAX_ZONE_GAP_S
            if close and other.exact and (other.zoned or not published.exact):
                published = other
                break
    modified = next(
        (i for text in (linked.modified, page.meta(*_META_MODIFIED)) if text and (i := read_instant(text)) and i.exact),
        None,
    )
    return published, modified.at if modified else None


def _dates(page: Page, linked: LinkedData, headline: Headline) -> Iterator[str]:
    if linked.published:
        yield linked.published
    for name in _META_DATES:
        yield from (value for value in page.metas.get(name, ()) if value)
    for element in select(page.tree, '//*[@itemprop="datePublished" or @property="datePublished"]')[:3]:
        yield attribute(element, "content") or attribute(element, "datetime") or text_of(element)[:120]
    near = _near(headline)
    for root in (near, page.tree) if near is not None else (page.tree,):
        for element in list(root.iter("time"))[:30]:
            if not _aside(element):
                yield attribute(element, "datetime")
                yield text_of(element)[:120]
    for root in (near, page.tree) if near is not None else (page.tree,):
        for element in select(root, ".//*[@class or @id]")[:3000]:
            if _is_date_class(f"{attribute(element, 'class')} {attribute(element, 'id')}") and not _aside(element):
                text = text_of(element)
                if 6 <= len(text) <= 120:
                    yield text
    if match := re.search(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)", page.url):
        yield f"{match[1]}-{match[2]}-{match[3]}"


def site_of(page: Page, linked: LinkedData) -> str:
    """The publisher's name: og:site_name, JSON-LD publisher, application name, else the host."""
    return (
        page.meta("og:site_name")
        or linked.publisher
        or page.meta("application-name", "twitter:app:name:iphone", "dc.publisher")
        or host_of(page.url)
    )
