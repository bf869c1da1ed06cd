"""Addresses of our own pages, made in one place."""

from typing import Protocol

from django.urls import NoReverseMatch, reverse
from django.utils.text import slugify

from newsloom.model.said import EntityKind

_SLUG_CHARS = 60


class StoryNumber:
    """The converter of `/story/<number>[-words]`: the number alone decides."""

    regex = "[0-9]{1,18}(?:-[^/]*)?"

    def to_python(self, value: str) -> int:
        return int(value.partition("-")[0])

    def to_url(self, value: str | int) -> str:
        return str(value)


class Titled(Protocol):
    """A story as far as its address needs it."""

    @property
    def id(self) -> int: ...

    @property
    def headline(self) -> str: ...


def story_path(story: Titled) -> str:
    """`/story/12-some-words`; the number alone decides."""
    slug = slugify(story.headline, allow_unicode=True)[:_SLUG_CHARS].strip("-_")
    return reverse("story", args=[f"{story.id}-{slug}" if slug else str(story.id)])


def article_path(article_id: int, start: int | None = None) -> str:
    """`/article/7`, or the place of the sentence that begins at `start`: `/article/7#s120`."""
    path = reverse("article", args=[article_id])
    return path if start is None else f"{path}#{sentence_id(start)}"


def sentence_id(start: int) -> str:
    """The id of the sentence of an article that begins at this code point of its text."""
    return f"s{start}"


def entity_path(kind: EntityKind, entity_id: int) -> str:
    """The page of a person, an organisation or a place; empty where there is no such page."""
    try:
        return reverse(kind.value, args=[entity_id])
    except NoReverseMatch:
        return ""
