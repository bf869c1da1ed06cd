"""What kind of page it is, told from invented titles, addresses and texts in the languages most news is written in."""

import pytest

from newsloom.extract.body import Block
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.kinds import Shape, kind_of
from newsloom.model.article import Kind

PROSE = "The ferry between Merrow and Skerry will run all winter, the harbour board said after four hours of talks."


def blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(text=text, html=f"<p>{text}</p>") for text in texts)


def kind(
    title="Ferry to Skerry runs all winter",
    path="/news/ferry-to-skerry-runs-all-winter-1234",
    *,
    body=None,
    types=(),
    **said,
):
    shape = Shape(
        url=f"https://merrow.example{path}",
        title=title,
        kicker=said.pop("kicker", ""),
        sections=(),
        linked=LinkedData(types=tuple(types)),
        blocks=blocks(*([PROSE] * 8)) if body is None else body,
        **said,
    )
    return kind_of(shape)


def test_a_plain_news_page_is_an_article():
    assert kind() == Kind.ARTICLE


@pytest.mark.parametrize(
    "title",
    [
        "News Digest: Aug. 4",
        "5 most-read stories this week",
        "Morning briefing: the ferry, the cannery and the weather",
        "World Notes 2025.06.04",
        "Corrections: June 4, 2025",
        "Ten things to know today",
        "Die Nachrichten am Morgen",
        "Nachrichtenüberblick vom Mittwoch",
        "Revue de presse du mercredi",
        "Resumen del día en Merrow",
        "Rassegna stampa di mercoledì",
        "Resumo do dia em Merrow",
        "Nieuwsoverzicht van woensdag",
        "今週のニュースまとめ",
        "メロー市ニュースダイジェスト",
        "모닝 브리핑 6월 4일",
    ],
)
def test_digests_are_roundups(title):
    assert kind(title) == Kind.ROUNDUP


@pytest.mark.parametrize(
    "title",
    [
        "16 new officers join Merrow police",
        "Why Ida Lund is not in our top 10",
        "Merrow named best harbour in the region by its own board",
        "Five sailors saved off Skerry",
        "Police name man shot in Merrow",
        "Weather bureau loses its only forecaster",
        "Lottery winner buys the ferry",
        "Mayor answers 404 letters about the ferry",
        "Minister signs in to the ferry's new booking system",
    ],
)
def test_news_about_numbers_prizes_and_services_stays_news(title):
    assert kind(title) == Kind.ARTICLE


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/index.html",
        "/en/",
        "/world",
        "/news/politics",
        "/wirtschaft/",
        "/deportes",
        "/tag/ferry",
        "/tags/harbour-board/page/2",
        "/search?q=ferry",
        "/topics/skerry",
        "/thema/faehre",
        "/author/dana-kim",
        "/category/news/",
    ],
)
def test_home_section_tag_author_and_search_pages_are_listings(path):
    assert kind("The Merrow Courier", path) == Kind.LISTING


@pytest.mark.parametrize(
    "path",
    ["/?p=1234", "/index.php?id=45", "/security/topics/alert20250604.html", "/topics/why-the-ferry-runs-all-winter"],
)
def test_articles_behind_such_addresses_are_not(path):
    assert kind(path=path) == Kind.ARTICLE


def test_a_page_that_says_it_is_an_article_is_no_listing():
    assert kind(path="/world", types=["NewsArticle"]) == Kind.ARTICLE
    assert kind(path="/world", og_type="article") == Kind.ARTICLE


@pytest.mark.parametrize(
    "title",
    [
        "Horoscope for Wednesday: what the stars hold",
        "Horoskop am Mittwoch",
        "今日の運勢",
        "Powerball winning numbers for Wednesday",
        "Lottozahlen vom Mittwoch",
        "今日の天気",
        "Wordle hints and answer for June 4",
        "The big Merrow quiz: how well do you know the harbour?",
        "TV listings for Wednesday",
        "[부고] 한가람 씨 모친상",
    ],
)
def test_pages_of_service_are_listings(title):
    assert kind(title) == Kind.LISTING


def test_paid_content_recipes_and_products_are_listings():
    assert kind("Anzeige: So fährt man sicher") == Kind.LISTING
    assert kind(kicker="Sponsored") == Kind.LISTING
    assert kind(path="/sponsored/why-ferries-are-fun") == Kind.LISTING
    assert kind(types=["AdvertiserContentArticle"]) == Kind.LISTING
    assert kind(types=["Recipe"]) == Kind.LISTING
    assert kind(types=["Product"]) == Kind.LISTING
    assert kind(types=["Recipe", "NewsArticle"]) == Kind.ARTICLE


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("404 Not Found", "The page you requested could not be found on this server."),
        ("Just a moment...", "Checking your browser before you enter merrow.example."),
        ("Are you a robot?", "Please click the box below to let us know that you are not a robot. " * 4),
        ("Seite nicht gefunden", "Die Seite, die Sie suchen, gibt es nicht mehr. Vielleicht hilft die Suche weiter. " * 4),
        ("ページが見つかりません", "お探しのページは移動したか、削除された可能性があります。" * 6),
        ("The Merrow Courier", "We and our 212 partners store information on a device. Accept all cookies or manage preferences. " * 4),
        ("The Merrow Courier", "Please enable JavaScript in your browser to read this site. It does not work without it. " * 4),
        ("Log in", "Log in with your address and your password to go on reading. " * 5),
        ("Zustimmung erforderlich", "Wir und unsere Partner möchten Cookies setzen. Weiterlesen mit Werbung oder mit einem Abo. " * 4),
    ],
)  # fmt: skip
def test_what_a_server_shows_in_an_articles_place_is_a_stub(title, text):
    assert kind(title, body=blocks(text)) == Kind.STUB


def test_a_teaser_behind_a_wall_is_a_stub_and_a_short_whole_article_is_not():
    teaser = blocks(PROSE, PROSE, PROSE[:80] + "…")
    assert kind(body=teaser, is_paywalled=True) == Kind.STUB
    assert kind(body=blocks(PROSE, PROSE, PROSE), is_paywalled=True) == Kind.ARTICLE


def test_a_page_without_a_body_is_a_stub_unless_it_shows_something_else():
    assert kind(body=()) == Kind.STUB
    assert kind("Watch: the ferry comes in", body=()) == Kind.VIDEO
    assert kind(body=(), types=["VideoObject"]) == Kind.VIDEO
    assert kind("The ferry in pictures", body=()) == Kind.GALLERY


def test_the_notes_of_a_podcast_are_a_stub():
    assert kind("Harbour Talk podcast: winter at sea") == Kind.STUB
    assert kind(path="/podcasts/harbour-talk-12") == Kind.STUB


@pytest.mark.parametrize(
    "title", ["Ferry strike live: talks go on", "Fährstreik im Liveticker", "Grève du bac en direct", "渡船停航 直播"]
)
def test_live_reports_are_long_and_say_so(title):
    assert kind(title, body=blocks(*([PROSE] * 30))) == Kind.LIVE
    assert kind(title) != Kind.LIVE


def test_an_agencys_running_file_is_live():
    assert kind(body=blocks(PROSE, "Here’s the latest:", *([PROSE] * 8))) == Kind.LIVE


@pytest.mark.parametrize(
    ("title", "path", "expected"),
    [
        ("Open the bridge", "/opinion/open-the-bridge", Kind.OPINION),
        ("Kommentar: Öffnet die Brücke", "/a/1", Kind.OPINION),
        ("【社説】橋を開けよ", "/a/1", Kind.OPINION),
        ("[사설] 다리를 열라", "/a/1", Kind.OPINION),
        ("The Bridge review: a span too far", "/film/1", Kind.REVIEW),
        ("Reseña: El puente", "/cine/1", Kind.REVIEW),
    ],
)
def test_opinion_and_review_say_so(title, path, expected):
    assert kind(title, path) == expected
    assert expected.may_enter_stories


def test_many_headings_over_little_text_are_a_list():
    items = [Block(text=f"Bridge {n}", html="", is_heading=True) if n % 2 else blocks(PROSE)[0] for n in range(1, 15)]
    assert kind(body=tuple(items)) == Kind.ROUNDUP
    long = [Block(text=b.text * (1 if b.is_heading else 8), html="", is_heading=b.is_heading) for b in items]
    assert kind(body=tuple(long)) == Kind.ARTICLE
