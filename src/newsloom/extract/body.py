"""The body of a page: its blocks judged by a learned model, trafilatura where the model does not trust itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsloom.extract.block_features import features
from newsloom.extract.block_markup import Block, written
from newsloom.extract.block_model import expected_f1, probabilities
from newsloom.extract.blocks import Cut, cut
from newsloom.extract.fallback import read_with_trafilatura, stated
from newsloom.extract.figures import Figures
from newsloom.extract.furniture import is_furniture
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.markup import Page

BELONGS_AT = 0.5  # probability from which a block is the article's: where the expected error is least
CONTAINED_AT = 0.2  # the same inside containers that a site rule names
TRUSTED_AT = 0.9  # expected F1 from which the model is believed; F1 moves by less than .003 between .85 and .92
NEAR_AT = 0.05  # probability from which a block beside the article is looked at for its credit and dateline
LEAD_BLOCKS = 2
FOOT_BLOCKS = 6
PREVIEW_OF_LD = 0.2  # a trusted reading this much shorter is the preview of a text that only JSON-LD holds whole
SHORT_OF_LD = 0.6  # below this share of the JSON-LD body the reading lost paragraphs; chosen on the open page corpora
MAX_FALLBACK_BOXES = 15_000  # trafilatura takes seconds for larger pages; the largest of the measured ones has 9,000
MIN_REPEAT_CHARS = 60  # shorter lines may stand twice: "Yes.", a subhead
REPEATED = 0.95  # share of a block's word runs said before, from which it is the same text again
_RUN = 4  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The article's blocks, and the lines right around them that are not its text but may say who wrote it and where."""

    blocks: tuple[Block, ...]
    lead: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()


def read_body(
    page: Page, linked: LinkedData, *, title: str, lead_picture: str = "", is_contained: bool = False
) -> Body:
    """The body of the article; without blocks where the page has none. `lead_picture` is not shown again inside it.

    `is_contained`: the page holds only the containers a site rule names; a block of theirs must be surely alien to be left out.
    """
    parts = cut(page.tree)
    found = Body(blocks=())
    trusted = False
    if parts.blocks:
        sure, trusted = _judged(page, parts, linked, title)
        trusted = trusted or is_contained
        chosen = chosen_blocks(parts, sure, CONTAINED_AT if is_contained else BELONGS_AT)
        figures = Figures(page=page, parts=parts, chosen=chosen, lead_picture=lead_picture)
        lead, foot = _around(parts, chosen, sure)
        found = Body(blocks=tuple(written(parts, chosen, figures.between)), lead=lead, foot=foot)
    if not trusted and len(parts.boxes) <= MAX_FALLBACK_BOXES:
        found = replace(found, blocks=read_with_trafilatura(page) or found.blocks)
    said = stated(linked.body)
    if _length(found.blocks) < (PREVIEW_OF_LD if trusted else SHORT_OF_LD) * _length(said):
        found = replace(found, blocks=said)
    return found


def _judged(page: Page, parts: Cut, linked: LinkedData, title: str) -> tuple[list[float], bool]:
    """How likely each block belongs to the article, and whether the model is to be believed on this page."""
    rows = features(parts, linked, title=title, description=page.meta("og:description", "description"))
    sure = probabilities(rows)
    return sure.tolist(), expected_f1(sure, rows[:, 0]) >= TRUSTED_AT


def _around(parts: Cut, chosen: Sequence[int], sure: Sequence[float]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Short blocks before and after the chosen ones that the model thinks near the article."""
    if not chosen:
        return (), ()
    first, last, own = chosen[0], chosen[-1], set(chosen)
    lead = [parts.blocks[i].text for i in range(max(0, first - LEAD_BLOCKS), first) if sure[i] >= NEAR_AT]
    foot = [
        parts.blocks[i].text
        for i in range(max(0, last - FOOT_BLOCKS), min(len(sure), last + FOOT_BLOCKS + 1))
        if i not in own and sure[i] >= NEAR_AT
    ]
    return tuple(lead), tuple(foot)


def chosen_blocks(parts: Cut, sure: Sequence[float], belongs_at: float = BELONGS_AT) -> list[int]:
    """The blocks of the article: likely ones that say nothing twice, and no heading or label at the end."""
    seen: set[tuple[str, ...]] = set()
    found: list[int] = []
    for index, (block, belongs) in enumerate(zip(parts.blocks, sure, strict=True)):
        if belongs < belongs_at or is_furniture(block.text):
            continue
        if len(block.text) >= MIN_REPEAT_CHARS:
            words = block.text.split()
            runs = set(zip(*(words[at:] for at in range(_RUN)), strict=False)) if len(words) > _RUN else {tuple(words)}
            if sum(run in seen for run in runs) >= REPEATED * len(runs):
                continue
            seen |= runs
        found.append(index)
    while found and parts.boxes[parts.blocks[found[-1]].box].tag in ("h2", "h3", "h4", "h5", "h6"):
        found.pop()
    return found


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)
