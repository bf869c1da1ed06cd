"""News sitemaps (Google's news extension of sitemaps.org) as parsed feeds."""

from newsloom.errors import UnknownFormat
from newsloom.model.entry import Entry, FeedHead, ParsedFeed
from newsloom.parse.encoding import decode
from newsloom.parse.names import Element, grouped, short_name
from newsloom.parse.tree import MAX_ITEMS, read_tree
from newsloom.parse.values import categories, text, when
from newsloom.text.urls import absolute


def _entry(element: Element, base: str) -> tuple[Entry, str, str]:
    """The entry of a <url>, the publication's name and its language."""
    groups = grouped(element)
    news = grouped(groups["news:news"][0]) if groups.get("news:news") else {}
    publication = grouped(news["news:publication"][0]) if news.get("news:publication") else {}
    image = text(grouped(groups["image:image"][0]), "image:loc") if groups.get("image:image") else ""
    link = absolute(base, text(groups, "loc"))
    entry = Entry(
        title=text(news, "news:title"),
        link=link,
        id=link,
        categories=categories(news, "news:keywords"),
        published=when(news, "news:publication_date"),
        updated=when(groups, "lastmod"),
        image=absolute(base, image) if image else "",
    )
    return entry, text(publication, "news:name"), text(publication, "news:language")


def read_sitemap(root: Element, url: str, *, tolerant: bool = False) -> ParsedFeed:
    """The feed of a <urlset>; raises UnknownFormat for an index of sitemaps or another document."""
    name = short_name(root.tag)
    if name == "sitemapindex":
        raise UnknownFormat("This is an index of sitemaps; give the address of the news sitemap it names.", url=url)
    if name != "urlset":
        raise UnknownFormat("This is no sitemap.", url=url)
    read: list[tuple[Entry, str, str]] = []
    for element in root:
        if short_name(element.tag) == "url" and len(read) < MAX_ITEMS:
            read.append(_entry(element, url))
    title = next((each for _, each, _ in read if each), "")
    language = next((each for _, _, each in read if each), "")
    entries = tuple(entry for entry, _, _ in read if entry.link)
    return ParsedFeed(feed=FeedHead(title=title, language=language), items=entries, tolerant=tolerant)


def parse_news_sitemap(body: bytes, url: str = "") -> ParsedFeed:
    """The articles a news sitemap lists; raises ParseError."""
    root, was_mended = read_tree(decode(body))
    return read_sitemap(root, url, tolerant=was_mended)


def sitemaps_of_index(body: bytes, url: str = "") -> tuple[str, ...]:
    """The addresses a sitemap index names, in order; raises ParseError."""
    root, _ = read_tree(decode(body))
    if short_name(root.tag) != "sitemapindex":
        raise UnknownFormat("This is no index of sitemaps.", url=url)
    found = [text(grouped(each), "loc") for each in root if short_name(each.tag) == "sitemap"]
    return tuple(absolute(url, link) for link in found[:MAX_ITEMS] if link)
