"""Other readers of article pages, each as its own documentation uses it, in the shape `newsloom stage extract` answers.

They read text that is decoded already; none of them may open a connection (`benchmarks.beside` sees to it).
"""

import base64
from typing import Any

from lxml import html as lxml_html

Row = dict[str, Any]


def _markup(row: Row) -> str:
    return base64.b64decode(row["html_b64"]).decode("utf-8", "replace") if row.get("html_b64") else str(row["html"])


def newspaper(row: Row) -> Row:
    """newspaper4k: title, text, authors, date and top image; no download of pictures or of nltk's data.

    Where a page's language needs packages or data that are not installed, it is asked to read it as English.
    """
    try:
        article = _newspaper_article(row, "")
    except (ImportError, LookupError):
        article = _newspaper_article(row, "en")
    return {
        "id": row["id"],
        "title": article.title,
        "text": article.text,
        "authors": list(article.authors),
        "published": article.publish_date.isoformat() if article.publish_date else None,
        "image": {"url": article.top_image} if article.top_image else None,
    }


def _newspaper_article(row: Row, language: str) -> Any:
    from newspaper import Article, Config

    config = Config()
    config.fetch_images = False
    given = {"language": language} if language else {}
    article = Article(row.get("url") or "https://page.example/", config=config, **given)
    article.download(input_html=_markup(row))
    article.parse()
    return article


def readability(row: Row) -> Row:
    """readability-lxml: title and text; it knows neither authors nor times."""
    from readability import Document

    document = Document(_markup(row), url=row.get("url"))
    summary = document.summary(html_partial=True)
    text = "\n".join(str(piece) for piece in lxml_html.fromstring(summary).itertext()) if summary.strip() else ""
    return {"id": row["id"], "title": document.short_title(), "text": text}


def resiliparse(row: Row) -> Row:
    """resiliparse: title and main content."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(_markup(row))
    return {"id": row["id"], "title": tree.title, "text": extract_plain_text(tree, main_content=True, alt_texts=False)}
