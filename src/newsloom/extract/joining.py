"""An article put together from its pages: what each page prints again is printed once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from lxml import etree
from lxml import html as lxml_html

from newsloom.extract.entry import plain_lines
from newsloom.extract.markup import squeeze
from newsloom.extract.sanitise import sanitise
from newsloom.model.article import Extracted

LEAD_BLOCKS = 6  # of a further page, among which its header may be printed again
MIN_REPEAT_CHARS = 40  # of a block's letters; shorter ones ("Yes.") come again in any text
MAX_REPEATED_SHARE = 0.5  # of a page's words; more means that it is the same page again, with other comments
MIN_NEW_CHARS = 40
MIN_MARKUP_SHARE = 0.9  # of a page's letters; both are made of the same blocks, so less is a fault
_WORD = re.compile(r"\w+")
_PAGE_LINE = re.compile(
    r"\W*(?:(?:page|seite|p[aá]gina|pagina|strona|sida|side)\s*)?\d{1,2}\s*(?:/|of|von|de|sur|di|av|z)\s*\d{1,2}(?:\s*(?:pages|ページ|页|頁))?\W*"
    r"|\W*(?:page|seite|p[aá]gina|pagina)\s*\d{1,2}\W*|(?:\W*\d{1,2}\b){2,}\W*(?:next|weiter|suivant|次へ|下一页|다음)?\W*"
    r"|\W*(?:continued on|continues on|go to|story continues on) (?:the )?(?:next page|page \d{1,2})\W*|\W*(?:next|previous) page\W*"
    r"|\W*(?:次|前)の?ページ(?:へ|に)?(?:続く)?\W*|\W*(?:下一页|上一页|다음 ?페이지|이전 ?페이지)\W*",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A block of a page: its markup and its lines, and the letters by which it is known again."""

    html: str
    lines: tuple[str, ...]
    key: str


def joined(pages: Sequence[Extracted]) -> Extracted:
    """The article of these pages in their order, with the first one's header; further pages that bring nothing new are left out."""
    first = pages[0]
    parts = [[piece for piece in _pieces(first) if not _is_page_line(piece)]]
    seen = {piece.key for piece in parts[0]}
    used = [first]
    for page in pages[1:]:
        fresh = _fresh(page, first, seen)
        if not fresh:
            continue
        parts[-1] = _without_foot(parts[-1], fresh[0])
        parts.append(fresh[1])
        seen |= {piece.key for piece in fresh[1]}
        used.append(page)
    if len(used) == 1:
        return first
    pieces = [piece for part in parts for piece in part]
    return replace(
        first,
        text="\n".join(line for piece in pieces for line in piece.lines),
        html=sanitise("\n".join(piece.html for piece in pieces), base_url=first.url),
        agency=first.agency or next((page.agency for page in used if page.agency), ""),
        picture=first.picture or next((page.picture for page in used if page.picture), None),
        next_page=used[-1].next_page,
        single_page="",
    )


def _fresh(page: Extracted, first: Extracted, seen: set[str]) -> tuple[list[_Piece], list[_Piece]] | None:
    """A further page's blocks, and those of them nobody has read yet; None where it is no further page."""
    pieces = [piece for piece in _pieces(page) if not _is_page_line(piece)]
    header = {_key(text) for text in (first.title, page.title, first.standfirst, page.standfirst)} - {""}
    names = [_key(author.name) for author in (*first.authors, *page.authors)]
    kept: list[_Piece] = []
    repeated = 0
    for place, piece in enumerate(pieces):
        is_known = piece.key in seen
        if place < LEAD_BLOCKS and (piece.key in header or is_known or _is_byline(piece.key, names)):
            repeated += len(piece.key) * is_known
        elif is_known and len(piece.key) >= MIN_REPEAT_CHARS:
            repeated += len(piece.key)
        else:
            kept.append(piece)
    fresh_chars = sum(len(piece.key) for piece in kept)
    if fresh_chars < MIN_NEW_CHARS or repeated > MAX_REPEATED_SHARE * (repeated + fresh_chars):
        return None
    return pieces, _with_foot(kept, pieces)


def _with_foot(kept: list[_Piece], pieces: list[_Piece]) -> list[_Piece]:
    """What is new, and the blocks at the page's very end that were printed before: a note at the foot belongs to the last page."""
    foot: list[_Piece] = []
    for piece in reversed(pieces):
        if piece in kept:
            break
        foot.insert(0, piece)
    return [*kept, *foot]


def _without_foot(part: list[_Piece], following: list[_Piece]) -> list[_Piece]:
    """The blocks of a page without those at its end that the following page ends with too."""
    end = 0
    while end < min(len(part), len(following)) and part[-1 - end].key == following[-1 - end].key:
        end += 1
    return part[: len(part) - end]


def _is_byline(key: str, names: Sequence[str]) -> bool:
    """Whether a block is the names of the authors and next to nothing else ("By", "for the Courier")."""
    named = [name for name in names if name and name in key]
    return bool(named) and len(key) <= 2 * sum(map(len, named)) + 12


def _is_page_line(piece: _Piece) -> bool:
    return len(piece.key) <= MIN_REPEAT_CHARS and bool(_PAGE_LINE.fullmatch(" ".join(piece.lines)))


def _key(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _pieces(page: Extracted) -> list[_Piece]:
    """The blocks of a page; its lines as plain paragraphs where its markup holds less of it."""
    pieces = list(_blocks(sanitise(page.html, base_url=page.url)))
    whole = _key(page.text)
    if sum(len(piece.key) for piece in pieces) >= MIN_MARKUP_SHARE * len(whole):
        return pieces
    lines = [line for line in map(squeeze, page.text.split("\n")) if line]
    return [_Piece(html=f"<p>{escape(line, quote=False)}</p>", lines=(line,), key=_key(line)) for line in lines]


def _blocks(markup: str) -> Iterator[_Piece]:
    if not markup.strip():
        return
    for part in lxml_html.fragments_fromstring(markup):
        if isinstance(part, str):
            html = escape(part, quote=False)
        else:
            html = etree.tostring(part, encoding="unicode", method="html", with_tail=False)
        lines = tuple(plain_lines(html))
        if lines or "<img" in html or "<hr" in html:
            yield _Piece(html=html, lines=lines, key=_key(" ".join(lines)))
        tail = squeeze(part.tail) if not isinstance(part, str) else ""
        if tail:
            yield _Piece(html=f"<p>{escape(tail, quote=False)}</p>", lines=(tail,), key=_key(tail))
