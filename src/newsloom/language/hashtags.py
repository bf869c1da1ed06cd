"""Curated hashtags: few and good, each in one canonical spelling, each with the words it came from."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsloom.language.lexicon import folded
from newsloom.language.names import Name, is_generic, proper_names, spelling_key
from newsloom.language.native import native_names
from newsloom.language.relations import Pair, pair_of
from newsloom.language.sections import printed_section
from newsloom.language.tag_forms import name_tag
from newsloom.language.vocabulary import Kind, Mention, camel, countries, known_as, mentions
from newsloom.model.reading import Hashtag, Readable, Section, Span
from newsloom.text.sentences import sentence_spans

READ_CHARS = 6000  # of the text; what matters is named by then
MOST_TAGS = 8
MOST_COUNTRIES = 3
MOST_SPANS = 6  # shown for one tag
OPENING_CHARS = 500  # headline, lead and second paragraph
MIN_SCORE = 1.9  # a name told once outside headline and opening stays below; found by eye on open pages
TITLE_GAIN, OPENING_GAIN = 2.0, 0.7
OWN_TAG_GAIN = 1.2  # the publisher set it
PAIR_GAIN, POLITICS_GAIN = 3.0, 3.4  # such a tag stands beside the second-best name
PAIR_LOSS, PAIR_STEP = 0.35, 0.5  # the pair says what its states say; further tags of the pair stand behind its people
POLITICS_SHARE = 0.6  # of all mentions of states, for "…Politics"
MANY_TAGS = 12  # a publisher who sets more tags than these sets them for search engines
CAPITAL_NOUNS = frozenset({"de", "lb"})  # languages in which a capital alone does not make a name
SENTENCE_CASE = 0.3  # share of a headline's longer words in lower case above which its capitals mean names
# How much a mention weighs by kind: an adjective says less than a name, a subject's word less than a proper name.
WEIGHTS = {
    Kind.COUNTRY: 1.0, Kind.ADJECTIVE: 0.6, Kind.CAPITAL: 0.8, Kind.ORGANISATION: 1.0, Kind.PERSON: 1.15, Kind.PLACE: 1.0,
    Kind.EVENT: 1.1, Kind.TOPIC: 0.9, Kind.NAME: 1.05, Kind.PUBLISHER: 1.0,
}  # fmt: skip
_CODE = re.compile(
    r"\d{3}(?!\d?\b)|\d{5}|\.\w|[_/]|\bnewsletter|\bstory ?\d"
)  # "Package 112600", "site.example": for machines
_YEARLY = frozenset({"Election", "Budget", "Olympics"})
_YEAR = re.compile(
    r"\b(20\d\d) (?:[\w.]+ ){0,2}(?:election|budget|olympics)|(?:election|budget|olympics)(?: of| in)? (20\d\d)\b", re.I
)


@dataclass(slots=True)
class _Candidate:
    tag: str
    kind: Kind
    weight: float = 0.0  # weighted mentions in the text
    titled: bool = False
    gain: float = 0.0
    spans: list[Span] = field(default_factory=list)

    def score(self) -> float:
        opening = any(span.field == "text" and span.start < OPENING_CHARS for span in self.spans)
        told = math.log2(1 + self.weight) + TITLE_GAIN * self.titled + OPENING_GAIN * opening
        return told * WEIGHTS[self.kind] + self.gain


def hashtags(readable: Readable, section: Section) -> tuple[Hashtag, ...]:
    """At most eight, best first. `score` is in 0..1; every tag has a span into text, title or the publisher's tags.

    Spans of field "tags" count in the publisher's tags joined by newlines.
    """
    text, title = readable.text[:READ_CHARS], readable.title[:400]
    in_text, in_title = mentions(text), mentions(title)
    found: dict[str, _Candidate] = {}
    year = _YEAR.search(f"{title}\n{text}")
    _add_mentions(found, in_title, "title", year)
    _add_mentions(found, in_text, "text", year)
    _add_names(found, title, text, readable.language)
    _add_publisher_tags(found, readable.publisher_tags, title, text)
    pair = pair_of(title, text, in_title, in_text)
    if pair:
        _add_pair(found, pair)
    elif section is Section.POLITICS:
        _add_politics(found, in_text)
    return _chosen(found.values())


def _candidate(found: dict[str, _Candidate], tag: str, kind: Kind) -> _Candidate:
    return found.setdefault(spelling_key(tag), _Candidate(tag, kind))


def _add_mentions(
    found: dict[str, _Candidate], mentioned: Sequence[Mention], where: str, year: re.Match[str] | None
) -> None:
    for mention in mentioned:
        kind, tag = mention.known.kind, mention.known.tag
        if year and tag in _YEARLY and tag.lower() in year.group().lower():
            tag, kind = f"{tag}{year[1] or year[2]}", Kind.EVENT
        candidate = _candidate(found, tag, Kind.COUNTRY if kind is Kind.ADJECTIVE else kind)
        candidate.titled |= where == "title"
        candidate.weight += WEIGHTS[kind] if where == "text" else 0.0
        candidate.spans.append(Span(start=mention.start, end=mention.end, field=where))


def _add_names(found: dict[str, _Candidate], title: str, text: str, language: str) -> None:
    """Names of the text and of a headline in sentence case; a headline in title case only confirms names."""
    headline = f" {folded(title)} "
    ahead = f"{title}\n" if _is_sentence_case(title) else ""
    whole = ahead + text
    if language in ("ja", "ko"):
        names: Iterable[Name] = native_names(whole)
    else:
        names = proper_names(whole, {start for start, _ in sentence_spans(whole)})
        if language in CAPITAL_NOUNS:
            names = [name for name in names if " " in name.name or name.name.isupper()]
    for name in names:
        known = known_as(name.name)
        tag, kind = (known.tag, known.kind) if known else (name_tag(name.name), Kind.NAME)
        if all(end <= len(title) for _, end in name.spans) and ahead and mentions(name.name) and not known:
            continue  # "Japan OKs": a headline's verb behind a name counted already
        candidate = _candidate(found, tag, kind)
        old = {(span.start, span.end, span.field) for span in candidate.spans}
        for start, end in name.spans:
            field_name, shift = ("title", 0) if end <= len(title) and ahead else ("text", len(ahead))
            if (start - shift, end - shift, field_name) not in old:
                candidate.spans.append(Span(start=start - shift, end=end - shift, field=field_name))
                candidate.weight += field_name == "text"
        candidate.titled |= _is_in_headline(name, headline)


def _is_sentence_case(title: str) -> bool:
    longer = [word for word in title.split()[1:] if len(word) > 3 and word[0].isalpha()]
    return bool(longer) and sum(word[0].islower() for word in longer) > SENTENCE_CASE * len(longer)


def _is_in_headline(name: Name, headline: str) -> bool:
    """The name, or its last word where that is no common word, stands whole in the headline."""
    full = folded(name.name)
    if f" {full} " in headline:
        return True
    last = full.rpartition(" ")[2]
    if not 0 < full.count(" ") < 3 or len(last) < 4 or f" {last} " not in headline or full.startswith(("of ", "the ")):
        return False
    known = known_as(last)
    return (known is None or known.kind is Kind.PERSON) and len(name.spans) > 1


def _add_publisher_tags(found: dict[str, _Candidate], tags: Sequence[str], title: str, text: str) -> None:
    """The publisher's own, unless they name a section, a format or half a sentence."""
    many = len(tags) > MANY_TAGS
    where = 0
    for tag in tags[: 2 * MANY_TAGS]:
        start, where = where, where + len(tag) + 1
        name = tag.strip().lstrip("#")
        known = known_as(name)
        if not known and not _is_telling(name):
            continue
        candidate = _candidate(found, known.tag if known else name_tag(name), known.kind if known else Kind.PUBLISHER)
        told = name.casefold() in title.casefold() or name.casefold() in text[: 2 * OPENING_CHARS].casefold()
        candidate.titled |= name.casefold() in title.casefold()
        candidate.gain = max(candidate.gain, OWN_TAG_GAIN if told else OWN_TAG_GAIN / 4 if many else MIN_SCORE)
        candidate.spans.append(Span(start=start, end=start + len(tag), field="tags"))


def _is_telling(tag: str) -> bool:
    words = folded(tag).split()
    if (
        _CODE.search(tag)
        or printed_section(tag)
        or not 2 < len(tag) <= 30
        or not 0 < len(words) <= 3
        or tag[:1].isdigit()
    ):
        return False
    return not all(is_generic(word) for word in words)


def _add_pair(found: dict[str, _Candidate], pair: Pair) -> None:
    best = max((c.score() for c in found.values() if c.kind is Kind.COUNTRY), default=MIN_SCORE)
    for candidate in found.values():
        if candidate.kind is Kind.COUNTRY:
            candidate.gain -= PAIR_LOSS * candidate.score()
    for place, tag in enumerate(pair.tags):
        candidate = _candidate(found, tag, Kind.EVENT)
        candidate.gain = max(best, PAIR_GAIN) - PAIR_STEP * place
        candidate.spans += [Span(start=start, end=end) for start, end in pair.spans]


def _add_politics(found: dict[str, _Candidate], in_text: Sequence[Mention]) -> None:
    """ "USPolitics" for domestic politics: nearly every mention of a state is of that one."""
    counts: Counter[str] = Counter(m.known.country for m in in_text if m.known.country)
    if not counts:
        return
    code, count = counts.most_common(1)[0]
    if count >= 3 and count >= POLITICS_SHARE * sum(counts.values()):
        country = countries()[code]
        short = {"US": "US", "GB": "UK"}.get(code) or camel(country.adjective)
        candidate = _candidate(found, f"{short}Politics", Kind.EVENT)
        candidate.gain = POLITICS_GAIN
        candidate.spans += [Span(start=m.start, end=m.end) for m in in_text if m.known.country == code]


def _chosen(found: Iterable[_Candidate]) -> tuple[Hashtag, ...]:
    ranked = sorted(((c.score(), c) for c in found if c.tag and c.spans), key=lambda item: (-item[0], item[1].tag))
    chosen: list[_Candidate] = []
    result: list[Hashtag] = []
    nations = 0
    for score, candidate in ranked:
        if score < MIN_SCORE or len(result) == MOST_TAGS:
            break
        nations += candidate.kind is Kind.COUNTRY
        if (candidate.kind is Kind.COUNTRY and nations > MOST_COUNTRIES) or _is_told(candidate, chosen):
            continue
        chosen.append(candidate)
        spans = sorted(candidate.spans, key=lambda span: (span.field != "text", span.start))[:MOST_SPANS]
        result.append(Hashtag(tag=candidate.tag, score=round(1 - math.exp(-score / 4), 4), spans=tuple(spans)))
    return tuple(result)


def _is_told(candidate: _Candidate, chosen: Sequence[_Candidate]) -> bool:
    """Whether a better tag holds this one (Lee in LeeJae-myung), or a name only spells a chosen one out."""
    key = spelling_key(candidate.tag)
    if candidate.kind not in (Kind.NAME, Kind.PUBLISHER, Kind.TOPIC):
        return False
    for other in chosen:
        held = spelling_key(other.tag)
        if key in held or (held in key and other.kind in (Kind.NAME, Kind.PUBLISHER)):
            return True
    return False
