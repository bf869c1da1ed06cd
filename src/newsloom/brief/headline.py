"""Which of a story's headlines stands for the story."""

import re
from collections import Counter
from collections.abc import Sequence

from newsloom.brief.wording import content_words
from newsloom.model.weave import Doc

QUESTION_LOSS = 0.5  # a question tells nothing
SHOUTING_LOSS = 0.6  # all capitals
LABEL_LOSS = 0.6  # "LIVE:", "Opinion |", "Watch:": the label tells of the page, not of the event
SHORT_LOSS, FEWEST_WORDS = 0.7, 4
MOST_WORDS = 16  # words beyond these are not counted as gain

_LABEL = re.compile(
    r"^\W*(?:live|watch|video|photos?|in pictures|opinion|analysis|editorial|explainer|explained|comment|column|podcast"
    r"|update(?: \d)?|breaking|exclusive|q&a|factbox|timeline)\b\s*[:|–—]|^\s*[【\[][^】\]]{1,20}[】\]]",
    re.IGNORECASE,
)


def story_headline(docs: Sequence[Doc]) -> str:
    """Id of the article whose headline shares most with the others; empty for no docs.

    Questions, shouting and labelled headlines give way. Equal ones: English first, then the earliest, then the order given.
    """
    worded = [content_words(doc.title)[:MOST_WORDS] for doc in docs]
    uses = Counter(word for words in worded for word in words)
    best: tuple[tuple[float, bool, float, int], str] | None = None
    for index, (doc, words) in enumerate(zip(docs, worded, strict=True)):
        shared = sum(uses[word] - 1 for word in words)
        score = round((shared + 0.1) / (len(words) + 4) ** 0.5 * _fitness(doc.title, len(words)), 9)
        rank = (-score, doc.language not in ("en", ""), doc.at if doc.at is not None else float("inf"), index)
        if best is None or rank < best[0]:
            best = rank, doc.id
    return best[1] if best else ""


def _fitness(title: str, words: int) -> float:
    fitness = 1.0 if title.strip() else 0.0
    if title.rstrip("\"'”’」』").endswith(("?", "？")):
        fitness *= QUESTION_LOSS
    if len(title) > 12 and title.isupper():
        fitness *= SHOUTING_LOSS
    if _LABEL.match(title):
        fitness *= LABEL_LOSS
    if words < FEWEST_WORDS:
        fitness *= SHORT_LOSS
    return fitness
