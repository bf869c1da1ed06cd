"""What kind of page it is: article, live report, round-up, listing, gallery, video, stub, opinion or review.

Kinds decide what may enter stories, so a page is asked first whether it is an article at all (refusals, indexes, pages of
service, paid content), then whether it is one of many pieces (live, gallery, round-up), last whether it takes sides.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from newsloom.extract import kind_words as words
from newsloom.extract.block_markup import Block
from newsloom.extract.jsonld import LinkedData
from newsloom.model.article import Kind

MIN_ARTICLE_CHARS = 250  # a shorter body is a teaser; the shortest article of the measured labels has 400
MIN_WIDE_CHARS = 90  # the same for Japanese, Chinese and Korean
MIN_PAID_CHARS = 500  # of an article its publisher keeps behind a wall; less is its teaser
MAX_REFUSAL_CHARS = 1_500  # longest text a consent, captcha or sign-in page of the trade shows
MAX_STUB_CHARS = 5_000  # the notes of a broadcast; a transcript is longer
MIN_LIVE_CHARS = 2_500  # LiveBlogPosting is also put on plain articles; those that are live are long
MIN_LIST_HEADINGS = 8  # headings from which a page of short blocks is a list
MIN_ITEM_HEADINGS = 6  # the same where every heading has about one block of its own
MIN_ITEM_SHARE = 0.45  # share of headings among the blocks of such a page
MAX_LIST_BLOCK_CHARS = 420  # mean characters below a heading up to which such a page is a list, not a long read
MAX_SECTION_DEPTH = 2  # segments of a section page's address


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What of a page decides its kind."""

    url: str
    title: str
    kicker: str
    sections: tuple[str, ...]
    linked: LinkedData
    blocks: tuple[Block, ...]
    og_type: str = ""
    is_paywalled: bool = False


def kind_of(shape: Shape) -> Kind:
    """The kind of page. A page without a body is a stub; where nothing speaks for another kind it is an article."""
    text = "\n".join(block.text for block in shape.blocks)
    path = _path(shape.url)
    types = set(shape.linked.types)
    short = len(text) < (MIN_WIDE_CHARS if _is_wide(text) else MIN_ARTICLE_CHARS)
    if is_refusal(shape):
        return Kind.STUB
    if _is_index(shape, path):
        return Kind.LISTING
    if text and _is_live(shape, path, text):
        return Kind.LIVE
    if any(words.GALLERY.search(part) for part in (path, shape.title)) or {"ImageGallery", "MediaGallery"} & types:
        return Kind.GALLERY
    if (short and (words.VIDEO.search(path) or words.VIDEO.search(shape.title) or "VideoObject" in types)) or (
        shape.og_type.startswith("video") and len(text) < 1_200
    ):
        return Kind.VIDEO
    if short or (shape.is_paywalled and _is_teaser(text)) or _is_broadcast(shape, path, text):
        return Kind.STUB
    return _kind_of_text(shape, path, types)


def _kind_of_text(shape: Shape, path: str, types: set[str]) -> Kind:
    """The kind of a page that has a text of its own."""
    if words.PAID_TYPES & types or any(words.PAID.search(part) for part in (path, shape.title, shape.kicker)):
        return Kind.LISTING
    if words.SERVICE.search(shape.title) or (words.LISTING_PATH.search(path) and not _is_news(types)):
        return Kind.LISTING
    titled = words.ROUNDUP.search(shape.title) or words.ROUNDUP.search(shape.kicker)
    if titled or words.ROUNDUP_PATH.search(path):
        return Kind.ROUNDUP
    if words.LISTING_TYPES & types and not any(map(words.ARTICLE_TYPE.search, types)):
        return Kind.LISTING
    if {"ReviewNewsArticle", "Review"} & types or words.REVIEW.search(shape.title) or words.REVIEW.search(path):
        return Kind.REVIEW
    if _is_opinion(shape, path, types):
        return Kind.OPINION
    return Kind.ROUNDUP if _is_list(shape.blocks) else Kind.ARTICLE


def is_refusal(shape: Shape) -> bool:
    """Whether the page is an error, a consent, a test for robots or a wall, which servers send in an article's place."""
    text = "\n".join(block.text for block in shape.blocks)
    if words.REFUSAL.match(shape.title) and len(text) < MAX_REFUSAL_CHARS:
        return True
    return (
        len(text) < MAX_REFUSAL_CHARS / 2
        and bool(words.REFUSING.search(text))
        and not _is_news(set(shape.linked.types))
    )


def _is_index(shape: Shape, path: str) -> bool:
    """A home, section, tag, author or search page, by its address, where nothing says that it is an article."""
    types = set(shape.linked.types)
    if any(map(words.ARTICLE_TYPE.search, types)) or shape.og_type == "article" or not shape.url:
        return False
    parts = [part for part in path.split("/") if part]
    if not parts or (len(parts) == 1 and re.fullmatch(r"index\.\w{2,5}", parts[0])):
        return not _query(shape.url)
    if len(parts) <= MAX_SECTION_DEPTH and all(re.sub(r"\.\w{2,5}$", "", part) in words.SECTIONS for part in parts):
        return not _query(shape.url)
    match = words.INDEX_PATH.search(path)
    return bool(match) and not _names_article(parts[-1])


def _names_article(segment: str) -> bool:
    """Whether the last part of an address is one article's: a number of its own, or a headline's words."""
    return bool(re.search(r"\d{5,}", segment)) or segment.count("-") >= 4


def _is_live(shape: Shape, path: str, text: str) -> bool:
    named = any(words.LIVE.search(part) for part in (shape.title, shape.kicker)) or bool(words.LIVE_PATH.search(path))
    if any(words.RUNNING.match(block.text) for block in shape.blocks):
        return True
    marked = "LiveBlogPosting" in shape.linked.types or "LiveBlogPosting" in shape.linked.page_types
    return (marked and (named or len(text) > MIN_LIVE_CHARS)) or (named and len(text) > MIN_LIVE_CHARS)


def _is_teaser(text: str) -> bool:
    """The beginning of a text behind a wall: short, and broken off."""
    return len(text) < MIN_PAID_CHARS and bool(re.search(r"(?:[^.!?。！？\"”’»」)\]]|\.\.\.|…)\s*$", text))


def _is_broadcast(shape: Shape, path: str, text: str) -> bool:
    """The notes of something to be listened to, whose own words are not on the page."""
    if words.PODCAST_PATH.search(path):
        return len(text) < MAX_STUB_CHARS
    return bool(words.PODCAST.search(shape.title)) and len(text) < MAX_STUB_CHARS / 2


def _is_opinion(shape: Shape, path: str, types: set[str]) -> bool:
    if "OpinionNewsArticle" in types or words.OPINION.search(path) or words.OPINION.search(shape.title):
        return True
    return any(words.OPINION_LABEL.match(name.strip()) for name in (*shape.sections, shape.kicker))


def _is_list(blocks: tuple[Block, ...]) -> bool:
    """Many headings over little text: a list of things, each with its few words."""
    headings = sum(block.is_heading for block in blocks)
    plain = [len(block.text) for block in blocks if not block.is_heading]
    if not plain or headings < MIN_ITEM_HEADINGS or sum(plain) / headings > MAX_LIST_BLOCK_CHARS:
        return False
    return headings >= MIN_LIST_HEADINGS or headings >= MIN_ITEM_SHARE * len(blocks)


def _is_news(types: set[str]) -> bool:
    return "NewsArticle" in types or "ReportageNewsArticle" in types


def _is_wide(text: str) -> bool:
    head = text[:400]
    return sum("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in head) > 0.2 * max(1, len(head))


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path).lower()
    except ValueError:
        return ""


def _query(url: str) -> bool:
    """Whether the address names an article behind its question mark: "/?p=123", "/index.php?id=45"."""
    try:
        values = parse_qs(urlsplit(url).query)
    except ValueError:
        return False
    return any(value.isdecimal() for key, found in values.items() if not key.startswith("utm") for value in found)
