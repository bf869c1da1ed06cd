"""The pages of the sample publishers: six ways to lay out an article, and the home page that announces the feed."""

import json
from collections.abc import Sequence
from html import escape

from newsloom.sample.dates import clock, long_date
from newsloom.sample.edition import SampleArticle
from newsloom.sample.feeds import content, feed_type, summary
from newsloom.sample.publishers import Publisher

_WORDS = {
    "en": {
        "by": "By ",
        "related": "More on this",
        "latest": "Latest",
        "comments": "{n} comments",
        "updated": "Updated",
        "published": "Published",
        "letter": "The morning letter",
        "letter_text": "Our best pieces at six, before the first boat.",
        "join": "Sign up",
        "contact": "Contact",
        "terms": "Terms",
        "picture": "Picture: ",
    },
    "ja": {
        "by": "",
        "related": "関連記事",
        "latest": "新着",
        "comments": "コメント{n}件",
        "updated": "更新",
        "published": "公開",
        "letter": "朝のメール",
        "letter_text": "毎朝六時にお届けします。",
        "join": "登録",
        "contact": "お問い合わせ",
        "terms": "利用規約",
        "picture": "写真＝",
    },
    "ko": {
        "by": "",
        "related": "관련 기사",
        "latest": "최신 기사",
        "comments": "댓글 {n}",
        "updated": "수정",
        "published": "입력",
        "letter": "아침 편지",
        "letter_text": "매일 여섯 시에 보내 드립니다.",
        "join": "구독",
        "contact": "고객센터",
        "terms": "이용약관",
        "picture": "사진=",
    },
}
_NAV = ("Politics", "Business", "World", "Society", "Sports", "Culture & Entertainment")
_BYLINE_SUFFIX = {"en": "", "ja": "記者", "ko": " 기자"}


def article_page(article: SampleArticle, related: Sequence[SampleArticle], base: str) -> bytes:
    """The article in its publisher's layout."""
    body = _BODIES[article.publisher.layout](article, related)
    return _document(article.publisher, base, head=_article_head(article, base), body=body).encode()


def home_page(publisher: Publisher, articles: Sequence[SampleArticle], base: str) -> bytes:
    """The front page of a publisher: newest first, with the link to its feed."""
    cards = "".join(
        f'<li class="card"><h2><a href="{escape(article.path)}">{escape(article.title)}</a></h2>'
        f"<p>{escape(summary(article))}</p>{_time(article)}</li>\n"
        for article in sorted(articles, key=lambda article: article.published_at, reverse=True)
    )
    head = f"<title>{escape(publisher.name)}</title>\n"
    head += f'<meta name="description" content="{escape(publisher.tagline)}">\n'
    body = f'<main><h1 class="unseen">{escape(publisher.name)}</h1><ul class="cards">\n{cards}</ul></main>'
    return _document(publisher, base, head=head, body=body).encode()


def about_page(publisher: Publisher, base: str) -> bytes:
    """What stands behind the links of the footer: that all of this is invented."""
    text = f"{publisher.name} ({publisher.country}) is an invented publisher. Its news come with Newsloom as a sample."
    body = f'<main lang="en"><h1>{escape(publisher.name)}</h1><p>{escape(text)}</p></main>'
    return _document(publisher, base, head=f"<title>{escape(publisher.name)}</title>\n", body=body).encode()


def _document(publisher: Publisher, base: str, *, head: str, body: str) -> str:
    words = _WORDS[publisher.language]
    links = "".join(
        f'<li><a href="/{publisher.slug_of(section)}/">{escape(publisher.label_of(section))}</a></li>'
        for section in _NAV
    )
    feed = (
        f'<link rel="alternate" type="{feed_type(publisher).partition(";")[0]}" href="/feed" title="{publisher.name}">'
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{publisher.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{head}{feed}\n'
        f"<style>{_CSS.replace('COLOUR', publisher.colour)}</style>\n</head>\n<body>\n"
        f'<header class="site-header"><a class="logo" href="/">{escape(publisher.name)}</a>'
        f'<p class="tagline">{escape(publisher.tagline)}</p>'
        f'<nav class="site-nav"><ul>{links}</ul></nav></header>\n{body}\n'
        f'<footer class="site-footer"><p>© {escape(publisher.name)}</p><ul>'
        f'<li><a href="/about">{words["contact"]}</a></li><li><a href="/terms">{words["terms"]}</a></li>'
        f'<li><a href="/feed">RSS</a></li></ul></footer>\n</body>\n</html>\n'
    )


def _article_head(article: SampleArticle, base: str) -> str:
    publisher, url = article.publisher, base + article.path
    meta = {
        "og:type": "article",
        "og:site_name": publisher.name,
        "og:title": article.title,
        "og:description": summary(article),
        "og:url": url,
    }
    if article.picture:
        meta["og:image"] = f"{base}/pictures/{article.picture.name}.jpg"
    if publisher.layout in ("classic", "bulletin", "broadsheet"):
        meta["article:published_time"] = article.published_at.isoformat()
        meta["article:section"] = publisher.label_of(article.sections[0])
    if article.updated_at > article.published_at:
        meta["article:modified_time"] = article.updated_at.isoformat()
    head = f"<title>{escape(article.title)} | {escape(publisher.name)}</title>\n"
    head += f'<link rel="canonical" href="{escape(url)}">\n'
    head += f'<meta name="description" content="{escape(summary(article))}">\n'
    head += "".join(f'<meta property="{name}" content="{escape(value)}">\n' for name, value in meta.items())
    head += "".join(f'<meta property="article:tag" content="{escape(tag)}">\n' for tag in article.tags)
    if publisher.layout in ("classic", "bulletin") and article.authors:
        head += f'<meta name="author" content="{escape(", ".join(article.authors))}">\n'
    if publisher.layout == "wire":
        head += f'<meta name="dc.date" content="{article.published_at.isoformat()}">\n'
    if publisher.layout in ("broadsheet", "broadcast"):
        head += f'<script type="application/ld+json">{_linked_data(article, base)}</script>\n'
    return head


def _linked_data(article: SampleArticle, base: str) -> str:
    publisher = article.publisher
    kinds = {"live": "LiveBlogPosting", "opinion": "OpinionNewsArticle", "review": "ReviewNewsArticle"}
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kinds.get(article.kind, "NewsArticle"),
        "headline": article.title,
        "description": summary(article),
        "url": base + article.path,
        "mainEntityOfPage": base + article.path,
        "datePublished": article.published_at.isoformat(),
        "dateModified": article.updated_at.isoformat(),
        "inLanguage": publisher.language,
        "articleSection": [publisher.label_of(section) for section in article.sections],
        "keywords": list(article.tags),
        "author": [
            {"@type": "Organization" if name.split()[0] in _AGENCY_NAMES else "Person", "name": name}
            for name in article.authors
        ],
        "publisher": {"@type": "NewsMediaOrganization", "name": publisher.name, "url": f"{base}/"},
    }
    if article.picture:
        data["image"] = {
            "@type": "ImageObject",
            "url": f"{base}/pictures/{article.picture.name}.jpg",
            "caption": article.picture.caption,
            "creditText": article.picture.credit,
        }
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


_AGENCY_NAMES = ("Sternlight", "Northline", "Ternwire")


def _figure(article: SampleArticle) -> str:
    shot = article.picture
    if not shot:
        return ""
    credit = escape(_WORDS[article.publisher.language]["picture"] + shot.credit)
    return (
        f'<figure><img src="/pictures/{shot.name}.jpg" width="960" height="640" alt="">'
        f'<figcaption>{escape(shot.caption)} <span class="credit">{credit}</span></figcaption></figure>'
    )


def _names(article: SampleArticle) -> str:
    words = _WORDS[article.publisher.language]
    suffix = _BYLINE_SUFFIX[article.publisher.language]
    names = [name + suffix for name in article.authors]
    joined = " and ".join(names) if article.publisher.language == "en" else "・".join(names)
    return words["by"] + escape(joined) if names else ""


def _printed_time(article: SampleArticle, *, updated: bool = False) -> str:
    at, style = (article.updated_at if updated else article.published_at), article.publisher.style
    gap = " " if style in ("ja", "ko") else ", "
    return f"{long_date(at.date(), style)}{gap}{clock(at, style)}"


def _time(article: SampleArticle, *, updated: bool = False) -> str:
    at = article.updated_at if updated else article.published_at
    return f'<time datetime="{at.isoformat()}">{_printed_time(article, updated=updated)}</time>'


def _note(article: SampleArticle) -> str:
    return f'<p class="correction"><em>{escape(article.note, quote=False)}</em></p>' if article.note else ""


def _related(article: SampleArticle, related: Sequence[SampleArticle]) -> str:
    items = "".join(f'<li><a href="{escape(other.path)}">{escape(other.title)}</a></li>' for other in related)
    title = _WORDS[article.publisher.language]["related"]
    return f'<aside class="related"><h3>{title}</h3><ul>{items}</ul></aside>' if items else ""


def _letter(publisher: Publisher) -> str:
    words = _WORDS[publisher.language]
    return (
        f'<section class="newsletter"><h3>{words["letter"]}</h3><p>{words["letter_text"]}</p>'
        f'<form action="/letter" method="post"><input type="email" name="address"><button>{words["join"]}</button></form>'
        f"</section>"
    )


def _comments(article: SampleArticle) -> str:
    text = _WORDS[article.publisher.language]["comments"].format(n=article.comments)
    return f'<p class="comment-count"><a href="#comments">{text}</a></p>'


def _standfirst(article: SampleArticle, css: str) -> str:
    return f'<p class="{css}">{escape(article.standfirst)}</p>' if article.standfirst else ""


def _updated_line(article: SampleArticle) -> str:
    if article.updated_at <= article.published_at:
        return ""
    word = _WORDS[article.publisher.language]["updated"]
    return f'<span class="updated">{word} {_time(article, updated=True)}</span>'


def _broadsheet(article: SampleArticle, related: Sequence[SampleArticle]) -> str:
    section = article.publisher.label_of(article.sections[0])
    return (
        f'<main><nav class="breadcrumb"><a href="/">Home</a> › <a href="/{article.publisher.slug_of(article.sections[0])}/">'
        f"{escape(section)}</a></nav>\n<article>\n<header><h1>{escape(article.title)}</h1>"
        f'{_standfirst(article, "standfirst")}<p class="byline">{_names(article)}</p>'
        f'<p class="dateline">{_time(article)} {_updated_line(article)}</p></header>\n{_figure(article)}\n'
        f'<div class="article-body">\n{content(article)}\n</div>\n{_note(article)}\n</article>\n'
        f"{_comments(article)}{_letter(article.publisher)}{_related(article, related)}</main>"
    )


def _classic(article: SampleArticle, related: Sequence[SampleArticle]) -> str:
    section = escape(article.publisher.label_of(article.sections[0]))
    return (
        f'<div id="wrap"><div id="main-column"><div class="kicker">{section}</div>\n<h1 class="headline">'
        f'{escape(article.title)}</h1>\n<div class="meta">{_names(article)} | {_printed_time(article)}</div>\n'
        f'<div class="share"><a href="#">Mail</a> <a href="#">Print</a></div>\n{_figure(article)}\n'
        f'<div class="story-text">{_standfirst(article, "lead")}\n{content(article)}\n{_note(article)}</div>\n'
        f'{_comments(article)}</div>\n<div id="side-column">{_related(article, related)}{_letter(article.publisher)}'
        f"</div></div>"
    )


def _broadcast(article: SampleArticle, related: Sequence[SampleArticle]) -> str:
    return (
        f'<main class="page"><article class="story"><h1>{escape(article.title)}</h1>\n<ul class="story-facts"><li>'
        f"{_time(article)}</li><li>{escape(article.publisher.label_of(article.sections[0]))}</li></ul>\n{_figure(article)}\n"
        f'{content(article)}\n{_note(article)}\n<p class="reporter">{_names(article)}</p></article>\n'
        f"{_letter(article.publisher)}{_related(article, related)}</main>"
    )


def _microdata(article: SampleArticle, related: Sequence[SampleArticle]) -> str:
    names = "".join(
        f'<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">{escape(name)}'
        f"</span></span> "
        for name in article.authors
    )
    modified = f'<meta itemprop="dateModified" content="{article.updated_at.isoformat()}">'
    return (
        f'<div class="container" itemscope itemtype="https://schema.org/NewsArticle">\n<span itemprop="articleSection">'
        f"{escape(article.publisher.label_of(article.sections[0]))}</span>\n"
        f'<h1 itemprop="headline">{escape(article.title)}</h1>\n'
        f'{_standfirst(article, "deck")}<p class="credits">{names}<time itemprop="datePublished" '
        f'datetime="{article.published_at.isoformat()}">{_printed_time(article)}</time>{modified}</p>\n{_figure(article)}\n'
        f'<div itemprop="articleBody">\n{content(article)}\n{_note(article)}</div>\n{_comments(article)}\n'
        f"{_related(article, related)}{_letter(article.publisher)}</div>"
    )


def _bulletin(article: SampleArticle, related: Sequence[SampleArticle]) -> str:
    words = _WORDS[article.publisher.language]
    section = escape(article.publisher.label_of(article.sections[0]))
    return (
        f'<div class="contents"><p class="cat">{section}</p><h1>{escape(article.title)}</h1>\n'
        f'<p class="date">{words["published"]} {_printed_time(article)} {_updated_line(article)}</p>\n{_figure(article)}\n'
        f'<div class="honbun" id="article-body">\n{content(article)}\n{_note(article)}'
        f'<p class="writer">{_names(article)}</p></div>\n{_comments(article)}{_related(article, related)}'
        f"{_letter(article.publisher)}</div>"
    )


def _wire(article: SampleArticle, related: Sequence[SampleArticle]) -> str:
    section = escape(article.publisher.label_of(article.sections[0]))
    return (
        f'<main class="dispatch"><p class="slug">{section} / {article.number}</p><h1>{escape(article.title)}</h1>\n'
        f'<p class="sent">{_time(article)} {_names(article)}</p>\n{_figure(article)}\n<div class="copy">\n'
        f"{content(article)}\n</div>{_note(article)}{_related(article, related)}</main>"
    )


_BODIES = {
    "broadsheet": _broadsheet,
    "classic": _classic,
    "broadcast": _broadcast,
    "microdata": _microdata,
    "bulletin": _bulletin,
    "wire": _wire,
}
_CSS = (
    "body{margin:0 auto;max-width:60rem;padding:0 1rem;font:1.05rem/1.6 Georgia,serif;color:#1a1a1a}"
    ".site-header{border-bottom:3px solid COLOUR;padding:1rem 0}.logo{font-size:2rem;color:COLOUR;text-decoration:none}"
    ".site-nav ul,.site-footer ul{display:flex;gap:1rem;flex-wrap:wrap;list-style:none;padding:0}"
    "figure{margin:1rem 0}img{max-width:100%;height:auto}figcaption,.credit,time{font-size:.85rem;color:#555}"
    ".newsletter,.related{background:#f3f1ec;padding:1rem;margin:1rem 0}.unseen{position:absolute;left:-99rem}"
)
