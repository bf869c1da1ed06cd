"""What the words of a text block say by themselves: length, links, stops, phrases, dates."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from newsloom.extract.blocks import TextBlock
from newsloom.extract.furniture import is_furniture

WIDE_PER_WORD = 2.0  # characters of Japanese, Chinese or Korean that say as much as a word

HEAD_CHARS = 80  # of a block whose letters, digits and capitals are counted
MAX_PHRASED_CHARS = (
    300  # of a block looked through for phrases of the trade: labels and boxes are shorter than paragraphs
)

Floats = npt.NDArray[np.float32]
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")
TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]|\w+")
_STOP = re.compile(r"[.!?。！？…][\"”'’»)\]」』]*$")
_STOPS = re.compile(r"[.!?。！？](?=\s|$|[\"”'’»)」』])|[。！？]")
_PHRASES = re.compile(
    r"©|\(c\)|copyright|all rights reserved|click here|sign up|subscribe|newsletter|follow (?:us|me)|cookie|privacy|terms of|"
    r"log ?in|register|advertis|sponsor|affiliate|commission|donat|support us|read more|more stories|also read|related|"
    r"share (?:this|on)|e-?mail|contact|download|watch:|photo:|getty|minutes? read|min read|updated|published|posted|"
    r"comment|reply|permalink|©|abonn|anmeld|weiterlesen|lesen sie|mehr zum|lire aussi|leer más|leggi anche|関連記事|会員|登録|無断転載|기자|무단"
)
_DATE = re.compile(
    r"\b(?:19|20)\d{2}\b|\d{1,2}:\d{2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|ago\b", re.I
)
_BYLINE = re.compile(r"^(?:by|von|par|por|di|door|av|af|text|words|reporting|written|posted|author)\b|記者|기자", re.I)

NAMES = (
    "words", "log_words", "chars", "link_share", "links", "bold_share", "ends_stop", "stops", "commas", "digits", "capitals", "mean_word",
    "quotes", "colon_end", "dots_end", "upper_start", "furniture", "phrases", "date", "byline", "pipe", "title_share", "wide",
)  # fmt: skip


def page_words(blocks: Sequence[TextBlock]) -> list[list[str]]:
    """The lower-case words of each block; characters in scripts that write none."""
    return [TOKEN.findall(block.text.lower()) for block in blocks]


def text_columns(blocks: Sequence[TextBlock], words: Sequence[list[str]], title: frozenset[str]) -> Floats:
    """One row a block, columns as in `NAMES`. `title` are the words of the headline."""
    out = np.zeros((len(blocks), len(NAMES)), dtype=np.float32)
    for index, (block, tokens) in enumerate(zip(blocks, words, strict=True)):
        text = block.text
        size = len(text)
        wide = len(_WIDE.findall(text[:300])) / min(size, 300) if max(text[:300]) > "\u0e00" else 0.0
        count = len(tokens) / WIDE_PER_WORD if wide > 0.3 else len(tokens)
        short = size <= 160
        head = text[:HEAD_CHARS]
        letters = sum(map(str.isalpha, head)) or 1
        out[index] = (
            count,
            np.log1p(count),
            min(size, 3000),
            min(1.0, block.link_chars / size),
            block.links,
            min(1.0, block.bold_chars / size),
            bool(_STOP.search(text[-8:])),
            len(_STOPS.findall(text[:2000])),
            (text.count(",") + text.count("、")) / (count + 1),
            sum(map(str.isdigit, head)) / len(head),
            sum(map(str.isupper, head)) / letters,
            sum(map(len, tokens[:50])) / (min(len(tokens), 50) or 1),
            text.count('"') + text.count("“") + text.count("”") + text.count("「"),
            text[-1] in ":：",
            text.endswith(("...", "…", "[…]")),
            text[0].isupper(),
            short and is_furniture(text),
            len(_PHRASES.findall(text.lower())) if size <= MAX_PHRASED_CHARS else 0,
            bool(size <= 120 and _DATE.search(text)),
            bool(size <= 120 and _BYLINE.search(text[:40])),
            "|" in text or "›" in text,
            sum(token in title for token in tokens[:40]) / (min(len(tokens), 40) or 1),
            wide > 0.3,
        )
    return out
