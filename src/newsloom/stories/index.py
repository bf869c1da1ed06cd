"""The stories of the window: where an article belongs, which stories turn out to be one, what is related."""

import math
from collections.abc import Iterable

from newsloom.model.weave import Doc, Membership, Merge, RelatedArticle
from newsloom.stories.policy import StoryPolicy
from newsloom.stories.reading import read
from newsloom.stories.story import Article, Story, reason, story_likeness
from newsloom.stories.vectors import Frequencies, Vector, dot

__all__ = ["StoryIndex", "StoryPolicy"]

DAY_S = 86_400.0
ARTICLE_TERMS = 80  # heaviest terms kept of an article
TITLE_WEIGHT, LEAD_WEIGHT = 2.0, 1.0
LEAST_RELATED = 0.06  # cosine below which an article is shown as related to nothing: none is better than a wrong one
RELATED_SHOWN = 5  # words in common shown on a related card


class StoryIndex:
    """Stories over a sliding window. Deterministic: the same documents in the same order give the same stories.

    Documents without a time never expire. Which kinds may enter stories is the caller's to say.
    """

    def __init__(self, policy: StoryPolicy | None = None) -> None:
        self._policy = policy or StoryPolicy()
        self._frequencies = Frequencies()
        self._articles: dict[str, Article] = {}
        self._stories: dict[str, Story] = {}
        self._postings: dict[str, dict[str, None]] = {}
        self._changed: dict[str, None] = {}
        self._order = 0

    def assign(self, doc: Doc, copy_of: str | None = None) -> Membership:
        """The story the document joins or starts. A copy joins its original's story; a known id keeps its own."""
        known = self._articles.get(doc.id)
        if known is not None:
            return Membership(id=doc.id, story=known.story, started=known.story == doc.id)
        original = self._articles.get(copy_of) if copy_of is not None else None
        article = self._article(doc, counted=original is None)
        if original is not None:
            self._place(article, original.story)
            return Membership(id=doc.id, story=original.story, started=False, reason=reason(article, original))
        story = self._best(article)
        if story is None:
            self._place(article, doc.id)
            return Membership(id=doc.id, story=doc.id, started=True)
        nearest = story.nearest(article)
        self._place(article, story.id)
        return Membership(id=doc.id, story=story.id, started=False, reason=reason(article, nearest))

    def restore(self, doc: Doc, story: str) -> None:
        """Remember a document whose story was decided earlier, without deciding again."""
        if doc.id not in self._articles:
            self._place(self._article(doc, counted=True), story)

    def story_of(self, doc_id: str) -> str | None:
        """The story of a document as it stands now; None for one never seen or out of the window."""
        article = self._articles.get(doc_id)
        return article.story if article else None

    def merge_pass(self) -> tuple[Merge, ...]:
        """Stories found to be one since the last pass; the older lives on, and `kept` is always a living story."""
        moved: dict[str, str] = {}
        for story_id in list(self._changed):
            story = self._stories.get(story_id)
            twin = self._twin(story) if story else None
            if story is None or twin is None:
                continue
            kept, gone = sorted((story, twin), key=lambda s: s.order)
            self._merge(kept, gone)
            moved = {g: kept.id if k == gone.id else k for g, k in moved.items()} | {gone.id: kept.id}
        self._changed = {}
        return tuple(Merge(kept=kept, gone=gone) for gone, kept in moved.items())

    def related(self, doc: Doc | str, limit: int = 10, *, same_story: bool = True) -> tuple[RelatedArticle, ...]:
        """The nearest other articles of the window, best first; `same_story=False` leaves its own story out."""
        article = self._articles.get(doc if isinstance(doc, str) else doc.id)
        if article is None:
            if isinstance(doc, str):
                return ()
            article = self._article(doc, counted=False)
        scored: list[tuple[float, Article]] = []
        for story in self._near(article.vector, 4 * limit):
            for other in story.members:
                if other.id != article.id and (same_story or other.story != article.story):
                    score = 0.5 * (dot(article.vector, other.vector) + dot(article.head, other.head))
                    score *= 0.7 + 0.3 * self._freshness(article.at, other.at)
                    if score >= LEAST_RELATED:
                        scored.append((score, other))
        scored.sort(key=lambda pair: (-pair[0], pair[1].order))
        return tuple(
            RelatedArticle(id=other.id, score=round(score, 4), shared=_shared(article, other))
            for score, other in scored[:limit]
        )

    def _article(self, doc: Doc, *, counted: bool) -> Article:
        found = read(doc)
        if counted:
            self._frequencies.add(found.counts)
        weights = {term: 1.0 + math.log(n) for term, n in found.counts.items()}
        head = dict.fromkeys(found.lead, LEAD_WEIGHT) | dict.fromkeys(found.title, TITLE_WEIGHT)
        for term, weight in head.items():
            weights[term] += weight
        vector = self._frequencies.vector(weights, most=ARTICLE_TERMS)
        self._order += 1
        return Article(
            id=doc.id,
            order=self._order,
            at=doc.at,
            vector=vector,
            head=self._frequencies.vector(head, most=ARTICLE_TERMS),
            names={term: name for term, name in found.names.items() if term in vector},
            numbers=found.numbers & vector.keys(),
            surfaces={term: found.surfaces[term] for term in vector},
            is_short=found.is_short,
        )

    def _place(self, article: Article, story_id: str) -> None:
        story = self._stories.get(story_id)
        if story is None:
            story = self._stories[story_id] = Story(id=story_id)
        story.add(article)
        self._articles[article.id] = article
        self._changed[story_id] = None
        for term in _heaviest(article.vector, self._policy.key_terms):
            self._postings.setdefault(term, {})[story_id] = None

    def _near(self, vector: Vector, count: int) -> list[Story]:
        """Stories that share heavy terms with the vector, the likeliest first."""
        found: dict[str, float] = {}
        for term in _heaviest(vector, self._policy.key_terms):
            for story_id in self._postings.get(term, ()):
                story = self._stories[story_id]
                found[story_id] = found.get(story_id, 0.0) + vector[term] * story.vector.get(term, 0.0) / story.length
        near = sorted(found, key=lambda s: (-found[s], self._stories[s].order))[:count]
        return [self._stories[story_id] for story_id in near]

    def _best(self, article: Article) -> Story | None:
        best, best_score = None, self._policy.join_at
        for story in self._near(article.vector, self._policy.candidates):
            if self._in_window(article.at, story.newest):
                score = story.likeness(article) * (0.6 + 0.4 * self._freshness(article.at, story.newest))
                if score > best_score:
                    best, best_score = story, score
        return best

    def _twin(self, story: Story) -> Story | None:
        best, best_score = None, self._policy.merge_at
        for other in self._near(story.vector, self._policy.candidates):
            if other.id != story.id and self._in_window(story.newest, other.newest):
                score = story_likeness(story, other) * (0.6 + 0.4 * self._freshness(story.newest, other.newest))
                if score > best_score:
                    best, best_score = other, score
        return best

    def _merge(self, kept: Story, gone: Story) -> None:
        del self._stories[gone.id]
        for article in gone.members:
            self._place(article, kept.id)
        kept.members.sort(key=lambda article: article.order)
        for holders in self._postings.values():
            holders.pop(gone.id, None)

    def _in_window(self, one: float | None, other: float | None) -> bool:
        return one is None or other is None or abs(one - other) <= self._policy.window_days * DAY_S

    def _freshness(self, one: float | None, other: float | None) -> float:
        """1 for the same moment, half for a half-life apart; 1 where a time is missing."""
        if one is None or other is None:
            return 1.0
        return float(0.5 ** (abs(one - other) / DAY_S / self._policy.half_life_days))


def _heaviest(vector: Vector, count: int) -> list[str]:
    return sorted(vector, key=lambda term: (-vector[term], term))[:count]


def _shared(one: Article, other: Article) -> tuple[str, ...]:
    found = reason(one, other)
    shared: Iterable[str] = (*found.shared_names, *found.shared_words)
    return tuple(shared)[:RELATED_SHOWN]
