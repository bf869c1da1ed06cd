"""The body of invented pages, judged by the shipped model."""

import numpy as np
import pytest

from newsloom.extract.block_model import expected_f1, probabilities
from newsloom.extract.body import read_body
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.markup import read_page

TITLE = "Harbour bridge in Merrow to reopen after four years"
PROSE = (
    "The swing bridge over the inner harbour will open to walkers on Saturday, the port authority of Merrow said on Tuesday.",
    "Its steel was found to be cracked four years ago, and the town has lived with a ferry ever since, which many had come to like.",
    "“We have waited for this as one waits for a tooth to stop aching,” said Ida Vance, who sells coffee on the east quay.",
    "The repair cost eleven million crowns, twice what the council had set aside, and took eighteen months longer than planned.",
    "Cyclists will have to dismount until a second lane is finished, which the authority expects before the first frost.",
)
TEASERS = "".join(
    f"<li class='teaser'><a href='/s/{n}'><h3>{head}</h3></a><p>{say}</p></li>"
    for n, (head, say) in enumerate(
        (
            (
                "Ferry crews ask for a pension",
                "Crews of the harbour ferry met the mayor to speak about what comes after the bridge.",
            ),
            (
                "A tram for the upper town",
                "Planners showed three routes, and none of them passes the hospital as was hoped.",
            ),
            (
                "Storm took nine roofs",
                "The wind of Sunday night was the strongest since the station began to write it down.",
            ),
        )
    )
)


def page(inner, head=""):
    return read_page(
        f"<html><head><title>{TITLE}</title>{head}</head><body>"
        "<header class='masthead'><a href='/'>The Merrow Post</a></header><nav><a href='/news'>News</a></nav>"
        f"{inner}<footer><p>© The Merrow Post</p></footer></body></html>",
        url="https://post.example/news/bridge",
    )


def text_of(inner, linked=None):
    found = read_body(page(inner), linked or LinkedData(), title=TITLE)
    return "\n".join(block.text for block in found.blocks if block.text)


def paragraphs(lines=PROSE):
    return "".join(f"<p>{line}</p>" for line in lines)


def test_the_article_is_found_and_the_teasers_are_not():
    inner = f"<main><article><h1>{TITLE}</h1>{paragraphs()}</article><aside class='related'><h2>More stories</h2><ul>{TEASERS}</ul></aside></main>"
    assert text_of(inner) == "\n".join(PROSE)


def test_an_article_split_over_several_containers_is_joined():
    inner = (
        f"<main><h1>{TITLE}</h1><div class='text-block'>{paragraphs(PROSE[:2])}</div><div class='ad-slot'>Advertisement</div>"
        f"<div class='text-block'>{paragraphs(PROSE[2:4])}</div><div class='text-block'>{paragraphs(PROSE[4:])}</div></main>"
    )
    assert text_of(inner) == "\n".join(PROSE)


def test_text_said_twice_is_kept_once():
    inner = f"<article><h1>{TITLE}</h1>{paragraphs()}<div class='print-version'>{paragraphs()}</div></article>"
    assert text_of(inner).removeprefix(f"{TITLE}\n") == "\n".join(PROSE)


def test_a_heading_with_nothing_below_is_no_part_of_it():
    inner = f"<article><h1>{TITLE}</h1>{paragraphs(PROSE[:3])}<h2>What comes next</h2>{paragraphs(PROSE[3:])}<h2>Topics in this article</h2></article>"
    lines = text_of(inner).split("\n")
    assert "What comes next" in lines
    assert lines[-1] == PROSE[-1]


def test_a_body_only_json_ld_holds_is_taken_from_there():
    linked = LinkedData(types=("NewsArticle",), body="\n".join(PROSE))
    assert text_of("<div id='app'></div>", linked) == "\n".join(PROSE)


def test_a_page_without_a_body_has_no_blocks():
    assert read_body(page("<div id='app'></div>"), LinkedData(), title=TITLE).blocks == ()


def test_lines_beside_the_article_are_told_for_its_credit():
    inner = f"<article><h1>{TITLE}</h1>{paragraphs()}<p class='credit'>© 2026 Northern Wire. All rights reserved.</p></article>"
    found = read_body(page(inner), LinkedData(), title=TITLE)
    said = (*found.foot, *(block.text for block in found.blocks))
    assert any("Northern Wire" in line for line in said)


def test_pictures_inside_the_article_are_figures_and_the_lead_picture_is_not_shown_again():
    inner = (
        f"<article><h1>{TITLE}</h1><figure><img src='/p/lead-harbour-0001.jpg'><figcaption>The bridge.</figcaption></figure>"
        f"{paragraphs(PROSE[:2])}<figure><img src='/p/quay.jpg' alt='The quay'><figcaption>The east quay at dawn.</figcaption></figure>"
        f"{paragraphs(PROSE[2:])}<img src='/icon.png' width='16'></article>"
    )
    found = read_body(
        page(inner),
        LinkedData(),
        title=TITLE,
        lead_picture="https://post.example/p/lead-harbour-0001.jpg",
    )
    html = "\n".join(block.html for block in found.blocks)
    assert '<img src="https://post.example/p/quay.jpg" alt="The quay">' in html
    assert "<figcaption>The east quay at dawn.</figcaption>" in html
    assert "lead-harbour" not in html and "icon.png" not in html


def test_the_models_words_on_an_invented_page_stay_what_they_were():
    from newsloom.extract.block_features import features
    from newsloom.extract.blocks import cut

    inner = f"<main><article><h1>{TITLE}</h1>{paragraphs()}</article><aside class='related'><ul>{TEASERS}</ul></aside></main>"
    parts = cut(page(inner).tree)
    sure = probabilities(features(parts, LinkedData(), title=TITLE, description=""))
    of_article = [any(line == block.text for line in PROSE) for block in parts.blocks]
    assert min(p for p, own in zip(sure, of_article, strict=True) if own) > 0.8
    assert max(p for p, own in zip(sure, of_article, strict=True) if not own) < 0.5


@pytest.mark.parametrize(
    ("sure", "words", "expected"),
    [
        ([1.0, 0.0], [50, 50], 1.0),
        ([0.5, 0.5], [50, 50], 2 / 3),
        ([0.0, 0.0], [50, 50], 0.0),
        ([], [], 0.0),
    ],
)
def test_the_expected_f1_is_that_of_the_best_choice(sure, words, expected):
    found = expected_f1(np.array(sure, dtype=np.float32), np.array(words, dtype=np.float32))
    assert found == pytest.approx(expected)
