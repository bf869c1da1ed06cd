"""Which agency a name is: the names agencies print at the head and the foot of a text, and on their own sites."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

MIN_FOLDED_CHARS = 5  # shorter names are initials, and small letters make words of them ("ap", "una")
_AROUND = " \t.,;:–—―-|*·•<>\"'“”‘’®™©ⓒ\u00a0"
_JOINT = re.compile(r"\s*(?:[/,;|·•&+＝=、・]|\s[-–—]\s|\b(?:and|und|et|y|e|og|och)\b)\s*")
_SERVICE = re.compile(r"^(dpa|dpa-AFX)(?:[-/ ](?:\w{2,12}|\d{3,}\S*))*$|^(ANSA|AFP|EFE|Adnkronos)[-/]\w{3,15}$")


@dataclass(frozen=True, slots=True)
class _Names:
    exact: dict[str, str]
    folded: dict[str, str]
    unsure: frozenset[str]  # printed names that are also words, initials or firms
    hosts: dict[str, str]


@functools.cache
def _names() -> _Names:
    exact: dict[str, str] = {}
    hosts: dict[str, str] = {}
    unsure: set[str] = set()
    table = (files("newsloom.extract") / "data" / "agencies.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        short, printed, doubtful, sites = (line.split("\t") + ["", "", ""])[:4]
        exact.update({name: short for name in printed.split("|") if name})
        unsure.update(name for name in doubtful.split("|") if name)
        hosts.update({host: short for host in sites.split(",") if host})
    folded = {name.casefold(): short for name, short in exact.items() if len(name) >= MIN_FOLDED_CHARS}
    return _Names(exact=exact, folded=folded, unsure=frozenset(unsure), hosts=hosts)


def agency_named(name: str, *, sure: bool = True) -> str:
    """The short name of the agency this is the name of, or "". `sure`: the place it stands in allows no other sense."""
    text = name.strip(_AROUND)
    known = _names()
    if match := _SERVICE.match(text):
        text = match[1] or match[2]
    for candidate in (text, text.removeprefix("the ").removeprefix("The ").removeprefix("THE ")):
        if candidate in known.unsure and not sure:
            return ""
        if short := known.exact.get(candidate) or known.folded.get(candidate.casefold()):
            return short
    return known.exact.get(text.upper(), "") if sure and text.islower() and len(text) > 2 else ""


def first_agency(text: str, *, sure: bool = True) -> str:
    """The first agency among names joined by strokes, commas or "and": a text of two agencies goes by the first."""
    if agency := agency_named(text, sure=sure):
        return agency
    return next((agency for part in _JOINT.split(text) if (agency := agency_named(part, sure=sure))), "")


def leading_agency(text: str, *, sure: bool = True) -> str:
    """The agency such joined names begin with, or "" where something else stands first ("Ida Lund/AFP")."""
    return agency_named(text, sure=sure) or agency_named(_JOINT.split(text.strip(_AROUND))[0], sure=sure)


def agency_at(host: str) -> str:
    """The agency whose own site this host is, or ""."""
    hosts = _names().hosts
    parts = host.lower().split(".")
    return next((short for i in range(len(parts) - 1) if (short := hosts.get(".".join(parts[i:])))), "")


def is_agency_in(names: Iterable[str]) -> bool:
    """Whether any of these names is surely an agency's."""
    return any(agency_named(name, sure=False) for name in names)
