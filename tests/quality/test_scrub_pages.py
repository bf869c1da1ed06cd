"""Scrubbing held to real pages: nothing of their words survives, and they are read as before."""

import pytest
from lxml import html

import corpora
from newsloom.extract.markup import squeeze
from newsloom.extract.page import extract
from newsloom.extract.scrub.page import runs_in, scrub, scrubbed_address, strings_of

EVERY = 9  # of the pages; of all 410 no run survives, and two change by more than a tenth and a paragraph

MAX_MISSED = 0.03  # of parts looked for; a day told by words beside the text, a picture known by its alternative text


def _runs(markup: str) -> set[tuple[str, ...]]:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    return {run for text in strings_of(tree) for run in runs_in(text)}


@pytest.mark.corpora
@pytest.mark.slow
@pytest.mark.parametrize("name", ["fundus", "newspaper4k"])
def test_a_scrubbed_page_has_nothing_of_the_words_and_all_of_the_structure(name: str) -> None:
    missed: list[str] = []
    asked = 0
    for number, row in enumerate(corpora.rows(f"corpora/pages/{name}.jsonl.xz")):
        if number % EVERY or "html" not in row:
            continue
        markup, url = row["html"], row.get("url") or "https://none.example/"
        made = scrub(markup)
        asked += 5
        survived = _runs(markup) & _runs(made)
        assert survived == set(), (row["id"], sorted(survived)[:5])
        real, again = extract(markup, url=url), extract(made, url=scrubbed_address(url, markup))
        # Invented words are judged a little otherwise: a paragraph or two may come or go.
        if abs(_paragraphs(real.text) - _paragraphs(again.text)) > max(2, 0.2 * _paragraphs(real.text)):
            missed.append(f"{row['id']}: paragraphs")
        for field in ("title", "authors", "published_at", "picture"):
            if bool(getattr(real, field)) != bool(getattr(again, field)):
                missed.append(f"{row['id']}: {field}")
    assert len(missed) <= MAX_MISSED * asked, missed


def _paragraphs(text: str) -> int:
    return len([line for line in text.split("\n") if squeeze(line)])
