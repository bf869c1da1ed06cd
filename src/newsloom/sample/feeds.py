"""The feeds and sitemaps of the sample publishers: RSS 2.0, Atom, RDF and JSON Feed, full text or summary."""

import datetime as dt
import json
from collections.abc import Iterable
from email.utils import format_datetime
from html import escape

from newsloom.sample.edition import HEADING, SampleArticle
from newsloom.sample.publishers import Publisher

MAX_ENTRIES = 60
_MAX_SUMMARY = 240  # characters
_TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "rdf": "application/rdf+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}


def feed(publisher: Publisher, articles: Iterable[SampleArticle], base: str) -> bytes:
    """The publisher's feed, newest first, in the one format it has."""
    newest = sorted(articles, key=lambda article: article.published_at, reverse=True)[:MAX_ENTRIES]
    write = {"rss": _rss, "atom": _atom, "rdf": _rdf, "json": _json}[publisher.feed]
    return write(publisher, newest, base).encode()


def feed_type(publisher: Publisher) -> str:
    """The media type the feed is served with."""
    return _TYPES[publisher.feed]


def sitemap(articles: Iterable[SampleArticle], base: str) -> bytes:
    """The sitemap: the home page and every article."""
    urls = "".join(
        f"<url><loc>{escape(base + article.path)}</loc><lastmod>{article.updated_at.isoformat()}</lastmod></url>\n"
        for article in articles
    )
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{_XML}<urlset xmlns="{space}">\n<url><loc>{base}/</loc></url>\n{urls}</urlset>\n'.encode()


def summary(article: SampleArticle) -> str:
    """The standfirst, or the beginning of the text cut at a word."""
    text = article.standfirst or next(words for words in article.paragraphs if not words.startswith(HEADING))
    if len(text) <= _MAX_SUMMARY:
        return text
    cut = text[:_MAX_SUMMARY]
    return (cut.rpartition(" ")[0] or cut) + "…"


def content(article: SampleArticle) -> str:
    """The text as HTML, the same on the page and in the feed."""
    return "\n".join(
        f"<h2>{escape(paragraph.removeprefix(HEADING), quote=False)}</h2>"
        if paragraph.startswith(HEADING)
        else f"<p>{escape(paragraph, quote=False)}</p>"
        for paragraph in article.paragraphs
    )


_XML = '<?xml version="1.0" encoding="utf-8"?>\n'


def _updated(articles: list[SampleArticle]) -> dt.datetime:
    newest = [article.updated_at for article in articles]
    return max(newest) if newest else dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def _labels(article: SampleArticle) -> list[str]:
    return [article.publisher.label_of(section) for section in article.sections] + list(article.tags)


def _rss(publisher: Publisher, articles: list[SampleArticle], base: str) -> str:
    items = []
    for article in articles:
        url = base + article.path
        item = f"<title>{escape(article.title)}</title><link>{escape(url)}</link>"
        item += (
            f'<guid isPermaLink="true">{escape(url)}</guid><pubDate>{format_datetime(article.published_at)}</pubDate>'
        )
        item += f"<description>{escape(summary(article))}</description>"
        item += "".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in article.authors)
        item += "".join(f"<category>{escape(label)}</category>" for label in _labels(article))
        if article.picture:
            item += (
                f'<media:content url="{base}/pictures/{article.picture.name}.jpg" type="image/jpeg" medium="image"/>'
            )
        if publisher.full_text:
            item += f"<content:encoded><![CDATA[{content(article)}]]></content:encoded>"
        items.append(f"<item>{item}</item>\n")
    head = f"<title>{escape(publisher.name)}</title><link>{base}/</link>"
    head += f"<description>{escape(publisher.tagline)}</description><language>{publisher.language}</language>"
    head += f"<lastBuildDate>{format_datetime(_updated(articles))}</lastBuildDate><ttl>5</ttl>"
    head += f'<atom:link href="{base}/feed" rel="self" type="application/rss+xml"/>'
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
    )
    return f'{_XML}<rss version="2.0" {spaces}><channel>{head}\n{"".join(items)}</channel></rss>\n'


def _atom(publisher: Publisher, articles: list[SampleArticle], base: str) -> str:
    entries = []
    for article in articles:
        url = escape(base + article.path)
        entry = f'<title>{escape(article.title)}</title><link rel="alternate" type="text/html" href="{url}"/>'
        entry += f"<id>{url}</id><published>{article.published_at.isoformat()}</published>"
        entry += f"<updated>{article.updated_at.isoformat()}</updated>"
        entry += "".join(f"<author><name>{escape(name)}</name></author>" for name in article.authors)
        entry += "".join(f'<category term="{escape(label)}"/>' for label in _labels(article))
        entry += f'<summary type="text">{escape(summary(article))}</summary>'
        if article.picture:
            source = f"{base}/pictures/{article.picture.name}.jpg"
            entry += f'<link rel="enclosure" type="image/jpeg" href="{source}"/>'
        if publisher.full_text:
            entry += f'<content type="html">{escape(content(article))}</content>'
        entries.append(f"<entry>{entry}</entry>\n")
    head = f"<title>{escape(publisher.name)}</title><subtitle>{escape(publisher.tagline)}</subtitle>"
    head += f'<link href="{base}/"/><link rel="self" href="{base}/feed"/><id>{base}/</id>'
    head += f"<updated>{_updated(articles).isoformat()}</updated><author><name>{escape(publisher.name)}</name></author>"
    space = f'xmlns="http://www.w3.org/2005/Atom" xml:lang="{publisher.language}"'
    return f"{_XML}<feed {space}>{head}\n{''.join(entries)}</feed>\n"


def _rdf(publisher: Publisher, articles: list[SampleArticle], base: str) -> str:
    items = []
    for article in articles:
        url = escape(base + article.path)
        item = f"<title>{escape(article.title)}</title><link>{url}</link>"
        item += f"<description>{escape(summary(article))}</description><dc:date>{article.published_at.isoformat()}</dc:date>"
        item += "".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in article.authors)
        item += "".join(f"<dc:subject>{escape(label)}</dc:subject>" for label in _labels(article))
        items.append(f'<item rdf:about="{url}">{item}</item>\n')
    listed = "".join(f'<rdf:li rdf:resource="{escape(base + article.path)}"/>' for article in articles)
    head = f"<title>{escape(publisher.name)}</title><link>{base}/</link>"
    head += f"<description>{escape(publisher.tagline)}</description><dc:language>{publisher.language}</dc:language>"
    head += f"<dc:date>{_updated(articles).isoformat()}</dc:date><items><rdf:Seq>{listed}</rdf:Seq></items>"
    spaces = (
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    channel = f'<channel rdf:about="{base}/feed">{head}</channel>\n'
    return f"{_XML}<rdf:RDF {spaces}>{channel}{''.join(items)}</rdf:RDF>\n"


def _json(publisher: Publisher, articles: list[SampleArticle], base: str) -> str:
    items = []
    for article in articles:
        item: dict[str, object] = {
            "id": base + article.path,
            "url": base + article.path,
            "title": article.title,
            "summary": summary(article),
            "date_published": article.published_at.isoformat(),
            "date_modified": article.updated_at.isoformat(),
            "authors": [{"name": name} for name in article.authors],
            "tags": _labels(article),
        }
        if article.picture:
            item["image"] = f"{base}/pictures/{article.picture.name}.jpg"
        if publisher.full_text:
            item["content_html"] = content(article)
        else:
            item["content_text"] = summary(article)
        items.append(item)
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": publisher.name,
        "description": publisher.tagline,
        "home_page_url": f"{base}/",
        "feed_url": f"{base}/feed",
        "language": publisher.language,
        "items": items,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)
