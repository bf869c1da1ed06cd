"""A name found in a text: where it stands and the keys under which other languages know it."""

from dataclasses import dataclass

from newsloom.text.romanise.sounds import close_key, rough_keys

MIN_CLOSE = 4  # signs of a close key by itself ("isipa", "mori"); shorter ones are shared by too many names


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Half-open range in the text, and keys such as `name:isipa`, `sound:trnp`, `place:sapporo`, `org:ldp`, `country:KR`."""

    start: int
    end: int
    keys: tuple[str, ...]


def by_ear(latin: str) -> tuple[str, ...]:
    """The rough keys of a word, or where it is too short for one the close key."""
    rough = tuple(f"sound:{key}" for key in rough_keys(latin))
    return rough or spelled(latin)


def spelled(latin: str) -> tuple[str, ...]:
    """The keys of one word in Latin letters by both kinds of sound."""
    close = close_key(latin)
    rough = tuple(f"sound:{key}" for key in rough_keys(latin))
    return ((f"name:{close}", *rough)) if len(close) >= MIN_CLOSE else rough
