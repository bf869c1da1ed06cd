"""What kind of page it is: article, live report, round-up, listing, gallery, video, stub, opinion or review."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from newsloom.extract.block_markup import Block
from newsloom.extract.jsonld import LinkedData
from newsloom.model.article import Kind

MIN_ARTICLE_CHARS = 250  # a shorter body is a teaser; the shortest article of the measured labels has 400
MIN_WIDE_CHARS = 90  # the same for Japanese, Chinese and Korean
MAX_STUB_CHARS = 5_000  # the notes of a broadcast; a transcript is longer
MIN_LIVE_CHARS = 2_500  # LiveBlogPosting is also put on plain articles; those that are live are long
MIN_LIST_HEADINGS = 8  # headings from which a page of short blocks is a list
MAX_LIST_BLOCK_CHARS = 420  # mean block length up to which such a page is a list, not a long read
_LIVE = re.compile(
    r"\blive(?:\s?blog|\s(?:updates?|coverage|reporting|news|feed|score|text|tracker)|:|\s[-–—|])|\bas it happened\b|\bnews live\b|\blatest updates\b|\bnewsticker\b|\blive-?ticker\b|\ben (?:direct|directo|vivo)\b|\bao vivo\b|\bin diretta\b|^live\b|\blive$|^the latest\b|【速報中】|ライブ|実況|실시간|直播",
    re.I,
)
_ROUNDUP_TITLE = re.compile(
    r"\b(?:news digest|morning (?:brief|briefing|digest|report)|evening (?:brief|briefing|digest)|daily (?:brief|briefing|digest|roundup)|weekly (?:digest|roundup|wrap)|week in (?:review|pictures)|"
    r"round-?up|newsletter|business brief|five things|things to know|most[- ]read|top stories|what to know today|in brief|news in brief|brief:|the day in|today in history|spotlight|"
    r"gift ideas|gift guide|buying guide|best (?:deals|gifts|cheap))\b|^(?:the\s)?(?:top\s)?\d{1,3}\s(?:best|top|most|of the|biggest|greatest|favou?rite|ways|places|reasons|new|easy|cheap|must|great|things|movies|books|gifts|shows|songs)\b|^\s*(?:the\s)?(?:[\w’']+\s){0,6}best\s.{3,80}(?:\b20\d\d\b|for every|to (?:buy|shop|give))|\branked\b|\bdeals?\b.{0,40}\b20\d\d\b|まとめ$|ダイジェスト|ニュース一覧|뉴스 ?브리핑",
    re.I,
)
_GALLERY = re.compile(
    r"/(?:galler(?:y|ies)|photos?|pictures|slideshows?|bildergalerie|fotostrecke|diaporama|fotogaleria|photo-?essay)(?:/|$|-)|\b(?:in (?:pictures|photos)|photo gallery|photos?:)\b|【写真特集】|写真特集",
    re.I,
)
_VIDEO = re.compile(r"/(?:videos?|watch|mediathek|tv)/|^(?:watch|video):", re.I)
_OPINION = re.compile(
    r"/(?:opinions?|editorials?|comment(?:ary|isfree)?|columns?|columnists?|op-?ed|letters|kommentar|meinung|opinion|tribuna|debats?|ledare|advice|perspectives?|voices|viewpoint|blogs?/opinion)(?:/|$|-)|^(?:opinion|editorial|column|comment|commentary|op-?ed|letters?(?: to the editor)?|guest (?:column|essay)|analysis and opinion|kommentar|leitartikel|ask \w+|dear \w+|社説|コラム|論説|사설|칼럼)\s*[:|｜]|\|\s*(?:opinion|editorial|column|commentary)\b|^【社説】|^社説|\[사설\]",
    re.I,
)
_REVIEW = re.compile(
    r"/(?:[\w-]+-)?reviews?(?:/|$|-)|\breview\s*[:|–—-]|[:|–—-]\s*[\w ]{0,20}\breview$|\breview$|^review\b", re.I
)
_ROUNDUP_PATH = re.compile(
    r"/(?:newsletters?|lists|photostory|gift-guides?|roundups?|recommended|buying-guides?)/|[/-](?:newsletter|round-?up|(?:the-)?best-[a-z]+|top-\d+|news-digest)(?:-|/|$)|/\d+-(?:best|things|ways|places|books|movies|gifts)-"
)
_LISTING = re.compile(
    r"/(?:wikis?|events?|event-\d+|tags?|topics?|categor(?:y|ies)|search|archive|listings?|classifieds|obituaries|horoscopes?|dating|database|directory)(?:/|-|$)",
    re.I,
)
_STUB = re.compile(r"/(?:podcasts?|audio|listen|radio|episodes?)(?:/|$)", re.I)


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


def kind_of(shape: Shape) -> Kind:
    """The kind of page. A page without a body is a stub; where nothing speaks for another kind it is an article."""
    text = "\n".join(block.text for block in shape.blocks)
    path = _path(shape.url)
    types = set(shape.linked.types)
    short = len(text) < (MIN_WIDE_CHARS if _is_wide(text) else MIN_ARTICLE_CHARS)
    if _is_live(shape, path, text):
        return Kind.LIVE
    if _GALLERY.search(path) or _GALLERY.search(shape.title) or {"ImageGallery", "MediaGallery"} & types:
        return Kind.GALLERY
    if (short and (_VIDEO.search(path) or "VideoObject" in types)) or (
        shape.og_type.startswith("video") and len(text) < 1_200
    ):
        return Kind.VIDEO
    if short or (_STUB.search(path) and len(text) < MAX_STUB_CHARS):
        return Kind.STUB
    if _ROUNDUP_TITLE.search(shape.title) or _ROUNDUP_TITLE.search(shape.kicker) or _ROUNDUP_PATH.search(path):
        return Kind.ROUNDUP
    if _LISTING.search(path) and "NewsArticle" not in types:
        return Kind.LISTING
    if "ReviewNewsArticle" in types or "Review" in types or _REVIEW.search(shape.title) or _REVIEW.search(path):
        return Kind.REVIEW
    if _is_opinion(shape, path, types):
        return Kind.OPINION
    if _is_list(shape.blocks):
        return Kind.ROUNDUP
    return Kind.ARTICLE


def _is_live(shape: Shape, path: str, text: str) -> bool:
    named = bool(
        _LIVE.search(shape.title)
        or _LIVE.search(shape.kicker)
        or re.search(r"/live(?:-?blog|-news|-updates)?(?:/|$)|-live-(?!in\b|with\b|on\b)|-liveticker|/liveblog", path)
    )
    marked = "LiveBlogPosting" in shape.linked.types or "LiveBlogPosting" in shape.linked.page_types
    return (marked and (named or len(text) > MIN_LIVE_CHARS)) or (named and len(text) > MIN_LIVE_CHARS)


def _is_opinion(shape: Shape, path: str, types: set[str]) -> bool:
    if "OpinionNewsArticle" in types or _OPINION.search(path) or _OPINION.search(shape.title):
        return True
    label = re.compile(
        r"^(?:opinions?|editorials?|op-?eds?|comment(?:ary)?|columns?|columnists?|kommentare?|meinung|opinión|opinião|advice|社説|コラム|오피니언)$",
        re.I,
    )
    return any(label.match(name.strip()) for name in (*shape.sections, shape.kicker))


def _is_list(blocks: tuple[Block, ...]) -> bool:
    headings = sum(block.is_heading for block in blocks)
    plain = [len(block.text) for block in blocks if not block.is_heading]
    return headings >= MIN_LIST_HEADINGS and bool(plain) and sum(plain) / headings <= MAX_LIST_BLOCK_CHARS


def _is_wide(text: str) -> bool:
    head = text[:400]
    return sum("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in head) > 0.2 * max(1, len(head))


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path).lower()
    except ValueError:
        return ""
