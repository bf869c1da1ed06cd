"""The stories of the window: where an article belongs, which stories turn out to be one, what is related."""

import statistics
from collections import deque

import numpy as np

from newsloom.model.weave import Doc, Membership, Merge, Parting, Reason, RelatedArticle
from newsloom.stories.corrections import Corrections
from newsloom.stories.features import join_features
from newsloom.stories.mend import in_window, merge_all, part_all
from newsloom.stories.model import Model, shipped
from newsloom.stories.policy import StoryPolicy
from newsloom.stories.shaping import shaped
from newsloom.stories.shelf import Shelf
from newsloom.stories.story import DAY_S, Article, Story, likeness, relatedness
from newsloom.stories.vectors import Frequencies

__all__ = ["StoryIndex", "StoryPolicy"]

SAME_STORY = 0.1  # what a common story adds to relatedness (best of .02-.5 by average precision)
RECENT = 101  # arrivals whose middle time is the index's idea of today; a few false dates do not move it
TIDY_EVERY = 500  # arrivals between two looks for stories to close


class StoryIndex:
    """Stories over a sliding window. Deterministic: the same documents in the same order give the same stories.

    Documents without a time never expire. Which kinds may enter stories is the caller's to say.
    """

    def __init__(
        self, policy: StoryPolicy | None = None, model: Model | None = None, corrections: Corrections | None = None
    ) -> None:
        self._policy = policy or StoryPolicy()
        self._model = model or shipped()
        self._corrections = corrections or Corrections()
        self._frequencies = Frequencies(self._model.holding, self._model.articles)
        self._shelf = Shelf()
        self._unmerged: dict[str, None] = {}
        self._unparted: dict[str, None] = {}
        self._recent: deque[float] = deque(maxlen=RECENT)
        self._order = 0

    def __len__(self) -> int:
        return len(self._shelf.articles)

    def assign(self, doc: Doc, copy_of: str | None = None) -> Membership:
        """The story the document joins or starts. A copy joins its original's story; a known id keeps its own."""
        known = self._shelf.articles.get(doc.id)
        if known is not None:
            return Membership(id=doc.id, story=known.story, started=known.story == doc.id)
        companion = self._corrections.companion(doc.id, copy_of, self._fellows)  # corrections: joining
        original = self._shelf.articles.get(companion) if companion is not None else None
        article = self._shaped(doc, counted=original is None)
        if original is not None:
            self._place(article, original.story)
            return Membership(id=doc.id, story=original.story, started=False, reason=_nearness(article, original))
        story = self._best(article)
        if story is not None:
            nearest = story.nearest(article)
            self._place(article, story.id)
            return Membership(id=doc.id, story=story.id, started=False, reason=_nearness(article, nearest))
        abroad = self._shelf.abroad.best(article, lambda story: self._may_join(article, story))
        if abroad is not None:
            probability, nearest = abroad
            self._place(article, nearest.story)
            reason = Reason(nearest=nearest.id, similarity=round(probability, 4), parts={"across": probability})
            return Membership(id=doc.id, story=nearest.story, started=False, reason=reason)
        self._place(article, doc.id)
        return Membership(id=doc.id, story=doc.id, started=True)

    def restore(self, doc: Doc, story: str) -> None:
        """Remember a document whose story was decided earlier, without deciding again."""
        if doc.id not in self._shelf.articles:
            self._place(self._shaped(doc, counted=True), story)

    def story_of(self, doc_id: str) -> str | None:
        """The story of a document as it stands now; None for one never seen or out of the window."""
        article = self._shelf.articles.get(doc_id)
        return article.story if article else None

    def merge_pass(self) -> tuple[Merge, ...]:
        """Stories found to be one since the last pass; the older lives on, and `kept` is always a living story."""
        changed, self._unmerged = self._unmerged, {}
        merges = merge_all(self._shelf, changed, self._model, self._policy, self._corrections)
        self._unparted |= {merge.kept: None for merge in merges}
        return merges

    def part_pass(self) -> tuple[Parting, ...]:
        """Look-alikes found inside stories that changed since the last pass; the first article's part stays."""
        changed, self._unparted = self._unparted, {}
        return part_all(self._shelf, changed, self._model, self._corrections)

    def related(self, doc: Doc | str, limit: int = 10, *, same_story: bool = True) -> tuple[RelatedArticle, ...]:
        """The nearest other articles of the window, best first; `same_story=False` leaves its own story out."""
        article = self._shelf.articles.get(doc if isinstance(doc, str) else doc.id)
        if article is not None:
            return self._related(article, limit, same_story)
        if isinstance(doc, str):
            return ()
        article = self._shaped(doc, counted=False)
        found = self._related(article, limit, same_story)
        self._shelf.rows.release(article.row)
        return found

    def _related(self, article: Article, limit: int, same_story: bool) -> tuple[RelatedArticle, ...]:
        others = [
            other
            for story in self._shelf.near(article, 4 * limit)
            for other in story.members
            if other.id != article.id and (same_story or other.story != article.story)
        ]
        scored: list[tuple[float, Article]] = []
        for other, alike in zip(others, relatedness(article.dots(others)).tolist(), strict=True):
            score = alike * self._date_share(article.at, other.at)
            if article.story and other.story == article.story:
                scored.append((score + SAME_STORY, other))
            elif score >= self._policy.least_related:
                scored.append((score, other))
        scored.sort(key=lambda pair: (-pair[0], pair[1].order))
        return tuple(RelatedArticle(id=other.id, score=round(min(1.0, score), 4)) for score, other in scored[:limit])

    def _fellows(self, article_id: str) -> list[str]:
        article = self._shelf.articles.get(article_id)
        return self._shelf.stories[article.story].ids() if article else []

    def _shaped(self, doc: Doc, *, counted: bool) -> Article:
        self._order += 1
        return shaped(doc, self._frequencies, self._shelf.rows, order=self._order, counted=counted)

    def _place(self, article: Article, story_id: str) -> None:
        self._shelf.place(article, story_id)
        self._unmerged[story_id] = self._unparted[story_id] = None
        if article.at is not None:
            self._recent.append(article.at)
        if self._order % TIDY_EVERY == 0 and self._recent:
            self._shelf.expire(statistics.median(self._recent) - self._policy.window_days * DAY_S)

    def _near(self, article: Article) -> list[tuple[Story, list[float]]]:
        """The features of the article beside each story it may belong to."""
        shelf = self._shelf
        near = [
            story
            for story in shelf.near(article, self._policy.looked_up)
            if self._may_join(article, story) and not shelf.abroad.at_odds([article], story.members)
        ]
        return join_features(article, near, shelf.sums, self._policy.candidates)

    def _may_join(self, article: Article, story: Story) -> bool:
        in_time = in_window(article.at, story.newest_at, self._policy)
        return in_time and self._corrections.admits(article.id, story.ids)  # corrections: joining

    def _best(self, article: Article) -> Story | None:
        """The story it most probably belongs to, if that is probable enough."""
        best, best_probability = None, self._model.join_at
        near = self._near(article)
        probabilities = self._model.join.probabilities([features for _, features in near])
        for (story, _), probability in zip(near, probabilities, strict=True):
            if probability > best_probability:
                best, best_probability = story, probability
        return best

    def _date_share(self, one: float | None, other: float | None) -> float:
        """1 for the same moment, falling to .6 with the days between; 1 where a time is missing."""
        if one is None or other is None:
            return 1.0
        return 0.6 + 0.4 * float(0.5 ** (abs(one - other) / DAY_S / self._policy.half_life_days))


def _nearness(article: Article, other: Article) -> Reason:
    """Which member is nearest and how near, in parts; what both print is for `reasons.explain` to say."""
    dots = article.dots([other])
    whole, lead, names = dots[0].tolist()
    parts = {"words": whole, "lead": lead, "names": names}
    rows, places = article.rows, [article.row, other.row]
    if rows.meaning_lengths[places].all():
        one, two = rows.meaning(np.array(places))
        parts["meaning"] = max(0.0, float(one @ two))
    return Reason(nearest=other.id, similarity=round(min(1.0, float(likeness(dots)[0])), 4), parts=parts)
