"""Headers read from small invented pages: one call from markup to what the publisher says around its text."""

import json

from newsloom.extract.header import Header, read_header
from newsloom.extract.jsonld import read_linked_data
from newsloom.extract.markup import read_page

URL = "https://courier.example/news/bridge"


def a_page(body: str = "", *, head: str = "", title: str = "", linked: object = None, lang: str = "en") -> str:
    """A page's markup; `linked` is set as its JSON-LD."""
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}{script}</head>'
        f"<body>{body or '<p>Nothing yet.</p>'}</body></html>"
    )


def a_header(
    body: str = "", *, head: str = "", title: str = "", linked: object = None, lang: str = "en", url: str = URL
) -> Header:
    page = read_page(a_page(body, head=head, title=title, linked=linked, lang=lang), url=url)
    return read_header(page, read_linked_data(page.scripts))


def meta(**content: str) -> str:
    """Meta elements; "__" in a name stands for ":", so that og__title is og:title."""
    return "".join(f'<meta name="{name.replace("__", ":")}" content="{value}">' for name, value in content.items())


def article(headline: str = "", **more: object) -> dict[str, object]:
    """JSON-LD of an article."""
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": headline, **more}
