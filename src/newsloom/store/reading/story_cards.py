"""One story in a list: headline, badge and outlets, read with one query for any number of them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Left

from newsloom.model.intent import Outlet, Voice
from newsloom.store.models import Story

STORY_LEAD_CHARS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceName:
    name: str
    slug: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBadge:
    """How many tell it on their own, and how many copies are folded."""

    id: int
    headline: str
    language: str
    independent_count: int
    copy_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPoint:
    """A sentence of one of the story's articles: `start` and `end` are code points of that article's text."""

    number: int
    article_id: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCard:
    id: int
    headline: str
    language: str
    section: str
    rank: float
    first_at: dt.datetime
    last_at: dt.datetime
    article_count: int
    copy_count: int
    independent_count: int
    outlets: tuple[Outlet, ...]
    points: tuple[StoryPoint, ...]
    article_id: int | None  # whose headline it carries
    standfirst: str
    lead: str  # the beginning of that article's text
    image_url: str

    @property
    def badge(self) -> StoryBadge:
        return StoryBadge(
            id=self.id,
            headline=self.headline,
            language=self.language,
            independent_count=self.independent_count,
            copy_count=self.copy_count,
        )

    @property
    def independent(self) -> tuple[Outlet, ...]:
        """The outlets that count; all of them where none is said to."""
        return tuple(outlet for outlet in self.outlets if outlet.counts) or self.outlets

    @property
    def dependent(self) -> tuple[Outlet, ...]:
        """The outlets that do not count: each says with whom it counts once."""
        return tuple(outlet for outlet in self.outlets if not outlet.counts)


def story_rows() -> QuerySet[Story]:
    """Living stories with what a card needs, and without the long texts of their articles."""
    return (
        Story.objects.filter(merged_into=None, article_count__gt=0)
        .select_related("headline_article")
        .defer("headline_article__text", "headline_article__html", "headline_article__story_reason")
        .annotate(lead=Left("headline_article__text", STORY_LEAD_CHARS))
    )


def story_cards(rows: Iterable[Story]) -> tuple[StoryCard, ...]:
    """The cards of `story_rows()`, in the order given."""
    return tuple(story_card(story) for story in rows)


def story_card(story: Story) -> StoryCard:
    """The card of one row of `story_rows()`."""
    article = story.headline_article
    return StoryCard(
        id=story.pk,
        headline=story.headline,
        language=story.language,
        section=story.section,
        rank=story.rank,
        first_at=story.first_at,
        last_at=story.last_at,
        article_count=story.article_count,
        copy_count=story.copy_count,
        independent_count=story.independent_count,
        outlets=outlets(story.outlets),
        points=points(story.key_points),
        article_id=story.headline_article_id,
        standfirst=article.standfirst if article else "",
        lead=getattr(story, "lead", "") or "",
        image_url=article.image_url if article else "",
    )


def story_badge(story: Story) -> StoryBadge:
    """The badge of a story."""
    return StoryBadge(
        id=story.pk,
        headline=story.headline,
        language=story.language,
        independent_count=story.independent_count,
        copy_count=story.copy_count,
    )


def story_badges(story_ids: Iterable[int]) -> dict[int, StoryBadge]:
    """The badges of those of the stories that still live, in one query."""
    rows = Story.objects.filter(pk__in=tuple(story_ids), merged_into=None).defer("outlets", "key_points")
    return {row.pk: story_badge(row) for row in rows}


def outlets(stored: list[Any]) -> tuple[Outlet, ...]:
    """The outlets as `Story.outlets` keeps them; of a row of the first version only whether it is a copy is known."""
    return tuple(_outlet(*row) for row in stored)


def outlet_row(outlet: Outlet) -> list[str | bool]:
    """An outlet as `Story.outlets` keeps it."""
    return [
        outlet.name,
        outlet.slug,
        outlet.language,
        not outlet.counts,
        outlet.voice.value,
        outlet.of,
        outlet.owner,
        outlet.agency,
    ]


def _outlet(name: str, slug: str, language: str, is_copy: bool, voice: str | None = None, *said: str) -> Outlet:
    of, owner, agency = said or ("", "", "")
    known = Voice(voice) if voice is not None else Voice.COPY if is_copy else Voice.OWN
    return Outlet(name=name, slug=slug, language=language, voice=known, of=of, owner=owner, agency=agency)


def points(stored: list[Any]) -> tuple[StoryPoint, ...]:
    """The key points as `Story.key_points` keeps them: [{article, start, end, text}, …], numbered from one."""
    return tuple(
        StoryPoint(
            number=number,
            article_id=int(point["article"]),
            start=int(point["start"]),
            end=int(point["end"]),
            text=str(point["text"]),
        )
        for number, point in enumerate(stored, 1)
    )
