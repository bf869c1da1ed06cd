"""The reason of every membership a batch decides, from the words of both articles."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from newsloom.model.article import ArticleId
from newsloom.model.intent import ArticleIntent, Member, ReasonIntent
from newsloom.model.weave import Doc, Merge
from newsloom.pipeline.understand import doc_of
from newsloom.stories.reasons import explain

_LOOKED_AT = 12  # members of the other story beside which the first article of a merged one is laid; the earliest

Docs = Callable[[Collection[ArticleId]], Mapping[ArticleId, Doc]]


def explained(intents: Sequence[ArticleIntent], docs: Docs) -> list[ArticleIntent]:
    """The intents with what each article shares with the nearest of its story; that one is read by `docs`, in one call.

    A copy shares everything with what it copies: nothing is looked for.
    """
    known = {intent.id: doc_of(intent) for intent in intents}
    wanted = {key for intent in intents if (key := _nearest(intent)) is not None}
    known = {**docs(wanted - known.keys()), **known} if wanted - known.keys() else known
    return [_explained(intent, known) for intent in intents]


def merge_reasons(
    merges: Iterable[Merge], stored: Mapping[int, Sequence[Member]], fresh: Iterable[ArticleIntent]
) -> list[ReasonIntent]:
    """Why the first article of each story that is gone stands in the one it lives on in; both as before the merges."""
    docs = {story: [member.doc for member in members] for story, members in stored.items()}
    for intent in fresh:
        if intent.story:
            docs.setdefault(int(intent.story.story), []).append(doc_of(intent))
    found = []
    for merge in merges:
        first = next((doc for doc in docs.get(int(merge.gone), ()) if doc.id == merge.gone), None)
        others = docs.get(int(merge.kept), [])[:_LOOKED_AT]
        if first is None or not others:
            continue
        reasons = [explain(first, other, parts={}) for other in others]
        best = max(reasons, key=lambda reason: len(reason.shared))
        found.append(ReasonIntent(article_id=ArticleId(int(first.id)), reason=best))
    return found


def _explained(intent: ArticleIntent, known: Mapping[ArticleId, Doc]) -> ArticleIntent:
    nearest, story = _nearest(intent), intent.story
    if story is None or nearest is None or nearest not in known:
        return intent
    reason = story.reason
    full = explain(known[intent.id], known[nearest], parts=reason.parts, similarity=reason.similarity)
    return replace(intent, story=replace(story, reason=full))


def _nearest(intent: ArticleIntent) -> ArticleId | None:
    """The article it was found nearest to, unless it is a copy."""
    nearest = intent.story.reason.nearest if intent.story else ""
    if intent.copy is not None and intent.copy.copy_of is not None:
        return None
    return ArticleId(int(nearest)) if nearest else None
