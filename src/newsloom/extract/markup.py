"""A page's bytes read into one tree that every part of `extract` shares: decoded, capped, parsed once."""

import re
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml import html as lxml_html

from newsloom.errors import ExtractError
from newsloom.extract.decoding import decode
from newsloom.extract.memory import give_back
from newsloom.text.storable import storable

MAX_MARKUP_CHARS = 4_000_000  # the largest page of the measured corpora has 3.1 million
MAX_READ_CHARS = 2_000_000  # without its scripts and styles; that page has 1.7 million then
MAX_ELEMENTS = (
    20_000  # the fullest page of the measured corpora has 10,371; some readers take quadratic time in siblings
)
MAX_TAG_CHARS = 4_000  # of a tag that is read as it stands; in a longer one, values and attributes are looked at
MAX_VALUE_CHARS = 20_000  # of an attribute: a page's data for programs may be longer, no address, class or text is
MAX_ATTRIBUTES = 300  # of such a tag; parsers take quadratic time in them
MAX_TITLE_CHARS = 5_000
MAX_SCRIPT_CHARS = 1_000_000  # a live page with all its posts has 840,000; a longer block is data for programs
_OPENING = re.compile(r"<(!--|(?:script|style|svg)(?=[\s>/]))", re.I)
_START_TAG = re.compile(r"<[a-zA-Z]")
WHOLE_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')|["'=])*+""")
_LONG_VALUE = re.compile(
    r"""=\s*+(?:"[^"]{LONG,}+"|'[^']{LONG,}+'|[^\s"'<>]{LONG,}+)""".replace("LONG", str(MAX_VALUE_CHARS))
)
_QUOTED = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_ODD_CLOSING = re.compile(r"</(?!script|style|svg)(?i:script|style|svg)")  # "</SCRIPT": lowering a page costs 1 ms
_LD_TYPE = re.compile(r"application/ld\+json", re.I)
_CONTROL_BYTES = bytes(32 if byte < 32 and byte not in (9, 10, 13) else byte for byte in range(256))
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_CLASSES = etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement)
_FINDERS: dict[str, etree.XPath] = {}  # compiled once a path; the paths are constants of this package

Element = etree._Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One parsed page. `metas` holds every meta value by lower-case name, property or itemprop, in page order."""

    url: str
    tree: Element
    scripts: tuple[str, ...]  # JSON-LD blocks, unparsed
    metas: dict[str, tuple[str, ...]]

    def meta(self, *names: str) -> str:
        """The first non-empty value among these meta names."""
        for name in names:
            for value in self.metas.get(name, ()):
                if value:
                    return value
        return ""

    def absolute(self, link: str) -> str:
        """The link made absolute, or "" where it is no web address."""
        return absolute(link, self.url)


def absolute(link: str, base_url: str) -> str:
    """The http(s) address a link leads to from `base_url`, or ""; an empty link leads nowhere."""
    if not link.strip():
        return ""
    try:
        joined = urljoin(base_url, link.strip())
        parts = urlsplit(joined)
        return joined if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """The host name of an address without "www.", or ""."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def squeeze(text: str | None) -> str:
    """The text on one line, single-spaced."""
    return " ".join(text.split()) if text else ""


def without_controls(text: str) -> str:
    """The text with a space for each character that XML, and so a tree, cannot hold."""
    return _CONTROLS.sub(" ", text)


def text_of(element: etree._Element) -> str:
    """The words inside an element on one line."""
    return squeeze("".join(str(piece) for piece in element.itertext()))


def spaced_text_of(element: etree._Element) -> str:
    """The words inside an element on one line, a space between its parts: "By" and a name set apart by style alone."""
    return squeeze(" ".join(str(piece) for piece in element.itertext()))


def select(root: Element, path: str) -> list[Element]:
    """The elements an XPath finds below `root`, in page order."""
    finder = _FINDERS.get(path)
    if finder is None:
        finder = _FINDERS[path] = etree.XPath(path)
    found = finder(root)
    return [element for element in found if isinstance(element, etree._Element)] if isinstance(found, list) else []


def attribute(element: etree._Element, name: str) -> str:
    """An attribute's value as text, "" where it is absent."""
    value = element.get(name)
    return str(value) if value else ""


def read_page(markup: bytes | str, *, url: str = "", content_type: str = "") -> Page:
    """The page behind the bytes. Raises ExtractError where there is no markup to read."""
    give_back(len(markup))
    text = markup if isinstance(markup, str) else decode(markup, content_type)
    if len(text) > MAX_MARKUP_CHARS:
        text = text[:MAX_MARKUP_CHARS]
    text, scripts = _without_code(storable(text.replace("\x00", " ")))
    text = without_excess(text)
    if not text.strip():
        raise ExtractError(f"The page {url or 'given'} is empty: there is no article to take from it.", url=url)
    tree = _parse(text)
    if tree is None:
        raise ExtractError(f"The page {url or 'given'} holds no readable HTML.", url=url)
    for title in tree.iter("title"):
        if len(title.text or "") > MAX_TITLE_CHARS:
            title.text = without_controls(str(title.text)[:MAX_TITLE_CHARS])
    base = next((attribute(e, "href") for e in tree.iter("base")), "")
    canonical = url or absolute(_link(tree, "canonical"), "")
    return Page(url=absolute(base, canonical) or canonical, tree=tree, scripts=scripts, metas=_metas(tree))


def _without_code(text: str) -> tuple[str, tuple[str, ...]]:
    """The markup without scripts, styles, drawings and comments, and the JSON-LD blocks found among them."""
    kept: list[str] = []
    blocks: list[str] = []
    lowered = text.lower() if _ODD_CLOSING.search(text) else text
    if len(lowered) != len(text):  # some capitals grow when lowered; offsets must agree
        lowered = text
    position = 0
    unclosed: set[str] = set()
    while match := _OPENING.search(text, position):
        name = match[1].lower()
        closing = "-->" if name == "!--" else f"</{name}"
        found = -1 if name in unclosed else lowered.find(closing, match.start() + 2)
        if found < 0:
            unclosed.add(name)
            kept.append(text[position : match.end()])
            position = match.end()
            continue
        kept.append(text[position : match.start()])
        body = text.find(">", match.end() - 1)
        if (
            name == "script"
            and 0 <= body < found <= body + MAX_SCRIPT_CHARS
            and _LD_TYPE.search(text, match.start(), body)
        ):
            blocks.append(text[body + 1 : found])
        end = text.find(">", found)
        position = len(text) if end < 0 else end + 1
    kept.append(text[position:])
    return "".join(kept), tuple(blocks)


def without_excess(text: str) -> str:
    """The markup up to its MAX_ELEMENTS-th element, which is more than any article's page has, with sane tags."""
    text = text[:MAX_READ_CHARS]
    if text.count("<") > MAX_ELEMENTS:
        beyond = next(islice(_START_TAG.finditer(text), MAX_ELEMENTS, None), None)
        text = text if beyond is None else text[: beyond.start()]
    return _with_sane_tags(text)


def _with_sane_tags(text: str) -> str:
    """The markup with no tag of endless values, and none with more attributes than a parser reads in reasonable time."""
    kept: list[str] = []
    position = 0
    for tag in WHOLE_TAG.finditer(text):
        if tag.end() - tag.start() > MAX_TAG_CHARS:
            kept += (text[position : tag.start()], _shortened(tag[0]))
            position = tag.end()
    return "".join((*kept, text[position:])) if kept else text


def _shortened(tag: str) -> str:
    short = _LONG_VALUE.sub('=""', tag)
    many = len(_QUOTED.sub("", short).split()) > MAX_ATTRIBUTES
    return re.split(r"[\s/>]", tag, maxsplit=1)[0][:40] if many else short


def _parse(text: str) -> Element | None:
    # libxml2 stops at 256 levels of nesting unless huge trees are asked for; we never ask.
    parser = lxml_html.HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_CLASSES)  # lxml.html's own asks Python for the class of every element
    markup = text.encode("utf-8", "replace").translate(_CONTROL_BYTES)
    for forbidden in _NONCHARACTERS:
        markup = markup.replace(forbidden, b" ")
    try:
        return lxml_html.document_fromstring(markup, parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _metas(tree: Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = squeeze(attribute(element, "content"))
        for key in ("property", "name", "itemprop", "http-equiv"):
            if name := attribute(element, key).strip().lower():
                found.setdefault(name, []).append(content)
    return {name: tuple(values) for name, values in found.items()}


def _link(tree: Element, rel: str) -> str:
    for element in tree.iter("link"):
        if rel in attribute(element, "rel").lower().split():
            return attribute(element, "href")
    return ""
