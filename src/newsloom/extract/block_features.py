"""What the block model knows of each text block: its words, its boxes, its neighbours, the page's own statements."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from newsloom.extract.block_boxes import (
    Columns,
    Flags,
    Layout,
    around_columns,
    box_columns,
    layout_of,
    likeness_columns,
    meeting,
)
from newsloom.extract.block_words import NAMES, TOKEN, Floats, page_words, text_columns
from newsloom.extract.blocks import Cut
from newsloom.extract.jsonld import LinkedData

VERSION = 2  # of the features; a model names the one it was trained on
GOOD_WORDS = 12  # a block this long, with few links, is a "good" paragraph: the scale other blocks are measured by
GOOD_LINK_SHARE = 0.3
MIN_STATED_CHARS = 200  # a shorter articleBody is a summary
MAX_STATED_CHARS = 200_000
MIN_DESCRIPTION_CHARS = 30
SHINGLE = 3  # words; what of a block stands in JSON-LD's articleBody
MIN_HEADLINE_WORDS = 3  # of a headline that is looked for among the blocks
HEADLINE_OVERLAP = 0.6  # share of its words that a block must hold to be it
SHORT_WORDS = 15  # a date or a byline stands in a block shorter than this
MAX_HEADING_CHARS = 60

_COMMENTS = re.compile(
    r"^\W*(?:\d+\s*)?(?:comments?|kommentare?|commentaires?|comentarios?|reacties|kommentit|discussion|join the (?:conversation|discussion)|leave a (?:reply|comment)|コメント|댓글|评论)\b.{0,25}$",
    re.I,
)
_ELSEWHERE = re.compile(  # a heading over what is not this article
    r"^\W*(?:related|recommended|read (?:more|next|also)|also read|see also|more (?:from|on|in|stories|news|like)|you (?:may|might) (?:also )?(?:like|enjoy|be interested)|"
    r"most (?:read|popular|viewed|shared)|popular|trending|latest|recent|top stories|editor'?s?.? picks?|don'?t miss|up next|what to read|around the web|from the web|sponsored|promoted|"
    r"mehr zum|mehr aus|mehr dazu|lesen sie|das könnte (?:sie|dich)|auch interessant|meistgelesen|verwandte|weitere (?:artikel|themen|meldungen)|"
    r"lire aussi|à lire|sur le même|vous aimerez|les plus lus|articles? (?:liés|recommandés|similaires)|lea también|lee también|te puede|(?:también )?te (?:puede|podría)|más (?:noticias|leídas|sobre)|noticias relacionadas|relacionad[ao]s|"
    r"leggi anche|ti potrebbe|potrebbe interessarti|articoli correlati|altri articoli|leia (?:também|mais)|veja (?:também|mais)|você (?:também )?(?:pode|vai) gostar|(?:mais )?lidas|matérias relacionadas|lees (?:ook|meer)|meer (?:over|nieuws)|"
    r"läs (?:också|mer|även)|les også|mer om|lue (?:myös|lisää)|læs også|czytaj (?:też|także|więcej)|zobacz (?:też|także|również)|читайте (?:также|ещё)|по теме|другие новости|похожие|смотрите также|"
    r"関連(?:記事|ニュース|リンク)?|おすすめ|あわせて読みたい|こちらもおすすめ|人気|ランキング|新着|관련 ?(?:기사|뉴스)|많이 본|추천|인기|相关|相關|推荐|推薦|热门|熱門|延伸閱讀|مواضيع|اقرأ|إقرأ|ذات صلة|קראו|כתבות)",
    re.I,
)
MAX_HEADING_CHARS = 60
_COLUMN = {name: index for index, name in enumerate(NAMES)}


def features(cut: Cut, linked: LinkedData, *, title: str, description: str) -> Floats:
    """One row a block, the same columns for every page of a `VERSION`; all finite. The page must have a block."""
    words = page_words(cut.blocks)
    head = frozenset(TOKEN.findall(title.lower()))
    text = text_columns(cut.blocks, words, head)
    count, link_share, stops = (text[:, _COLUMN[name]] for name in ("words", "link_share", "ends_stop"))
    good = (count >= GOOD_WORDS) & (link_share < GOOD_LINK_SHARE) & ((stops > 0) | (count >= 3 * GOOD_WORDS))
    page = layout_of(cut, count, link_share, good)
    columns: Columns = [
        text,
        *box_columns(page),
        *around_columns(cut, page),
        *_after_columns(cut, page, text, _headline_block(cut, words, head)),
        *_place_columns(cut, page),
        *likeness_columns(cut, page),
        *_neighbour_columns(text, page),
        *_stated_columns(words, linked, description),
    ]
    return np.nan_to_num(np.column_stack([c.astype(np.float32) for c in columns]), posinf=1e6, neginf=-1e6)


def _headline_block(cut: Cut, words: Sequence[list[str]], wanted: frozenset[str]) -> int:
    """The block that holds the headline, an h1 before others, or -1."""
    found = -1
    if len(wanted) < MIN_HEADLINE_WORDS:
        return found
    for index, said in enumerate(words):
        if len(said) <= 2 * len(wanted) + 4 and len(wanted & set(said)) >= HEADLINE_OVERLAP * len(wanted):
            found = index
            if cut.boxes[cut.blocks[index].box].tag == "h1":
                break
    return found


def _first_and_last(good: Flags) -> tuple[int, int]:
    places = np.flatnonzero(good)
    return (int(places[0]), int(places[-1])) if len(places) else (0, len(good) - 1)


def _after_columns(cut: Cut, page: Layout, text: Floats, head: int) -> Columns:
    """What the reader has passed before a block: headline, dates, bylines, labels, headings over other things."""
    size = len(cut.blocks)
    start, _ = _first_and_last(page.good)
    after_head = np.arange(size) > max(head, -1)
    short = (page.words < SHORT_WORDS) & after_head
    elsewhere = np.cumsum([len(b.text) <= MAX_HEADING_CHARS and bool(_ELSEWHERE.match(b.text)) for b in cut.blocks])
    comments = np.cumsum([len(b.text) <= MAX_HEADING_CHARS and bool(_COMMENTS.match(b.text)) for b in cut.blocks])
    dates, bylines = (np.cumsum((text[:, _COLUMN[name]] > 0) & short) for name in ("date", "byline"))
    furniture = np.cumsum((text[:, _COLUMN["furniture"]] > 0) & after_head)
    index = np.arange(size)
    return [
        elsewhere - elsewhere[start], dates - dates[start], bylines - bylines[start], furniture - furniture[start], np.minimum(comments, 3),
        meeting(cut, head) if head >= 0 else np.full(size, -1.0), np.where(head >= 0, index - head, -99), np.full(size, head >= 0),
    ]  # fmt: skip


def _place_columns(cut: Cut, page: Layout) -> Columns:
    """Where on the page the block stands: among blocks, good paragraphs, headlines, articles, and how often it is said."""
    blocks, size = cut.blocks, len(cut.blocks)
    index = np.arange(size)
    first, last = _first_and_last(page.good)
    goods = np.cumsum(page.good)
    h1 = np.array([block.h1_before for block in blocks])
    articles = np.array([block.articles_before for block in blocks])
    seen: dict[str, int] = {}
    repeats = []
    for block in blocks:
        repeats.append(seen.get(block.text, 0))
        seen[block.text] = repeats[-1] + 1
    all_words = float(page.words.sum())
    return [
        index, index / size, np.full(size, size), np.cumsum(page.words) / max(all_words, 1.0),
        index - first, last - index, goods, goods / max(int(goods[-1]), 1),
        h1, np.full(size, h1[-1]), articles, articles[-1] - articles, np.array(repeats), np.array([seen[block.text] for block in blocks]),
        np.full(size, all_words), np.full(size, page.good_words), np.full(size, int(goods[-1])),
    ]  # fmt: skip


def _neighbour_columns(text: Floats, page: Layout) -> Columns:
    """The blocks before and after: words, links, being good, kind of box; and means over wider windows."""
    good = page.good.astype(np.float32)
    columns: Columns = []
    for step in (-2, -1, 1, 2):
        near = [page.words, page.link_share, good, page.tag[page.own].astype(np.float32)]
        if abs(step) == 1:
            near += [text[:, _COLUMN[name]] for name in ("ends_stop", "furniture", "phrases")]
        columns += [shifted(values, step) for values in near]
    for width in (3, 8):
        columns += [window(values, width) for values in (good, page.words * good, page.link_share)]
    return columns


def shifted(values: Floats, step: int) -> Floats:
    """The values of the blocks `step` places later (earlier where negative); -1 beyond the page."""
    out = np.full(len(values), -1.0, dtype=np.float32)
    if step > 0:
        out[:-step] = values[step:]
    else:
        out[-step:] = values[:step]
    return out


def window(values: npt.NDArray[np.floating], width: int) -> Floats:
    """The mean of the values from `width` blocks before to `width` after."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    index = np.arange(len(values))
    low, high = np.maximum(index - width, 0), np.minimum(index + width + 1, len(values))
    return np.asarray((sums[high] - sums[low]) / np.maximum(high - low, 1), dtype=np.float32)


def _stated_columns(words: Sequence[list[str]], linked: LinkedData, description: str) -> Columns:
    """What share of a block's words in a row stands in JSON-LD's articleBody, and in the page's description."""
    size = len(words)
    stated = linked.body[:MAX_STATED_CHARS]
    columns: Columns = []
    for source, least in ((stated, MIN_STATED_CHARS), (description, MIN_DESCRIPTION_CHARS)):
        known = shingles(TOKEN.findall(source.lower())) if len(source) >= least else frozenset()
        if known:
            share = [len(mine & known) / len(mine) if (mine := shingles(tokens)) else -0.5 for tokens in words]
            columns += [np.array(share, dtype=np.float32)]
        else:
            columns += [np.full(size, -1.0)]
    columns += [np.full(size, len(stated) if len(stated) >= MIN_STATED_CHARS else 0)]
    return columns


def shingles(tokens: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """The runs of `SHINGLE` words; a shorter text is one run."""
    if len(tokens) <= SHINGLE:
        return frozenset([tuple(tokens)]) if tokens else frozenset()
    return frozenset(zip(tokens, tokens[1:], tokens[2:], strict=False))
