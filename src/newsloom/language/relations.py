"""Whether an article is about the relations between two states, and under which hashtags it then stands."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsloom.language.vocabulary import Country, Kind, Mention, countries

MIN_SHARE = 0.22  # of all mentions of states, for each of the two; a third state in passing stays below
MIN_MENTIONS = 3  # of each of the two
MIN_TIES = 2  # words that speak of relations, the headline counting twice
NAMES_FIRST = ("JP", "KR")  # whose "…Relations" tag a pair gets; of other pairs the first by alphabet

_TIES = re.compile(
    r"\b(?:relations|ties|summit|bilateral|trilateral|diplomatic ties|diplomacy|alliance|normali[sz]ation|rapprochement"
    r"|partnership|(?:two|both) (?:countries|nations|neighbou?rs|sides|leaders)|counterpart|trade war|tariff talks|trade talks)\b"
    r"|関係|会談|同盟|両国|首脳|관계|회담|동맹|양국|정상",
    re.IGNORECASE,
)
_FIGHTING = re.compile(
    r"\b(?:war|missiles?|airstrikes?|strikes|shelling|killed|troops|soldiers|bombing|offensive|militants?|ceasefire|hostages?)\b"
    r"|空爆|攻撃|戦争|공습|전쟁",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two states in canonical order, with the hashtags of their relations and the places that speak for them."""

    tags: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def pair_of(title: str, text: str, in_title: Sequence[Mention], in_text: Sequence[Mention]) -> Pair | None:
    """The pair whose relations are the subject; None where one state or many are spoken of, or no relations.

    Two states at war with each other are a pair, but their relations are not the subject.
    """
    counts: Counter[str] = Counter(m.known.country for m in in_text if _is_state(m))
    for mention in in_title:
        counts[mention.known.country] += 2 * _is_state(mention)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) < 2 or ranked[1][1] < max(MIN_MENTIONS, MIN_SHARE * sum(counts.values())):
        return None
    ties, fighting = (len(sign.findall(text)) + 2 * len(sign.findall(title)) for sign in (_TIES, _FIGHTING))
    if max(ties, fighting) < MIN_TIES:
        return None
    table = countries()
    first, second = sorted((table[ranked[0][0]], table[ranked[1][0]]), key=_order)
    both = (first.code, second.code)
    if fighting > ties:
        titled = {m.known.country for m in in_title}
        tags: tuple[str, ...] = (_pair_tag(first, second),) if titled >= set(both) else ()
    else:
        tags = (f"{_short(first)}Relations", *_capitals(first, second, in_title, in_text), _pair_tag(first, second))
    spans = tuple((m.start, m.end) for m in in_text if m.known.country in both)[:6]
    return Pair(tags=tags, spans=spans) if tags else None


def pair_name(tag: str) -> str:
    """ "Japan–South Korea" of the hashtag "Japan-SouthKorea"; empty where it names no two states."""
    states = {_short(country) for country in countries().values()}
    first, _, second = tag.partition("-")
    return "–".join(_SPACED.sub(" ", state) for state in (first, second)) if {first, second} <= states else ""


def _is_state(mention: Mention) -> bool:
    return bool(mention.known.country) and mention.known.kind is not Kind.PLACE


def _order(country: Country) -> tuple[int, str]:
    rank = NAMES_FIRST.index(country.code) if country.code in NAMES_FIRST else len(NAMES_FIRST)
    return rank, country.tag


def _short(country: Country) -> str:
    return "US" if country.code == "US" else country.tag


def _pair_tag(first: Country, second: Country) -> str:
    return f"{_short(first)}-{_short(second)}"


def _capitals(
    first: Country, second: Country, in_title: Sequence[Mention], in_text: Sequence[Mention]
) -> tuple[str, ...]:
    """ "Seoul-Tokyo", in the order of the alphabet, where the text speaks of both by their capitals."""
    named = Counter(m.known.country for m in (*in_title, *in_text) if m.known.kind is Kind.CAPITAL)
    if not (named[first.code] and named[second.code]):
        return ()
    return ("-".join(sorted(country.capital.replace(" ", "") for country in (first, second))),)
