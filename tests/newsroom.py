"""A small whole newspaper for the tests of the pages: every kind of thing a page can show, once."""

import datetime as dt
from dataclasses import dataclass

import factories as make
from newsloom.store.models import Article, Source, Story, WeaveState

LONG = " ".join(f"Sentence {number} of the report says what the harbor master saw that day." for number in range(1, 40))
LEDGER_TEXT = (
    "The Harbor Treaty opens fourteen berths at Merrow to Veskan ships. It is eleven pages long.\n"
    "A shared fund of 2.4 billion crowns pays for the quays.\n" + LONG + "\n"
    "The assembly in Merrow votes next week."
)
LEDGER_HTML = (
    '<p>The <a href="https://ledger.example/treaty" onclick="x()">Harbor Treaty</a> opens fourteen <b>berths at'
    ' Merrow to Veskan ships</b>. It is eleven pages long.</p><figure><img src="https://ledger.example/quay.jpg" style="x">'
    "</figure><p>A shared fund of 2.4 billion crowns pays for the quays.</p><p>" + LONG + "</p>"
    "<p>The assembly in Merrow votes <em>next</em> week.</p><script>alert(1)</script>"
)
POINTS = (
    "The Harbor Treaty opens fourteen berths at Merrow to Veskan ships.",
    "A shared fund of 2.4 billion crowns pays for the quays.",
    "The assembly in Merrow votes next week.",
)


@dataclass(frozen=True)
class Newsroom:
    ledger: Source
    article: Article  # with markup, key points, picture, hashtags, versions
    origin: Article  # agency report with two copies
    story: Story
    merged: Story
    japanese: Article
    single: Article


def newsroom() -> Newsroom:
    """Fills the tables."""
    WeaveState.objects.create(generation=1)
    ledger = make.a_source("Port Arden Ledger", home_url="https://ledger.example/", category="Islands")
    wire = make.a_source("Sternlight")
    mirror, bulletin = make.a_source("East Veska Mirror"), make.a_source("Fenmouth Bulletin")
    shiomi = make.a_source("汐見日報", language="ja", slug="汐見日報")
    article = make.an_article(
        ledger,
        title="What the treaty says, clause by clause",
        text=LEDGER_TEXT,
        html=LEDGER_HTML,
        points=POINTS,
        tags=("HarborTreaty", "Veska-Calder", "Ports"),
        authors=[{"name": "Oriel Tamm", "is_organisation": False}, {"name": "Jun Averill", "is_organisation": False}],
        standfirst="Fourteen berths, one fund and a clause in brackets.",
        dateline="MERROW",
        image_url="https://ledger.example/harbor.jpg",
        image_caption="The eastern quay at Merrow on Wednesday.",
        image_credit="Pell Ostrander / Sternlight",
    )
    make.an_edit(article, before=LEDGER_TEXT.replace("next week", "in a month"))
    origin = make.an_article(
        wire, title="Treaty to be signed in Merrow", agency="Sternlight", minutes_ago=200, tags=("HarborTreaty",)
    )
    copies = [
        make.an_article(source, title="Door to Merrow opens", agency="Sternlight", minutes_ago=minutes)
        for source, minutes in ((mirror, 180), (bulletin, 160))
    ]
    make.copies_of(origin, *copies, agency="Sternlight")
    japanese = make.an_article(
        shiomi,
        title="港湾条約、28日に署名へ",
        text="カルダー諸島のマレン首相は12日、港湾条約に署名すると発表した。九年ぶりとなる。",
        language="ja",
        tags=("HarborTreaty",),
        minutes_ago=90,
    )
    story = make.a_story(
        article, origin, *copies, japanese, rank=9.5, points=(POINTS[0], "A shared fund pays for them.")
    )
    make.because(article, origin)
    vehrin = make.an_entity("Tomas Vehrin")
    make.a_mention(article, make.an_entity("Merrow", "place"))
    make.a_mention(article, vehrin, "harbor master")
    make.a_statement(article, "The assembly in Merrow votes next week.", vehrin)
    make.a_statement(origin, "A shared fund pays for them.", vehrin, via="Sternlight", said_on="2026-11-11")
    make.because(japanese, article, shared_words=["港湾条約"])
    merged = make.a_story(make.an_article(title="Berths at Merrow"), merged_into=story, rank=3.0)
    merged_again = make.a_story(make.an_article(title="Berths, once more"), merged_into=merged, rank=3.0)
    single = make.an_article(
        bulletin, title="Two held over forged catch papers", section="Crime & Justice", minutes_ago=700
    )
    make.a_story(single, rank=1.5)
    for number, section in enumerate(
        ("World", "World", "World", "World", "World", "Sports", "Health", "Sports", "Sports"), 1
    ):
        other = make.an_article(
            ledger, title=f"Island ferries run in winter {number}", section=section, minutes_ago=50 * number
        )
        make.a_story(other, make.an_article(bulletin, title=f"Ferries {number}", section=section), rank=8 - number / 2)
    _feeds(ledger, wire, mirror, bulletin)
    return Newsroom(ledger, article, origin, story, merged_again, japanese, single)


def _feeds(*sources: Source) -> None:
    fine, failing, gone, new = sources
    feed = make.a_feed(fine, title="Latest")
    for days_ago in range(14):
        make.a_day(feed, days_ago, new=3 + days_ago % 5)
    broken = make.a_feed(
        failing,
        failures=4,
        error_code="fetch.timeout",
        error_text="sternlight.example took longer than 30 seconds to answer.",
        last_success_at=make.NOW - dt.timedelta(days=2),
    )
    make.a_day(broken, 0, looks=5, failed=5, new=0)
    make.a_feed(gone, gone=True, error_code="fetch.gone", error_text="The address answers 410 Gone.", failures=1)
    make.a_feed(new, last_fetch_at=None, last_success_at=None, next_fetch_at=None)
