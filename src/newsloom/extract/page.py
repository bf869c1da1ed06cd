"""A web page made into an article: one parse, then header, body, credits, kind and picture from the same tree."""

import re

from newsloom.extract.agencies import Dateline, agency_in_byline, agency_named, read_dateline, tail_credit
from newsloom.extract.body import Block
from newsloom.extract.header import (
    Headline,
    read_bylines,
    read_headline,
    read_page_authors,
    read_times,
    site_of,
)
from newsloom.extract.jsonld import LinkedData, read_linked_data
from newsloom.extract.kinds import Shape, kind_of
from newsloom.extract.markup import Page, attribute, read_page, select, squeeze, text_of
from newsloom.extract.pictures import read_picture
from newsloom.extract.rules.applying import apply, overridden, read_ruled_body
from newsloom.extract.sanitise import sanitise, without_trackers
from newsloom.model.article import Author, Extracted, Kind
from newsloom.model.rule import SiteRule

LEAD_BLOCKS = 4  # a dateline stands in the first blocks, after a standfirst at most
TAIL_BLOCKS = 8  # a credit stands in the last blocks, before correction and author notes
MAX_BYLINE_CHARS = 400
MAX_TAGS = 30
MAX_STANDFIRST_CHARS = 600
_TAG_NAMES = ("article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags", "og:article:tag")
_SECTION_NAMES = ("article:section", "og:article:section", "parsely-section", "section", "cxenseparse:category")
_LANGUAGE = re.compile(r"^[a-z]{2,3}(?:[-_][A-Za-z]{2,4})*$")
_COUNT = re.compile(
    r"^\W*(\d{1,6})\s*(?:comments?|kommentare?|commentaires?|comentarios?|コメント|件のコメント|댓글)\W*$", re.I
)


_RUBRIC = re.compile(r"[^\W\d][\w &-]{1,30}\s?[/|·]\s?\d{1,6}")  # a wire's section and running number: "Weather / 33"


def extract(html: bytes | str, *, url: str = "", content_type: str = "", rule: SiteRule | None = None) -> Extracted:
    """The article on a page. A page without a body gives kind "stub" and an empty text. Raises only ExtractError.

    `rule` says how this publisher's pages are read; what it does not find is read as without it.
    """
    page = read_page(html, url=url, content_type=content_type)
    ruled = apply(page, rule)
    linked = read_linked_data(page.scripts, headline_hint=_hint(page))
    site = site_of(page, linked)
    headline = read_headline(page, linked, site)
    blocks = _without_header(read_ruled_body(ruled, linked), headline.title, _sections(page, linked))
    published, modified = read_times(page, linked, headline)
    bylines = read_bylines(page, headline)
    authors = read_page_authors(page, linked, bylines, site)
    dateline = _dateline(blocks)
    sections = _sections(page, linked)
    kind = kind_of(
        Shape(
            url=url or page.url,
            title=headline.title,
            kicker=headline.kicker,
            sections=(*sections, *linked.breadcrumb),
            linked=linked,
            blocks=blocks,
            og_type=page.meta("og:type"),
        )
    )
    if not blocks:
        kind = kind if kind in (Kind.VIDEO, Kind.GALLERY) else Kind.STUB
    robots = ",".join((page.meta("robots"), page.meta("googlebot"), page.meta("newsloom"))).lower()
    found = Extracted(
        url=url,
        title=headline.title,
        text="\n".join(block.text for block in blocks),
        html=sanitise("\n".join(block.html for block in blocks), base_url=page.url),
        authors=authors,
        published_at=published.at if published else None,
        modified_at=modified,
        published_is_exact=published.exact if published else True,
        language=_language(page, linked),
        site_name=site,
        canonical_url=_canonical(page),
        breadcrumb=linked.breadcrumb,
        publisher_tags=_tags(page, linked),
        displayed_sections=sections,
        standfirst=_standfirst(page, linked, headline),
        agency=_agency(authors, " | ".join(bylines)[:MAX_BYLINE_CHARS], blocks, dateline),
        dateline=dateline.place if dateline else "",
        kind=kind,
        picture=read_picture(page, linked, headline),
        comment_count=linked.comment_count if linked.comment_count is not None else _comment_count(page),
        noindex="noindex" in robots or "none" in robots.split(","),
        noarchive="noarchive" in robots,
    )
    return overridden(found, ruled)


def _hint(page: Page) -> str:
    heading = next(page.tree.iter("h1"), None)
    return page.meta("og:title") or (text_of(heading) if heading is not None else "")


def _without_header(blocks: tuple[Block, ...], title: str, sections: tuple[str, ...]) -> tuple[Block, ...]:
    """The blocks without the headline, and the section above it, where the body begins by repeating them."""
    said = {name.casefold() for name in (squeeze(title), *sections) if name}
    start = 0
    for block in blocks[:LEAD_BLOCKS]:
        if block.text.strip("-•·/ ").casefold() not in said and not _RUBRIC.fullmatch(block.text):
            break
        start += 1
    return blocks[start:]


def _dateline(blocks: tuple[Block, ...]) -> Dateline | None:
    plain = [block.text for block in blocks if not block.is_heading][:LEAD_BLOCKS]
    return next((found for text in plain if (found := read_dateline(text))), None)


def _agency(authors: tuple[Author, ...], byline: str, blocks: tuple[Block, ...], dateline: Dateline | None) -> str:
    """The agency the text comes from: its dateline, its byline, or the credit at its foot."""
    if dateline and dateline.agency:
        return dateline.agency
    for author in authors:
        if agency := agency_named(author.name, sure=False):
            return agency
    if agency := agency_in_byline(byline):
        return agency
    for block in reversed(blocks[-TAIL_BLOCKS:]):
        if credit := tail_credit(block.text):
            return credit[0]
    return ""


def _language(page: Page, linked: LinkedData) -> str:
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


def _canonical(page: Page) -> str:
    for element in page.tree.iter("link"):
        if attribute(element, "rel").lower() == "canonical" and (target := page.absolute(attribute(element, "href"))):
            return without_trackers(target)
    target = page.absolute(page.meta("og:url")) if page.meta("og:url") else ""
    return without_trackers(target)


def _tags(page: Page, linked: LinkedData) -> tuple[str, ...]:
    found: dict[str, str] = {}
    values = [value for name in _TAG_NAMES for value in page.metas.get(name, ())]
    for value in (*values, *linked.keywords):
        for part in re.split(r"[,;|、]", value):
            if 2 <= len(tag := squeeze(part)) <= 60 and not tag.startswith("http") and ":" not in tag:
                found.setdefault(tag.casefold(), tag)
    return tuple(found.values())[:MAX_TAGS]


def _sections(page: Page, linked: LinkedData) -> tuple[str, ...]:
    values = (*(value for name in _SECTION_NAMES for value in page.metas.get(name, ())), *linked.sections)
    found = {squeeze(v).casefold(): squeeze(v) for v in values if 2 <= len(squeeze(v)) <= 50 and "/" not in v}
    return tuple(_headed(name) for name in found.values())[:5]


def _headed(name: str) -> str:
    return name[:1].upper() + name[1:] if name.islower() else name


def _standfirst(page: Page, linked: LinkedData, headline: Headline) -> str:
    text = page.meta("og:description", "description", "twitter:description") or linked.description
    return text if 20 <= len(text) <= MAX_STANDFIRST_CHARS and text != headline.title else ""


def _comment_count(page: Page) -> int | None:
    for element in select(page.tree, '//*[contains(@class, "comment") or contains(@id, "comment")]')[:60]:
        if match := _COUNT.match(text_of(element)[:60]):
            return int(match[1])
    return None
