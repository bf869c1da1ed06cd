"""Why an article stands in its story, as much as a reader may see of both texts."""

from dataclasses import dataclass

from django.http import HttpRequest

from newsloom.model.reading import Span
from newsloom.model.weave import Reason, Shared, SharedKind
from newsloom.serve.web.access import GUEST_CHARS, may_read_full
from newsloom.serve.web.labels import part_label, shared_label
from newsloom.serve.web.passages import Passages, passages
from newsloom.store.reading.why import Pair, Side

IN_STORY = (320, 2)  # characters and sentences of each side beside the reports of a story
ON_PAGE = (1200, 6)  # and on a page of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRow:
    """What both have in common of one kind: as the article prints it, and as the other does where that differs."""

    label: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    label: str
    share: float  # 0..1


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyShown:
    """An article and its nearest, side by side."""

    article: Side
    nearest: Side
    here: Passages
    there: Passages
    shared: tuple[SharedRow, ...]
    parts: tuple[Part, ...]
    similarity: float
    gap_h: float | None

    @property
    def in_one_story(self) -> bool:
        """Whether the nearest is still in the same story."""
        return self.article.story_id == self.nearest.story_id


def why_shown(request: HttpRequest, pair: Pair, size: tuple[int, int], spent: dict[int, int]) -> WhyShown:
    """The pair as this reader may see it. `spent` counts what of each article stands on the page, this included."""
    reason = pair.reason
    here = _passages(request, pair.article, [one.here for one in reason.shared], size, spent)
    there = _passages(request, pair.nearest, [one.there for one in reason.shared], size, spent)
    return WhyShown(
        article=pair.article,
        nearest=pair.nearest,
        here=here,
        there=there,
        shared=shared_rows(reason),
        parts=tuple(Part(label=part_label(name), share=value) for name, value in reason.parts.items()),
        similarity=reason.similarity,
        gap_h=reason.gap_h,
    )


def shared_rows(reason: Reason) -> tuple[SharedRow, ...]:
    """What both have in common, kind by kind."""
    rows = []
    for kind in SharedKind:
        items = [one for one in reason.shared if one.kind is kind]
        if items:
            rows.append(SharedRow(label=shared_label(kind), items=tuple((one.text, _other(one)) for one in items)))
    return tuple(rows)


def _other(shared: Shared) -> str:
    return shared.other if shared.other.casefold() != shared.text.casefold() else ""


def _passages(
    request: HttpRequest, side: Side, shared: list[tuple[Span, ...]], size: tuple[int, int], spent: dict[int, int]
) -> Passages:
    most_chars, most_sentences = size
    if not may_read_full(request, side):
        most_chars = min(most_chars, GUEST_CHARS - spent.get(side.id, 0))
    found = passages(side.doc, shared, most_chars=most_chars, most_sentences=most_sentences)
    spent[side.id] = spent.get(side.id, 0) + found.chars
    return found
