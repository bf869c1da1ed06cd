"""The header of a page, everything its publisher says about the text, read in one place and in order."""

import datetime as dt
from dataclasses import dataclass

from newsloom.extract.access import is_paywalled, read_canonical, read_comment_count, read_language
from newsloom.extract.authors import read_bylines, read_page_authors, read_signed_line
from newsloom.extract.headline import Headline, read_headline, read_standfirst
from newsloom.extract.instants import Instant
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.landmarks import flow_after, read_landmarks
from newsloom.extract.markup import Page, host_of
from newsloom.extract.pictures import read_picture
from newsloom.extract.times import read_times
from newsloom.extract.topics import read_breadcrumb, read_sections, read_tags
from newsloom.model.article import Author, Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands around a text. `bylines` are the lines as printed, for who reads credits out of them."""

    headline: Headline
    site: str
    standfirst: str = ""
    authors: tuple[Author, ...] = ()
    bylines: tuple[str, ...] = ()
    published: Instant | None = None
    modified_at: dt.datetime | None = None
    language: str = ""
    canonical_url: str = ""
    sections: tuple[str, ...] = ()
    breadcrumb: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    picture: Picture | None = None
    paywalled: bool = False
    comment_count: int | None = None


def read_header(page: Page, linked: LinkedData) -> Header:
    """The header of a page; one walk finds where each part may stand, JSON-LD and meta elements are asked first."""
    marks = read_landmarks(page)
    site = site_of(page, linked)
    headline = read_headline(marks, linked, site)
    flow = flow_after(headline.element, headline.zone)
    seen, signed = read_bylines(marks, headline), read_signed_line(flow)
    published, modified_at = read_times(marks, linked, headline, flow)
    return Header(
        headline=headline,
        site=site,
        standfirst=read_standfirst(marks, linked, headline),
        authors=read_page_authors(page, linked, seen, site, flowing=signed),
        bylines=seen or signed,
        published=published,
        modified_at=modified_at,
        language=read_language(page, linked),
        canonical_url=read_canonical(page),
        sections=read_sections(page, linked),
        breadcrumb=read_breadcrumb(marks, linked, headline, site),
        tags=read_tags(marks, linked, headline),
        picture=read_picture(marks, linked, headline),
        paywalled=is_paywalled(marks, linked),
        comment_count=read_comment_count(marks, linked),
    )


def site_of(page: Page, linked: LinkedData) -> str:
    """The publisher's name: og:site_name, JSON-LD publisher, application name, else the host."""
    return (
        page.meta("og:site_name")
        or linked.publisher
        or page.meta("application-name", "twitter:app:name:iphone", "dc.publisher")
        or host_of(page.url)
    )
