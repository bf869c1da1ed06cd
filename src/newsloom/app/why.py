"""Why articles stand in their stories, true to the words both have today."""

from collections.abc import Collection
from dataclasses import replace

from newsloom.model.weave import Doc, Reason, Shared
from newsloom.store.reading.why import Pair, pairs
from newsloom.stories.keyed import keyed
from newsloom.stories.reasons import explain


def why(article_ids: Collection[int]) -> dict[int, Pair]:
    """The articles that joined a story, each with its nearest and a reason whose every span is true now.

    Where one of the two was edited since, or the reason is of a version that kept no spans, what both share is found
    anew; by what likeness it was decided stays as it was.
    """
    return {key: replace(pair, reason=_true(pair)) for key, pair in pairs(article_ids).items()}


def _true(pair: Pair) -> Reason:
    reason, here, there = pair.reason, pair.article.doc, pair.nearest.doc
    if reason.shared and all(_stands(one, here, there) for one in reason.shared):
        return reason
    found = explain(here, there, parts=reason.parts, similarity=reason.similarity, across=keyed)
    return replace(reason, shared=found.shared)


def _stands(one: Shared, here: Doc, there: Doc) -> bool:
    """Whether the article still prints it where it is said to, and the other too."""
    return (
        bool(one.here and one.there)
        and all(_printed(here, span.field, span.start, span.end) == one.text for span in one.here)
        and all(_printed(there, span.field, span.start, span.end) == one.other for span in one.there)
    )


def _printed(doc: Doc, field: str, start: int, end: int) -> str:
    return (doc.title if field == "title" else doc.text)[start:end]
