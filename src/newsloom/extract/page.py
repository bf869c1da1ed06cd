"""A web page made into an article: one parse, then header, body, credits, kind and picture from the same tree."""

import re
from dataclasses import replace

from newsloom.extract.block_markup import Block
from newsloom.extract.credits import read_credits
from newsloom.extract.header import Header, read_header
from newsloom.extract.jsonld import LinkedData, read_linked_data
from newsloom.extract.kinds import Shape, is_refusal, kind_of
from newsloom.extract.markup import Page, read_page, squeeze, text_of
from newsloom.extract.notes import read_notes
from newsloom.extract.pagination import Continued, continued
from newsloom.extract.rules.applying import apply, overridden, read_ruled_body
from newsloom.extract.sanitise import sanitise
from newsloom.model.article import Extracted, Kind
from newsloom.model.rule import SiteRule

LEAD_BLOCKS = 4  # blocks that may repeat headline and section
_NEVER_CONTINUED = (
    Kind.LISTING,
    Kind.LIVE,
    Kind.VIDEO,
    Kind.STUB,
)  # their further pages are other articles, or older news
_RUBRIC = re.compile(r"[^\W\d][\w &-]{1,30}\s?[/|·]\s?\d{1,6}")  # a wire's section and running number: "Weather / 33"


def extract(html: bytes | str, *, url: str = "", content_type: str = "", rule: SiteRule | None = None) -> Extracted:
    """The article on a page. A page without a body gives kind "stub" and an empty text. Raises only ExtractError.

    `rule` says how this publisher's pages are read; what it does not find is read as without it.
    """
    page = read_page(html, url=url, content_type=content_type)
    ruled = apply(page, rule)
    linked, header = _read_head(page)
    headline = header.headline
    body = read_ruled_body(
        ruled, linked, title=headline.title, lead_picture=header.picture.url if header.picture else ""
    )
    blocks = _without_header(body.blocks, headline.title, header.sections)
    worded = tuple(block for block in blocks if block.text)
    credit = read_credits(page, linked, header, body=replace(body, blocks=worded))
    shape = Shape(
        url=url or page.url,
        title=headline.title,
        kicker=headline.kicker,
        sections=(*header.sections, *header.breadcrumb),
        linked=linked,
        blocks=worded,
        og_type=page.meta("og:type"),
        is_paywalled=header.paywalled,
    )
    refused = is_refusal(shape)
    if refused:  # its words and pictures are the server's, not the article's
        blocks = worded = ()
    kind = kind_of(shape)
    more = Continued() if kind in _NEVER_CONTINUED else continued(page, (url, header.canonical_url))
    robots = ",".join((page.meta("robots"), page.meta("googlebot"), page.meta("newsloom"))).lower()
    found = Extracted(
        url=url,
        title=headline.title,
        text="\n".join(block.text for block in worded),
        html=sanitise("\n".join(block.html for block in blocks), base_url=page.url),
        authors=header.authors,
        published_at=header.published.at if header.published else None,
        modified_at=header.modified_at,
        published_is_exact=header.published.exact if header.published else True,
        language=header.language,
        site_name=header.site,
        canonical_url=header.canonical_url,
        breadcrumb=header.breadcrumb,
        publisher_tags=header.tags,
        displayed_sections=header.sections,
        standfirst="" if refused else header.standfirst,
        agency=credit.agency,
        dateline=credit.dateline,
        kind=kind,
        picture=None if refused else header.picture,
        comment_count=header.comment_count,
        paywalled=header.paywalled,
        noindex="noindex" in robots or "none" in robots.split(","),
        noarchive="noarchive" in robots,
        next_page=ruled.next_page or more.next_page,
        single_page=more.single_page,
        corrections=read_notes(page),
    )
    return overridden(found, ruled)


def read_parts(html: bytes | str, *, url: str = "", content_type: str = "") -> tuple[Page, LinkedData, Header]:
    """The page, its JSON-LD and its header: what the body is read with. Raises only ExtractError."""
    page = read_page(html, url=url, content_type=content_type)
    return page, *_read_head(page)


def _read_head(page: Page) -> tuple[LinkedData, Header]:
    linked = read_linked_data(page.scripts, headline_hint=_hint(page))
    return linked, read_header(page, linked)


def _hint(page: Page) -> str:
    heading = next(page.tree.iter("h1"), None)
    return page.meta("og:title") or (text_of(heading) if heading is not None else "")


def _without_header(blocks: tuple[Block, ...], title: str, sections: tuple[str, ...]) -> tuple[Block, ...]:
    """The blocks without the headline, and the section above it, where the body begins by repeating them."""
    said = {name.casefold() for name in (squeeze(title), *sections) if name}
    start = 0
    for block in blocks[:LEAD_BLOCKS]:
        if not block.text or (block.text.strip("-•·/ ").casefold() not in said and not _RUBRIC.fullmatch(block.text)):
            break
        start += 1
    return blocks[start:]
