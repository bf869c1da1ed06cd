"""What the class and id words of an element hint at: a body, a related box, an advertisement, a caption …"""

import functools
import re
from itertools import pairwise

# One bit each, in this order; the block model (docs/why/0004) was trained on it, so new ones go to the end.
HINTS: dict[str, str] = {
    "body": r"(?:article|story|post|entry|news|content|page|main|full)(?:body|text|content|copy|inner|detail)s?|body(?:copy|text|content)?|bodytext|paragraphs?|prose|richtext|rte|wysiwyg|articlebody|storytext|fulltext|maintext|textbody|honbun|honmon",
    "article": r"article|story|post|entry|artikel|articulo|noticia|kiji|single|hentry",
    "content": r"content|main|text|texto|inhalt|copy|detail|primary",
    "related": r"related|relation|recommend\w*|recirc\w*|readmore|more|also|next|trending|popular|most|mostread|latest|recent|teasers?|cards?|upnext|outbrain|taboola|similar|onward|collection|feed|river|listing|headlines|sidebarlist|tease|recos?|crosslinks?|further",
    "list": r"list|items?|grid|carousel|slider|slide|swiper|tiles?|rows?|cols?|columns?",
    "ad": r"ad|ads|advert\w*|adv|advertisement|sponsor\w*|dfp|mpu|googleads?|adslot|gpt|promo\w*|banner|commercial|werbung|anzeige|affiliate\w*|shop\w*|deals?|offer\w*|product\w*",
    "social": r"share\w*|sharing|social\w*|facebook|twitter|whatsapp|follow\w*|addthis|sns|buttons?|btn|tools?|toolbar|actions?|utility|print",
    "newsletter": r"newsletters?|subscri\w*|signup|paywall\w*|piano|regwall|login|register|premium|member\w*|donat\w*|support|cta",
    "caption": r"captions?|figure|figcaption|image\w*|img|photo\w*|picture|gallery|media|video\w*|credits?|legend|lightbox|player|audio|thumb\w*",
    "byline": r"by|byline\w*|authors?\w*|bio|biography|profile|writer|contributors?|autor\w*|journalist|reporter",
    "meta": r"meta\w*|date\w*|time\w*|published|updated|info|kicker|label|category|categories|section|eyebrow|overline|rubric",
    "comment": r"comments?|commentlist|disqus|repl(?:y|ies)|discussion|respond|conversation|reactions?|reviews?|forum|coral|openweb|spot",
    "nav": r"nav\w*|menu\w*|header|breadcrumbs?|topbar|masthead|crumbs?|skip|search\w*|pagination|pager|paging|tabs?",
    "foot": r"footer\w*|foot|copyright|colophon|bottom|disclaimer|legal|terms|privacy|correction\w*|endnote|footnotes?|notes?",
    "side": r"sidebar\w*|aside|rail|side|secondary|complementary|right|extra\w*|widgets?|module|box|panel",
    "tag": r"tags?|taglist|topics?|keywords?|hashtags?|terms|labels",
    "lead": r"lead|lede|leads?para|dek|deck|standfirst|summary|intro\w*|subtitle|subhead\w*|subline|excerpt|description|abstract|teasertext|chapo|sapo|zusammenfassung|vorspann|preview",
    "head": r"headline|title|heading|hed|titre|titel|headings?",
    "hidden": r"hidden|hide|invisible|sronly|visually|screenreader|offscreen|modal|popup|overlay|cookies?|consent|gdpr|noprint|collapsed?|tooltip|alert|notice|message|warning",
    "pull": r"pull\w*|quotes?|blockquote|inset|infobox|factbox|fact|highlights?|callout|breakout|keypoints?|bullets?|timeline|embed\w*|tweet|instagram|faq|table|toc|contents",
    "live": r"live\w*|liveblog|ticker|updates?|feedpost",
}  # fmt: skip
BIT = {name: 1 << index for index, name in enumerate(HINTS)}
_SPLIT = re.compile(r"[^a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORDS = {name: re.compile(rf"(?:{pattern})\Z") for name, pattern in HINTS.items()}
_ANY = re.compile(rf"(?:{'|'.join(HINTS.values())})\Z")  # four words of five hint at nothing
MAX_CHARS = 200  # of a class attribute looked at


@functools.lru_cache(maxsize=8_000)
def hint_bits(name: str) -> int:
    """The hints in a class or id attribute, as bits of `BIT`."""
    bits = 0
    for token in _CAMEL.sub("-", name[:MAX_CHARS]).lower().split():
        words = [word for word in _SPLIT.split(token) if word]
        for word in (*words, *(a + b for a, b in pairwise(words))):
            bits |= _word_bits(word)
    return bits


@functools.lru_cache(maxsize=8_000)
def _word_bits(word: str) -> int:
    if not _ANY.match(word):
        return 0
    return sum(BIT[name] for name, pattern in _WORDS.items() if pattern.match(word))
