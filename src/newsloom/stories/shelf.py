"""The stories and articles of the window, and how they move."""

from collections.abc import Iterable
from itertools import islice

import numpy as np

from newsloom.stories.abroad import Abroad
from newsloom.stories.neighbours import Neighbours
from newsloom.stories.rows import KEY_TERMS, WHOLE, Rows
from newsloom.stories.story import Article, Story
from newsloom.stories.sums import Lately, Sums, sums_of

STORY_KEYS = 24  # heaviest terms of a story by which its twins are found


class Shelf:
    """Keeps articles, stories and the indexes of key terms and of anchors in step."""

    def __init__(self) -> None:
        self.rows = Rows()
        self.articles: dict[str, Article] = {}
        self.stories: dict[str, Story] = {}
        self.abroad = Abroad()
        self._neighbours = Neighbours(self.rows)
        self._lately = Lately()
        self._numbered: list[Story | None] = []
        self._lengths = np.ones(1, np.float32)  # of each story's whole text, by number
        self._unused: list[int] = []

    def place(self, article: Article, story_id: str) -> Story:
        """The story, begun if need be, with the article in it."""
        story = self._moved(article, story_id)
        self.articles[article.id] = article
        self._neighbours.add(article.row)
        return story

    def sums(self, story: Story) -> Sums:
        """The sums over the story's members."""
        found = self._lately.get(story.number)
        if found is None:
            found = sums_of(self.rows, story.rows())
            self._lately.put(story.number, found)
        return found

    def near(self, article: Article, count: int) -> list[Story]:
        """Stories the article may belong to, the likeliest first."""
        keys = self.rows.terms[article.row, :KEY_TERMS]
        filled = keys > 0
        weights = self.rows.weights[article.row, WHOLE, :KEY_TERMS][filled].astype(np.float32)
        return self._named(self._neighbours.near(keys[filled], weights, self._lengths), count)

    def near_story(self, story: Story, count: int) -> list[Story]:
        """Other stories like this one, the likeliest first."""
        sums = self.sums(story)
        keys = sums.heaviest(STORY_KEYS)
        found = self._neighbours.near(sums.terms[keys], sums.values[WHOLE, keys], self._lengths)
        return [other for other in self._named(found, count + 1) if other is not story][:count]

    def merge(self, kept: Story, gone: Story) -> None:
        """Moves every article of `gone`; afterwards only `kept` exists."""
        self._drop(gone)
        for article in gone.members:
            self._moved(article, kept.id)
        if gone.apart:
            kept.apart = (kept.apart or {}) | gone.apart

    def part(self, story: Story, leaving: Iterable[Article]) -> Story:
        """The new story of those who leave; the old one is rebuilt from those who stay. Both know of each other."""
        left = list(leaving)
        gone = {article.id for article in left}
        staying = [article for article in story.members if article.id not in gone]
        self._drop(story)
        for article in staying:
            old = self._moved(article, story.id)
        for article in left:
            new = self._moved(article, left[0].id)
        apart = story.apart or {}
        old.apart, new.apart = apart | {new.id: story.size}, apart | {old.id: story.size}
        return new

    def expire(self, before: float) -> None:
        """Closes the stories whose newest article is older than this (Unix seconds)."""
        for story in [s for s in self.stories.values() if s.newest_at is not None and s.newest_at < before]:
            self._drop(story)
            for article in story.members:
                del self.articles[article.id]
                self.rows.release(article.row)

    def _named(self, numbers: Iterable[int], count: int) -> list[Story]:
        return [story for number in islice(numbers, count) if (story := self._numbered[number])]

    def _moved(self, article: Article, story_id: str) -> Story:
        story = self.stories.get(story_id)
        if story is None:
            story = self._begun(story_id)
        before = self._lately.get(story.number) if story.members else None
        story.add(article)
        article.story = story.id
        self.rows.stories[article.row] = story.number
        sums = sums_of(self.rows, story.rows()) if before is None else before.plus(article.sums())
        self._lately.put(story.number, sums)
        self._lengths[story.number] = sums.lengths[WHOLE]
        self.abroad.add(story, article)
        return story

    def _begun(self, story_id: str) -> Story:
        story = self.stories[story_id] = Story(story_id)
        if self._unused:
            story.number = self._unused.pop()
            self._numbered[story.number] = story
            return story
        story.number = len(self._numbered)
        self._numbered.append(story)
        if story.number == len(self._lengths):
            self._lengths = np.concatenate((self._lengths, np.ones(len(self._lengths), np.float32)))
        return story

    def _drop(self, story: Story) -> None:
        del self.stories[story.id]
        self._numbered[story.number] = None
        self._unused.append(story.number)
        self._lately.drop(story.number)
        self.abroad.drop(story)
