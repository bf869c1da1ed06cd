"""The lines of a saved article made into clean text: furniture, captions, decks, subheads and credits told apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from newsloom.extract.captions import split_credit
from newsloom.extract.footlines import tail_credit
from newsloom.extract.furniture import is_furniture
from newsloom.extract.inline import Cleaned, clean_paragraph
from newsloom.extract.labels import read_label
from newsloom.extract.lines import ends_article, ends_sentence, has_picture_credit, is_box_heading, is_prose, is_wide

MAX_SUBHEAD_CHARS = 80  # the longest subhead of the measured pages has 70
MIN_RESUME_CHARS = 140  # after a box in the middle, prose this long is the article again; box headlines are shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedBody:
    text: str
    html: str
    deck: str = ""
    captions: tuple[tuple[str, str], ...] = ()
    dateline: str = ""
    agency: str = ""
    authors: tuple[str, ...] = ()
    seen_ago: str = ""
    seen_clock: str = ""


def read_body_lines(lines: Sequence[str]) -> SavedBody:
    """The article in these lines. The first line belongs to it; boxes after or inside it are left out."""
    kept, credits = _own_lines([line.strip() for line in lines if line.strip()])
    captions: list[tuple[str, str]] = []
    paragraphs: list[Cleaned | str] = []  # a plain string is a subhead
    prose = [index for index, line in enumerate(kept) if not _is_subhead(kept, index)]
    first, last = (prose[0], prose[-1]) if prose else (0, 0)
    own = set(prose)
    for index, line in enumerate(kept):
        if index not in own:
            paragraphs.append(line)
            continue
        if index > first and has_picture_credit(line) and len(line) < 350 and _only_caption(line):
            captions.append(split_credit(line))
            continue
        cleaned = clean_paragraph(line, is_first=index == first, is_last=index == last)
        captions.extend(cleaned.captions)
        paragraphs.append(cleaned)
    parts = [p for p in paragraphs if isinstance(p, Cleaned)]
    head = parts[0] if parts else Cleaned(text="")
    agency = head.agency or next((p.agency for p in reversed(parts) if p.agency), "") or next(iter(credits), "")
    return SavedBody(
        text="\n".join(p.text for p in parts if p.text),
        html="\n".join(_html(p) for p in paragraphs),
        deck=head.deck,
        captions=tuple(captions),
        dateline=head.dateline,
        agency=agency,
        authors=next((p.authors for p in reversed(parts) if p.authors), ()),
        seen_ago=head.seen_ago,
        seen_clock=head.seen_clock,
    )


def _own_lines(lines: list[str]) -> tuple[list[str], list[str]]:
    """The article's lines without boxes, lists and notes, and the agencies credited on lines of their own."""
    kept: list[str] = []
    credits: list[str] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if kept and len(line) < 90 and (credit := tail_credit(line)) and credit[1] == 0:
            credits.append(credit[0])
        elif is_box_heading(line) or _heads_list(lines, index):
            if ends_article(line) or _heads_list(lines, index):
                break
            index = _after_box(lines, index + 1)
            continue
        elif not is_furniture(line) and line.strip("-–—•· ") and not (len(line) < 40 and read_label(line, None)):
            kept.append(line)
        index += 1
    return kept, credits


def _heads_list(lines: list[str], index: int) -> bool:
    """Whether a list of headlines begins here: a lone dash before each of at least two lines."""
    dash = index if lines[index] in ("-", "–", "•", "·") else index + 1
    following = lines[dash : dash + 4]
    return len(following) >= 3 and following[0] in ("-", "–", "•", "·") and following[2] == following[0]


def _after_box(lines: list[str], index: int) -> int:
    """Where the article goes on after a box: at once where the heading stood alone, else at the next long prose."""
    if index < len(lines) and is_prose(lines[index]) and len(lines[index]) >= MIN_RESUME_CHARS:
        return index
    while index < len(lines):
        if is_prose(lines[index]) and (len(lines[index]) >= MIN_RESUME_CHARS or is_wide(lines[index])):
            return index
        index += 1
    return index


def _is_subhead(lines: list[str], index: int) -> bool:
    """A short line without a stop between two paragraphs."""
    line = lines[index]
    if len(line) > MAX_SUBHEAD_CHARS or ends_sentence(line) or line[-1:] in ",;:、\"”'’」" or line[:1] in '"“‘「•*':
        return False
    inside = 0 < index < len(lines) - 1
    return inside and is_prose(lines[index + 1]) and len(line) < 0.6 * len(lines[index + 1])


def _only_caption(line: str) -> bool:
    cleaned = clean_paragraph(line, is_first=False, is_last=False)
    return not cleaned.text or not ends_sentence(line) or split_credit(line)[1] != ""


def _html(part: Cleaned | str) -> str:
    if isinstance(part, str):
        return f"<h3>{escape(part, quote=False)}</h3>"
    if not part.headings:
        return f"<p>{escape(part.text, quote=False)}</p>" if part.text else ""
    pieces: list[str] = []
    position = 0
    for heading in part.headings:
        if text := part.text[position : heading.at].strip():
            pieces.append(f"<p>{escape(text, quote=False)}</p>")
        pieces.append(f"<h3>{escape(heading.text, quote=False)}</h3>")
        position = heading.at
    if text := part.text[position:].strip():
        pieces.append(f"<p>{escape(text, quote=False)}</p>")
    return "\n".join(pieces)
