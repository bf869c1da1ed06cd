"""Which of the twelve sections an article belongs to: what the publisher prints, weighed against what the text says."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

import ahocorasick

from newsloom.language.lexicon import folded, rows
from newsloom.model.reading import Readable, Section

# Weights as in the study (research/language-study, section 4), confirmed on news of one broadcaster and 123 labelled pages.
READ_CHARS = 3000  # of the text; later paragraphs are background
TITLE_WEIGHT = 3.0
OPENING_WEIGHT, OPENING_WORDS = 1.6, 60
MIN_EVIDENCE = 4.0  # weighted words below which the text says nothing (two plain words of a lead)
MIN_LEAD = 0.20  # share of all evidence the best section must hold, else General
BREADCRUMB, FEED_CATEGORY, ADDRESS, PUBLISHER_TAG = 0.28, 0.24, 0.20, 0.06  # shares a publisher's own word adds
PRIORS = {Section.SOCIETY: 0.75, Section.WORLD: 0.8, Section.CRIME: 0.75, Section.LIFESTYLE: 0.9}

_WORD = re.compile(r"[a-zà-öø-ÿ0-9&+]+(?:[-'’][a-zà-öø-ÿ0-9]+)*", re.IGNORECASE)
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
Weights = tuple[tuple[Section, float], ...]


@dataclass(frozen=True, slots=True)
class _Words:
    whole: Mapping[str, Weights]
    prefixes: Mapping[str, Weights]
    phrase_sizes: Mapping[str, tuple[int, ...]]  # by the first word, longest first


def section_of(readable: Readable) -> Section:
    """The section; General where neither publisher nor text says enough."""
    return best_section(section_shares(readable))


def best_section(shares: Mapping[Section, float]) -> Section:
    """The section with the largest share of the evidence, General where none has enough."""
    if not shares:
        return Section.GENERAL
    best = max(shares, key=lambda section: (shares[section], section.value))
    return best if shares[best] >= MIN_LEAD else Section.GENERAL


def section_shares(readable: Readable) -> dict[Section, float]:
    """How much speaks for each section: shares of the text's evidence, plus what the publisher prints."""
    evidence = _text_evidence(readable.title, readable.text)
    total = sum(evidence.values())
    shares: defaultdict[Section, float] = defaultdict(float)
    if total >= MIN_EVIDENCE:
        for section, weight in evidence.items():
            shares[section] = weight / total
    for section, weight in _printed(readable).items():
        shares[section] += weight
    return dict(shares)


def printed_section(name: str) -> Section | None:
    """The section that a publisher's printed name stands for, in any of the languages known."""
    return _names().get(folded(name))


def _printed(readable: Readable) -> dict[Section, float]:
    found: defaultdict[Section, float] = defaultdict(float)
    for weight, names in (
        (BREADCRUMB, readable.breadcrumb),
        (FEED_CATEGORY, readable.feed_categories),
        (ADDRESS, address_names(readable.url)),
        (PUBLISHER_TAG, readable.publisher_tags),
    ):
        for section in dict.fromkeys(filter(None, map(printed_section, names[:12]))):
            found[section] = max(found[section], weight) if weight != PUBLISHER_TAG else found[section] + weight
    return dict(found)


def address_names(url: str) -> tuple[str, ...]:
    """Folders of the path (the last part is the article) and a leading host name such as sport.example.com."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ()
    folders = [unquote(part) for part in parts.path.split("/") if part]
    host = parts.netloc.split(".")
    return (*folders[:-1][:4], *host[:1])


def _text_evidence(title: str, text: str) -> dict[Section, float]:
    body = text[:READ_CHARS]
    scores: defaultdict[Section, float] = defaultdict(float)
    seen: defaultdict[str, int] = defaultdict(int)
    for term, weights, zone in (*_plain_terms(title, body), *_wide_terms(title, body)):
        seen[term] += 1
        for section, weight in weights:
            scores[section] += weight * zone / seen[term] ** 0.5
    return {section: score * PRIORS.get(section, 1.0) for section, score in scores.items()}


def _plain_terms(title: str, body: str) -> list[tuple[str, Weights, float]]:
    known, found = _words(), []
    for text, is_title in ((title[:400], True), (body, False)):
        words = [word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text)]
        at = 0
        while at < len(words):
            term, weights, size = _longest(words, at, known)
            if weights:
                zone = TITLE_WEIGHT if is_title else OPENING_WEIGHT if at < OPENING_WORDS else 1.0
                found.append((term, weights, zone))
            at += size
    return found


def _longest(words: list[str], at: int, known: _Words) -> tuple[str, Weights, int]:
    sizes = known.phrase_sizes.get(words[at])
    if sizes:
        for size in sizes:
            term = " ".join(words[at : at + size])
            weights = known.whole.get(term) or (known.whole.get(term[:-1]) if term.endswith("s") else None)
            if weights:
                return term, weights, min(size, len(words) - at)
    return words[at], _weights_of(words[at]), 1


@lru_cache(maxsize=32768)
def _weights_of(word: str) -> Weights:
    known = _words()
    direct = known.whole.get(word) or known.whole.get(_singular(word))
    if direct:
        return direct
    for size in range(len(word), 3, -1):
        if word[:size] in known.prefixes:
            return known.prefixes[word[:size]]
    return ()


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")


def _wide_terms(title: str, body: str) -> Iterable[tuple[str, Weights, float]]:
    if not _WIDE.search(title + body[:400]):
        return []
    found, machine = [], _wide_machine()
    for text, is_title in ((title[:400].lower(), True), (body.lower(), False)):
        for end, (term, weights) in machine.iter_long(text):
            zone = TITLE_WEIGHT if is_title else OPENING_WEIGHT if end < 3 * OPENING_WORDS else 1.0
            found.append((term, weights, zone))
    return found


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Section]:
    return {folded(name): Section(section) for section, names in rows("section_names.tsv") for name in names.split(",")}


def _shared(table: str) -> dict[str, Weights]:
    """Term → its sections; a term of several sections is divided among them."""
    found: defaultdict[str, dict[Section, float]] = defaultdict(dict)
    for section, weight, terms in rows(table):
        for term in filter(None, terms.split(",")):
            found[term].setdefault(Section(section), float(weight))
    return {term: tuple((s, w / len(by)) for s, w in by.items()) for term, by in found.items()}


@lru_cache(maxsize=1)
def _words() -> _Words:
    terms = _shared("section_words.tsv")
    whole = {term: weights for term, weights in terms.items() if not term.endswith("~")}
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for term in whole:
        if " " in term:
            lengths[term.split(" ")[0]].add(term.count(" ") + 1)
    return _Words(
        whole=whole,
        prefixes={term[:-1]: weights for term, weights in terms.items() if term.endswith("~")},
        phrase_sizes={first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()},
    )


@lru_cache(maxsize=1)
def _wide_machine() -> ahocorasick.Automaton:
    machine = ahocorasick.Automaton()
    for term, weights in _shared("section_words_cjk.tsv").items():
        machine.add_word(term, (term, weights))
    machine.make_automaton()
    return machine
