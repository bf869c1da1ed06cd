"""One article under many addresses, guids and titles; many articles under one address: what is stored."""

import pytest

from house import FEED, PAGE, WORDS, House, page, rss
from newsloom.errors import FetchTimeout, HttpStatus
from newsloom.model.fetched import Fetched
from newsloom.testing.fetcher import Answer, ScriptedFetcher

OTHER_FEED = "https://ledger.example/sport"
TITLE, TEXT = "Berths open at Merrow", WORDS * 6
STORM, STORM_TEXT = "Storm shuts schools along the coast", "Gusts of fifty knots tore at the roofs of Cape Sorrel. " * 9


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


def house(*feeds: Answer, pages: dict[str, Answer | list[Answer]]) -> House:
    """A house with one feed that gives these in turn."""
    made = House(ScriptedFetcher({FEED: list(feeds), **pages}))
    made.subscribe()
    return made


def looked(made: House, times: int = 2) -> int:
    """How many new articles so many looks brought."""
    return sum(looked.new for _ in range(times) for looked in made.look())


def test_a_new_guid_for_the_same_address_makes_no_second_article() -> None:
    made = house(rss(("1", TITLE, PAGE)), rss(("2", TITLE, PAGE)), pages={PAGE: page(TITLE)})
    assert looked(made) == 1
    assert made.fetcher.urls.count(PAGE) == 1


def test_a_new_guid_and_title_for_the_same_address_make_no_second_article() -> None:
    made = house(rss(("1", TITLE, PAGE)), rss(("2", "Fourteen berths open", PAGE)), pages={PAGE: page(TITLE)})
    assert looked(made) == 1


def test_a_title_rewritten_whole_under_a_new_guid_is_an_edit_where_the_page_is_the_same() -> None:
    retitled = "Harbor treaty reached after nine years"
    feeds = rss(("1", TITLE, PAGE), hour=5), rss(("2", retitled, PAGE), hour=7)
    made = house(*feeds, pages={PAGE: [page(TITLE), page(retitled)]})
    assert looked(made, 3) == 1
    assert made.titles() == [retitled]
    assert len(made.store.versions(made.ids()[0])) == 1
    assert made.fetcher.urls.count(PAGE) == 2


@pytest.mark.parametrize(
    "link",
    [
        "http://ledger.example/treaty",
        "https://www.ledger.example/treaty/",
        "https://m.ledger.example/treaty",
        "https://ledger.example/treaty/amp",
        "https://ledger.example/treaty?amp=1",
        "https://ledger.example/treaty?utm_source=sport&fbclid=1#top",
        "https://ledger-example.cdn.ampproject.org/c/s/ledger.example/treaty",
    ],
)
def test_two_feeds_with_variants_of_one_address_store_it_once(link: str) -> None:
    made = house(
        rss(("1", TITLE, PAGE)), pages={OTHER_FEED: rss(("x", TITLE, link)), PAGE: page(TITLE), link: page(TITLE)}
    )
    made.subscribe(OTHER_FEED)
    assert looked(made) == 1
    assert made.titles() == [TITLE]


def test_another_title_for_an_address_that_is_not_later_is_not_worth_a_look() -> None:
    feeds = rss(("1", TITLE, PAGE), hour=7), rss(("2", STORM, PAGE), hour=7), rss(("3", "Door to Veska", PAGE))
    made = house(*feeds, pages={PAGE: page(TITLE)})
    assert looked(made, 4) == 1
    assert made.fetcher.urls.count(PAGE) == 1


def test_an_address_that_changes_its_query_is_known_by_what_the_page_calls_itself() -> None:
    links = [f"{PAGE}?from={name}" for name in ("front", "feed")]
    made = house(
        *(rss((link, TITLE, link)) for link in links),
        pages={link: page(TITLE, TEXT + link[-4:], head=canonical(PAGE)) for link in links},
    )
    assert looked(made, 3) == 1


def test_and_without_a_word_of_the_page_by_its_path_and_its_words() -> None:
    links = [f"{PAGE}?session={number}" for number in (1, 2)]
    made = house(*(rss((link, TITLE, link)) for link in links), pages={link: page(TITLE) for link in links})
    assert looked(made, 3) == 1


def test_a_page_that_fails_later_is_still_known_under_the_address_it_called_itself() -> None:
    link = f"{PAGE}?from=front"
    gone: Answer = FetchTimeout("ledger.example did not finish its answer within 20 seconds.")
    feeds = rss(("1", TITLE, link)), rss(("2", TITLE, PAGE))
    made = house(*feeds, pages={link: page(TITLE, head=canonical(PAGE)), PAGE: gone})
    assert looked(made, 3) == 1
    assert PAGE not in made.fetcher.urls


def test_two_short_links_to_one_page_are_one_article() -> None:
    shorts = ["https://links.example/r/1", "https://links.example/r/2"]
    made = house(
        rss(*((link, TITLE, link) for link in shorts)),
        pages={link: Fetched(url=PAGE, requested_url=link, body=page(TITLE)) for link in shorts},
    )
    assert looked(made) == 1
    (look, *_) = made.store.looks
    assert len({entry.article_id for entry in look.entries}) == 1


def articles_with(head: str) -> House:
    links = {
        f"https://ledger.example/{name}": (title, text)
        for name, title, text in (("a", TITLE, TEXT), ("b", STORM, STORM_TEXT))
    }
    return house(
        rss(*((link, title, link) for link, (title, _) in links.items())),
        pages={link: page(title, text, head=head) for link, (title, text) in links.items()},
    )


@pytest.mark.parametrize(
    "everywhere", ["https://ledger.example/", "https://ledger.example/news", "https://elsewhere.example/x"]
)
def test_one_canonical_address_on_every_page_does_not_make_two_articles_one(everywhere: str) -> None:
    made = articles_with(canonical(everywhere))
    assert looked(made) == 2
    assert sorted(made.titles()) == [TITLE, STORM]


def test_nor_does_it_when_the_second_comes_at_a_later_look() -> None:
    everywhere, other = canonical("https://ledger.example/news"), "https://ledger.example/b"
    made = house(
        rss(("1", TITLE, PAGE)),
        rss(("2", STORM, other)),
        pages={PAGE: page(TITLE, head=everywhere), other: page(STORM, STORM_TEXT, head=everywhere)},
    )
    assert looked(made, 3) == 2


def test_queries_that_name_articles_keep_them_apart() -> None:
    links = ["https://ledger.example/article.php?id=1", "https://ledger.example/article.php?id=2"]
    made = house(
        rss(("1", TITLE, links[0]), ("2", STORM, links[1])),
        pages={links[0]: page(TITLE), links[1]: page(STORM, STORM_TEXT)},
    )
    assert looked(made) == 2


def test_an_address_used_again_for_another_article_brings_that_one_too() -> None:
    feeds = rss(("1", TITLE, PAGE), hour=5), rss(("2", STORM, PAGE), hour=7)
    made = house(*feeds, pages={PAGE: [page(TITLE), page(STORM, STORM_TEXT)]})
    assert looked(made, 4) == 2
    assert made.titles() == [TITLE, STORM]
    assert all(not made.store.versions(key) for key in made.ids())


def test_a_guid_used_again_for_another_article_brings_that_one_too() -> None:
    other = "https://ledger.example/storm"
    feeds = rss(("1", TITLE, PAGE)), rss(("1", STORM, other))
    made = house(*feeds, pages={PAGE: page(TITLE), other: page(STORM, STORM_TEXT)})
    assert looked(made, 4) == 2
    assert made.titles() == [TITLE, STORM]


def test_a_guid_given_to_an_article_that_is_here_already_makes_no_third() -> None:
    other = "https://ledger.example/storm"
    feeds = rss(("1", TITLE, PAGE), ("2", STORM, other)), rss(("1", STORM, other), ("2", TITLE, PAGE))
    made = house(*feeds, pages={PAGE: page(TITLE), other: page(STORM, STORM_TEXT)})
    assert looked(made, 4) == 2
    assert all(not made.store.versions(key) for key in made.ids())


def test_a_wall_in_place_of_the_page_after_a_change_in_the_feed_changes_no_text() -> None:
    feeds = rss(("1", TITLE, PAGE)), rss(("1", TITLE, PAGE), extra=" Edited.")
    made = house(*feeds, pages={PAGE: [page(TITLE), page("Before you continue", "We use cookies.")]})
    assert looked(made, 3) == 1
    (kept,) = made.store.held(made.ids()).values()
    assert "fourteen berths" in kept.extracted.text
    assert not made.store.versions(kept.id)


def test_a_page_that_is_missing_does_not_hide_what_the_feed_says() -> None:
    made = house(rss(("1", TITLE, PAGE)), pages={PAGE: HttpStatus("Nothing there (404).", status=404)})
    assert looked(made) == 1
    assert made.titles() == [TITLE]
