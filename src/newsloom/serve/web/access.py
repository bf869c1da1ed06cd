"""Who may read how much of a publisher's text. Everything that shows any asks here."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from django.http import HttpRequest

from newsloom.app.config import config
from newsloom.store.reading.story_cards import StoryPoint
from newsloom.text.sentences import sentence_spans

GUEST_CHARS = 300  # of one publisher's text to a guest, on any page (issue 2, DESIGN.md §1)
LEAST_QUOTE_CHARS = 40  # a stump shorter than this says nothing
_WINDOW_CHARS = 200  # read beyond the cut, so that a sentence that ends right before it is known to be whole


class Permitted(Protocol):
    """An article that knows whether its publisher lets guests read all of it."""

    @property
    def permitted_in_full(self) -> bool: ...


def reads_everything(request: HttpRequest) -> bool:
    """Whether this reader may read every publisher's full text: signed in, or a private instance."""
    return config().open_reading or request.user.is_authenticated


def may_read_full(request: HttpRequest, article: Permitted) -> bool:
    """Whether this reader may read all of this article: as above, or its publisher permits it to guests."""
    return article.permitted_in_full or reads_everything(request)


def excerpt(text: str, max_chars: int) -> str:
    """The beginning of a text, at most `max_chars` long, to the end of a sentence where one fits, else of a word."""
    if len(text) <= max_chars:
        return text
    window = text[: max_chars + _WINDOW_CHARS]
    whole = max((end for _, end in sentence_spans(window) if end <= max_chars), default=0)
    if whole >= max_chars // 3:
        return text[:whole]
    cut = text[: max_chars - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > max_chars // 2 else cut).rstrip(" ,;:—–-") + "…"


class Allowance:
    """How much of each article's text may stand on a page yet: all, or GUEST_CHARS of each in sum to a guest."""

    def __init__(self, *, everything: bool, spent: dict[int, int] | None = None) -> None:
        """`spent`: how many characters of which article stand there already; it is counted on."""
        self._everything = everything
        self._spent = {} if spent is None else spent

    def words(self, article_id: int, text: str, *, permitted: bool = False, most: int = 0) -> str:
        """The text, at most so many characters (0: all), as far as the allowance reaches; empty where too little is left.

        `permitted`: the publisher lets guests read all of it.
        """
        if most:
            text = excerpt(text, most)
        if self._everything or permitted:
            return text
        left = self.left(article_id)
        shown = text if len(text) <= left else excerpt(text, left) if left >= LEAST_QUOTE_CHARS else ""
        self._spent[article_id] = GUEST_CHARS - left + len(shown)
        return shown

    def left(self, article_id: int, *, permitted: bool = False) -> int:
        """How many characters may still stand; more than any guest's where all may."""
        if self._everything or permitted:
            return 10 * GUEST_CHARS
        return GUEST_CHARS - self._spent.get(article_id, 0)


def quotable(
    points: Iterable[StoryPoint], *, everything: bool, spent: dict[int, int] | None = None
) -> list[StoryPoint]:
    """The points as this reader may see them: all, or at most GUEST_CHARS of each article in sum.

    `spent` says how many characters of which article stand on the page already.
    """
    allowance = Allowance(everything=everything, spent=dict(spent or {}))
    shown = ((point, allowance.words(point.article_id, point.text)) for point in points)
    return [replace(point, text=text) for point, text in shown if text]
