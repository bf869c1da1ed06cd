"""Invented addresses: hosts under .example, words of paths and queries replaced as they are in texts."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from newsloom.extract.scrub.words import MAX_KEPT_RUN, Lexicon

MAX_URL_CHARS = 1000  # longer addresses are data
PIXEL = "data:,"
# Names of file endings and of the parts of an address by which a page's kind is told.
_KEPT_PATH = frozenset(
    """html htm php asp aspx jsp jpg jpeg png gif webp avif svg mp4 mp3 m3u8 js css json xml rss atom amp www index
    opinion opinions editorial editorials comment commentary column columns columnists letters live liveblog video videos watch
    gallery galleries photo photos pictures slideshow review reviews newsletter newsletters podcast podcasts audio listen radio
    tag tags topic topics category search archive author authors profile people staff by autor news article articles story stories
    image images img media thumb thumbnail""".split()
)
# Hosts of no publisher: vocabularies, and the places where embedded and shared things live.
_KEPT_HOSTS = (
    "schema.org", "ogp.me", "w3.org", "purl.org", "youtube.com", "youtu.be", "twitter.com", "x.com", "facebook.com",
    "instagram.com", "tiktok.com", "vimeo.com", "linkedin.com", "pinterest.com", "whatsapp.com", "reddit.com", "t.me",
)  # fmt: skip
ADDRESS = re.compile(r"(?:https?:)?//[^\s\"'<>()\\]+", re.I)
_PART = re.compile(r"[^\W\d_]+|\d+")


@dataclass(slots=True)
class Addresses:
    """The invented addresses of one page."""

    lexicon: Lexicon

    def address(self, url: str) -> str:
        """The address in invented words, as absolute or relative as it was."""
        text = url.strip()
        if not text or text.startswith("#"):
            return "#" + self._path(text[1:]) if len(text) > 1 else text
        lowered = text[:12].lower()
        if lowered.startswith("data:"):
            return PIXEL
        if lowered.startswith(("javascript:", "blob:")):
            return "#"
        if lowered.startswith(("mailto:", "tel:", "sms:", "whatsapp:", "whatsapp://")):
            return f"{text.partition(':')[0]}:{self.lexicon.said(unquote(text.partition(':')[2]).partition('?')[0])}"
        try:
            parts = urlsplit(text[:MAX_URL_CHARS])
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return "#"
        if parts.scheme not in ("", "http", "https"):
            return "#"
        kept = _is_kept(host)
        if kept and kept in ("schema.org", "ogp.me", "w3.org", "purl.org"):
            return text
        start = f"{parts.scheme}:" if parts.scheme else ""
        if host:
            start += f"//{host if kept else self.host(host)}" + (f":{port}" if port else "")
        query = f"?{self._query(parts.query)}" if parts.query else ""
        return (
            start
            + self._path(parts.path)
            + query
            + (f"#{self._path(parts.fragment, keep=False)}" if parts.fragment else "")
        )

    def addresses_in(self, text: str) -> str:
        """A srcset, or any list of addresses, each replaced; sizes stay."""
        if ADDRESS.search(text):
            return ADDRESS.sub(
                lambda match: self.address(match[0].rstrip(",;")) + match[0][len(match[0].rstrip(",;")) :], text
            )
        parts = [part.strip().split() for part in text.split(",")]
        return ", ".join(" ".join([self.address(part[0]), *part[1:2]]) for part in parts if part)

    def host(self, host: str) -> str:
        """An invented host; "www." and other names in front are replaced one by one, endings become .example."""
        labels = host.lower().split(".")
        if len(labels) < 2 or all(label.isdecimal() for label in labels):
            return "host.example"
        ending = 2 if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else 1
        named = [label if label == "www" else self._path(label) for label in labels[:-ending]]
        return ".".join([*named, "example"])

    def _path(self, path: str, *, keep: bool = True) -> str:
        plain = unquote(path)
        run = 0

        def part(match: re.Match[str]) -> str:
            nonlocal run
            kept = (
                keep and match[0].lower() in _KEPT_PATH and run < MAX_KEPT_RUN - 1
            )  # the scheme stands before the first
            run = run + 1 if kept else 0
            return match[0] if kept else self._part(match[0])

        made = _PART.sub(part, plain)
        return quote(made, safe="/-_.~,;:@!$'()*+=&%|")

    def _part(self, part: str) -> str:
        if part.isdecimal():
            return self.lexicon.number(part)
        return self.lexicon.word(part) if part.isascii() else self.lexicon.said(part)

    def _query(self, query: str) -> str:
        try:
            pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=100)
        except ValueError:
            return ""
        return urlencode([(self._path(name, keep=False), self.value(value)) for name, value in pairs])

    def value(self, value: str) -> str:
        """One value of a query or attribute: an address, a path or words."""
        if ADDRESS.match(value) or value.startswith("/"):
            return self.address(value)
        return (
            ADDRESS.sub(lambda match: self.address(match[0]), value)
            if ADDRESS.search(value)
            else self.lexicon.said(value)
        )


def _is_kept(host: str) -> str:
    lowered = host.lower()
    return next((name for name in _KEPT_HOSTS if lowered == name or lowered.endswith("." + name)), "")
