"""Whether a feed entry is new, changed or already seen."""

import hashlib
from dataclasses import dataclass

from newsloom.model.entry import Entry
from newsloom.text.normalise import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntry:
    """What the store remembers of an entry; the caller looks it up by key and by canonical link."""

    key: str
    content_hash: str
    article_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    key: str
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    key: str
    content_hash: str
    article_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    key: str
    article_id: int


Identity = New | Changed | Seen


def entry_key(entry: Entry) -> str:
    """The name an entry keeps from one look at its feed to the next: its guid, else its link, else a hash of its words."""
    guid = entry.id.strip()
    if guid:
        return guid
    link = entry.link.strip()
    return link or f"hash:{content_hash(entry.title, entry.content or entry.summary)}"


def content_hash(title: str, text: str) -> str:
    """32 hexadecimal digits that differ when the words differ and stay when only typography or spacing does."""
    words = f"{fold(title)}\n{fold(text)}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(words, digest_size=16).hexdigest()


def decide(entry: Entry, known: KnownEntry | None) -> Identity:
    """New, changed or seen. A known entry keeps its own key, whatever guid or title the feed gives it today."""
    found = content_hash(entry.title, entry.content or entry.summary)
    if known is None:
        return New(key=entry_key(entry), content_hash=found)
    if known.content_hash == found:
        return Seen(key=known.key, article_id=known.article_id)
    return Changed(key=known.key, content_hash=found, article_id=known.article_id)
