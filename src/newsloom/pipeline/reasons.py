"""The reason of every membership a batch decides, from the words of both articles."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from newsloom.model.article import ArticleId
from newsloom.model.intent import ArticleIntent, Member, ReasonIntent
from newsloom.model.weave import Doc, Merge, Parting, Reason
from newsloom.pipeline.understand import doc_of
from newsloom.stories.keyed import keyed
from newsloom.stories.reasons import explain

_LOOKED_AT = 12  # articles of a story beside which one that was moved is laid

Docs = Callable[[Collection[ArticleId]], Mapping[ArticleId, Doc]]


def explained(intents: Sequence[ArticleIntent], docs: Docs) -> list[ArticleIntent]:
    """The intents with what each article shares with the nearest of its story; that one is read by `docs`, in one call.

    A copy shares everything with what it copies: nothing is looked for.
    """
    known = {intent.id: doc_of(intent) for intent in intents}
    wanted = {key for intent in intents if (key := _nearest(intent)) is not None}
    known = {**docs(wanted - known.keys()), **known} if wanted - known.keys() else known
    return [_explained(intent, known) for intent in intents]


def moved_reasons(
    merges: Iterable[Merge],
    partings: Iterable[Parting],
    stored: Mapping[int, Sequence[Member]],
    fresh: Iterable[ArticleIntent],
) -> list[ReasonIntent]:
    """Why articles stand where a pass has put them; `stored` and `fresh` hold the stories as before it.

    The first article of a story that is gone is laid beside those of the one it lives on in; articles that left a story
    beside those that left with them, and the first of these began the new one and has no reason.
    """
    docs = {story: [member.doc for member in members] for story, members in stored.items()}
    for intent in fresh:
        if intent.story:
            docs.setdefault(int(intent.story.story), []).append(doc_of(intent))
    found = []
    for merge in merges:
        first = [doc for doc in docs.get(int(merge.gone), ()) if doc.id == merge.gone]
        others = docs.get(int(merge.kept), [])[:_LOOKED_AT]
        found += [_beside(doc, others) for doc in first if others]
        docs[int(merge.kept)] = docs.get(int(merge.kept), []) + docs.get(int(merge.gone), [])
    for parting in partings:
        left = [doc for doc in docs.get(int(parting.story), ()) if doc.id in parting.members]
        for place, doc in enumerate(left):
            found.append(_beside(doc, left[max(0, place - _LOOKED_AT) : place]))
    return found


def placed_reasons(placed: Iterable[ArticleId], stories: Iterable[Sequence[Doc]]) -> list[ReasonIntent]:
    """Why articles a person placed may stand there: each laid beside others of its story, given whole; the first has none."""
    moved = {str(key) for key in placed}
    return [
        _beside(doc, [other for other in docs if other.id != doc.id][:_LOOKED_AT] if place else ())
        for docs in stories
        for place, doc in enumerate(docs)
        if doc.id in moved
    ]


def _beside(doc: Doc, others: Sequence[Doc]) -> ReasonIntent:
    """The reason of the article by the other with which it shares most; an empty one where there is none."""
    reasons = [explain(doc, other, parts={}, across=keyed) for other in others]
    best = max(reasons, key=lambda reason: len(reason.shared), default=Reason())
    return ReasonIntent(article_id=ArticleId(int(doc.id)), reason=best)


def _explained(intent: ArticleIntent, known: Mapping[ArticleId, Doc]) -> ArticleIntent:
    nearest, story = _nearest(intent), intent.story
    if story is None or nearest is None or nearest not in known:
        return intent
    reason = story.reason
    full = explain(known[intent.id], known[nearest], parts=reason.parts, similarity=reason.similarity, across=keyed)
    return replace(intent, story=replace(story, reason=full))


def _nearest(intent: ArticleIntent) -> ArticleId | None:
    """The article it was found nearest to, unless it is a copy."""
    nearest = intent.story.reason.nearest if intent.story else ""
    if intent.copy is not None and intent.copy.copy_of is not None:
        return None
    return ArticleId(int(nearest)) if nearest else None
