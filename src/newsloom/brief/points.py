"""Key points: the sentences that say most of an article or a story, taken as they stand, each with its place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsloom.brief.wording import after_dateline, content_words, is_dangling, is_fit, is_wide
from newsloom.model.reading import KeyPoint, Span
from newsloom.model.weave import Doc
from newsloom.text.sentences import sentence_spans

READ_CHARS = 20_000  # of one article
MOST_SENTENCES = 40  # of one article; news says what matters early
MOST_DOCS = 30  # of one story, in the order given
SAME_SENTENCES = 0.5  # share of an article's sentences found in an earlier one that makes it its copy
REPEATS = 0.45  # share of the smaller sentence's content words shared: the same statement told again
OPENING_GAIN, OPENING_FADE = 1.0, 4.0  # the first sentence counts twice, the fifth half of that gain
TITLE_GAIN = 0.5  # a word of the headline counts half as much again
DANGLING_LOSS = 0.45  # factor for "But he …"
QUOTED_LOSS = 0.75  # factor for a sentence that is mostly somebody's words
USED_LOSS = 0.6  # factor for each point already taken from the same article of a story


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    doc: int  # index among the docs
    group: int  # index of the first doc this one copies, or its own
    place: int  # index of the sentence in its article
    start: int
    end: int
    text: str
    words: frozenset[str]


def key_points(docs: Sequence[Doc], *, limit: int = 4) -> tuple[KeyPoint, ...]:
    """At most `limit` sentences: of one article in reading order, of several the most shared first.

    Each is a run of the article's text as stored (`span`), a dateline at its front left out. A statement told by
    several outlets is given once; copies of one text count as one outlet. The same docs give the same points.
    """
    read = docs[:MOST_DOCS]
    candidates = _in_main_language(_candidates(read), read)
    weights = _word_weights(candidates, read)
    chosen: list[_Candidate] = []
    pool = [(candidate, _score(candidate, weights)) for candidate in candidates]
    while pool and len(chosen) < limit:
        several = len({candidate.group for candidate in candidates}) > 1
        ranked = [(_with_spread(c, score, chosen, several=several), -c.doc, -c.place, c) for c, score in pool]
        best = max(ranked, key=lambda row: row[:3])[3]
        chosen.append(best)
        pool = [item for item in pool if not _repeats(item[0], best)]
    if len(read) == 1:
        chosen.sort(key=lambda candidate: candidate.start)
    return tuple(KeyPoint(text=c.text, article_id=read[c.doc].id, span=Span(start=c.start, end=c.end)) for c in chosen)


def _candidates(docs: Sequence[Doc]) -> list[_Candidate]:
    found: list[_Candidate] = []
    first_told: dict[str, int] = {}
    for index, doc in enumerate(docs):
        text = doc.text[:READ_CHARS]
        spans = sentence_spans(text)[:MOST_SENTENCES]
        told = [text[start:end] for start, end in spans]
        group = _copied_from(told, first_told, index)
        for sentence in told:
            first_told.setdefault(sentence, group)
        for place, (start, end) in enumerate(spans):
            start += after_dateline(text[start:end])
            sentence = text[start:end]
            if end < READ_CHARS and is_fit(sentence):
                found.append(
                    _Candidate(
                        doc=index, group=group, place=place, start=start, end=end, text=sentence,
                        words=frozenset(content_words(sentence)),
                    )
                )  # fmt: skip
    return found


def _in_main_language(candidates: list[_Candidate], docs: Sequence[Doc]) -> list[_Candidate]:
    """Those in the language most articles with anything to say are in: a translation repeats what was said."""
    spoken = {
        index: docs[index].language or ("wide" if is_wide(docs[index].text[:300]) else "en")
        for index in range(len(docs))
    }
    speakers = Counter(spoken[index] for index in {candidate.doc for candidate in candidates})
    if len(speakers) < 2:
        return candidates
    main = min(speakers, key=lambda language: (-speakers[language], language != "en", language))
    return [candidate for candidate in candidates if spoken[candidate.doc] == main]


def _copied_from(told: Sequence[str], first_told: dict[str, int], index: int) -> int:
    """The earlier article that most of these sentences stand in, else the article's own index."""
    owners = Counter(first_told[sentence] for sentence in told if sentence in first_told)
    if owners:
        owner, shared = min(owners.most_common(), key=lambda item: (-item[1], item[0]))
        if shared >= SAME_SENTENCES * len(told):
            return owner
    return index


def _word_weights(candidates: Sequence[_Candidate], docs: Sequence[Doc]) -> dict[str, float]:
    """How much each word tells: by the outlets that use it, within one article by the sentences that do."""
    by_group: dict[str, set[int]] = {}
    uses: Counter[str] = Counter()
    for candidate in candidates:
        uses.update(candidate.words)
        for word in candidate.words:
            by_group.setdefault(word, set()).add(candidate.group)
    groups = len({candidate.group for candidate in candidates})
    titled = Counter(word for doc in docs for word in content_words(doc.title))
    return {
        word: ((len(by_group[word]) / groups) ** 2 + 0.1 if groups > 1 else min(count, 6) ** 0.5)
        * (1 + TITLE_GAIN * min(1.0, titled[word] / max(1, groups)))
        for word, count in uses.items()
    }


def _score(candidate: _Candidate, weights: dict[str, float]) -> float:
    if not candidate.words:
        return 0.0
    score: float = sum(weights[word] for word in sorted(candidate.words)) / (len(candidate.words) + 6) ** 0.75
    score *= 1 + OPENING_GAIN / (1 + candidate.place / OPENING_FADE)
    if is_dangling(candidate.text):
        score *= DANGLING_LOSS
    if candidate.text[:1] in "\"'“‘「『«":
        score *= QUOTED_LOSS
    return score


def _with_spread(candidate: _Candidate, score: float, chosen: Sequence[_Candidate], *, several: bool) -> float:
    """The score after losses for what was taken already, rounded so that equal sums compare equal everywhere."""
    if several:
        for taken in chosen:
            score *= USED_LOSS if candidate.group == taken.group else 1.0
    shared = max((_overlap(candidate.words, taken.words) for taken in chosen), default=0.0)
    return round(score * (1 - shared), 9)


def _repeats(one: _Candidate, other: _Candidate) -> bool:
    return one is other or one.text == other.text or _overlap(one.words, other.words) >= REPEATS


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
