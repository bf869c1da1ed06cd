"""What a page's JSON-LD says of its article (schema.org), read tolerantly."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsloom.extract.markup import squeeze

MAX_NODES = 3_000  # objects read of one page; real pages have a few hundred
MAX_DEPTH = 24  # levels of nesting read
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|Review|SocialMediaPosting|NewsStory|Posting)$")
_FALLBACK = ("WebPage", "VideoObject", "PodcastEpisode", "AudioObject", "ImageGallery", "MediaGallery", "Recipe")
_CREDITED = ("creator", "sourceOrganization", "provider", "copyrightHolder")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
# Keys under which other texts stand: posts of a live page, comments, works mentioned.
_OTHERS = frozenset(("liveBlogUpdate", "comment", "comments", "mentions", "citation", "isBasedOn", "review", "reviews"))
_FALSE = frozenset(("false", "no", "0"))
_TRUE = frozenset(("true", "yes", "1"))
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")

Node = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A person or organisation as JSON-LD names it."""

    name: str
    is_organisation: bool = False
    typed: bool = True  # False: a bare string


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedData:
    """The article object of a page, and what its neighbours say about the page."""

    types: tuple[str, ...] = ()
    headline: str = ""
    alternative: str = ""
    description: str = ""
    body: str = ""
    authors: tuple[Said, ...] = ()
    publisher: str = ""
    credited: tuple[str, ...] = ()  # whose text it is said to be beside author and publisher
    published: str = ""
    modified: str = ""
    language: str = ""
    sections: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    breadcrumb: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    image_caption: str = ""
    image_credit: str = ""
    comment_count: int | None = None
    is_free: bool | None = None  # isAccessibleForFree; None where nothing is said
    page_types: tuple[str, ...] = ()  # of every object of the page

    @property
    def is_article(self) -> bool:
        return any(_ARTICLE.search(name) for name in self.types)


def read_linked_data(scripts: tuple[str, ...], *, headline_hint: str = "") -> LinkedData:
    """The article the blocks describe; empty where they describe none. `headline_hint` picks among several."""
    nodes = [node for script in scripts for node in _nodes(_load(script))][:MAX_NODES]
    by_id = {str(node["@id"]): node for node in nodes if node.get("@id") and len(node) > 2}
    typed = [(node, _types(node)) for node in nodes]
    articles = [node for node, types in typed if any(_ARTICLE.search(name) for name in types)]
    plain = [node for node, types in typed if any(name in _FALLBACK for name in types)]
    page_types = tuple(dict.fromkeys(name for _, types in typed for name in types))
    crumbs = _breadcrumb(nodes)
    if not articles and not plain:
        return LinkedData(breadcrumb=crumbs, page_types=page_types)
    best = _choose(articles or plain, headline_hint)
    authors = tuple(_people(best.get("author") or best.get("creator"), by_id)) or tuple(
        _people(best.get("contributor"), by_id)
    )
    picture = _first_node(best.get("image"), by_id) or {}
    return LinkedData(
        types=_types(best),
        headline=_string(best.get("headline")) or (_string(best.get("name")) if best in articles else ""),
        alternative=_string(best.get("alternativeHeadline")),
        description=_string(best.get("description")),
        body=_body(best.get("articleBody")),
        authors=authors if best in articles else (),
        publisher=next((said.name for said in _people(best.get("publisher"), by_id)), ""),
        credited=tuple(said.name for key in _CREDITED for said in _people(best.get(key), by_id)),
        published=_string(best.get("datePublished"))
        or _string(best.get("dateCreated"))
        or _string(best.get("uploadDate")),
        modified=_string(best.get("dateModified")),
        language=_language(best.get("inLanguage")),
        sections=tuple(_strings(best.get("articleSection"))),
        keywords=tuple(_keywords(best.get("keywords"))),
        breadcrumb=crumbs,
        images=tuple(_images(best.get("image"), by_id)) or tuple(_images(best.get("thumbnailUrl"), by_id)),
        image_caption=_string(picture.get("caption")) or _string(picture.get("description")),
        image_credit=_string(picture.get("creditText"))
        or next((s.name for s in _people(picture.get("creator"), by_id)), ""),
        comment_count=_comments(best),
        is_free=_freedom(best),
        page_types=page_types,
    )


def _load(script: str) -> object:
    text = script.strip()
    if not text.startswith(("{", "[")) or not text.endswith(("}", "]")):
        text = _WRAPPING.sub("", text).strip()
    for mend in (str, _without_trailing_commas, html.unescape):
        try:
            return json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _without_trailing_commas(text: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", text)


def _nodes(value: object, depth: int = 0) -> Iterator[Node]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, dict):
        if value.get("@type") or value.get("@id"):
            yield value
        for name, inner in value.items():
            if isinstance(inner, dict | list) and name not in _OTHERS:
                yield from _nodes(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)


def _types(node: Node) -> tuple[str, ...]:
    stated = node.get("@type")
    if isinstance(stated, str):
        return (stated.rsplit("/", 1)[-1].strip(),)
    return tuple(name.rsplit("/", 1)[-1] for name in _strings(node.get("@type")))


def _choose(nodes: list[Node], hint: str) -> Node:
    """The object that fits the page's own headline, else the one that says most; the first of equals."""
    wanted = set(re.findall(r"\w+", hint.lower()))

    def score(node: Node) -> float:
        words = set(re.findall(r"\w+", _string(node.get("headline")).lower()))
        fit = len(words & wanted) / max(1, len(words | wanted))
        said = sum(bool(node.get(key)) for key in ("headline", "author", "datePublished", "image", "articleBody"))
        return said + (8 * fit if wanted else 0)

    return max(nodes, key=score)


def _string(value: object) -> str:
    if isinstance(value, list):
        value = next((item for item in value if item), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return ""
    return squeeze(html.unescape(html.unescape(value)) if "&" in value else value)


def _strings(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if text := _string(item):
            yield text


def _keywords(value: object) -> Iterator[str]:
    for text in _strings(value):
        yield from (part.strip() for part in re.split(r"[,;]", text) if part.strip())


def _body(value: object) -> str:
    if isinstance(value, list):
        value = "\n".join(item for item in value if isinstance(item, str))
    if not isinstance(value, str):
        return ""
    return html.unescape(html.unescape(value)) if "&" in value else value


def _people(value: object, by_id: dict[str, Node], depth: int = 0) -> Iterator[Said]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            if name := _string(item):
                yield Said(name=name, typed=False)
        elif isinstance(item, list) and depth < 3:
            yield from _people(item, by_id, depth + 1)
        elif isinstance(item, dict):
            node = item if item.get("name") else by_id.get(str(item.get("@id")), item)
            given, family = _string(node.get("givenName")), _string(node.get("familyName"))
            organisation = any("Organi" in name or name == "Corporation" for name in _types(node))
            names = list(_strings(node.get("name"))) or [f"{given} {family}".strip()]
            yield from (
                Said(name=name, is_organisation=organisation, typed=bool(_types(node))) for name in names if name
            )


def _first_node(value: object, by_id: dict[str, Node]) -> Node | None:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            return by_id.get(str(item.get("@id")), item)
    return None


def _images(value: object, by_id: dict[str, Node]) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        node = by_id.get(str(item.get("@id")), item) if isinstance(item, dict) else {"url": item}
        for key in ("url", "contentUrl"):
            if text := _string(node.get(key)):
                yield text
                break


def _language(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return _string(value)


def _comments(node: Node) -> int | None:
    """The number of comments: commentCount, else the comments among the counted interactions."""
    stated = _count(node.get("commentCount"))
    counters = node.get("interactionStatistic")
    for counter in counters if isinstance(counters, list) else [counters]:
        if stated is None and isinstance(counter, dict) and "Comment" in json.dumps(counter.get("interactionType", "")):
            stated = _count(counter.get("userInteractionCount"))
    return stated


def _freedom(node: Node) -> bool | None:
    """Whether the text is free to read: said of the whole, or of a part of it (schema.org's paywalled content)."""
    parts = node.get("hasPart")
    said: list[object] = [node.get("isAccessibleForFree")]
    said += [
        part.get("isAccessibleForFree")
        for part in (parts if isinstance(parts, list) else [parts])
        if isinstance(part, dict)
    ]
    words = [str(value).rsplit("/", 1)[-1].lower() for value in said if value is not None]
    if any(word in _FALSE for word in words):
        return False
    return True if any(word in _TRUE for word in words) else None


def _count(value: object) -> int | None:
    text = _string(value)
    return int(text) if text.isdecimal() and len(text) < 8 else None


def _breadcrumb(nodes: list[Node]) -> tuple[str, ...]:
    for node in nodes:
        if "BreadcrumbList" not in _types(node):
            continue
        items = node.get("itemListElement")
        names: list[tuple[int, str]] = []
        for index, item in enumerate(items if isinstance(items, list) else [items]):
            if isinstance(item, dict):
                position = _string(item.get("position"))
                name = _string(item.get("name")) or _string(item.get("item"))
                if name and not name.startswith("http"):
                    names.append((int(position) if position.isdecimal() and len(position) < 6 else index, name))
        if names:
            return tuple(name for _, name in sorted(names, key=lambda pair: pair[0]))
    return ()
