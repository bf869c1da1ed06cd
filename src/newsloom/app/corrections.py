"""Corrections of stories as people give them: carried out, taken back, and written out as test cases."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from newsloom.app.clock import SystemClock
from newsloom.errors import InputError
from newsloom.model.corrections import Role, StoryCorrection, StoryCorrectionKind
from newsloom.model.weave import Doc
from newsloom.pipeline.correct import Corrected, Wish, correct, undo
from newsloom.pipeline.meaning import encoder_for, meant
from newsloom.pipeline.stages.docs import doc_of
from newsloom.store.models import Article
from newsloom.store.news import NewsStore
from newsloom.stories.index import StoryIndex

FORMAT = "newsloom-story-corrections/1"
_TEXT_CHARS = 5_000  # more of a text is not looked at (stories.reading)
Case = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How one case fares without the correction: pairs of articles, and how many stand as the person said."""

    number: object
    pairs: int
    right: int


def carry_out(wish: Wish) -> Corrected:
    """Carries the wish out now. Raises NotFound or CorrectionError; then nothing is changed."""
    return correct(NewsStore(), wish, SystemClock().now())


def take_back(number: int, *, by_id: int | None = None, by: str = "") -> Corrected:
    """Takes a correction back now. Raises NotFound or CorrectionError; then nothing is changed."""
    return undo(NewsStore(), number, SystemClock().now(), by_id=by_id, by=by)


def said() -> tuple[StoryCorrection, ...]:
    """Every correction, taken back or not, oldest first."""
    return NewsStore().corrections()


def cases() -> Iterator[Case]:
    """Each split, merge and move that holds, with its articles' words: which pairs belong together and which do not.

    Locks say that a story is to be left alone, not what is right, and are no cases.
    """
    for one in said():
        if not one.holds or one.kind in (StoryCorrectionKind.LOCK, StoryCorrectionKind.UNLOCK):
            continue
        rows = Article.objects.select_related("source").in_bulk([a.id for a in one.articles if a.id is not None])
        yield {
            "format": FORMAT,
            "number": one.number,
            "kind": one.kind.value,
            "at": one.at.isoformat(),
            "note": one.note,
            "articles": [_article(rows[a.id], a.role) for a in one.articles if a.id is not None and a.id in rows],
        }


def checked(given: Iterable[Case]) -> Iterator[Verdict]:
    """How each case fares when its articles alone pass through the loom, no correction known. Raises InputError."""
    for case in given:
        if case.get("format") != FORMAT or not isinstance(case.get("articles"), list):
            raise InputError(
                f"A line is no correction in the format {FORMAT}: write the file with `corrections export`."
            )
        yield _verdict(case)


def _verdict(case: Case) -> Verdict:
    encoder, index = encoder_for(True), StoryIndex()
    docs = [(doc_of(row), str(row.get("role"))) for row in case["articles"]]
    for doc, _ in sorted(docs, key=lambda pair: (pair[0].at or 0.0, pair[0].id)):
        index.assign(meant(replace(doc, source=""), encoder))
    index.merge_pass()
    index.part_pass()
    by_role: dict[str, list[Doc]] = {}
    for doc, role in docs:
        by_role.setdefault(role, []).append(doc)
    moved, left, joined = (by_role.get(role.value, []) for role in (Role.MOVED, Role.LEFT, Role.JOINED))
    wanted = [*((one, other, False) for one, other in product(moved, left))]
    wanted += [(one, other, True) for one, other in product(moved, joined)]
    right = sum((index.story_of(one.id) == index.story_of(other.id)) is together for one, other, together in wanted)
    return Verdict(number=case.get("number"), pairs=len(wanted), right=right)


def _article(row: Article, role: Role) -> Case:
    return {
        "id": row.pk,
        "role": role.value,
        "title": row.title,
        "text": row.text[:_TEXT_CHARS],
        "source": row.source.name,
        "published": row.sort_at.isoformat(),
        "language": row.language,
    }
