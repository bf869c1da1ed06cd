"""Stories told in another language: which may be meant, found by anchors, and whether they are."""

import math
from collections.abc import Callable, Iterable, Sequence

from newsloom.stories.anchors import TITLE_WEIGHT
from newsloom.stories.crossing import PLAIN, RAREST, Anchors, are_at_odds, crossing_probability, kind_of, shipped
from newsloom.stories.neighbours import LONGEST_LIST
from newsloom.stories.story import Article, Story
from newsloom.text.romanise.tongue import Tongue

HOUR_S = 3_600.0
# Another language tells of an event within days; the same name and place a week later are another event's.
MOST_HOURS = 96.0
NEWEST = 8  # members compared one by one
LOOKED_AT = 6  # stories looked at closely for one article
# Stories counted as seen before the window began, so that a young window does not take its first names for common ones.
STORIES_BEFORE = 3_000
# How alike by anchors an article must be to what a story already holds in its own language, which its words did not join.
AT_HOME = 0.5


def by_tongue(members: Iterable[Article]) -> list[list[Article]]:
    """The articles of each tongue, the most first."""
    found: dict[Tongue, list[Article]] = {}
    for article in members:
        found.setdefault(article.told.tongue, []).append(article)
    return sorted(found.values(), key=len, reverse=True)


class Abroad:
    """Finds stories by anchors. Nothing is read, and nothing found, while all articles are of one tongue."""

    def __init__(self) -> None:
        self._holders: dict[Tongue, dict[int, dict[str, Story]]] = {}  # stories by the anchors of each tongue
        self._unread: dict[str, Story] = {}
        self._tongues: set[Tongue] = set()
        self._is_eastern = False  # whether any article is Japanese or Korean

    def add(self, story: Story, article: Article) -> None:
        """Afterwards the story is found by the article's anchors."""
        if article.told.tongue is Tongue.OTHER:
            return
        self._tongues.add(article.told.tongue)
        self._is_eastern = self._is_eastern or article.told.is_eastern
        if len(self._tongues) == 1:
            self._unread[story.id] = story
        else:
            self._hold(story, article)

    def drop(self, story: Story) -> None:
        """Afterwards the story is found by nothing."""
        self._unread.pop(story.id, None)
        for member in story.members:
            holders = self._holders.get(member.told.tongue, {})
            for code in member.told.anchors.weights if member.told.is_read else ():
                held = holders.get(code)
                if held is not None and held.pop(story.id, None) is not None and not held:
                    del holders[code]

    def best(self, article: Article, admits: Callable[[Story], bool]) -> tuple[float, Article] | None:
        """The member of a story in other languages most probably of the same event, where that is probable enough."""
        found = [one for story in self._near(article) if admits(story) and (one := self._judged(article, story))]
        return max(found, key=lambda one: (one[0], -one[1].order), default=None)

    def at_odds(self, one: Sequence[Article], other: Sequence[Article]) -> bool:
        """Whether what the articles of both sides name speaks against one story, whatever their words.

        Asked of Japanese and Korean only: the words that decide were learned from English, and short texts in these look alike.
        """
        if not (self._is_eastern or one[0].told.is_eastern):
            return False
        mine, theirs = one[-NEWEST:], other[-NEWEST:]
        if not any(article.told.is_eastern for article in (*mine, *theirs)):
            return False
        return all(are_at_odds(a.told.anchors, b.told.anchors) for a in mine for b in theirs)

    def twins(self, story: Story) -> Iterable[tuple[float, Story]]:
        """Stories without a language in common with this one that are the same, and how probably."""
        mine = {member.told.tongue for member in story.members}
        found: dict[str, tuple[float, Story]] = {}
        for article in story.members[-NEWEST:]:
            for other in self._near(article):
                if other is story or mine & {member.told.tongue for member in other.members}:
                    continue
                judged = self._judged(article, other)
                if judged and judged[0] > found.get(other.id, (0.0, other))[0]:
                    found[other.id] = judged[0], other
        return found.values()

    def followed(
        self, one: Iterable[Article], other: Iterable[Article], members: Iterable[Article]
    ) -> tuple[list[Article], list[Article]]:
        """Both parts with every other member, each in the part it is likelier to belong to; all in order of arrival."""
        parts = [*one], [*other]
        placed = {article.id for part in parts for article in part}
        loose = [article for article in members if article.id not in placed]
        likelier = [
            max((0, 1), key=lambda n: (max(self._probability(article, member) for member in parts[n][-NEWEST:]), -n))
            for article in loose
        ]
        for article, place in zip(loose, likelier, strict=True):
            parts[place].append(article)
        for part in parts:
            part.sort(key=lambda article: article.order)
        return parts

    def _judged(self, article: Article, story: Story) -> tuple[float, Article] | None:
        abroad = [member for member in story.members if member.told.tongue is not article.told.tongue][-NEWEST:]
        scored = [(self._probability(article, member), -member.order, member) for member in abroad]
        if not scored:
            return None
        probability, _, nearest = max(scored, key=lambda one: one[:2])
        at_home = [member for member in story.members if member.told.tongue is article.told.tongue][-NEWEST:]
        if probability < shipped().join_at:
            return None
        if at_home and max(self._probability(article, member) for member in at_home) < AT_HOME:
            return None
        return probability, nearest

    def _probability(self, one: Article, other: Article) -> float:
        gap_h = None if one.at is None or other.at is None else abs(one.at - other.at) / HOUR_S
        if gap_h is not None and gap_h > MOST_HOURS:
            return 0.0
        return crossing_probability(self._worth(one.told.anchors), self._worth(other.told.anchors), gap_h)

    def _worth(self, anchors: Anchors) -> Anchors:
        """The anchors with none above what its rarity in the window allows: many stories of a day tell of one capital."""
        return Anchors(
            weights={code: min(weight, self._most(code)) for code, weight in anchors.weights.items()},
            things=anchors.things,
        )

    def _most(self, code: int) -> float:
        holding = sum(len(holders.get(code, ())) for holders in self._holders.values())
        return TITLE_WEIGHT if holding < 2 else TITLE_WEIGHT * min(1.0, math.log(STORIES_BEFORE / holding) / RAREST)

    def _near(self, article: Article) -> list[Story]:
        """Stories with articles of another tongue that share anchors, those with most first."""
        if not self._tongues - {article.told.tongue} or article.told.tongue is Tongue.OTHER:
            return []
        self._read()
        shared: dict[str, float] = {}
        stories: dict[str, Story] = {}
        for code, weight in article.told.anchors.weights.items():
            if kind_of(code) in PLAIN:
                continue
            counted = min(weight, self._most(code))
            held = (held.get(code, {}) for tongue, held in self._holders.items() if tongue is not article.told.tongue)
            for story in {
                story.id: story for holders in held for story in [*holders.values()][-LONGEST_LIST:]
            }.values():
                stories[story.id] = story
                shared[story.id] = shared.get(story.id, 0.0) + counted
        return sorted(stories.values(), key=lambda story: (-shared[story.id], story.order))[:LOOKED_AT]

    def _read(self) -> None:
        """Reads what came while all was of one tongue."""
        unread, self._unread = self._unread, {}
        for story in unread.values():
            for member in story.members:
                self._hold(story, member)

    def _hold(self, story: Story, article: Article) -> None:
        holders = self._holders.setdefault(article.told.tongue, {})
        for code in article.told.anchors.weights:
            holders.setdefault(code, {})[story.id] = story
