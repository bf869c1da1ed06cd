"""The stories and articles of the window, and how they move."""

from collections.abc import Iterable, Mapping

from newsloom.stories.abroad import Abroad
from newsloom.stories.neighbours import Neighbours
from newsloom.stories.story import Article, Story

STORY_KEYS = 24  # heaviest terms of a story by which its twins are found


class Shelf:
    """Keeps articles, stories and the indexes of key terms and of anchors in step."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.stories: dict[str, Story] = {}
        self.abroad = Abroad()
        self._neighbours = Neighbours()

    def place(self, article: Article, story_id: str) -> Story:
        """The story, begun if need be, with the article in it."""
        story = self.stories.get(story_id)
        if story is None:
            story = self.stories[story_id] = Story(id=story_id)
        story.add(article)
        self.articles[article.id] = article
        self._neighbours.add(story, article.keys)
        self.abroad.add(story, article)
        return story

    def near(self, article: Article, count: int) -> list[Story]:
        """Stories the article may belong to, the likeliest first."""
        return self._neighbours.near(article.whole, article.keys, count)

    def near_story(self, story: Story, count: int) -> list[Story]:
        """Other stories like this one, the likeliest first."""
        keys = sorted(story.whole, key=lambda term: (-story.whole[term], term))[:STORY_KEYS]
        return [other for other in self.near_terms(story.whole, keys, count + 1) if other is not story][:count]

    def near_terms(self, vector: Mapping[str, float], keys: Iterable[str], count: int) -> list[Story]:
        """Stories near any vector, found by the given terms."""
        return self._neighbours.near(vector, keys, count)

    def merge(self, kept: Story, gone: Story) -> None:
        """Moves every article of `gone`; afterwards only `kept` exists."""
        del self.stories[gone.id]
        self._drop(gone)
        for article in gone.members:
            self.place(article, kept.id)
        kept.apart |= gone.apart

    def part(self, story: Story, leaving: Iterable[Article]) -> Story:
        """The new story of those who leave; the old one is rebuilt from those who stay. Both know of each other."""
        left = list(leaving)
        gone = {article.id for article in left}
        staying = [article for article in story.members if article.id not in gone]
        del self.stories[story.id]
        self._drop(story)
        for article in staying:
            old = self.place(article, story.id)
        for article in left:
            new = self.place(article, left[0].id)
        old.apart, new.apart = story.apart | {new.id: story.size}, story.apart | {old.id: story.size}
        return new

    def expire(self, before: float) -> None:
        """Closes the stories whose newest article is older than this (Unix seconds)."""
        for story in [s for s in self.stories.values() if s.newest_at is not None and s.newest_at < before]:
            del self.stories[story.id]
            self._drop(story)
            for article in story.members:
                del self.articles[article.id]

    def _drop(self, story: Story) -> None:
        self._neighbours.drop(story)
        self.abroad.drop(story)
