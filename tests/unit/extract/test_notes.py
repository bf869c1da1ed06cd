"""Correction notes beside an article's body."""

import pytest

from newsloom.extract.markup import read_page
from newsloom.extract.notes import read_notes
from newsloom.model.article import CorrectionKind

NOTE = "Correction: An earlier version of this article gave the wrong name of the pilot."
BODY = "<p>The harbor master of Merrow counted fourteen berths.</p>"


@pytest.mark.parametrize(
    "markup",
    [
        "<article>{body}<aside>{note}</aside></article>",
        "<article>{body}<footer><p>{note}</p></footer></article>",
        "<main>{body}</main><div class='story-correction'><p>{note}</p></div>",
        "<main>{body}</main><p id='correction-1'>{note}</p>",
        "<article>{body}<aside><h4>Correction</h4><p>{note}</p></aside></article>",
    ],
)
def test_a_note_is_found_in_its_box_once(markup: str) -> None:
    page = read_page(f"<html><body>{markup.format(body=BODY, note=NOTE)}</body></html>")
    assert [(note.kind, note.text) for note in read_notes(page)] == [(CorrectionKind.CORRECTION, NOTE)]


@pytest.mark.parametrize(
    "markup",
    [
        "<article>{body}<aside><p><a href='/x'>{note}</a></p></aside></article>",
        "<article>{body}<div class='correction-link'>Spotted an error? Tell us.</div></article>",
        "<article>{body}</article><footer>{note}</footer>",
    ],
    ids=["a link to another article", "an invitation", "outside the article"],
)
def test_what_is_no_note_of_this_article_is_left(markup: str) -> None:
    page = read_page(f"<html><body>{markup.format(body=BODY, note=NOTE)}</body></html>")
    assert read_notes(page) == ()
