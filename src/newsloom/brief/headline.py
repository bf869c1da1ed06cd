"""Which of a story's headlines stands for the story."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from newsloom.brief.wording import content_words
from newsloom.model.weave import Doc

# Products of these are compared with shares of common words: a headline of the second kind stands only where a plain one would
# share less than half as much with the others.
QUESTION_LOSS = 0.4  # a question tells nothing
SHOUTING_LOSS = 0.4  # capitals
LABEL_LOSS = 0.4  # "LIVE:", "Opinion |", "… – video": the label tells of the page, not of the event
BAIT_LOSS = 0.4  # "Here's why", "You won't believe": promises what it does not say
SHORT_LOSS, FEWEST_WORDS = 0.7, 4
MOST_WORDS = 16  # words beyond these are not counted as gain
CLEARLY_BETTER = 1.25  # than the standing headline: one more word of four shared with everybody
GROWN_BY = 1.5  # the articles a story has when its headline is looked at again
SHOUTED_SHARE, SHOUTED_CHARS = 0.7, 12  # of the letters; acronyms make two thirds of hardly any headline as long

_LABELS = (
    r"live(?: updates?| blog| coverage| reporting| text)?|as it happened|watch|video|photos?|in pictures|gallery|opinion|analysis"
    r"|editorial|explainer|explained|comment(?:ary)?|column|letters?|podcast|updates?(?: \d+)?|breaking(?: news)?|exclusive|q&a"
    r"|factbox|timeline|what we know(?: so far)?"
)
_LABEL = re.compile(
    rf"^\W*(?:{_LABELS})\b(?:\s*[:|–—]|\s+-\s)|^\s*[【\[][^】\]]{{1,20}}[】\]]|(?:\s[-–—|]\s*|:\s+)(?:{_LABELS})\W*$",
    re.IGNORECASE,
)
_BAIT = re.compile(
    r"""\b(?:you\ won['’]?t\ believe|here(?:['’]s|\ is|\ are)\ (?:why|what|how|the)|this\ is\ (?:why|what|how)|what\ happened\ next
    |(?:all|everything|what)\ you\ need\ to\ know|things?\ (?:to|you(?:\ should)?)\ know|will\ (?:shock|surprise|amaze)\ you|one\ weird
    |the\ real\ reason|goes?\ viral|find\ out\ (?:why|how|what|more)|jaw-dropping|mind-blowing)\b
    |^\W*(?:why|how)\s|!\s*$|(?:\.\.\.|…)\s*$|理由とは|驚きの|まさかの|충격|알고\ ?보니|이유는""",
    re.IGNORECASE | re.VERBOSE,
)


def story_headline(docs: Sequence[Doc]) -> str:
    """Id of the article whose headline shares most with the others; empty for no docs.

    Questions, shouting, baits and labelled headlines give way. Equal ones: English first, then the earliest, then the order
    given. So that a story does not change its name with every article, the choice is made anew only when the story has
    grown by half, over the articles there were then, and the headline that stands gives way only to a clearly better one.
    """
    order = sorted(range(len(docs)), key=lambda index: (_time(docs[index]), index))
    held = [docs[index] for index in order]
    standing, size = 0, 1
    while size <= len(held):
        standing = _chosen(held[:size], standing)
        size = max(size + 1, int(size * GROWN_BY))
    return held[standing].id if held else ""


def _chosen(docs: Sequence[Doc], standing: int) -> int:
    """The place of the best of the headlines, or of the one that stands where the best is not clearly better."""
    worded = [content_words(doc.title)[:MOST_WORDS] for doc in docs]
    uses = Counter(word for words in worded for word in words)
    scores = [_score(doc.title, words, uses) for doc, words in zip(docs, worded, strict=True)]
    best = min(range(len(docs)), key=lambda place: (-scores[place], not _is_english(docs[place]), place))
    if scores[best] >= CLEARLY_BETTER * scores[standing]:
        return best
    becomes_english = _is_english(docs[best]) and not _is_english(docs[standing])
    return best if becomes_english else standing


def _score(title: str, words: Sequence[str], uses: Counter[str]) -> float:
    shared = sum(uses[word] - 1 for word in words)
    return round((shared + 0.1) / math.sqrt(len(words) + 4) * _fitness(title, len(words)), 9)


def _time(doc: Doc) -> float:
    return doc.at if doc.at is not None else float("inf")


def _is_english(doc: Doc) -> bool:
    return doc.language in ("en", "")


def _fitness(title: str, words: int) -> float:
    fitness = 1.0 if title.strip() else 0.0
    if title.rstrip("\"'”’」』").endswith(("?", "？")):
        fitness *= QUESTION_LOSS
    if _is_shouted(title):
        fitness *= SHOUTING_LOSS
    if _LABEL.search(title):
        fitness *= LABEL_LOSS
    if _BAIT.search(title):
        fitness *= BAIT_LOSS
    if words < FEWEST_WORDS:
        fitness *= SHORT_LOSS
    return fitness


def _is_shouted(title: str) -> bool:
    cased = [letter for letter in title if letter.lower() != letter.upper()]
    return len(title) > SHOUTED_CHARS and sum(map(str.isupper, cased)) > SHOUTED_SHARE * max(len(cased), 1)
