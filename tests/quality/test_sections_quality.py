"""Floors of learning sections from labelled news (language/sections_learned)."""

import random
import statistics

import pytest

from corpora import rows
from newsloom.language.sections import best_section
from newsloom.language.sections_learned import NOTHING, learn_all, section_shares
from newsloom.model.reading import Readable, Section

BROADCASTER = {
    "sport": Section.SPORTS,
    "tech": Section.SCIENCE,
    "entertainment": Section.CULTURE,
    "business": Section.BUSINESS,
    "politics": Section.POLITICS,
}


@pytest.mark.corpora
def test_half_of_a_broadcasters_news_teaches_the_sections_of_the_other_half() -> None:
    news = [
        (Readable(title=row["title"], text=row["text"]), BROADCASTER[row["category"]])
        for row in rows("corpora/categories/bbc.jsonl.xz")
    ]
    found = []
    for seed in range(3):
        random.Random(seed).shuffle(news)
        half = len(news) // 2
        for taught, asked in ((news[:half], news[half:]), (news[half:], news[:half])):
            state = learn_all(NOTHING, taught)
            right = sum(best_section(section_shares(readable, state)) is section for readable, section in asked)
            found.append(right / len(asked))
    assert statistics.mean(found) >= 0.975
    assert min(found) >= 0.965
