"""What a page says of itself beyond its text: address, language, paywall, robots, number of comments."""

import re
from urllib.parse import urlsplit

from newsloom.extract.jsonld import LinkedData
from newsloom.extract.landmarks import Landmarks, Mark
from newsloom.extract.markup import Page, attribute, text_of
from newsloom.extract.sanitise import without_trackers

MAX_COUNT_BOXES = 60  # elements called comments that are looked at for a number
MAX_COUNT_CHARS = 60
_LANGUAGE = re.compile(r"^[a-z]{2,3}(?:[-_][A-Za-z]{2,4})*$")
_COMMENTS = (
    r"comments?|replies|responses|kommentare?r?|commentaires?|réactions?|comentarios?|comentários?|commenti|reacties|komentarzy|komentarz[ey]?"
    r"|yorum(?:lar)?|комментари\w+|コメント|件のコメント|댓글|条?评论|則留言"
)
_COUNT = re.compile(
    rf"^\W*(?:(\d[\d.,]{{0,8}})\s*(?:{_COMMENTS})|(?:{_COMMENTS})\s*[:(]?\s*(\d[\d.,]{{0,8}})\)?)\W*$", re.I
)
_COUNT_ATTRIBUTES = (
    "data-comment-count",
    "data-comments-count",
    "data-commentcount",
    "data-disqus-count",
    "data-spot-im-count",
    "data-openweb-count",
)
_TIERS = ("article:content_tier", "og:article:content_tier", "article:tier", "content_tier", "cxenseparse:pageclass", "subscriber_only", "paywall", "premium", "is_paid")  # fmt: skip
_LOCKED = re.compile(r"^(?:locked|metered|premium|paid|subscriber(?:s|-only)?|true|yes|1|hard|plus|abo)$", re.I)


def read_language(page: Page, linked: LinkedData) -> str:
    """The language the page states, as a two- or three-letter code: its root element, JSON-LD, then meta elements."""
    root = page.tree
    for value in (
        attribute(root, "lang"),
        attribute(root, "xml:lang"),
        linked.language,
        page.meta("content-language", "og:locale", "language"),
    ):
        code = value.strip().split(",")[0].replace("_", "-")
        if _LANGUAGE.match(code):
            return code.split("-")[0].lower()
    return ""


def read_canonical(page: Page) -> str:
    """The address the page calls its own, without trackers; "" where it calls another page's, as a home page, its own."""
    links = [attribute(e, "href") for e in page.tree.iter("link") if "canonical" in attribute(e, "rel").lower().split()]
    for link in (*links, page.meta("og:url")):
        target = page.absolute(link) if link else ""
        if target and not _is_home_of(target, page.url):
            return without_trackers(target)
    return ""


def _is_home_of(target: str, url: str) -> bool:
    """Whether a canonical address is a site's home page while the page itself is another."""
    home, own = urlsplit(target), urlsplit(url)
    return home.path in ("", "/") and not home.query and own.path not in ("", "/")


def is_paywalled(marks: Landmarks, linked: LinkedData) -> bool:
    """Whether the publisher says that the text is not free to read, or shows the box that says so.

    JSON-LD's isAccessibleForFree decides where it is given; then the content tier; then classes of the page.
    """
    if linked.is_free is not None:
        return not linked.is_free
    page = marks.page
    tiers = [value for name in _TIERS for value in page.metas.get(name, ()) if value]
    if tiers:
        return any(_LOCKED.match(value.strip()) for value in tiers)
    return any(text_of(element) for element in marks.of(Mark.PAYWALL)[:MAX_COUNT_BOXES])


def read_comment_count(marks: Landmarks, linked: LinkedData) -> int | None:
    """The number of comments the page states or shows ("12 comments", a counting attribute), or None."""
    if linked.comment_count is not None:
        return linked.comment_count
    for element in marks.of(Mark.COMMENTS)[:MAX_COUNT_BOXES]:
        for name in _COUNT_ATTRIBUTES:
            if (value := attribute(element, name).strip()).isdecimal() and len(value) < 8:
                return int(value)
        if len(element) <= 8 and (match := _COUNT.match(text_of(element)[:MAX_COUNT_CHARS])):
            digits = re.sub(r"\D", "", match[1] or match[2])
            return int(digits)
    return None
