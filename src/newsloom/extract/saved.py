"""Saved page texts read back into articles: an article page, one followed by related cards, or a hashtag page of cards."""

import datetime as dt
import re
from collections.abc import Sequence

from newsloom.errors import InputError
from newsloom.extract.agencies import agency_named
from newsloom.extract.block_markup import Block
from newsloom.extract.bylines import read_authors
from newsloom.extract.cards import Card, find_cards
from newsloom.extract.instants import Instant
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.kinds import Shape, kind_of
from newsloom.extract.labels import ago, at_clock
from newsloom.extract.lines import comment_count
from newsloom.extract.saved_body import SavedBody, read_body_lines
from newsloom.extract.saved_head import SavedHead, publisher_in_copyright, read_head
from newsloom.model.article import Extracted, Kind, Picture
from newsloom.text.storable import storable

MAX_TEXT_CHARS = 400_000  # a saved page has some ten thousand
MAX_ODD_SHARE = 0.05  # of characters no text has (controls, undecodable bytes); more is not a saved text
MIN_LETTERS = 40  # a page with fewer letters holds no article
_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")
_SPACES = {0xA0: " ", 0x3000: " ", 0xFEFF: "", 0x200B: ""}
_HASHTAG_PAGE = re.compile(r"^.{0,40}#(?P<tag>[\w][\w-]{0,60})\W{0,3}$")
_HASHTAG_LINES = 4  # lines at the top of a page in which its hashtag stands


def read_saved_text(text: str, *, captured_at: dt.datetime | None, source: str = "") -> tuple[Extracted, ...]:
    """The articles of a saved page in page order. Raises InputError where the text holds none, or one
    whose publisher neither the page nor `source` names.

    `captured_at` resolves "3 days ago" and dates an article whose page shows no time; `source` is the publisher of
    an article page that does not name its own.
    """
    _check(text)
    lines = storable(text[:MAX_TEXT_CHARS]).replace("\r\n", "\n").replace("\r", "\n").translate(_SPACES).split("\n")
    cards = find_cards(lines, captured_at)
    upper = lines[: cards[0].start] if cards else lines
    tag = _hashtag(upper)
    found: list[Extracted] = []
    if not (tag and cards):
        main = _article(upper, captured_at, source, is_aggregator=bool(cards))
        found.extend(article for article in (main,) if article)
    found.extend(_from_card(card, captured_at, tag) for card in cards)
    if not found:
        raise InputError(
            "The saved text holds no article: no headline with a text below it was found. "
            "Save the page again with its headline, or import its HTML."
        )
    unnamed = next((article.title for article in found if not article.site_name), None)
    if unnamed is not None:
        raise InputError(
            f"The saved text does not say who published {unnamed[:80]!r}: name the publisher with --source."
        )
    return tuple(found)


def _check(text: str) -> None:
    if not text.strip():
        raise InputError("The saved text is empty: save the page again with its headline and text.")
    sample = text[:100_000]
    odd = len(_ODD.findall(sample))
    letters = sum(character.isalpha() for character in sample)
    if odd > MAX_ODD_SHARE * len(sample):
        raise InputError(
            "The saved text is not text but data (a picture, an archive?): save the page as plain text in UTF-8."
        )
    if letters < MIN_LETTERS:
        raise InputError(
            "The saved text holds too few words for an article: save the page again with its headline and text."
        )


def _hashtag(lines: Sequence[str]) -> str:
    top = [line.strip() for line in lines if line.strip()][:_HASHTAG_LINES]
    return next((match["tag"] for line in top if len(line) < 90 and (match := _HASHTAG_PAGE.match(line))), "")


def _own_hashtags(lines: Sequence[str]) -> tuple[str, ...]:
    """The hashtags a page lists for its article, each on a line of its own or several on one."""
    listed = [line.split() for line in lines if line.strip().startswith("#")]
    words = [word.lstrip("#") for line in listed if all(word.startswith("#") for word in line) for word in line]
    return tuple(dict.fromkeys(word for word in words if word))


def _article(
    lines: Sequence[str], captured_at: dt.datetime | None, source: str, *, is_aggregator: bool
) -> Extracted | None:
    """The article of an article page, or None where these lines hold no headline and text."""
    head = read_head(lines, captured_at, names_source=is_aggregator)
    if head is None:
        return None
    body = read_body_lines(lines[head.body_at :])
    if not body.text and is_aggregator:
        return None
    comments = head.comment_count
    if comments is None:
        counts = (comment_count(line) for line in lines)
        comments = next((count for count in counts if count is not None), None)
    publisher = head.source or source or publisher_in_copyright(lines)
    if agency_named(publisher, sure=False) and not head.source and not source:
        publisher = ""
    return _made(
        title=head.title, body=body, publisher=publisher, published=head.published, sections=head.sections,
        captured_at=captured_at, head=head, comments=comments, hashtags=_own_hashtags(lines),
    )  # fmt: skip


def _from_card(card: Card, captured_at: dt.datetime | None, tag: str) -> Extracted:
    return _made(
        title=card.title, body=read_body_lines(card.body), publisher=card.source, published=card.published,
        sections=card.sections, captured_at=captured_at, hashtags=(tag,) if tag else (),
    )  # fmt: skip


def _made(
    *,
    title: str,
    body: SavedBody,
    publisher: str,
    published: Instant | None,
    sections: tuple[str, ...],
    captured_at: dt.datetime | None,
    head: SavedHead | None = None,
    comments: int | None = None,
    hashtags: tuple[str, ...] = (),
) -> Extracted:
    captions = [(head.caption, head.credit)] if head and head.caption else []
    captions += body.captions
    when = _instant(published, body, captured_at)
    dateline = body.dateline or (head.dateline if head else "")
    names = (head.authors if head else ()) or body.authors
    return Extracted(
        url="",
        title=title,
        text=body.text,
        html=body.html,
        authors=read_authors([", ".join(names)] if names else [], site_name=publisher),
        published_at=when.at if when else None,
        published_is_exact=bool(when and when.exact),
        site_name=publisher,
        displayed_sections=sections,
        standfirst=(head.deck if head else "") or body.deck,
        agency=body.agency or agency_named(publisher, sure=False),
        dateline=dateline,
        kind=_kind(title, body.text, sections),
        picture=Picture(caption=captions[0][0], credit=captions[0][1]) if captions else None,
        comment_count=comments,
        hashtags=hashtags,
    )


def _kind(title: str, text: str, sections: tuple[str, ...]) -> Kind:
    """What headline and sections say; a saved text of any length is more than a stub, for it was saved to be read."""
    if not text:
        return Kind.STUB
    blocks = tuple(Block(text=line, html="") for line in text.split("\n"))
    found = kind_of(Shape(url="", title=title, kicker="", sections=sections, linked=LinkedData(), blocks=blocks))
    return Kind.ARTICLE if found is Kind.STUB else found


def _instant(published: Instant | None, body: SavedBody, captured_at: dt.datetime | None) -> Instant | None:
    """What the page says, made exact by a clock printed in the text; the capture itself where nothing is said."""
    captured = None
    if captured_at is not None:
        captured = captured_at if captured_at.tzinfo else captured_at.replace(tzinfo=dt.UTC)
    said = published or (ago(body.seen_ago, captured) if body.seen_ago else None)
    if said and not said.exact and body.seen_clock and (printed := at_clock(body.seen_clock, said.at)):
        return printed
    if said or captured is None:
        return said
    return Instant(at=captured, exact=False, zoned=False)
