"""What a person says about stories, carried out at once: articles moved, stories recounted, the word kept for ever."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsloom.copies.identity import content_hash
from newsloom.errors import CorrectionError, CorrectionOverruled, NotFound
from newsloom.model.article import ArticleId
from newsloom.model.corrections import CorrectedArticle, Role, StoryCorrection, StoryCorrectionKind, Undone
from newsloom.model.intent import Batch, Look, Member, ReasonIntent, StoryIntent
from newsloom.pipeline.overview import overview
from newsloom.pipeline.reasons import placed_reasons
from newsloom.pipeline.regroup import Regrouped, merge_into, move_to, split_off
from newsloom.ports import Loom
from newsloom.stories.corrections import Corrections

_ALL = 1_000_000  # every article of a story, however many
Kind = StoryCorrectionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person asks for. `articles` are those to split off or move; `other` the story to merge in or to move to.

    Copies go with the report they stand under. A move may leave `story` open: it is where the articles stand.
    """

    kind: StoryCorrectionKind
    story: int | None
    articles: tuple[int, ...] = ()
    other: int | None = None
    note: str = ""
    by_id: int | None = None
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The number of the correction, and the living stories it left, the one to look at first."""

    number: int
    stories: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """The stories concerned as they stand."""

    members: Mapping[int, Sequence[Member]]
    redirects: Mapping[int, int]

    @property
    def stories(self) -> dict[int, list[int]]:
        return {story: sorted(int(one.doc.id) for one in members) for story, members in self.members.items()}


def correct(store: Loom, wish: Wish, now: dt.datetime) -> Corrected:
    """Carries the wish out in one transaction. Raises NotFound or CorrectionError; then nothing is changed."""
    with store.writing():
        wish = _located(store, wish)
        story = wish.story or 0
        ground = _ground(store, {story, wish.other} - {None})
        said, done = _carried_out(ground, replace(wish, articles=_with_copies(ground.members[story], wish.articles)))
        record = StoryCorrection(
            kind=wish.kind, articles=tuple(said), at=now, by_id=wish.by_id, by=wish.by, note=wish.note
        )
        store.apply(_batch(ground, done, now, corrections=(record,)))
        number = store.corrections()[-1].number
    return Corrected(number=number, stories=_shown_first(done, story, wish))


def undo(store: Loom, number: int, now: dt.datetime, *, by_id: int | None = None, by: str = "") -> Corrected:
    """Takes a correction back and puts the articles where they were, as far as later arrivals and partings leave it.

    Raises NotFound, or CorrectionOverruled where a later correction says otherwise; then nothing is changed.
    """
    with store.writing():
        records = {one.number: one for one in store.corrections()}
        said = records.get(number)
        if said is None:
            raise NotFound(f"There is no correction {number}.")
        if not said.holds:
            raise CorrectionError(f"Correction {number} has already been taken back.")
        ids = {one.id for one in said.articles if one.id is not None}
        places = store.stories_of(ids)
        ground = _ground(store, set(places.values()))
        done = _taken_back(ground, said, places)
        left = Corrections(one for one in records.values() if one.number != number)
        crossed = left.crossed(_afterwards(ground, done))
        if crossed is not None:
            raise CorrectionOverruled(f"Correction {crossed} says otherwise about the same articles.")
        store.apply(_batch(ground, done, now, undone=(Undone(number=number, by_id=by_id, by=by),)))
    return Corrected(number=number, stories=tuple(done.stories) if done else tuple(sorted(set(places.values()))))


def _located(store: Loom, wish: Wish) -> Wish:
    """The wish with its stories as they live on now. Raises CorrectionError where it cannot be meant."""
    story = wish.story
    if story is None:
        places = store.stories_of([ArticleId(key) for key in wish.articles])
        astray = [key for key in wish.articles if ArticleId(key) not in places]
        if astray or len(set(places.values())) != 1:
            listed = ", ".join(map(str, astray or wish.articles))
            raise CorrectionError(f"Of these articles, some stand in no story or not in the same one: {listed}.")
        story = next(iter(places.values()))
    asked = {key for key in (story, wish.other) if key is not None}
    redirects = store.redirects(asked)
    story = redirects.get(story, story)
    other = redirects.get(wish.other, wish.other) if wish.other is not None else None
    if wish.kind in (Kind.MERGE, Kind.MOVE):
        if other is None:
            raise CorrectionError("The other story is not named.")
        if other == story:
            raise CorrectionError(f"Both are story {story} already.")
    return replace(wish, story=story, other=other)


def _ground(store: Loom, stories: Collection[int | None]) -> _Ground:
    numbers = sorted(story for story in stories if story is not None)
    members = store.members(numbers, _ALL)
    for story in numbers:
        if not members.get(story):
            raise NotFound(f"There is no story {story}.")
    ids = {int(one.doc.id) for held in members.values() for one in held}
    return _Ground(members=members, redirects=store.redirects(ids | set(numbers)))


def _carried_out(ground: _Ground, wish: Wish) -> tuple[list[CorrectedArticle], Regrouped | None]:
    """What was said about which article, and the stories afterwards; None where nothing moves."""
    story, other = wish.story or 0, wish.other or 0
    members = ground.members[story]
    if wish.kind is Kind.MERGE:
        said = [*_said(ground.members[other], Role.MOVED), *_said(members, Role.JOINED)]
        return said, merge_into(ground.stories, ground.redirects, story, other)
    if wish.kind in (Kind.LOCK, Kind.UNLOCK):
        return _said(members, Role.MOVED), None
    chosen = _chosen(members, wish)
    moved = [one for one in members if int(one.doc.id) in chosen]
    left = [one for one in members if int(one.doc.id) not in chosen]
    said = [*_said(moved, Role.MOVED), *_said(left, Role.LEFT)]
    if wish.kind is Kind.SPLIT:
        if not left:
            raise CorrectionError(f"All articles of story {story} are chosen, so nothing would be left to split from.")
        return said, split_off(ground.stories, ground.redirects, story, chosen)
    said += _said(ground.members[other], Role.JOINED)
    return said, move_to(ground.stories, ground.redirects, story, chosen, other)


def _chosen(members: Sequence[Member], wish: Wish) -> set[int]:
    held = {int(one.doc.id) for one in members}
    if not wish.articles:
        raise CorrectionError("No article is chosen.")
    if astray := sorted(set(wish.articles) - held):
        raise CorrectionError(f"Not in story {wish.story}: {', '.join(f'article {key}' for key in astray)}.")
    return set(wish.articles)


def _with_copies(members: Sequence[Member], chosen: Collection[int]) -> tuple[int, ...]:
    """The articles with every copy of them in the story: the same text cannot belong to two events."""
    groups = {one.copy_group for one in members if int(one.doc.id) in chosen}
    return tuple(sorted({*chosen, *(int(one.doc.id) for one in members if one.copy_group in groups)}))


def _said(members: Iterable[Member], role: Role) -> list[CorrectedArticle]:
    return [
        CorrectedArticle(
            id=ArticleId(int(one.doc.id)),
            role=role,
            title=one.doc.title,
            source=one.source_name,
            language=one.doc.language,
            at=dt.datetime.fromtimestamp(one.doc.at, dt.UTC) if one.doc.at is not None else None,
            content_hash=content_hash(one.doc.title, one.doc.text),
        )
        for one in members
    ]


def _taken_back(ground: _Ground, said: StoryCorrection, places: Mapping[ArticleId, int]) -> Regrouped | None:
    """The stories as they would stand without the correction; None where nothing need move."""
    if said.kind in (Kind.LOCK, Kind.UNLOCK):
        return None
    moved, left, joined = (said.ids(role) for role in Role)
    here = _mostly(joined or moved, places)
    home = _mostly(left, places)
    if here is None or here == home:
        return None
    if said.kind is Kind.SPLIT:
        return merge_into(ground.stories, ground.redirects, min(here, home), max(here, home)) if home else None
    back = [key for key in moved if places.get(key) == here]
    back = [ArticleId(key) for key in _with_copies(ground.members[here], back) if key not in joined]
    if home is not None:
        return move_to(ground.stories, ground.redirects, here, back, home) if back else None
    if not back or len(back) == len(ground.members[here]):
        return None
    return split_off(ground.stories, ground.redirects, here, back)


def _afterwards(ground: _Ground, done: Regrouped | None) -> list[list[str]]:
    """The members of every story concerned, after the moves."""
    places = {article: story for story, members in ground.stories.items() for article in members}
    places |= {int(article): story for article, story in (done.moves.placed if done else ())}
    found: dict[int, list[str]] = {}
    for article, story in places.items():
        found.setdefault(story, []).append(str(article))
    return list(found.values())


def _mostly(articles: Sequence[ArticleId], places: Mapping[ArticleId, int]) -> int | None:
    """The story most of the articles stand in, the oldest of equals."""
    found = Counter(places[key] for key in articles if key in places)
    return min(found, key=lambda story: (-found[story], story)) if found else None


def _batch(
    ground: _Ground,
    done: Regrouped | None,
    now: dt.datetime,
    *,
    corrections: tuple[StoryCorrection, ...] = (),
    undone: tuple[Undone, ...] = (),
) -> Batch:
    return Batch(
        look=Look(feed_id=None, state=None, at=now),
        stories=tuple(_recounted(ground, done)) if done else (),
        regrouping=done.moves if done else None,
        reasons=tuple(_reasons(ground, done)) if done else (),
        corrections=corrections,
        undone=undone,
    )


def _recounted(ground: _Ground, done: Regrouped) -> list[StoryIntent]:
    return [overview(story, members) for story, members in _afterwards_in_order(ground, done)]


def _reasons(ground: _Ground, done: Regrouped) -> list[ReasonIntent]:
    originals = [
        [one.doc for one in members if one.copy_of is None] for _, members in _afterwards_in_order(ground, done)
    ]
    return placed_reasons((article for article, _ in done.moves.placed), originals)


def _afterwards_in_order(ground: _Ground, done: Regrouped) -> list[tuple[int, list[Member]]]:
    """The stories afterwards with their articles, oldest first."""
    held = {int(one.doc.id): one for members in ground.members.values() for one in members}
    return [
        (story, sorted((held[key] for key in keys), key=lambda one: (one.doc.at or 0.0, int(one.doc.id))))
        for story, keys in sorted(done.stories.items())
    ]


def _shown_first(done: Regrouped | None, story: int, wish: Wish) -> tuple[int, ...]:
    """The stories afterwards: first the one the person was at, as it lives on."""
    if done is None:
        return (story,)
    led = dict(done.moves.redirects)
    first = led.get(story, story) if story not in done.stories else story
    return (first, *(one for one in done.stories if one != first))
