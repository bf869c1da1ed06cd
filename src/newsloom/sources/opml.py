"""Subscription lists: OPML 1 and 2 in, OPML 2 out."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from newsloom.errors import InputError
from newsloom.model.source import NewSource
from newsloom.text.urls import is_http

_MAX_BYTES = 20_000_000  # FreshRSS's largest known export is a tenth of that
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class OpmlResult:
    """What a list holds. `problems` are sentences, one for each outline that could not be taken."""

    sources: tuple[NewSource, ...]
    problems: tuple[str, ...]


def read_opml(body: bytes) -> OpmlResult:
    """Every feed of the list, once; nested outlines become "a/b". Raises InputError where it is no OPML or holds no feed."""
    if len(body) > _MAX_BYTES:
        raise InputError(f"The OPML list is {len(body):,} bytes long; {_MAX_BYTES:,} is the most.")
    if not body.strip():
        raise InputError("The OPML list is empty.")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"The OPML list is no XML: {error}.") from error
    if root is None or _local(root) != "opml":
        raise InputError("This file is no OPML list: it has no <opml> element.")
    sources: dict[str, NewSource] = {}
    problems = [f"Line {e.line}: {e.message}. What could be read was kept." for e in list(parser.error_log)[:3]]
    for body_element in (child for child in root if _local(child) == "body"):
        _read(body_element, (), sources, problems)
    if not sources and not problems:
        raise InputError("The OPML list names no feed.")
    return OpmlResult(sources=tuple(sources.values()), problems=tuple(problems))


def write_opml(title: str, entries: Iterable[NewSource]) -> bytes:
    """The sources as OPML 2 in UTF-8, folders nested."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _printable(title)
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], etree._Element] = {(): body}
    for source in entries:
        at = _folder(folders, tuple(part for part in source.category.split("/") if part))
        name = _printable(source.name)
        outline = etree.SubElement(at, "outline", type="rss", text=name, title=name, xmlUrl=_printable(source.feed_url))
        if source.home_url:
            outline.set("htmlUrl", _printable(source.home_url))
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _read(element: etree._Element, path: tuple[str, ...], sources: dict[str, NewSource], problems: list[str]) -> None:
    for outline in (child for child in element if _local(child) == "outline"):
        said = {str(name).lower(): str(value).strip() for name, value in outline.attrib.items()}
        name = said.get("title") or said.get("text") or ""
        url = said.get("xmlurl") or (said.get("url", "") if said.get("type", "").lower() in ("rss", "atom") else "")
        if url or said.get("type", "").lower() in ("rss", "atom"):
            if is_http(url):
                category = "/".join(path) or said.get("category", "").strip("/")
                home = said.get("htmlurl", "")
                new = NewSource(name=name, feed_url=url, home_url=home if is_http(home) else "", category=category)
                sources.setdefault(url, new)
            else:
                problems.append(f"The outline {name or '(without a name)'!r} has no usable address ({url or 'none'}).")
        if len(outline) and len(path) < _MAX_DEPTH:
            folder = () if url else (name.replace("/", "-"),) if name else ()
            _read(outline, (*path, *folder), sources, problems)


def _folder(folders: dict[tuple[str, ...], etree._Element], path: tuple[str, ...]) -> etree._Element:
    if path not in folders:
        name = _printable(path[-1])
        folders[path] = etree.SubElement(_folder(folders, path[:-1]), "outline", text=name, title=name)
    return folders[path]


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _printable(text: str) -> str:
    """XML 1.0 has no place for control characters."""
    return "".join(
        c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
