"""IPTC Media Topics of an article: the top level its section stands for, and narrower ones the text names outright."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from newsloom.language.lexicon import rows
from newsloom.model.reading import Category, Section

READ_CHARS = 4000
MOST = 5
MIN_SCORE = 0.35  # below this a topic is a word in passing
OUTSIDE = 0.4  # factor for a topic of another top level than the section's
SINGLE = 0.6  # factor for a name of one word, which may mean something else
TITLE_COUNT = 3  # a name in the headline counts as so many in the text

TOPS = {
    Section.POLITICS: ("medtop:11000000",),
    Section.BUSINESS: ("medtop:04000000", "medtop:09000000"),
    Section.WORLD: ("medtop:16000000", "medtop:11000000"),
    Section.SOCIETY: ("medtop:14000000", "medtop:05000000", "medtop:12000000", "medtop:09000000", "medtop:08000000"),
    Section.SCIENCE: ("medtop:13000000", "medtop:06000000"),
    Section.HEALTH: ("medtop:07000000",),
    Section.SPORTS: ("medtop:15000000",),
    Section.CULTURE: ("medtop:01000000",),
    Section.LIFESTYLE: ("medtop:10000000",),
    Section.WEATHER: ("medtop:03000000", "medtop:17000000"),
    Section.CRIME: ("medtop:02000000",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Topic:
    code: str
    name: str
    top: str


def categories(title: str, text: str, shares: Mapping[Section, float], section: Section) -> tuple[Category, ...]:
    """At most five, best first, scores in 0..1: a top level for every strong section, narrower topics named in the text."""
    found: dict[str, Category] = {}
    counts = _named(title.lower(), text[:READ_CHARS].lower())
    for top, score in _tops(shares, section, counts).items():
        topic = _topics()[top]
        found[top] = Category(code=top, name=topic.name, score=round(score, 4))
    home = set(TOPS.get(section, ()))
    for topic, (count, single) in counts.items():
        score = 1 - math.exp(-count / 3)
        score *= (1.0 if topic.top in home else OUTSIDE) * (SINGLE if single else 1.0)
        if score >= MIN_SCORE and topic.code not in found:
            found[topic.code] = Category(code=topic.code, name=topic.name, score=round(score, 4))
    ranked = sorted(
        found.values(), key=lambda category: (category.code not in _tops_all(), -category.score, category.code)
    )
    return tuple(ranked[:MOST])


def _tops(
    shares: Mapping[Section, float], section: Section, counts: Mapping["_Topic", tuple[int, bool]]
) -> dict[str, float]:
    """The section's top level; where it has several, the one most named in the text."""
    choices = TOPS.get(section)
    if not choices:
        return {}
    named: Counter[str] = Counter()
    for topic, (count, _) in counts.items():
        named[topic.top] += count
    best = max(choices, key=lambda code: (named[code], -choices.index(code)))
    return {best: min(1.0, max(0.3, shares.get(section, 0.3)))}


def _named(title: str, text: str) -> dict[_Topic, tuple[int, bool]]:
    """Topics whose name stands in the text, how often, and whether only by a single word."""
    counts: Counter[_Topic] = Counter()
    spelled: dict[_Topic, bool] = {}
    for field, worth in ((title, TITLE_COUNT), (text, 1)):
        for last, (surface, topic) in _machine().iter_long(field):
            start, end = last + 1 - len(surface), last + 1
            if field[start - 1 : start].isalnum() or field[end : end + 1].isalnum():
                continue
            counts[topic] += worth
            spelled[topic] = spelled.get(topic, True) and " " not in surface
    return {topic: (count, spelled[topic]) for topic, count in sorted(counts.items(), key=lambda item: item[0].code)}


@lru_cache(maxsize=1)
def _topics() -> dict[str, _Topic]:
    return {row[0]: _Topic(code=row[0], name=row[1], top=row[2]) for row in rows("iptc_topics.tsv")}


@lru_cache(maxsize=1)
def _tops_all() -> frozenset[str]:
    return frozenset(topic.top for topic in _topics().values())


@lru_cache(maxsize=1)
def _machine() -> ahocorasick.Automaton:
    machine = ahocorasick.Automaton()
    for code, _, _, spellings in rows("iptc_topics.tsv"):
        for surface in filter(None, spellings.split(",")):
            machine.add_word(surface, (surface, _topics()[code]))
    machine.make_automaton()
    return machine
