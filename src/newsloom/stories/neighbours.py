"""Which stories might be meant: an inverted index from key terms to stories."""

from collections.abc import Iterable, Mapping

from newsloom.stories.story import Story

LONGEST_LIST = 400  # newest stories looked at for one term: a word in more of them tells little and costs much


class Neighbours:
    """Finds stories by the heavy terms of an article or of another story, in time bounded by the number of terms."""

    def __init__(self) -> None:
        self._holders: dict[str, dict[str, Story]] = {}

    def add(self, story: Story, terms: Iterable[str]) -> None:
        """Afterwards the story is found by these terms."""
        for term in terms:
            self._holders.setdefault(term, {})[story.id] = story

    def drop(self, story: Story) -> None:
        """Afterwards the story is found by nothing."""
        for term in [*story.holding]:
            holders = self._holders.get(term)
            if holders is not None and holders.pop(story.id, None) is not None and not holders:
                del self._holders[term]

    def near(self, vector: Mapping[str, float], terms: Iterable[str], count: int) -> list[Story]:
        """At most `count` stories sharing any of the terms with the vector, the likeliest first."""
        found: dict[str, float] = {}
        stories: dict[str, Story] = {}
        for term in terms:
            weight = vector.get(term, 0.0)
            holders = self._holders.get(term, {})
            chosen = holders.values() if len(holders) <= LONGEST_LIST else list(holders.values())[-LONGEST_LIST:]
            for story in chosen:
                stories[story.id] = story
                found[story.id] = found.get(story.id, 0.0) + weight * story.whole.get(term, 0.0) / story.whole_length
        near = sorted(found, key=lambda key: (-found[key], stories[key].order))[:count]
        return [stories[key] for key in near]
