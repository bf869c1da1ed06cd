"""Hashtags over all full-text articles of the open corpora: no two that are one, and the same again with a little more news."""

import random
from collections import defaultdict
from collections.abc import Iterator

import pytest

from corpora import rows
from newsloom.language.hashtags import hashtags
from newsloom.language.names import acronyms
from newsloom.language.sections import section_of
from newsloom.language.tag_book import TagBook, spelled
from newsloom.language.tag_forms import acronym_of, fold_key, parts, variants
from newsloom.model.reading import Readable

PLAIN = (
    "categories/bbc", "stories/basil", "copies/wire", "quotes/polnear", "dates/timeml", "timelines/timeline17_articles"
)  # fmt: skip
LEAST_CHARS = 400


def articles() -> Iterator[tuple[str, str]]:
    for name in ("fundus", "newspaper4k", "scrapinghub"):
        for row in rows(f"corpora/pages/{name}.jsonl.xz"):
            yield row["gt"].get("title") or "", row["gt"].get("body") or ""
    for name in PLAIN:
        for row in rows(f"corpora/{name}.jsonl.xz"):
            yield row.get("title") or "", row.get("text") or ""


def given(news: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    book = TagBook()
    found = []
    for title, text in news:
        readable = Readable(title=title, text=text)
        found.append(tuple(tag.tag for tag in spelled(hashtags(readable, section_of(readable)), text, book)))
    return [tuple(book.canonical(tag) for tag in tags) for tags in found]


@pytest.mark.corpora
@pytest.mark.slow
def test_no_two_hashtags_are_one_and_a_little_more_news_changes_few() -> None:
    news = [pair for pair in articles() if len(pair[1]) >= LEAST_CHARS]
    random.Random(3).shuffle(news)
    cut = len(news) // 3
    more = news[: cut // 100]
    first, tags = given(news[cut // 100 : cut]), given(news[:cut])
    again = tags[len(more) :]
    same = sum(one == other for one, other in zip(first, again, strict=True))
    assert same / len(first) >= 0.95

    by_key: defaultdict[str, set[str]] = defaultdict(set)
    for own in tags:
        assert len(own) <= 8
        for tag in own:
            by_key[fold_key(tag)].add(tag)
    assert [names for names in by_key.values() if len(names) > 1] == []
    assert [
        (tag, other) for tag in (t for own in tags for t in own) for other in variants(tag) if other in by_key
    ] == []

    explained = {
        (fold_key(long), fold_key(short)) for _, text in news[:cut] for long, short in acronyms(text[:6000]).items()
    }
    apart = [
        (names, long)
        for long, short in explained
        if (names := by_key.get(short))
        and long in by_key
        and acronym_of(next(iter(by_key[long]))) == short
        and len({other for other, one in explained if one == short}) == 1
    ]
    assert apart == []
    long_ones = [tag for names in by_key.values() for tag in names if len(parts(tag)) > 6]
    assert len(long_ones) <= 0.01 * len(by_key)
