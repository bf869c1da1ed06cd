"""Articles moved between stories by a person: which number each part keeps, and where the other numbers lead.

A living story's number is always that of one of its own articles, so that no two stories ever want the same number.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from newsloom.model.article import ArticleId
from newsloom.model.corrections import Regrouping

Stories = Mapping[int, Sequence[int]]  # story number, to the numbers of its articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """The stories concerned as they are afterwards, and the moves that make them so."""

    stories: Stories
    moves: Regrouping


def split_off(before: Stories, redirects: Mapping[int, int], story: int, leaving: Collection[int]) -> Regrouped:
    """Some articles of a story in one of their own. The part with the first article keeps the number.

    Addresses that led here follow their first article: a story that was merged away lives again under its own number.
    """
    parts = [key for key in before[story] if key in leaving], [key for key in before[story] if key not in leaving]
    first = story if story in before[story] else min(before[story])
    keeping, other = parts if first in parts[0] else parts[::-1]
    number = _number_of(other, story, redirects)
    after = {story: keeping, number: other}
    led = {gone: number for gone, kept in redirects.items() if kept == story and gone in other and gone != number}
    return _regrouped(before, after, led)


def merge_into(before: Stories, redirects: Mapping[int, int], story: int, gone: int) -> Regrouped:
    """All articles of `gone` in `story`; every address of `gone` leads there from now on."""
    led = {number: story for number, kept in redirects.items() if kept == gone} | {gone: story}
    return _regrouped(before, {story: [*before[story], *before[gone]]}, led)


def move_to(
    before: Stories, redirects: Mapping[int, int], story: int, moved: Collection[int], target: int
) -> Regrouped:
    """Some articles of a story in another one. Those left keep their address: by a redirect where its article moved away."""
    rest = [key for key in before[story] if key not in moved]
    if not rest:
        return merge_into(before, redirects, target, story)
    arrived = [*before[target], *(key for key in before[story] if key in moved)]
    if story not in moved:
        return _regrouped(before, {story: rest, target: arrived}, {})
    number = _number_of(rest, story, redirects)
    led = {gone: number for gone, kept in redirects.items() if kept == story and gone != number} | {story: number}
    return _regrouped(before, {number: rest, target: arrived}, led)


def _number_of(part: Sequence[int], story: int, redirects: Mapping[int, int]) -> int:
    """The number of the first article; not one whose old address leads readers to yet another story, if there is a choice."""
    return min((key for key in part if redirects.get(key, story) == story), default=min(part))


def _regrouped(before: Stories, after: Stories, led: Mapping[int, int]) -> Regrouped:
    was = {article: story for story, members in before.items() for article in members}
    placed = tuple(
        (ArticleId(article), story)
        for story, members in sorted(after.items())
        for article in members
        if was[article] != story
    )
    moves = Regrouping(placed=placed, living=tuple(sorted(after)), redirects=tuple(sorted(led.items())))
    return Regrouped(stories={story: sorted(members) for story, members in after.items()}, moves=moves)
