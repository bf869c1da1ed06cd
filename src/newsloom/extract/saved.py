"""Saved page texts: the plain-text dump of an article page, of one followed by cards, or of a hashtag page of cards."""

import datetime as dt
import itertools
import re

from newsloom.errors import ExtractError
from newsloom.extract.saved_article import read_saved_article
from newsloom.extract.saved_cards import card_starts, read_card
from newsloom.model.article import Extracted

MAX_CHARS = 5_000_000  # a saved page has some ten thousand
_TAG_PAGE = re.compile(
    r"^(?:latest|more|all|top)?\s*(?:news|articles|stories|posts)?\s*(?:with|for|tagged|about|on|in)?\s*:?\s*#(?P<tag>[\w·-]{2,80})\s*$",
    re.I,
)
_HEAD_LINES = 5  # within which a hashtag page says what it is


def read_saved_text(text: str, *, captured_at: dt.datetime | None, source: str = "") -> tuple[Extracted, ...]:
    """The articles of a saved page in its order; `site_name` is each one's publisher.

    `captured_at` is when the page was saved: it resolves "3 days ago", in its own zone. `source` names the publisher
    of the page itself where the page does not. Raises ExtractError where there is no article, or where one has no
    publisher.
    """
    if len(text) > MAX_CHARS:
        raise ExtractError(f"The saved text is {len(text):,} characters long; {MAX_CHARS:,} is the most.")
    lines = [line.strip(" \t\u3000\xa0\ufeff") for line in text.replace("\x00", "").splitlines()]
    starts = card_starts(lines)
    tag = next((match["tag"] for line in lines[:_HEAD_LINES] if (match := _TAG_PAGE.match(line))), "")
    found: list[Extracted] = []
    before = lines[: starts[0]] if starts else lines
    if not tag:
        article = read_saved_article(before, captured_at=captured_at, source=source, has_cards=bool(starts))
        if article is not None:
            found.append(article)
    for start, end in itertools.pairwise([*starts, len(lines)]):
        card = read_card(lines[start:end], captured_at=captured_at, hashtags=(tag,) if tag else ())
        if card is not None:
            found.append(card)
    if not found:
        raise ExtractError("The saved text holds no article: no headline with a text below it was found.")
    unnamed = next((page.title for page in found if not page.site_name), None)
    if unnamed is not None:
        raise ExtractError(
            f"The saved text does not say who published {unnamed[:80]!r}; name the publisher with --source."
        )
    return tuple(found)
