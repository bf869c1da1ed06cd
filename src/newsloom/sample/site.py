"""What a sample publisher answers: its home page, feed, sitemap, robots.txt, articles and pictures, with validators."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from importlib import resources

from newsloom.sample import feeds, layouts
from newsloom.sample.edition import SampleArticle
from newsloom.sample.publishers import Publisher

_MAX_RELATED = 4
_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One HTTP answer."""

    status: HTTPStatus
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def answer(
    publisher: Publisher, articles: Sequence[SampleArticle], base: str, path: str, asked: Mapping[str, str]
) -> Answer:
    """The answer to `GET path` with the headers `asked` (lower-case names): a page, 304, or 404."""
    path = path.partition("?")[0]
    newest = max((article.updated_at for article in articles), default=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    if path == "/":
        return _validated(layouts.home_page(publisher, articles, base), _HTML, newest, asked)
    if path == "/feed":
        return _validated(feeds.feed(publisher, articles, base), feeds.feed_type(publisher), newest, asked)
    if path == "/sitemap.xml":
        return _validated(feeds.sitemap(articles, base), "application/xml; charset=utf-8", newest, asked)
    if path == "/robots.txt":
        rules = f"User-agent: *\nDisallow: /letter\nDisallow: /search\n\nSitemap: {base}/sitemap.xml\n"
        return Answer(status=HTTPStatus.OK, body=rules.encode(), headers={"Content-Type": "text/plain; charset=utf-8"})
    if path.startswith("/pictures/"):
        return _picture(path.removeprefix("/pictures/"))
    if path in ("/about", "/terms"):
        return Answer(status=HTTPStatus.OK, body=layouts.about_page(publisher, base), headers={"Content-Type": _HTML})
    section = [article for article in articles if path == f"/{publisher.slug_of(article.sections[0])}/"]
    if section:
        return _validated(layouts.home_page(publisher, section, base), _HTML, newest, asked)
    for article in articles:
        if article.path == path:
            page = layouts.article_page(article, _related(article, articles), base)
            return _validated(page, _HTML, article.updated_at, asked)
    page = b"<!DOCTYPE html><title>404</title><h1>Not found</h1>"
    return Answer(status=HTTPStatus.NOT_FOUND, body=page, headers={"Content-Type": _HTML})


def _validated(body: bytes, media_type: str, changed_at: dt.datetime, asked: Mapping[str, str]) -> Answer:
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    headers = {
        "Content-Type": media_type,
        "ETag": etag,
        "Last-Modified": format_datetime(changed_at.astimezone(dt.UTC), usegmt=True),
        "Cache-Control": "max-age=0",
    }
    if _is_unchanged(etag, changed_at, asked):
        return Answer(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Answer(status=HTTPStatus.OK, body=body, headers=headers)


def _is_unchanged(etag: str, changed_at: dt.datetime, asked: Mapping[str, str]) -> bool:
    if "if-none-match" in asked:  # as HTTP has it, the date counts only without a tag
        return etag in [tag.strip().removeprefix("W/") for tag in asked["if-none-match"].split(",")]
    try:
        since = parsedate_to_datetime(asked.get("if-modified-since", ""))
    except ValueError:
        return False
    return changed_at.replace(microsecond=0) <= (since if since.tzinfo else since.replace(tzinfo=dt.UTC))


def _picture(name: str) -> Answer:
    folder = resources.files("newsloom.sample") / "data" / "pictures"
    for file in folder.iterdir():
        if file.name == name:
            headers = {"Content-Type": "image/jpeg", "Cache-Control": "max-age=86400"}
            return Answer(status=HTTPStatus.OK, body=file.read_bytes(), headers=headers)
    return Answer(status=HTTPStatus.NOT_FOUND, body=b"not found", headers={"Content-Type": "text/plain"})


def _related(article: SampleArticle, articles: Sequence[SampleArticle]) -> list[SampleArticle]:
    """The other articles of this outlet, those that share a tag or the section and stand nearest in time first."""

    def distance(other: SampleArticle) -> tuple[int, float]:
        shared = len(set(other.tags) & set(article.tags)) * 2 + (other.sections[0] == article.sections[0])
        return -shared, abs((other.published_at - article.published_at).total_seconds())

    return sorted((other for other in articles if other.number != article.number), key=distance)[:_MAX_RELATED]
