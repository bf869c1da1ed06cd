"""Countries by their ISO 3166-1 alpha-2 code, and the code of a national internet domain."""

import functools
from importlib.resources import files

# Domains sold to the whole world: an address under them says nothing of the country.
_OPEN_DOMAINS = frozenset("ai cc co fm gg io la ly me sh tk to tv ws".split())
_OTHER_DOMAINS = {"uk": "GB"}  # the one national domain that is not the country's code


@functools.cache
def _names() -> dict[str, str]:
    table = files(__package__).joinpath("countries.tsv").read_text("utf-8")
    return dict(line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))


def country_name(code: str) -> str:
    """The English name of a country; the code itself where it is none."""
    return _names().get(code, code)


def country_codes() -> tuple[str, ...]:
    """Every code, in the order of the English names."""
    return tuple(sorted(_names(), key=lambda code: _names()[code]))


@functools.cache
def country_words() -> frozenset[str]:
    """The English names, case-folded."""
    return frozenset(name.casefold() for name in _names().values())


def country_of_domain(host: str) -> str:
    """The code of a host's national domain; empty for .com and its like, and for domains sold to everybody."""
    last = host.rpartition(".")[2].lower()
    code = _OTHER_DOMAINS.get(last, last.upper())
    return code if last not in _OPEN_DOMAINS and code in _names() else ""
