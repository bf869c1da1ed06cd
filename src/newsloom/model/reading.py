"""What the text says, as read by `language`: every tag and section with the words it came from."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """The twelve sections (DESIGN.md §6)."""

    POLITICS = "Politics"
    BUSINESS = "Business"
    WORLD = "World"
    SOCIETY = "Society"
    SCIENCE = "Science & Tech"
    HEALTH = "Health"
    SPORTS = "Sports"
    CULTURE = "Culture & Entertainment"
    LIFESTYLE = "Lifestyle"
    WEATHER = "Weather & Disaster"
    CRIME = "Crime & Justice"
    GENERAL = "General"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Half-open range of Unicode code points. `field` says of which text: "text", "title" or "tags"."""

    start: int
    end: int
    field: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hashtag:
    """A curated tag without '#' ("JapanRelations", "Seoul-Tokyo"); `key` is what two spellings share."""

    tag: str
    score: float
    spans: tuple[Span, ...]

    @property
    def key(self) -> str:
        return tag_key(self.tag)


def tag_key(name: str) -> str:
    """What every spelling of a tag shares: its letters and digits, case-folded ("#Seoul-Tokyo" and "seoultokyo")."""
    return "".join(c for c in unicodedata.normalize("NFKC", name).casefold() if c.isalnum() or unicodedata.combining(c))


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """IPTC Media Topic."""

    code: str
    name: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """What `language` needs to read one article."""

    title: str
    text: str
    url: str = ""
    language: str = ""
    breadcrumb: tuple[str, ...] = ()
    publisher_tags: tuple[str, ...] = ()
    feed_categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    language: str
    section: Section
    categories: tuple[Category, ...] = ()
    hashtags: tuple[Hashtag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """One sentence of an article taken as it stands. `span` is into that article's text."""

    text: str
    article_id: str
    span: Span
