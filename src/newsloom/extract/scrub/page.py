"""A page made into a golden page: its markup, and nothing of its words."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from newsloom.errors import ExtractError
from newsloom.extract.decoding import decode
from newsloom.extract.markup import MAX_MARKUP_CHARS, Element, attribute
from newsloom.extract.scrub.addresses import ADDRESS, Addresses
from newsloom.extract.scrub.words import RUN_LETTERS, Lexicon
from newsloom.text.storable import storable

MAX_VALUE_CHARS = 2_000  # a longer attribute is data for a program
MAX_JSON_DEPTH = 24
RUN_WORDS = 3  # long words in a row that may not survive
_AS_THEY_ARE = frozenset(
    """class id rel type lang dir role itemprop itemtype itemscope property http-equiv charset colspan rowspan start hidden
    width height loading sizes media target tabindex method xml:lang aria-hidden aria-expanded aria-level for scope
    headers rows cols maxlength async defer crossorigin decoding fetchpriority hreflang""".split()
)
_ADDRESSES = frozenset("href src action poster cite formaction background longdesc usemap".split())
_LISTS = frozenset("srcset data-srcset imagesrcset".split())
_DROPPED = frozenset("style integrity nonce ping srcdoc d points transform viewbox fill stroke".split())
# Attributes by which a site's own programs know its elements: facts about the markup, as classes are.
_IDENTIFIERS = re.compile(
    r"^data-(?:test|qa|cy|component|module|role|type|block|element|hook|tracking-area|tb-region|name$)", re.I
)
_KEPT_METAS = re.compile(
    r"^(?:viewport|robots|googlebot.*|bingbot|newsloom|og:type|og:locale|twitter:card|theme-color|referrer|format-detection|"
    r"content-type|x-ua-compatible|content-language|language|og:image:(?:width|height|type)|article:content_tier|"
    r"isaccessibleforfree|charset|generator|color-scheme|.*:content_tier)$",
    re.I,
)
_KEPT_JSON = frozenset(
    "@type @context inLanguage isAccessibleForFree encodingFormat itemListOrder cssSelector xpath query-input potentialAction".split()
)
_EMPTIED = ("script", "style", "template")
_SVG = frozenset(
    "path g use circle rect polygon polyline line ellipse defs symbol lineargradient stop clippath mask".split()
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONG = re.compile(r"[^\W\d_]+")
_ENTITY = re.compile(r"&[a-zA-Z]{2,10};|https?://")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>")
_NAME_META = frozenset(("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author"))


def scrub(markup: bytes | str, *, content_type: str = "", keep: Iterable[str] = ()) -> str:
    """The page with every text, name, address and picture replaced; one page always gives the same. Raises ExtractError.

    `keep` are words a rule looks for ("著者", "Text:"), left as they are.
    """
    text = _cleaned(markup, content_type)
    parser = lxml_html.HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ExtractError("The page holds no readable HTML: there is nothing to scrub.") from error
    lexicon = _lexicon(text, keep)
    work = _Scrubber(lexicon=lexicon, addresses=Addresses(lexicon), runs=frozenset(_runs(tree)), names=_names(tree))
    work.page(tree)
    body = etree.tostring(tree, encoding="unicode", method="html")
    return "<!DOCTYPE html>\n" + str(body) + "\n"


def scrubbed_address(url: str, markup: bytes | str, *, content_type: str = "") -> str:
    """The page's own address in the words its scrubbed markup uses for it."""
    return Addresses(_lexicon(_cleaned(markup, content_type))).address(url)


def _cleaned(markup: bytes | str, content_type: str) -> str:
    text = markup if isinstance(markup, str) else decode(markup, content_type)
    return storable(_CONTROLS.sub(" ", text[:MAX_MARKUP_CHARS]))


def _lexicon(text: str, keep: Iterable[str] = ()) -> Lexicon:
    seed = hashlib.sha256(text.encode("utf-8", "replace")).digest()
    return Lexicon(seed, frozenset(word for one in keep for word in _LONG.findall(one)))


@dataclass(slots=True, kw_only=True)
class _Scrubber:
    lexicon: Lexicon
    addresses: Addresses
    runs: frozenset[tuple[str, ...]]
    names: frozenset[str]
    kept_run: int = 0
    _classes: dict[str, str] = field(default_factory=dict)

    def page(self, tree: Element) -> None:
        """Replaces everything in the tree, in page order."""
        for element in list(tree.iter(etree.Element)):
            tag = str(element.tag).lower()
            if tag in _SVG:
                for name in list(element.attrib):
                    if name != "class":
                        del element.attrib[name]
            if tag == "script" or tag in _EMPTIED:
                self._script(element)
            self._attributes(element, tag)
        for _event, node in etree.iterwalk(tree, events=("start", "end")):
            if _event == "start" and node.tag not in _EMPTIED:
                node.text = self._text(node.text)
            elif _event == "end" and node is not tree:
                node.tail = self._text(node.tail)

    def _text(self, text: str | None) -> str | None:
        if not text or not text.strip():
            return " " if text and "\n" not in text else "\n" if text else text
        said, self.kept_run = self.lexicon.text(re.sub(r"[ \t]{2,}", " ", str(text)), kept_run=self.kept_run)
        return said

    def _script(self, element: Element) -> None:
        """JSON-LD in invented words; every other script and style is emptied."""
        text = str(element.text or "")
        for child in list(element):
            element.remove(child)
        element.text = None
        if element.tag == "script" and "ld+json" in attribute(element, "type").lower():
            data = _loaded(text)
            if data is None:
                return
            element.text = json.dumps(self._json(data), ensure_ascii=False, indent=1).replace("</", "<\\/")

    def _json(self, value: object, key: str = "", depth: int = 0) -> object:
        if depth > MAX_JSON_DEPTH:
            return None
        if isinstance(value, dict):
            return {str(name): self._json(inner, str(name), depth + 1) for name, inner in value.items()}
        if isinstance(value, list):
            return [self._json(inner, key, depth + 1) for inner in value]
        if isinstance(value, str) and key not in _KEPT_JSON:
            return self._value(_TAG.sub(r"<\1\2>", value))
        return value

    def _attributes(self, element: Element, tag: str) -> None:
        for name in map(str, list(element.attrib)):
            lowered = name.lower()
            value = attribute(element, name)
            if (
                lowered.startswith("on")
                or lowered in _DROPPED
                or len(value) > MAX_VALUE_CHARS
                or lowered.startswith("{")
            ):
                del element.attrib[name]
            elif (lowered in ("class", "id", "for", "name") and tag != "meta") or _IDENTIFIERS.match(lowered):
                element.set(name, " ".join(map(self._named, value.split())))
            elif lowered in _AS_THEY_ARE or not value or (lowered in ("name", "property") and tag == "meta"):
                continue
            elif lowered == "datetime" or (tag == "meta" and lowered == "content" and _is_kept_meta(element)):
                element.set(name, value if tag == "meta" else self.lexicon.said(value))
            elif lowered in _ADDRESSES:
                element.set(name, self.addresses.address(value))
            elif lowered in _LISTS:
                element.set(name, self.addresses.addresses_in(value))
            else:
                element.set(name, self._value(value))

    def _value(self, value: str) -> str:
        """A value that may be an address, a picture or words."""
        text = value.strip()
        if text.startswith("data:"):
            return self.addresses.address(text)
        if ADDRESS.match(text) or (text.startswith("/") and " " not in text):
            return self.addresses.address(text)
        if ADDRESS.search(text):
            pieces, end = [], 0
            for match in ADDRESS.finditer(value):
                pieces += [self.lexicon.said(value[end : match.start()]), self.addresses.address(match[0])]
                end = match.end()
            return "".join([*pieces, self.lexicon.said(value[end:])])
        return self.lexicon.said(value)

    def _named(self, name: str) -> str:
        """A class or id: a fact about the markup, unless it spells out words or a name of the page."""
        if name not in self._classes:
            words = tuple(word.lower() for word in _LONG.findall(name))
            spelled = any(words[i : i + RUN_WORDS] in self.runs for i in range(len(words) - RUN_WORDS + 1))
            named = any("-".join(words[i : i + 2]) in self.names for i in range(len(words) - 1))
            self._classes[name] = self.lexicon.said(name) if spelled or named else name
        return self._classes[name]


def _is_kept_meta(element: Element) -> bool:
    """Whether a meta element says something to programs only."""
    named = (attribute(element, key) for key in ("name", "property", "itemprop", "http-equiv"))
    return any(_KEPT_METAS.match(name) for name in named if name)


def strings_of(tree: Element) -> Iterator[str]:
    """The words of a page: all that can be seen as one string, then every piece of metadata as one."""
    visible: list[str] = []
    data: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            visible.append(str(element.tail or ""))
        elif element.tag == "script" and "ld+json" in attribute(element, "type").lower():
            data += _strings(_loaded(str(element.text or "")))
        elif element.tag not in _EMPTIED:
            visible.append(str(element.text or ""))
        if event == "start" and not (element.tag == "meta" and _is_kept_meta(element)):
            data += [value for name in ("content", "alt", "title", "aria-label") if (value := attribute(element, name))]
    yield " ".join(visible)
    yield from data


def _loaded(text: str) -> object:
    """The JSON of a script, or None."""
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _strings(value: object, key: str = "", depth: int = 0) -> Iterator[str]:
    if depth > MAX_JSON_DEPTH or key in _KEPT_JSON:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, str(name), depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, key, depth + 1)
    elif isinstance(value, str):
        yield value


def runs_in(text: str) -> Iterator[tuple[str, ...]]:
    """Every RUN_WORDS words in a row that all have RUN_LETTERS letters or more, in lower case."""
    words = [word.lower() for word in _LONG.findall(_ENTITY.sub(" ", text))]
    for index in range(len(words) - RUN_WORDS + 1):
        run = tuple(words[index : index + RUN_WORDS])
        if all(len(word) >= RUN_LETTERS for word in run):
            yield run


def _runs(tree: Element) -> Iterator[tuple[str, ...]]:
    for text in strings_of(tree):
        yield from runs_in(text)


def _names(tree: Element) -> frozenset[str]:
    """The first two words of every author's name, as a class would spell them."""
    found: set[str] = set()
    for element in tree.iter(etree.Element):
        said = ""
        if (
            element.tag == "meta"
            and (attribute(element, "name") or attribute(element, "property")).lower() in _NAME_META
        ):
            said = attribute(element, "content")
        elif attribute(element, "rel") == "author" or "author" in attribute(element, "itemprop"):
            said = " ".join(str(piece) for piece in element.itertext())[:200]
        words = [word.lower() for word in _LONG.findall(said)]
        found.update("-".join(words[i : i + 2]) for i in range(len(words) - 1))
    return frozenset(found)
