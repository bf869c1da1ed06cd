"""The hand-written tables under `data/`, read once."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

_SIGNS = re.compile(r"[\W_]+")


def rows(name: str) -> Iterator[list[str]]:
    """The tab-separated rows of `data/NAME`; lines that begin with '#' say where the table comes from."""
    for line in (files("newsloom.language") / "data" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Lower case, no accents, signs as single spaces: how printed names are compared."""
    plain = name[:200].casefold().replace("&", " and ")
    if plain.isascii():
        return _SIGNS.sub(" ", plain).strip()
    plain = unicodedata.normalize("NFKD", plain)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", _SIGNS.sub(" ", kept)).strip()
