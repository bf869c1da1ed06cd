"""The text of an article as HTML with an id on every sentence that something cites, and all that was read in it marked."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from lxml import etree
from lxml.html import HtmlElement, document_fromstring, tostring

from newsloom.extract.allowed import ATTRIBUTES, DROPPED_WITH_CONTENT, REL, TAGS, is_pixel, kept_value
from newsloom.serve.web.links import sentence_id
from newsloom.serve.web.marking import mark_pieces
from newsloom.serve.web.slots import Slot, locate, slots, squeezed
from newsloom.serve.web.spans import Note, Piece, pieces
from newsloom.store.reading.article import TextSpan

PictureAddress = Callable[
    [str], tuple[str, str]
]  # `src` and `srcset` under which a picture is shown; empty: not at all
_SIZES = "(min-width: 42rem) 40rem, 100vw"


def article_body(
    html: str, text: str, spans: Iterable[TextSpan], picture_address: PictureAddress, notes: Iterable[Note] = ()
) -> SafeString:
    """The article as HTML: its own markup where every cited sentence is found in it, else paragraphs of its text.

    What is noted of it is marked where it is found.
    """
    cited = _apart(spans, len(text))
    noted = list(notes)
    marks = pieces(text, noted, taken=[span.start for span in cited]) if html.strip() else []
    try:
        marked = _marked_up(html, text, cited, picture_address, marks) if html.strip() else None
    except ValueError:  # a character that no tree takes; the sanitiser lets none through today
        marked = None
    return marked or paragraphs(text, cited, noted)


def paragraphs(text: str, spans: Iterable[TextSpan], notes: Iterable[Note] = ()) -> SafeString:
    """The text as paragraphs, one a line, with the cited sentences and all that is noted marked."""
    cited = _apart(spans, len(text))
    edges = [edge for span in cited for edge in (span.start, span.end)]
    marks = pieces(text, notes, cuts=edges, taken=[span.start for span in cited])
    begins, mark_begins = [span.start for span in cited], [mark.start for mark in marks]
    at, parts = 0, []
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip():
            inside = cited[bisect_left(begins, at) : bisect_left(begins, end)]
            noted = marks[bisect_left(mark_begins, at) : bisect_left(mark_begins, end)]
            parts.append(f"<p>{_marked_line(text, at, end, inside, noted)}</p>")
        at = end + 1
    return mark_safe("\n".join(parts))  # noqa: S308 (every piece is escaped)


def _marked_line(text: str, at: int, end: int, spans: Sequence[TextSpan], marks: Sequence[Piece]) -> str:
    parts: list[str] = []
    for span in spans:
        until = min(span.end, end)
        parts.append(_marked_words(text, at, span.start, marks))
        parts.append(f'<span id="{sentence_id(span.start)}">{_marked_words(text, span.start, until, marks)}</span>')
        at = until
    return "".join(parts) + _marked_words(text, at, end, marks)


def _marked_words(text: str, at: int, end: int, marks: Sequence[Piece]) -> str:
    parts: list[str] = []
    for mark in marks:
        if at <= mark.start and mark.end <= end:
            said = "".join(f' {name}="{escape(value)}"' for name, value in mark.attributes.items())
            parts += [escape(text[at : mark.start]), f"<mark{said}>{escape(text[mark.start : mark.end])}</mark>"]
            at = mark.end
    return "".join(parts) + escape(text[at:end])


def _apart(spans: Iterable[TextSpan], length: int) -> list[TextSpan]:
    """The spans in order, one for each beginning, none reaching into the next."""
    longest: dict[int, int] = {}
    for span in spans:
        if 0 <= span.start < span.end <= length:
            longest[span.start] = max(span.end, longest.get(span.start, 0))
    starts = sorted(longest)
    return [
        TextSpan(start=start, end=min(longest[start], *starts[index : index + 1], length))
        for index, start in enumerate(starts, 1)
    ]


def _marked_up(
    html: str, text: str, spans: Sequence[TextSpan], picture_address: PictureAddress, marks: Sequence[Piece]
) -> SafeString | None:
    try:
        root = document_fromstring(f"<html><body>{html}").find("body")
    except etree.LxmlError:
        return None
    if root is None:
        return None
    _clean(root, picture_address)
    for span in reversed(spans):
        if not _mark(root, text, span):
            return None
    mark_pieces(root, text, marks)
    inner = escape(root.text or "") + "".join(tostring(child, encoding="unicode") for child in root)
    return mark_safe(inner) if inner.strip() else None  # noqa: S308 (only what `_clean` lets through)


def _clean(root: HtmlElement, picture_address: PictureAddress) -> None:
    """The allow-list once more, over this tree: the database may hold what an older list let through, or somebody else put there.

    Pictures get addresses of ours; a figure without any is left out.
    """
    for element in reversed(list(root.iter())):
        if element is root:
            continue
        if not isinstance(element.tag, str) or element.tag in DROPPED_WITH_CONTENT:
            element.drop_tree()
        elif element.tag not in TAGS:
            element.drop_tag()
        else:
            _clean_attributes(element)
            if element.tag == "img":
                _proxy(element, picture_address)
            elif element.tag == "figure" and not len(element) and not (element.text or "").strip():
                element.drop_tree()


def _clean_attributes(element: HtmlElement) -> None:
    allowed = ATTRIBUTES.get(element.tag, set()) | ATTRIBUTES["*"]
    for name, value in list(element.attrib.items()):
        kept = kept_value(element.tag, name, value) if name in allowed else None
        if kept is None:
            del element.attrib[name]
        else:
            element.set(name, kept)
    if element.tag == "a" and "href" in element.attrib:
        element.set("rel", REL)


def _proxy(image: HtmlElement, picture_address: PictureAddress) -> None:
    source = image.get("src", "")
    address, others = picture_address(source) if source else ("", "")
    if not address or is_pixel(image.get("width", ""), image.get("height", "")):
        image.drop_tree()
        return
    image.set("src", address)
    image.set("srcset", others)
    image.set("sizes", _SIZES)
    image.set("loading", "lazy")
    image.set("alt", image.get("alt", ""))


def _mark(root: HtmlElement, text: str, span: TextSpan) -> bool:
    """Wraps the sentence wherever the markup holds it, spaces aside; False where it does not."""
    held = list(slots(root))
    flat = "".join(squeezed(slot.text) for slot in held)
    needle = squeezed(text[span.start : span.end])
    expected = len(squeezed(text[: span.start]))
    begin = expected if flat.startswith(needle, expected) else flat.find(needle)
    if begin < 0 or not needle:
        return False
    first = locate(held, begin)
    last_slot, last_offset = locate(held, begin + len(needle) - 1)
    return _wrap(*first, last_slot, last_offset + 1, sentence_id(span.start))


def _wrap(start: Slot, start_at: int, end: Slot, end_at: int, name: str) -> bool:
    """Puts a span around the range; where it begins or ends inside an inline element, around all of that."""
    above = {id(element): element for element in (start.owner, *start.owner.iterancestors())}
    common = next(element for element in (end.owner, *end.owner.iterancestors()) if id(element) in above)
    first, first_at = _lifted(start, common, start_at, after=False)
    last, last_at = _lifted(end, common, end_at, after=True)
    children = list(_between(first, last))
    if any(child.tag in ("p", "div", "section", "li", "blockquote") for child in children):
        return False
    span = HtmlElement()
    span.tag = "span"
    span.set("id", name)
    place = 0 if first.after is None else common.index(first.after) + 1
    if not children:
        whole = first.text
        span.text, span.tail = whole[first_at:last_at], whole[last_at:]
        first.put(whole[:first_at])
    else:
        span.text, span.tail = first.text[first_at:], last.text[last_at:]
        last.put(last.text[:last_at])
        first.put(first.text[:first_at])
        span.extend(children)
    common.insert(place, span)
    return True


def _between(first: Slot, last: Slot) -> Iterator[HtmlElement]:
    """The children of one element that stand between two of its text nodes."""
    child = first.after
    while child is not last.after:
        child = child.getnext() if child is not None else first.owner[0]
        yield child


def _lifted(slot: Slot, common: HtmlElement, offset: int, *, after: bool) -> tuple[Slot, int]:
    """The same place as a text node directly in `common` and an offset in it."""
    if slot.owner is common:
        return slot, offset
    child = slot.owner
    while child.getparent() is not common:
        child = child.getparent()
    if after:
        return Slot(common, child), 0
    before = Slot(common, child.getprevious())
    return before, len(before.text)
