"""What links stories over months."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A story with the hashtags that at least half of its articles carry, copies aside."""

    story: int
    first_at: dt.datetime
    last_at: dt.datetime
    tags: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a story is part of; `tag` is its hashtag, `stories` are the others of it, newest first."""

    tag: str
    name: str
    stories: tuple[int, ...]
    since: dt.datetime
