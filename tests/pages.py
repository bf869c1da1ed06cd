"""Reading our own pages in tests: links, ids and visible words."""

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

from django.test import Client


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.tags: list[str] = []
        self.loaded: list[str] = []  # what the browser fetches by itself
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        assert "style" not in found, "an inline style breaks the content security policy"
        assert not [name for name in found if name.startswith("on")], "an inline handler breaks the policy"
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and "href" in found:
            self.links.append((found["href"], found))
        if tag in ("img", "script", "iframe") and "src" in found:
            self.loaded.append(found["src"])
        if tag == "link" and found.get("rel") in ("stylesheet", "icon", "preload"):
            self.loaded.append(found["href"])
        self._silent += tag in ("title", "script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("title", "script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


@dataclass(frozen=True)
class Page:
    status: int
    html: str
    text: str
    ids: tuple[str, ...]
    links: tuple[tuple[str, dict[str, str]], ...]
    loaded: tuple[str, ...]

    def inside(self, base: str) -> set[str]:
        """The addresses on this site that the page links, whole."""
        hrefs = {urljoin(base, href) for href, _ in self.links if not href.startswith(("http:", "https:", "mailto:"))}
        return {href for href in hrefs if href.startswith("/")}


def open_page(client: Client, path: str, *, status: int = 200) -> Page:
    """The page at this address, read; fails where the answer is another than expected."""
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code, answer.content[:400])
    return read(answer.content.decode(), answer.status_code)


def read(html: str, status: int = 200) -> Page:
    reader = _Reader()
    reader.feed(html)
    assert len(reader.ids) == len(set(reader.ids)), "an id stands twice"
    text = " ".join(" ".join(reader.words).split())
    return Page(status, html, text, tuple(reader.ids), tuple(reader.links), tuple(reader.loaded))


def broken_fragments(client: Client, page: Page, base: str) -> list[str]:
    """The links with a fragment whose target does not exist."""
    broken = []
    for href in page.inside(base):
        path, fragment = urldefrag(href)
        if fragment:
            target = page if path == base or not path else open_page(client, path)
            if fragment not in target.ids:
                broken.append(href)
    return broken
