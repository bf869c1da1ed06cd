"""Floors of what `tags` reaches on open corpora; raise them when a change earns it, lower them only on purpose."""

import re

import pytest

from corpora import rows
from newsloom.language.read import read
from newsloom.language.sections import section_of
from newsloom.model.reading import Readable, Section

BROADCASTER = {
    "sport": Section.SPORTS,
    "tech": Section.SCIENCE,
    "entertainment": Section.CULTURE,
    "business": Section.BUSINESS,
    "politics": Section.POLITICS,
}


@pytest.mark.corpora
def test_sections_of_a_broadcasters_news_are_found_without_training() -> None:
    news = list(rows("corpora/categories/bbc.jsonl.xz"))
    right = sum(
        section_of(Readable(title=row["title"], text=row["text"])) is BROADCASTER[row["category"]] for row in news
    )
    assert right / len(news) >= 0.895


@pytest.mark.corpora
@pytest.mark.slow
def test_sections_and_hashtags_of_labelled_pages_are_found() -> None:
    labels = list(rows("corpora/pages/labels.jsonl"))
    pages = {
        (name, row["id"]): row["gt"]
        for name in ("fundus", "newspaper4k")
        for row in rows(f"corpora/pages/{name}.jsonl.xz")
    }
    sections = hits = wanted = 0
    for label in labels:
        page = pages[label["set"], label["id"]]
        reading = read(Readable(title=page.get("title") or "", text=page.get("body") or "", url=label["url"]))
        good = {_key(tag) for tag in label["hashtags_good"]}
        sections += reading.section.value in (label["section"], *label["section_alt"])
        hits += sum(_key(tag.tag) in good for tag in reading.hashtags[:5])
        wanted += min(5, len(good))
    assert sections / len(labels) >= 0.92
    assert hits / wanted >= 0.455


def _key(tag: str) -> str:
    return re.sub(r"\W+", "", tag).lower()
