"""Pages that stand in an article's place."""

import pytest

from newsloom.copies.walls import is_barrier, is_wall

LONG = "The harbor master counted fourteen berths and wrote every one of them into the new book. " * 20


@pytest.mark.parametrize(
    "title",
    [
        "Before you continue to Ledger",
        "Just a moment...",
        "Access denied",
        "Page not found | Port Arden Ledger",
        "404 - Not found",
        "Are you a robot?",
        "We value your privacy",
        "Sign in to the Ledger",
        "Seite nicht gefunden",
        "ページが見つかりません",
    ],
)
def test_a_page_with_the_headline_of_a_barrier_has_no_article(title: str) -> None:
    assert is_barrier(title, "Please try again.")
    assert not is_barrier(title, LONG)


@pytest.mark.parametrize(
    "text",
    [
        "The treaty opens fourteen berths.\nSubscribe now for full access to read the rest.",
        "The treaty opens…\nThis article is for subscribers only.",
        "You have reached your limit of free articles.",
        "We and our 412 partners store cookies on your device. Accept all cookies",
        "Please enable JavaScript to see this page.",
        "条約は十四の埠頭を開く。この記事は会員限定です。",
    ],
)
def test_a_short_text_that_demands_something_is_a_wall(text: str) -> None:
    assert is_wall("What the treaty says", text)
    assert not is_wall("What the treaty says", LONG + text)


def test_news_is_no_wall() -> None:
    assert not is_wall("Access to the quay denied", "Fishers were kept from the eastern quay on Friday.")
    assert not is_barrier("Cookies sell out at the winter fair", "Nine bakers baked all night.")
