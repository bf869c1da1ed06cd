"""What a publisher files a page under: its section, the trail of links that leads to it, its own tags."""

import re
from collections.abc import Iterable, Iterator

from newsloom.extract.headline import Headline
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.landmarks import Landmarks, Mark, is_aside, near_first
from newsloom.extract.markup import Element, Page, attribute, spaced_text_of, squeeze, text_of

MAX_TAGS = 30
MAX_TAG_CHARS = 60
MAX_TAG_WORDS = 6  # a link with more is a sentence
MAX_SECTIONS = 5
MAX_SECTION_CHARS = 50
MAX_CRUMBS = 8  # a longer trail is a menu
MAX_BOXES = 10  # boxes of tags or crumbs looked at
MAX_BOX_LINKS = 25  # links in a list of an article's tags; a box with more is a cloud of the whole site's
_TAG_METAS = ("article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags", "og:article:tag")
_SECTION_METAS = ("article:section", "og:article:section", "parsely-section", "section", "cxenseparse:category")
_TAG_PARTS = re.compile(r"[,;|、，]")
_TAGS_HEAD = re.compile(
    r"^(?:tags?|topics?|keywords?|related topics|filed under|more on|themen?|schlagw\w+|stichw\w+|mots[- ]clés|sujets|etiquetas|temas|palabras clave"
    r"|argomenti|tag|emneord|ämnen|trefwoorden|tagi|etiketler|теги|キーワード|タグ|関連キーワード|태그|키워드|标签|关键词)\s?[:：]?$",
    re.I,
)
_HOME = re.compile(
    r"^(?:home(?:page)?|startseite|start|accueil|inicio|início|home page|hjem|hem|forsiden?|strona główna|etusivu|anasayfa|ana sayfa|haberler|главная|ホーム|トップ|top|홈|首页|首頁|trang chủ|beranda|news home|front page)$",
    re.I,
)
_EDGES = " >›»/|·•→:#"


def read_sections(page: Page, linked: LinkedData) -> tuple[str, ...]:
    """The sections the page states: meta elements, then JSON-LD; each once, as printed but for a small first letter."""
    values = (*(value for name in _SECTION_METAS for value in page.metas.get(name, ())), *linked.sections)
    found = {
        squeeze(v).casefold(): squeeze(v) for v in values if 2 <= len(squeeze(v)) <= MAX_SECTION_CHARS and "/" not in v
    }
    return tuple(_headed(name) for name in found.values())[:MAX_SECTIONS]


def _headed(name: str) -> str:
    return name[:1].upper() + name[1:] if name.islower() else name


def read_breadcrumb(marks: Landmarks, linked: LinkedData, headline: Headline, site: str) -> tuple[str, ...]:
    """The trail from the site's first section to the page's own: JSON-LD, else microdata, else the trail shown.

    The home page at its head and the headline at its end are no section and left out.
    """
    for names in _trails(marks, linked):
        trail = [squeeze(name).strip(_EDGES) for name in names]
        kept = [name for index, name in enumerate(trail) if _is_section(name, index, headline, site)]
        if kept and len(trail) <= MAX_CRUMBS:
            return tuple(dict.fromkeys(kept))
    return ()


def _trails(marks: Landmarks, linked: LinkedData) -> Iterator[Iterable[str]]:
    yield linked.breadcrumb
    yield _microdata(marks)
    yield from _shown(marks)


def _is_section(name: str, index: int, headline: Headline, site: str) -> bool:
    if not name or len(name) > MAX_SECTION_CHARS:
        return False
    if index == 0 and (_HOME.match(name) or name.casefold() == site.casefold()):
        return False
    return name.casefold() not in headline.title.casefold() or len(name) < len(headline.title) / 2


def _microdata(marks: Landmarks) -> list[str]:
    found = []
    for item in marks.properties.get("itemlistelement", ())[: MAX_CRUMBS + 1]:
        if "breadcrumb" in "".join(attribute(a, "itemtype") for a in item.iterancestors()).lower():
            names = [e for e in item.iter("*") if attribute(e, "itemprop") in ("name", "title")]
            found.append(text_of(names[0]) if names else text_of(item))
    return found


def _shown(marks: Landmarks) -> Iterator[list[str]]:
    for box in marks.of(Mark.CRUMBS)[:MAX_BOXES]:
        links = [text_of(a) for a in box.iter("a")]
        if links and box.tag not in ("a", "li"):
            yield [text for text in links if text]


def read_tags(marks: Landmarks, linked: LinkedData, headline: Headline) -> tuple[str, ...]:
    """The publisher's own tags: stated ones, then those it links below the text; each once, at most MAX_TAGS."""
    page = marks.page
    stated = [value for name in _TAG_METAS for value in page.metas.get(name, ())]
    found: dict[str, str] = {}
    parts = (part for value in (*stated, *linked.keywords) for part in _TAG_PARTS.split(value))
    linked_tags = (tag for tag in _linked_tags(marks, headline) if len(tag.split()) <= MAX_TAG_WORDS)
    for tag in (*parts, *linked_tags):
        name = squeeze(tag).strip(_EDGES)
        if (
            2 <= len(name) <= MAX_TAG_CHARS
            and not name.startswith("http")
            and ":" not in name
            and not _TAGS_HEAD.match(name)
        ):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())[:MAX_TAGS]


def _linked_tags(marks: Landmarks, headline: Headline) -> Iterable[str]:
    """The tags shown as links: rel="tag" beside the text, else a box whose label or class says it lists tags."""
    near = next(near_first(marks.tag_links, headline.zone))
    texts = [spaced_text_of(a) for a in near if not is_aside(a, headline.frame)]
    if texts:
        return texts if len(texts) <= MAX_BOX_LINKS else []
    for box in next(near_first(marks.of(Mark.TAGS), headline.zone))[:MAX_BOXES]:
        links = list(box.iter("a"))
        if 1 <= len(links) <= MAX_BOX_LINKS and _lists_tags(box) and not is_aside(box, headline.frame):
            return [spaced_text_of(a) for a in links]
    return []


def _lists_tags(box: Element) -> bool:
    """Whether a box holds little beside its links, or begins with a label that says they are tags."""
    first = next((text for piece in box.itertext() if (text := squeeze(str(piece)))), "")
    linked = sum(len(text_of(a)) for a in box.iter("a"))
    return bool(_TAGS_HEAD.match(first)) or linked >= 0.8 * len(text_of(box))
