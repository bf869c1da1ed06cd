"""Scrubbing held to real pages: nothing of their words survives, and they are read as before."""

import pytest
from lxml import html

import corpora
from newsloom.extract.markup import squeeze
from newsloom.extract.page import extract
from newsloom.extract.scrub.page import runs_in, scrub, scrubbed_address, strings_of

EVERY = 1  # of the pages; all 410 were looked at when this was written


def _runs(markup: str) -> set[tuple[str, ...]]:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    return {run for text in strings_of(tree) for run in runs_in(text)}


@pytest.mark.corpora
@pytest.mark.slow
@pytest.mark.parametrize("name", ["fundus", "newspaper4k"])
def test_a_scrubbed_page_has_nothing_of_the_words_and_all_of_the_structure(name: str) -> None:
    missed: list[str] = []
    for number, row in enumerate(corpora.rows(f"corpora/pages/{name}.jsonl.xz")):
        if number % EVERY or "html" not in row:
            continue
        markup, url = row["html"], row.get("url") or "https://none.example/"
        made = scrub(markup)
        survived = _runs(markup) & _runs(made)
        missed += [f"{row['id']}: runs {sorted(survived)[:4]}"] if survived else []
        real, again = extract(markup, url=url), extract(made, url=scrubbed_address(url, markup))
        missed += (
            []
            if abs(_paragraphs(real.text) - _paragraphs(again.text)) <= max(1, 0.1 * _paragraphs(real.text))
            else [f"{row['id']}: paragraphs {_paragraphs(real.text)} {_paragraphs(again.text)}"]
        )
        for field in ("title", "authors", "published_at", "picture"):
            if bool(getattr(real, field)) != bool(getattr(again, field)):
                missed.append(f"{row['id']}: {field}")
    assert missed == []


def _paragraphs(text: str) -> int:
    return len([line for line in text.split("\n") if squeeze(line)])
