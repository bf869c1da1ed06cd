"""The HTML inside feeds: taken out of elements, its relative links resolved, its active parts dropped.

This only makes what a feed gave tidy and comparable; whoever shows HTML still has to sanitise it.
"""

import re
from collections.abc import Iterable
from html import escape, unescape
from typing import cast

from newsloom.parse.names import Element
from newsloom.text.urls import absolute

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_FOREIGN = ("svg", "math")
_XLINK = "{http://www.w3.org/1999/xlink}"
_LINKS = "href|src|action|background|cite|classid|codebase|data|longdesc|poster|profile|usemap"
_RELATIVE = re.compile(
    rf"\s(?:{_LINKS})\s*=\s*(?:\"|'|(?=[^\"'\s]))\s*(?![a-z][a-z0-9+.-]{{1,20}}:)[^\"'\s>]", re.IGNORECASE
)
_LINK_NAMES = frozenset(_LINKS.split("|"))
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,60})([^<>]*)>")
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]{1,200})(?:\s*=\s*(\"[^\"]*\"?|'[^']*'?|[^\s\"'>]+))?")
_WITH_CONTENT = frozenset(("script", "style", "applet"))
_VOID_PAIR = re.compile(rf"<({'|'.join(sorted(_VOID))}|command)(\s[^<>]*)?></\1>", re.IGNORECASE)
_ACTIVE = _WITH_CONTENT | frozenset(
    "base basefont blink embed frame frameset iframe isindex link meta noframes object param plaintext xml".split()
)
_SUSPECT = re.compile(
    rf"<\s*/?(?:{'|'.join(sorted(_ACTIVE))})\b|\son[a-z]{{2,24}}\s*=|\sstyle\s*=|(?:java|vb)script\s*:", re.IGNORECASE
)
_BAD_SCHEME = re.compile(r"[\x00-\x20]*(?:java|vb)\s*script\s*:", re.IGNORECASE)
_MAX_PASSES = 4
_MAX_TAG_CHARS = 20_000  # a longer tag is no tag a publisher wrote
_STYLE_PROPERTIES = frozenset(
    "azimuth background-color border-bottom-color border-collapse border-color border-left-color border-right-color "
    "border-top-color clear color cursor direction display elevation float font font-family font-size font-style "
    "font-variant font-weight height letter-spacing line-height overflow pause pause-after pause-before pitch "
    "pitch-range richness speak speak-header speak-numeral speak-punctuation speech-rate stress text-align "
    "text-decoration text-indent unicode-bidi vertical-align voice-family volume white-space width".split()
)
_STYLE_SHORTHANDS = ("background", "border", "margin", "padding")
_STYLE_WORDS = frozenset(
    "auto aqua black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green !important "
    "italic left lime maroon medium none navy normal nowrap olive pointer purple red right solid silver teal top "
    "transparent underline white yellow".split()
)
_STYLE_VALUE = re.compile(
    r"#[0-9a-f]{1,8}|rgb\(\d+%?,\d*%?,?\d*%?\)?|\d{0,2}\.?\d{0,2}(?:cm|em|ex|in|mm|pc|pt|px|%|,|\))?"
)
_STYLE_URL = re.compile(r"url\s*\(\s*[^\s)]{1,2000}\s*\)", re.IGNORECASE)


def _attributes(element: Element, name: str) -> dict[str, str]:
    """The attributes as HTML writes them; SVG and MathML say their namespace, links of XLink keep their prefix."""
    found: dict[str, str] = {}
    for key, value in cast(Iterable[tuple[str, str]], element.attrib.items()):
        if key.startswith(_XLINK):
            found[f"xlink:{key[len(_XLINK) :]}"] = value
            found["xmlns:xlink"] = _XLINK[1:-1]
        elif "}" not in key:
            found[key] = value
    if name in _FOREIGN and isinstance(element.tag, str) and element.tag.startswith("{"):
        found["xmlns"] = element.tag[1:].partition("}")[0]
    return found


def _serialised(element: Element) -> list[str]:
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if not name:
        return [escape(element.tail or "", quote=False)]
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in sorted(_attributes(element, name).items()))
    parts = [f"<{name}{attributes}>" if name.lower() not in _VOID else f"<{name}{attributes} />"]
    if name.lower() not in _VOID or len(element) or element.text:
        parts += [inner(element, escaped=True), f"</{name}>"]
    parts.append(escape(element.tail or "", quote=False))
    return parts


def inner(element: Element, *, escaped: bool = False) -> str:
    """What stands inside an element: its text, or its markup where it has children (at most 256 levels deep)."""
    if not len(element):
        text = element.text or ""
        return escape(text, quote=False) if escaped else text
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        parts += _serialised(child)
    return "".join(parts)


def clean_style(style: str) -> str:
    """The declarations of a style attribute that only dress text; the style as given where all of them do."""
    kept = []
    declarations = [each for each in _STYLE_URL.sub(" ", style).split(";") if each.strip()]
    for declaration in declarations:
        name, colon, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        if not colon or not value or "\\" in value or len(value) > 200:
            continue
        plain = name in _STYLE_PROPERTIES and "(" not in value.replace("rgb(", "")
        words = value.lower().split()
        if plain or (
            name.partition("-")[0] in _STYLE_SHORTHANDS
            and all(word in _STYLE_WORDS or _STYLE_VALUE.fullmatch(word) for word in words)
        ):
            kept.append(f"{name}: {value};")
    is_fine = len(kept) == len(declarations) and "url" not in style.lower()
    return style.strip() if is_fine else " ".join(kept)


def _attribute(name: str, value: str, base: str) -> str | None:
    """One attribute as it should stand, or None where it is dropped. `value` is unquoted and still escaped."""
    if name.startswith("on") and len(name) > 3:
        return None
    if name == "style":
        style = clean_style(unescape(value))
        return f' style="{escape(style)}"' if style else None
    if name in _LINK_NAMES:
        link = unescape(value)
        if _BAD_SCHEME.match(link):
            return None
        return f' {name}="{escape(absolute(base, link))}"'
    return f' {name}="{value}"'


def _tag(closing: str, name: str, rest: str, base: str) -> str:
    if closing or not rest.strip():
        return f"<{closing}{name}{rest}>"
    parts = []
    for found in _ATTRIBUTE.finditer(rest):
        key, value = found[1].lower(), found[2]
        if value is None:
            parts.append(f" {found[1]}")
            continue
        value = value[1:].removesuffix(value[0]) if value[0] in "\"'" else value
        kept = _attribute(key, value.replace('"', "&quot;"), base)
        if kept is not None:
            parts.append(kept)
    end = " />" if rest.rstrip().endswith("/") else ">"
    return f"<{name}{''.join(parts)}{end}"


def _rewritten(markup: str, base: str) -> str:
    parts: list[str] = []
    at, skipping = 0, ""
    for found in _TAG.finditer(markup):
        closing, name = found[1], found[2].lower()
        if skipping:
            if closing and name == skipping:
                at, skipping = found.end(), ""
            continue
        parts.append(markup[at : found.start()])
        at = found.end()
        if name in _ACTIVE or len(found[3]) > _MAX_TAG_CHARS:
            if name in _WITH_CONTENT and not closing and not found[3].rstrip().endswith("/"):
                skipping = name
            continue
        parts.append(_tag(closing, found[2], found[3], base))
    if not skipping:
        parts.append(markup[at:])
    return "".join(parts)


_OPEN_ENDED = re.compile(r"<(?=/?[a-zA-Z][^<>]*(?:<|\Z))")  # a tag that never ends would take what is shown behind it


def tidy(markup: str, base: str = "") -> str:
    """The HTML with links made absolute and active parts dropped; unchanged where neither is needed."""
    if "<" not in markup:
        return markup
    if "<!--" in markup and markup.find("-->", markup.rfind("<!--")) < 0:
        markup = markup[: markup.rfind("<!--")]  # an open comment would swallow whatever is shown behind it
    markup = _OPEN_ENDED.sub("&lt;", markup)
    if "></" in markup:
        markup = _VOID_PAIR.sub(r"<\1\2 />", markup)
    if _SUSPECT.search(markup) or (base and _RELATIVE.search(markup)):
        for _ in range(_MAX_PASSES):
            before, markup = markup, _rewritten(markup, base)
            if markup == before:
                return markup
        return escape(markup, quote=False)  # built so that dropping tags makes new ones: no page of a publisher
    return markup


_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)


def plain_text(markup: str) -> str:
    """The text of a headline that may hold markup and entities, blanks folded."""
    text = _ANY_TAG.sub("", markup) if "<" in markup else markup
    return " ".join(unescape(text).split())
